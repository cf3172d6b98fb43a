//! `gevinst forklar`: a rule, a measure or a term.
use super::Outcome;
use crate::{disk::Trouble, guide};
use std::io::Write;

/// Explains a word, or lists what can be explained.
///
/// # Errors
/// A word that is neither a rule, a measure nor a term.
pub fn explain(word: Option<&str>, out: &mut dyn Write) -> Result<Outcome, Trouble> {
    let text = match word {
        None => guide::contents(),
        Some(word) => guide::explain(word).ok_or_else(|| unknown(word))?,
    };
    let _ = out.write_all(text.as_bytes());
    Ok(Outcome::Clean)
}

fn unknown(word: &str) -> Trouble {
    let what = format!("{word} er hverken en regel, et nøgletal eller et begreb.");
    let fix = guide::nearest(word).map_or_else(
        || "Kør gevinst forklar uden ord for at se, hvad der kan forklares.".to_owned(),
        |near| format!("Mente du {near}?"),
    );
    Trouble::new(what, fix)
}
