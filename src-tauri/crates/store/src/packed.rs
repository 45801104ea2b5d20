//! Lines that are kept together: packed with zstd, unpacked whole. Door to zstd.

use crate::error::{StoreError, internal};

/// How hard lines are packed. Higher levels take more time than they save room.
const LEVEL: i32 = 1;

/// Nothing of ours is larger, unpacked: what claims to be is damage.
const LARGEST: usize = 1 << 30;

/// Packs lines, each of which ends with a line feed.
pub(crate) fn packed(lines: &[u8]) -> Result<Vec<u8>, StoreError> {
    zstd::bulk::compress(lines, LEVEL).map_err(|_| internal())
}

/// Unpacks them.
pub(crate) fn unpacked(pack: &[u8]) -> Result<Vec<u8>, StoreError> {
    let size = size(pack).ok_or(StoreError::Damaged)?;
    let lines = zstd::bulk::decompress(pack, size).map_err(|_| StoreError::Damaged)?;
    if lines.ends_with(b"\n") { Ok(lines) } else { Err(StoreError::Damaged) }
}

/// How large a pack says that it is, unpacked.
fn size(pack: &[u8]) -> Option<usize> {
    let size = zstd::zstd_safe::get_frame_content_size(pack).ok()??;
    usize::try_from(size).ok().filter(|size| *size <= LARGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_and_nothing_else_is_read() {
        let lines = b"one\ntwo\n".repeat(1_000);
        let pack = packed(&lines).unwrap();
        assert!(pack.len() < lines.len() / 10);
        assert_eq!(unpacked(&pack).unwrap(), lines);
        let mut cut = pack.clone();
        cut.truncate(pack.len() - 3);
        for bad in [&b""[..], b"not zstd", &cut, &packed(b"no line feed").unwrap()] {
            assert_eq!(unpacked(bad), Err(StoreError::Damaged));
        }
    }
}
