//! The four tables: whole, unique, and explained.
use crate::source::{sources, words};
use gevinst::{
    controls::CONTROLS,
    findings::Example,
    guide,
    measures::MEASURES,
    rules::RULES,
    schema::{Spec, TEMPLATES, Table},
};
use std::collections::BTreeSet;

fn tables() -> impl Iterator<Item = &'static Table> {
    TEMPLATES.iter().flat_map(|template| template.tables.iter().copied())
}

/// Whether a text is a sentence, or several.
fn is_said(text: &str) -> bool {
    text.ends_with(['.', '?']) && !text.starts_with(char::is_lowercase) && !text.contains("  ")
}

#[test]
fn every_field_helps_in_whole_sentences() {
    for table in tables() {
        assert!(is_said(table.purpose), "{table:?}: {}", table.purpose);
        for spec in table.columns {
            assert!(is_said(spec.help), "{table:?}.{spec:?}: {:?}", spec.help);
        }
    }
}

#[test]
fn keys_and_labels_are_unique_in_their_table() {
    let unique = |table: &Table, of: fn(&Spec) -> String| {
        table.columns.iter().map(|spec| of(spec)).collect::<BTreeSet<_>>().len() == table.columns.len()
    };
    for table in tables() {
        assert!(unique(table, |spec| spec.key.to_owned()), "{table:?}: a key twice");
        assert!(unique(table, |spec| spec.label.to_lowercase()), "{table:?}: a label twice");
    }
    for template in TEMPLATES {
        let count =
            |of: fn(&Table) -> &str| template.tables.iter().map(|table| of(table)).collect::<BTreeSet<_>>().len();
        let whole = template.tables.len();
        assert_eq!((count(|t| t.key), count(|t| t.sheet), count(|t| t.name)), (whole, whole, whole), "{template:?}");
    }
}

#[test]
fn every_field_of_the_source_stands_in_exactly_one_table() {
    let mut fields = 0;
    for source in sources().iter().filter(|source| source.module == "schema") {
        let mut declared: Vec<&str> = source
            .code
            .split("pub static ")
            .skip(1)
            .filter_map(|item| item.split_once(':').filter(|(_, rest)| rest.trim_start().starts_with("Field<")))
            .map(|(name, _)| name)
            .collect();
        let mut listed: Vec<&str> = source.code.split_once("columns: &[").map_or_else(Vec::new, |(_, list)| {
            let list = list.split_once(']').map_or(list, |(inside, _)| inside);
            words(list).filter(|word| *word != "spec").collect()
        });
        declared.sort_unstable();
        listed.sort_unstable();
        if !declared.is_empty() {
            assert_eq!(declared, listed, "{}", source.path);
            fields += declared.len();
        }
    }
    assert_eq!(fields, tables().map(|table| table.columns.len()).sum::<usize>());
    let distinct: BTreeSet<*const Spec> =
        tables().flat_map(|table| table.columns).map(|spec| std::ptr::from_ref(*spec)).collect();
    assert_eq!(distinct.len(), fields);
}

#[test]
fn every_rule_is_explained_and_stands_in_the_guide_once() {
    let written = guide::rules_markdown();
    for rule in RULES {
        let told = guide::explain(rule.code).unwrap_or_default();
        for text in [rule.title, rule.why, rule.fix] {
            assert!(is_said(text) && told.contains(text), "{rule:?}: {text}");
        }
        assert_eq!(written.matches(&format!("### {} ", rule.code)).count(), 1, "{rule:?}");
        let (Example::Drawn { wrong, right } | Example::Described { wrong, right }) = rule.example;
        assert!(!wrong.is_empty() && !right.is_empty() && wrong != right, "{rule:?}");
    }
}

#[test]
fn every_measure_and_term_is_explained() {
    for measure in MEASURES {
        let told = guide::explain(measure.label).unwrap_or_default();
        let by_key = guide::explain(&measure.key.replace('_', " ")).unwrap_or_default();
        assert!(is_said(measure.meaning), "{}: {}", measure.key, measure.meaning);
        assert!(told.contains(measure.meaning) || by_key.contains(measure.meaning), "{}", measure.key);
    }
    for term in guide::TERMS {
        assert!(is_said(term.meaning), "{}", term.word);
        assert!(guide::explain(term.word).is_some_and(|told| told.contains(term.meaning)), "{}", term.word);
    }
}

#[test]
fn every_control_says_how_both_sides_come_about() {
    let codes: BTreeSet<&str> = CONTROLS.iter().map(|control| control.code).collect();
    assert_eq!(codes.len(), CONTROLS.len());
    for control in CONTROLS {
        for text in [control.title, control.left, control.right] {
            assert!(is_said(text), "{}: {text}", control.code);
        }
        assert_ne!(control.left, control.right, "{}", control.code);
    }
}

#[test]
fn every_dependency_says_what_it_replaces() {
    let named = |line: &str| line.split_once(" = ").map(|(name, _)| name.to_owned());
    let manifest = include_str!("../../Cargo.toml");
    let sections = manifest.split("\n[").filter(|section| section.split(']').next().unwrap().ends_with("dependencies"));
    let mut wanted: Vec<String> = sections.flat_map(|section| section.lines().skip(1).filter_map(named)).collect();
    let table = include_str!("../../src/ARCHITECTURE.md").split_once("## Dependencies").unwrap().1;
    let rows = table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| crate "));
    let mut told: Vec<String> = rows.map(|line| line.split('|').nth(1).unwrap().trim().to_owned()).collect();
    wanted.sort();
    told.sort();
    assert_eq!(told, wanted);
}
