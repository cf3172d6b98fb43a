//! The workbook part (ECMA-376 Part 1 §18.2): tabs in order, workbook-wide names, the epoch.
use super::super::{Limit, Refusal, Visibility};
use super::{
    text::{composed, shown},
    xml::{Tag, Xml, is_true},
};
use std::collections::BTreeMap;

/// More tabs than this, and the file is no delivery.
const MOST_SHEETS: usize = 1_000;

/// Names beyond this many are not read.
const MOST_NAMES: usize = 10_000;

/// Excel's longest name.
const LONGEST_NAME: usize = 255;

/// Excel's longest formula.
const LONGEST: usize = 8_192;

/// A tab as the workbook lists it.
pub(super) struct Tab {
    pub name: String,
    pub visibility: Visibility,
    /// The relation that leads to its part.
    pub relation: String,
}

/// What the workbook part says.
#[derive(Default)]
pub(super) struct Workbook {
    pub tabs: Vec<Tab>,
    pub names: BTreeMap<String, String>,
    pub epoch_1904: bool,
    pub has_external_links: bool,
}

impl Workbook {
    /// Reads the part; a part with another root is no workbook.
    pub(super) fn read(text: &str) -> Result<Self, Refusal> {
        let (mut xml, mut found) = (Xml::new(text), Self::default());
        if xml.root()?.name != "workbook" {
            return Err(Refusal::NotAWorkbook);
        }
        let inside = xml.depth();
        while let Some(tag) = xml.child(inside)? {
            match tag.name {
                // Excel for the Mac counted days from 1904 until 2011, and its workbooks still do (§18.2.28).
                "workbookPr" => found.epoch_1904 = tag.says("date1904"),
                "sheets" => found.read_tabs(&mut xml)?,
                "definedNames" => found.read_names(&mut xml)?,
                "externalReferences" => found.has_external_links = true,
                _ => {}
            }
        }
        Ok(found)
    }

    fn read_tabs(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        let inside = xml.depth();
        while let Some(tag) = xml.child(inside)? {
            if self.tabs.len() == MOST_SHEETS {
                return Err(Limit::Parts.exceeded(MOST_SHEETS + 1, MOST_SHEETS));
            }
            if tag.name == "sheet" {
                self.tabs.push(tab(tag));
            }
        }
        Ok(())
    }

    /// Names that belong to one sheet (`localSheetId`, §18.2.5) are left out: another sheet may have the same.
    fn read_names(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        let inside = xml.depth();
        while let Some(tag) = xml.child(inside)? {
            if tag.name == "definedName" && tag.get("localSheetId").is_none() && self.names.len() < MOST_NAMES {
                let (name, mut refers) = (tag.get("name").unwrap_or_default(), String::new());
                xml.text(&mut refers, LONGEST)?;
                self.names.insert(shown(&name, LONGEST_NAME).into_owned(), composed(refers.trim()).into_owned());
            }
        }
        Ok(())
    }
}

/// A `sheet` element (§18.2.19): `<sheet name="Tiltag" sheetId="2" r:id="rId2" state="veryHidden"/>`.
fn tab(tag: Tag<'_>) -> Tab {
    let [state, name, relation] = tag.words(["state", "name", "id"]).map(Option::unwrap_or_default);
    let visibility = match &*state {
        "veryHidden" => Visibility::VeryHidden,
        // Some writers say `1` for hidden.
        state if state == "hidden" || is_true(state) => Visibility::Hidden,
        _ => Visibility::Shown,
    };
    Tab { name: shown(&name, LONGEST_NAME).into_owned(), visibility, relation: relation.into_owned() }
}
