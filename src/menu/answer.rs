//! What a person has written where a number is asked for.
use std::path::{Path, PathBuf};

/// An answer.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// Enter alone.
    Empty,
    /// One of the numbers there are; 0 ends.
    Number(usize),
    /// A file or a folder that is there.
    Path(PathBuf),
    /// Something else: what to say of it.
    Unknown(String),
}

impl Answer {
    /// What a line means where there are so many choices besides 0.
    pub fn of(line: &str, choices: usize) -> Self {
        let typed = unquoted(line);
        if typed.is_empty() {
            return Self::Empty;
        }
        // `2.` and `2)` are the number as it may be read aloud.
        if let Ok(number) = typed.trim_end_matches(['.', ')']).parse::<usize>()
            && number <= choices
        {
            return Self::Number(number);
        }
        if Path::new(typed).exists() {
            return Self::Path(PathBuf::from(typed));
        }
        let shown = crate::danish::printed(typed);
        Self::Unknown(match choices {
            0 => format!("{shown} er ikke et af numrene. Skriv 0."),
            last => format!("{shown} er ikke et af numrene. Skriv et nummer fra 0 til {last}."),
        })
    }
}

/// What a person has written, without the quotation marks that a console puts around the path of a folder dragged into it.
pub fn unquoted(line: &str) -> &str {
    let line = line.trim();
    let within = |mark: char| line.strip_prefix(mark)?.strip_suffix(mark);
    within('"').or_else(|| within('\'')).unwrap_or(line).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_a_number_a_path_or_told_of() {
        for (line, answer) in [
            ("\r\n", Answer::Empty),
            ("\"\"\n", Answer::Empty),
            (" 2 \r\n", Answer::Number(2)),
            ("2.\n", Answer::Number(2)),
            ("0\n", Answer::Number(0)),
            ("src\n", Answer::Path("src".into())),
            ("\"src\"\r\n", Answer::Path("src".into())),
            ("'src' \n", Answer::Path("src".into())),
        ] {
            assert_eq!(Answer::of(line, 2), answer, "{line:?}");
        }
        for line in ["3", "-1", "1 2", "hvad?", "\"", "99999999999999999999"] {
            assert!(matches!(Answer::of(line, 2), Answer::Unknown(told) if told.ends_with("fra 0 til 2.")), "{line}");
        }
    }
}
