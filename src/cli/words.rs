//! The words of the command line as the system gives them.
//!
//! On Windows a program gets one line and takes it apart itself, and `\"` in it is a quote that stands for itself. So in
//! `gevinst saml "C:\Min mappe\" --periode 2026-03` the folder goes on to the end of the line; PowerShell's Tab
//! ends every folder so. No path can hold a quote, so a word with one is taken apart there. Nor does anybody but the program
//! itself find the files that `*.xlsx` stands for.
use std::ffi::OsString;

/// The words this program was started with.
#[cfg(windows)]
pub fn arguments() -> Vec<OsString> {
    apart(wild::args_os().collect())
}

/// The words this program was started with.
#[cfg(not(windows))]
pub fn arguments() -> Vec<OsString> {
    std::env::args_os().collect()
}

/// The words with what a folder in quotes has swallowed as words of their own.
#[cfg(any(windows, test))]
fn apart(words: Vec<OsString>) -> Vec<OsString> {
    let mut words = words.into_iter();
    let (mut plain, mut rest) = (Vec::new(), String::new());
    for word in words.by_ref() {
        let Some((folder, swallowed)) = word.to_str().and_then(|text| text.split_once('"')) else {
            plain.push(word);
            continue;
        };
        // Of `"C:\"` the drive alone is left, which would be the folder one stands in there.
        let root = if folder.ends_with(':') { "\\" } else { "" };
        plain.push(OsString::from(format!("{folder}{root}")));
        swallowed.clone_into(&mut rest);
        break;
    }
    // What follows was taken apart at the wrong quotes too.
    for word in words {
        rest = format!("{rest} {}", word.to_string_lossy());
    }
    plain.extend(values_whole(rest.replace('"', " ").split_whitespace()));
    plain
}

/// The value of an option that was in quotes is in several words: they go on to the next option.
#[cfg(any(windows, test))]
fn values_whole<'a>(words: impl Iterator<Item = &'a str>) -> impl Iterator<Item = OsString> {
    let (mut whole, mut is_value) = (Vec::<String>::new(), false);
    for word in words {
        let is_option = word.starts_with("--");
        match whole.last_mut().filter(|last| is_value && !is_option && !last.starts_with("--")) {
            Some(value) => *value = format!("{value} {word}"),
            None => whole.push(word.to_owned()),
        }
        is_value |= is_option;
    }
    whole.into_iter().map(OsString::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Windows makes of a line, and what was meant.
    #[test]
    fn a_folder_in_quotes_that_ends_in_a_backslash_ends_where_it_was_meant_to() {
        for (given, meant) in [
            (&[r#"C:\e\Min mappe" --periode 2026-03"#][..], &[r"C:\e\Min mappe", "--periode", "2026-03"][..]),
            (&[r#"C:\e\Min mappe""#], &[r"C:\e\Min mappe"]),
            (&[r#"D:""#], &[r"D:\"]),
            (
                &[r#"C:\e\Min mappe" --af Åse"#, "Østergård --alligevel"],
                &[r"C:\e\Min mappe", "--af", "Åse Østergård", "--alligevel"],
            ),
            (&[r#"C:\a b" --periode 2026-03 --af Åse"#, "Ø"], &[r"C:\a b", "--periode", "2026-03", "--af", "Åse Ø"]),
            (&[r#"C:\a b" C:\c"#], &[r"C:\a b", r"C:\c"]),
            (&["saml", r"C:\Min mappe", "--af", "Åse Ø"], &["saml", r"C:\Min mappe", "--af", "Åse Ø"]),
        ] {
            let words = given.iter().map(OsString::from).collect();
            assert_eq!(apart(words), meant, "{given:?}");
        }
    }
}
