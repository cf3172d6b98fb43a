//! The files of `src` as text: whole, without comments, without tests, and without what stands in quotes.
use std::{fs, path::Path, sync::LazyLock};

/// A file of `src`.
pub struct Source {
    /// From the crate's root.
    pub path: String,
    /// The module directly under the crate.
    pub module: String,
    /// As written.
    pub text: String,
    /// Without comments, quoted texts and tests; every line in its place.
    pub code: String,
    /// Without comments and tests.
    pub literal: String,
    /// Without comments and quoted texts.
    whole: String,
}

/// Every file of every module, in the order of their paths.
pub fn sources() -> &'static [Source] {
    static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(read_all);
    &SOURCES
}

fn read_all() -> Vec<Source> {
    let mut found = Vec::new();
    visit(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found.sort_by(|one, other| one.path.cmp(&other.path));
    let for_tests: Vec<String> = found.iter().flat_map(Source::test_files).collect();
    for source in found.iter_mut().filter(|source| for_tests.contains(&source.path)) {
        source.code.clear();
        source.literal.clear();
    }
    found
}

fn visit(folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_root = ["main.rs", "lib.rs"].iter().any(|name| path.ends_with(format!("src/{name}")));
        if path.is_dir() {
            visit(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") && !is_root {
            found.push(Source::read(&path));
        }
    }
}

impl Source {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let path = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_str().unwrap().replace('\\', "/");
        let module = path.split('/').nth(1).unwrap().trim_end_matches(".rs").to_owned();
        let (literal, whole) = scrub(&text);
        let mut kept = Self { path, module, text, code: whole.clone(), literal, whole };
        for (from, to) in test_blocks(&kept.whole) {
            blank(&mut kept.code, from, to);
            blank(&mut kept.literal, from, to);
        }
        kept
    }

    /// The first name of every path from the crate's root, with its line; tests too.
    pub fn crate_paths(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for (at, _) in self.whole.match_indices("crate::") {
            let line = self.whole[..at].lines().count().max(1);
            let rest = &self.whole[at + "crate::".len()..];
            let names = if rest.starts_with('{') { members(rest) } else { words(rest).take(1).collect() };
            found.extend(names.into_iter().map(|name| (line, name.to_owned())));
        }
        found
    }

    /// How many modules lie around a file's code, the crate left out.
    pub fn depth(&self) -> usize {
        self.path.split('/').count() - 1 - usize::from(self.path.ends_with("/mod.rs"))
    }

    /// The longest run of `super::` outside tests.
    pub fn supers(&self) -> usize {
        let mut longest = 0;
        for (at, _) in self.code.match_indices("super::") {
            let mut rest = &self.code[at..];
            let mut run = 0;
            while let Some(after) = rest.strip_prefix("super::") {
                rest = after;
                run += 1;
            }
            longest = longest.max(run);
        }
        longest
    }

    /// Every function with a body: its name and its lines from `fn` to the closing brace.
    pub fn functions(&self) -> Vec<(String, usize)> {
        let mut found = Vec::new();
        for (at, _) in self.whole.match_indices("fn ") {
            let before = self.whole[..at].chars().next_back().unwrap_or(' ');
            let Some(open) = body(&self.whole[at..]).filter(|_| !before.is_alphanumeric() && before != '_') else {
                continue;
            };
            let end = at + open + closing(&self.whole[at + open..]);
            let name = words(&self.whole[at + 3..]).next().unwrap_or_default().to_owned();
            found.push((name, self.whole[at..end].matches('\n').count() + 1));
        }
        found
    }

    /// Files that hold nothing but tests: modules declared under `#[cfg(test)]`.
    fn test_files(&self) -> Vec<String> {
        let folder = self.path.trim_end_matches("mod.rs").trim_end_matches(".rs").trim_end_matches('/');
        let declared = self.whole.match_indices("#[cfg(test)]").filter_map(|(at, mark)| {
            let rest = self.whole[at + mark.len()..].trim_start().trim_start_matches("pub(crate) ");
            let (name, _) = rest.strip_prefix("mod ")?.split_once(';')?;
            name.chars().all(|letter| letter.is_alphanumeric() || letter == '_').then(|| name.to_owned())
        });
        declared.map(|name| format!("{folder}/{name}.rs")).collect()
    }
}

/// The names and keywords of a text, in order.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').filter(|word| !word.is_empty())
}

/// The first name of each member of a braced group.
fn members(group: &str) -> Vec<&str> {
    let inside = &group[1..closing(group) - 1];
    let mut depth = 0;
    let parts = inside.split(|letter| {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        letter == ',' && depth == 0
    });
    parts.filter_map(|part| words(part).next()).collect()
}

/// Where a function's body opens; nothing for one that is only declared, or for a type such as `fn() -> T`.
fn body(declaration: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, letter) in declaration.char_indices() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '{' if depth == 0 => return Some(at),
            ';' if depth == 0 => return None,
            _ => {}
        }
        if depth < 0 {
            return None;
        }
    }
    None
}

/// Just past the brace that closes the first one.
fn closing(text: &str) -> usize {
    let mut depth = 0;
    for (at, letter) in text.char_indices() {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        if letter == '}' && depth == 0 {
            return at + 1;
        }
    }
    text.len()
}

/// Where the items under `#[cfg(test)]` or `#[test]` begin and end.
fn test_blocks(code: &str) -> Vec<(usize, usize)> {
    let marks = ["#[cfg(test)]", "#[test]"];
    let starts = marks.iter().flat_map(|mark| code.match_indices(mark).map(|(at, _)| at));
    let end = |at: usize| {
        let rest = &code[at..];
        match (rest.find('{'), rest.find(';')) {
            (Some(open), semicolon) if semicolon.is_none_or(|end| open < end) => at + closing(rest),
            (_, semicolon) => at + semicolon.map_or(rest.len(), |end| end + 1),
        }
    };
    starts.map(|at| (at, end(at))).collect()
}

/// Writes spaces over a part, byte for byte, so that lines and places stay.
fn blank(text: &mut String, from: usize, to: usize) {
    let blanked: String = text[from..to].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    text.replace_range(from..to, &blanked);
}

/// The text without its comments, and without its quoted texts either; both as long as the text.
fn scrub(text: &str) -> (String, String) {
    let (mut literal, mut code) = (text.to_owned(), text.to_owned());
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let step = rest.chars().next().map_or(1, char::len_utf8);
        if rest.starts_with("//") {
            let end = at + rest.find('\n').unwrap_or(rest.len());
            blank(&mut literal, at, end);
            blank(&mut code, at, end);
            at = end;
        } else if let Some(long) = quoted(rest) {
            blank(&mut code, at + 1, at + long - 1);
            at += long;
        } else {
            at += step;
        }
    }
    (literal, code)
}

/// The length of the text or character in quotes that stands here, if one does.
fn quoted(rest: &str) -> Option<usize> {
    if let Some(raw) = rest.strip_prefix("r#\"") {
        return raw.find("\"#").map(|end| end + 5);
    }
    let quote = rest.chars().next().filter(|letter| "\"'".contains(*letter))?;
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        if letter == quote && !escaped {
            return Some(at + 1);
        }
        escaped = letter == '\\' && !escaped;
        // What is no character is a lifetime, such as the one in `&'a str`.
        if quote == '\'' && at > 1 && !rest.starts_with("'\\") {
            return None;
        }
    }
    None
}
