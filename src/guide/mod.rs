//! Rules, measures and terms as people read them: `gevinst forklar M12`, and the guide in `docs/regler.md`.
//!
//! Nothing is explained here but the terms; what a rule or a measure says stands in its own table.
mod terms;

pub use terms::{TERMS, Term};

use crate::{
    danish::{
        read,
        words::{alike, fold},
    },
    findings::{Example, Rule},
    measures::{self, MEASURES, Measure},
    rules::{self, RULES},
};
use std::fmt::Write;

/// Explains a rule, a measure or a term; nothing for a word that is none of them.
pub fn explain(word: &str) -> Option<String> {
    rules::find(word)
        .map(rule)
        .or_else(|| term(word).map(|term| format!("{}\n\n{}\n", term.word, term.meaning)))
        .or_else(|| measures::find(word).map(measure))
        .or_else(|| about(word))
}

fn term(word: &str) -> Option<&'static Term> {
    TERMS.iter().find(|term| alike(term.word, word))
}

/// Every measure whose label begins with the word.
fn about(word: &str) -> Option<String> {
    let begin = fold(word);
    let measures = MEASURES.iter().filter(|measure| fold(measure.label).starts_with(&begin));
    let found: Vec<String> = measures.map(|found| measure(found)).collect();
    (!found.is_empty()).then(|| found.join("\n"))
}

/// The word one probably meant; codes are too short to guess at.
pub fn nearest(word: &str) -> Option<&'static str> {
    let terms = TERMS.iter().map(|term| term.word);
    let labels: Vec<&'static str> = terms.chain(MEASURES.iter().map(|measure| measure.label)).collect();
    read::nearest(word, &labels)
}

fn rule(rule: &'static Rule) -> String {
    let mut text = format!("{} · {} · {}\n\n", rule.code, rule.weight(), rule.family().label());
    let _ = writeln!(text, "{}\n", rule.title);
    let _ = writeln!(text, "Hvorfor: {}", rule.why);
    let _ = writeln!(text, "Sådan rettes det: {}\n", rule.fix);
    match rule.example {
        Example::Drawn { wrong, right } | Example::Described { wrong, right } => {
            let _ = writeln!(text, "Forkert:\n{}\n", indented(wrong));
            let _ = writeln!(text, "Rigtigt:\n{}", indented(right));
        }
    }
    text
}

fn indented(text: &str) -> String {
    text.trim().lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

fn measure(measure: &Measure) -> String {
    format!("{}\n\n{} {}\n", measure.label, measure.meaning, computed(measure))
}

/// The recipe in words.
pub fn computed(measure: &Measure) -> String {
    use crate::measures::Recipe;
    match &measure.recipe {
        Recipe::Sum(select) => {
            let streams: Vec<&str> = select.streams.iter().map(|stream| stream.label()).collect();
            let reach = select.reached.map_or_else(String::new, |series| {
                format!(", der ikke når længere end {}", series.label().to_lowercase())
            });
            format!(
                "Beregnes: summen af {} i serien {}{reach}, {}.",
                crate::danish::words::list(&streams),
                select.series.label(),
                select.window.label()
            )
        }
        Recipe::Plus(parts) => {
            let labels: Vec<&str> = parts.iter().map(|part| part.label).collect();
            format!("Beregnes: {}.", labels.join(" + "))
        }
        Recipe::Minus(one, other) => format!("Beregnes: {} − {}.", one.label, other.label),
        Recipe::Ratio(one, other) => format!("Beregnes: {} ÷ {}.", one.label, other.label),
        Recipe::PerNorm(hours) => format!("Beregnes: {} ÷ effektive timer pr. årsværk.", hours.label),
        Recipe::Target(_) => "Hentes på arket Måltal; for programmet rækken PROGRAM, ellers centrenes sum.".to_owned(),
    }
}

/// Everything that can be explained.
pub fn contents() -> String {
    let mut text = String::from("Regler\n");
    for rule in RULES {
        let _ = writeln!(text, "  {:<4} {:<10} {}", rule.code, rule.weight(), rule.title);
    }
    text.push_str("\nNøgletal\n");
    for measure in MEASURES {
        let _ = writeln!(text, "  {}", measure.label);
    }
    text.push_str("\nBegreber\n");
    for term in TERMS {
        let _ = writeln!(text, "  {}", term.word);
    }
    text
}

/// The guide to every rule, as Markdown.
pub fn rules_markdown() -> String {
    let mut text = String::from(
        "# Regler\n\nDannet af reglernes egen tabel. En **Fejl** koster rækken eller filen, en **Advarsel** tæller med og vises, en **Oplysning** er god at vide.\n",
    );
    let mut family = None;
    for rule in RULES {
        if family != Some(rule.family()) {
            family = Some(rule.family());
            let _ = write!(text, "\n## {}\n", rule.family().label());
        }
        let _ = write!(text, "\n### {} · {}\n\n", rule.code, rule.weight());
        let _ = write!(text, "{}\n\n- **Hvorfor:** {}\n- **Sådan rettes det:** {}\n", rule.title, rule.why, rule.fix);
        match rule.example {
            Example::Drawn { wrong, right } => {
                let _ = write!(
                    text,
                    "\nForkert:\n\n```\n{}\n```\n\nRigtigt:\n\n```\n{}\n```\n",
                    wrong.trim(),
                    right.trim()
                );
            }
            Example::Described { wrong, right } => {
                let _ = write!(text, "- **Forkert:** {wrong}\n- **Rigtigt:** {right}\n");
            }
        }
    }
    text
}
