//! Document properties: the custom ones, and when the workbook was last saved.
use super::super::Refusal;
use super::{
    text::shown,
    xml::{Tag, Xml},
};
use std::collections::BTreeMap;

/// More properties than anyone sets; the rest are not read.
const MOST: usize = 1_000;

/// The custom properties as text, whatever their type: a value is an element named by its type,
/// `<vt:lpwstr>x</vt:lpwstr>` (ECMA-376 Part 1 §22.4, variant types). Our templates say here what they are.
pub(super) fn custom(text: &str, longest: usize) -> Result<BTreeMap<String, String>, Refusal> {
    let (mut xml, mut found) = (Xml::new(text), BTreeMap::new());
    xml.root()?;
    let inside = xml.depth();
    while let Some(tag) = xml.child(inside)? {
        if tag.name == "property" && found.len() < MOST {
            let (name, value) = property(&mut xml, tag, longest)?;
            found.insert(name, value);
        }
    }
    Ok(found)
}

fn property(xml: &mut Xml<'_>, tag: Tag<'_>, longest: usize) -> Result<(String, String), Refusal> {
    let mut value = String::new();
    // Bytes here, characters below: a character of UTF-8 has at most four bytes.
    xml.text(&mut value, longest * 4)?;
    let name = tag.get("name").unwrap_or_default();
    Ok((shown(&name, longest).into_owned(), shown(value.trim(), longest).into_owned()))
}

/// `dcterms:modified` of the core properties (ECMA-376 Part 2) as written, e.g. `2026-04-02T09:15:00Z`.
pub(super) fn modified(text: &str) -> Result<Option<String>, Refusal> {
    let mut xml = Xml::new(text);
    xml.root()?;
    let (inside, mut value) = (xml.depth(), String::new());
    while let Some(tag) = xml.child(inside)? {
        if tag.name == "modified" {
            xml.text(&mut value, 64)?;
        }
    }
    Ok(Some(value.trim().to_owned()).filter(|value| !value.is_empty()))
}
