//! What the repository cites stands in it: every `.md` that is named is a file, and every cited section of
//! `docs/fagligt.md` has its heading. A comment that leans on what its reader cannot open has told nothing.
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};
use walkdir::WalkDir;

/// What people write and read, by the end of its name; scripts and the Justfile have none.
const READ: [&str; 7] = ["", "js", "md", "py", "rs", "toml", "yml"];

/// What is made or fetched.
const PASSED_OVER: [&str; 5] = [".git", "target", "fuzz/artifacts", "fuzz/corpus", "fuzz/target"];

/// Each text of the repository: its path from the root, and what it says.
fn texts() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let within = |path: &Path| path.strip_prefix(root).unwrap().to_owned();
    let files = WalkDir::new(root).into_iter().filter_entry(|entry| {
        let path = within(entry.path());
        !PASSED_OVER.iter().any(|passed| path == Path::new(passed))
    });
    let files = files.map(|entry| entry.unwrap().into_path()).filter(|path| {
        let end = path.extension().unwrap_or_default().to_str().unwrap_or_default();
        path.is_file() && READ.contains(&end)
    });
    files.map(|path| (within(&path), String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned())).collect()
}

/// The files of Markdown that a text names, with the path they are named by; addresses of the web left out.
fn named(text: &str) -> Vec<&str> {
    let is_of_a_path = |letter: char| letter.is_alphanumeric() || "_-./:".contains(letter);
    let ends = text.match_indices(".md").map(|(at, end)| at + end.len());
    let ends = ends.filter(|end| !text[*end..].starts_with(char::is_alphanumeric));
    let names = ends.map(|end| {
        let start = text[..end].char_indices().rev().take_while(|(_, letter)| is_of_a_path(*letter)).last();
        &text[start.map_or(end, |(at, _)| at)..end]
    });
    names.filter(|name| *name != ".md" && !name.contains("://")).collect()
}

/// The numbers of the sections of `docs/fagligt.md` that a text cites: `fagligt.md §3.1, §5 and §7` cites three.
fn cited(text: &str) -> BTreeSet<String> {
    let mut sections = BTreeSet::new();
    for (at, name) in text.match_indices("fagligt.md") {
        let mut rest = &text[at + name.len()..];
        while let Some(section) = after_a_joint(rest).strip_prefix('§') {
            let end = section.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(section.len());
            sections.insert(section[..end].trim_end_matches('.').to_owned());
            rest = &section[end..];
        }
    }
    sections
}

/// The text after what may stand between two sections, or a file and its section.
fn after_a_joint(text: &str) -> &str {
    let text = text.trim_start_matches([' ', ',', '`']);
    ["and ", "og "].iter().find_map(|joint| text.strip_prefix(joint)).unwrap_or(text)
}

#[test]
fn every_document_that_is_named_is_in_the_repository() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts = texts();
    let known: BTreeSet<&str> = texts.iter().filter_map(|(path, _)| path.file_name()?.to_str()).collect();
    let mut wrong = Vec::new();
    for (path, text) in &texts {
        let beside = root.join(path.parent().unwrap());
        for name in named(text) {
            if !known.contains(name) && !root.join(name).is_file() && !beside.join(name).is_file() {
                wrong.push(format!("{}: {name}", path.display()));
            }
        }
    }
    assert!(texts.len() > 200, "{} texts looked at", texts.len());
    assert!(wrong.is_empty(), "named, and not in the repository: {wrong:#?}");
}

#[test]
fn every_cited_section_has_its_heading() {
    let document = include_str!("../../docs/fagligt.md");
    let headings = document.lines().filter_map(|line| line.strip_prefix('#')?.trim_start_matches('#').split_once(' '));
    let numbers = headings.filter_map(|(_, heading)| heading.split_once(' ')).map(|(number, _)| number);
    let sections: BTreeSet<&str> = numbers.map(|number| number.trim_end_matches('.')).collect();
    let (mut all, mut wrong) = (0, Vec::new());
    for (path, text) in texts() {
        for section in cited(&text) {
            all += 1;
            if !sections.contains(&*section) {
                wrong.push(format!("{}: §{section}", path.display()));
            }
        }
    }
    assert!(all > 10, "{all} citations");
    assert!(wrong.is_empty(), "cited, and not in docs/fagligt.md: {wrong:#?}");
}

#[test]
fn names_and_sections_are_found_in_a_text() {
    // Put together here, so that the tests above do not take these for citations.
    let end = "md";
    assert_eq!(named(&format!("see nothing.{end}, docs/a-b.{end}) and .{end}x https://x.dk/y.{end}")).len(), 2);
    let text = format!("(docs/fagligt.{end} §3.1, §5 and §7.) `fagligt.{end}` §2 og §11: fagligt.{end} alone §9");
    let found: Vec<String> = cited(&text).into_iter().collect();
    assert_eq!(found, ["11", "2", "3.1", "5", "7"]);
}
