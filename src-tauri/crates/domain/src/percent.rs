//! 一部負担金の割合: the percents of a treatment that a person pays. 健康保険法第74条.

use std::fmt;

/// 20 or 30.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Percent {
    /// 2割
    Twenty,
    /// 3割
    Thirty,
}

impl Percent {
    const ALL: [Self; 2] = [Self::Twenty, Self::Thirty];

    /// `None` for any other number than 20 and 30.
    pub fn new(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|percent| percent.number() == number)
    }

    pub fn number(self) -> u8 {
        match self {
            Self::Twenty => 20,
            Self::Thirty => 30,
        }
    }
}

/// `2割`
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}割", self.number() / 10)
    }
}
