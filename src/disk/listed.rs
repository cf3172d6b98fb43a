//! A list of paths, one on each line, as other programs write it. On Windows PowerShell's `>` writes UTF-16, Notepad may put a mark
//! before its UTF-8, and `dir /s /b *.xlsx > stier.txt` writes the console's code page.
use crate::danish::code_pages;
use std::path::PathBuf;

/// The paths on the lines; lines without any are left out.
pub fn listed(bytes: &[u8]) -> Vec<PathBuf> {
    let lines: Vec<String> = match bytes {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] | rest => rest.split(|byte| *byte == b'\n').map(line).collect(),
    };
    let lines = lines.iter().map(|line| line.trim_end_matches('\r'));
    lines.filter(|line| !line.trim().is_empty()).map(PathBuf::from).collect()
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Vec<String> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let text: String = char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    text.split('\n').map(str::to_owned).collect()
}

/// What is no UTF-8 is in a code page: in the one by which there is such a file, else in the console's.
fn line(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let mut readings = code_pages::readings(bytes);
    let there = readings.iter().position(|path| PathBuf::from(path.trim_end_matches('\r')).exists());
    std::mem::take(&mut readings[there.unwrap_or(0)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// The list `bøger.xlsx`, an empty line, `æ.xlsx`, as different programs write it.
    #[test]
    fn a_list_is_the_same_whoever_has_written_it() {
        let text = "bøger.xlsx\r\n\r\næ.xlsx\r\n";
        let marked = |mark: &[u8], of: fn(u16) -> [u8; 2]| -> Vec<u8> {
            mark.iter().copied().chain(text.encode_utf16().flat_map(of)).collect()
        };
        let wanted = ["bøger.xlsx", "æ.xlsx"].map(PathBuf::from);
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            marked(b"\xff\xfe", u16::to_le_bytes),
            marked(b"\xfe\xff", u16::to_be_bytes),
            b"b\x9bger.xlsx\r\n\r\n\x91.xlsx\r\n".to_vec(),
        ] {
            assert_eq!(listed(&bytes), wanted, "{bytes:?}");
        }
        assert!(listed(b"").is_empty());
    }

    #[test]
    fn of_two_code_pages_the_one_by_which_there_is_a_file_is_meant() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bøger.xlsx");
        fs::write(&path, "").unwrap();
        let windows: Vec<u8> =
            path.to_str().unwrap().chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        assert_eq!(listed(&windows), [path]);
    }
}
