//! **Ulæst.** Files that lie there and that the disk does not give: open in another program, or not fetched from the cloud. Whose
//! they are can only be told by their names. A centre whose business case may be among them is waited for and not reminded.
use super::{Fate, Received};
use crate::{
    danish::words::{alike, fold},
    programme::{Centre, Programme},
    rules::file::f17_unreadable_file,
};

/// Endings of what a business case can come in.
const MAY_HOLD_ONE: [&str; 8] = ["xlsx", "xlsm", "xls", "xlsb", "ods", "zip", "eml", "msg"];
/// A shorter part of a path says nothing of a centre's name, which may be in many words: `tid`, `2026`.
const LETTERS: usize = 5;

/// The unread file that may be a centre's business case: one that names the centre, else one that names none.
pub fn unread<'a>(received: &'a [Received], programme: &Programme, centre: &Centre) -> Option<&'a Received> {
    let unread = || received.iter().filter(|one| one.fate == Fate::Rejected(f17_unreadable_file::RULE.code));
    let names_nobody = |path: &str| !programme.centres.iter().any(|centre| names(path, centre));
    let own = unread().find(|one| names(&one.file, centre));
    own.or_else(|| unread().find(|one| may_be_a_case(&one.file) && names_nobody(&one.file)))
}

fn may_be_a_case(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| MAY_HOLD_ONE.contains(&&*end.to_lowercase()))
}

/// Whether a path holds a centre's code as a word, or its name as a folder or in a file's name. A folder may have a part of
/// the name alone: `Borgerservice` of `Digitalisering og Borgerservice`.
fn names(path: &str, centre: &Centre) -> bool {
    let is_code = |word: &str| alike(word, centre.code.as_str());
    let name = fold(&centre.name);
    let is_named = |part: &str| {
        let part = fold(part);
        part.contains(&name) || (part.chars().count() >= LETTERS && name.contains(&part))
    };
    path.split('/').any(is_named) || path.split(|letter: char| !letter.is_alphanumeric()).any(is_code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::testing, schema::Id};

    fn received(file: &str, code: &'static str) -> Received {
        Received {
            index: 0,
            file: file.into(),
            sha256: String::new(),
            bytes: 0,
            centre: None,
            kind: None,
            fate: Fate::Rejected(code),
        }
    }

    /// The unread file by which each centre of the programme is waited for.
    fn waited_for(file: &str, code: &'static str) -> Vec<&'static str> {
        let programme = testing::programme();
        let all = [received(file, code)];
        let is_waited_for = |code: &&str| {
            let centre = programme.centre(&Id((*code).to_owned())).unwrap();
            unread(&all, &programme, centre).is_some()
        };
        ["CBD", "CBU"].into_iter().filter(is_waited_for).collect()
    }

    #[test]
    fn a_file_that_names_a_centre_is_its_own_and_one_that_names_none_may_be_anybodys() {
        assert_eq!(waited_for("indsendt/Businesscase CBD.xlsx", "F17"), ["CBD"]);
        assert_eq!(waited_for("indsendt/cbu/marts.xlsx", "F17"), ["CBU"]);
        assert_eq!(waited_for("indsendt/Fra mail/endelig_v3.xlsx", "F17"), ["CBD", "CBU"]);
        assert!(waited_for("indsendt/Fra mail/Husk.txt", "F17").is_empty(), "no business case comes so");
        assert!(waited_for("indsendt/Businesscase CBD.xlsx", "F13").is_empty(), "it was read, and is damaged");
    }
}
