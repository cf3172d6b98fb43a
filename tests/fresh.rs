//! What the repository holds of the program's own making is what the program makes today.
//!
//! `just bless` writes it anew.
// A test that cannot write has failed.
#![allow(clippy::unwrap_used)]

use gevinst::{
    guide,
    schema::{business_case, time_registration},
    templates::{blank, programme_workbook},
    xlsx::{Drawing, save},
};
use std::{env, fs, path::Path};

/// Holds a file against what it should be, or makes it so.
fn hold(name: &str, made: &[u8]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, made).unwrap();
    }
    let kept = fs::read(&path).unwrap_or_default();
    assert!(kept == made, "{name} is stale. Look at the change, then just bless");
}

fn saved(drawing: &Drawing) -> Vec<u8> {
    save(drawing).unwrap()
}

#[test]
fn the_blank_templates() {
    hold("templates/program.xlsx", &saved(&programme_workbook()));
    hold("templates/Businesscase.xlsx", &saved(&blank(&business_case::TEMPLATE)));
    hold("templates/Tidsregistrering.xlsx", &saved(&blank(&time_registration::TEMPLATE)));
}

#[test]
fn the_guide_to_the_rules() {
    hold("docs/regler.md", guide::rules_markdown().as_bytes());
}
