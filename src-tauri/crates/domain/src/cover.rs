//! A spell of cover: on which days somebody is covered. The one rule for decisions and for whom a file should name.

use crate::Day;
use crate::age::seventy_fifth_birthday;

/// What bounds one person's cover.
#[derive(Clone, Copy, Debug)]
pub struct Cover {
    /// 生年月日: cover ends on the 75th birthday.
    pub birth: Day,
    /// 資格取得年月日・認定年月日: the first day.
    pub acquired_on: Day,
    /// 資格喪失年月日: the first day without.
    pub lost_on: Option<Day>,
    /// 任意継続: the last day.
    pub voluntary_until: Option<Day>,
}

impl Cover {
    /// Whether it holds on a day, by what is known now.
    pub fn holds_on(&self, day: Day) -> bool {
        day >= self.acquired_on
            && self.lost_on.is_none_or(|lost| day < lost)
            && self.voluntary_until.is_none_or(|last| day <= last)
            && day < seventy_fifth_birthday(self.birth)
    }
}
