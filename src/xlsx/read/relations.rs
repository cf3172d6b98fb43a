//! The relations of a part: which other parts it uses, and as what (ECMA-376 Part 2, Open Packaging Conventions).
//!
//! The relations of `xl/workbook.xml` stand in `xl/_rels/workbook.xml.rels`, those of the package in `_rels/.rels`. The
//! part itself says only `r:id="rId3"`; this part says that `rId3` is a worksheet and where it is.
use super::super::{Limit, Refusal};
use super::{container::Container, xml::Xml};

/// More relations than any part has.
const MOST: usize = 10_000;

/// One relation.
pub(super) struct Relation {
    /// The name the part itself uses for it.
    pub id: String,
    /// The last word of its type: `worksheet`, `table`, `styles`. What stands in front of it differs between the
    /// transitional and the strict form of the format:
    /// `http://schemas.openxmlformats.org/officeDocument/2006/relationships/` or
    /// `http://purl.oclc.org/ooxml/officeDocument/relationships/`.
    pub kind: String,
    /// The other part, resolved against the part that names it.
    pub target: String,
}

/// The relations of `part`; the empty name is the package itself. External targets are left out.
pub(super) fn of(archive: &mut Container, part: &str) -> Result<Vec<Relation>, Refusal> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let Some(part) = archive.part(&format!("{folder}/_rels/{file}.rels"))? else { return Ok(Vec::new()) };
    let found = read(&mut Xml::new(&part.text()?), folder)?;
    archive.reuse(part);
    Ok(found)
}

fn read(xml: &mut Xml<'_>, folder: &str) -> Result<Vec<Relation>, Refusal> {
    xml.root()?;
    let (inside, mut found) = (xml.depth(), Vec::new());
    while let Some(tag) = xml.child(inside)? {
        if found.len() == MOST {
            return Err(Limit::Parts.exceeded(MOST + 1, MOST));
        }
        let words = tag.words(["TargetMode", "Type", "Id", "Target"]);
        let [mode, kind, id, target] = words.map(Option::unwrap_or_default);
        if tag.name == "Relationship" && !mode.eq_ignore_ascii_case("external") {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            found.push(Relation { id: id.into_owned(), kind, target: resolve(folder, &target) });
        }
    }
    Ok(found)
}

/// The first part related as `kind`.
pub(super) fn first<'a>(relations: &'a [Relation], kind: &str) -> Option<&'a str> {
    relations.iter().find(|relation| relation.kind.eq_ignore_ascii_case(kind)).map(|relation| relation.target.as_str())
}

/// `../tables/table1.xml` seen from `xl/worksheets` is `xl/tables/table1.xml`. A target with more `..` than there are
/// folders stays at the root, as in a web address (RFC 3986 §5.2.4); it is only ever looked up in the archive.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.trim().replace('\\', "/");
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_resolve_from_where_they_are_named() {
        assert_eq!(resolve("xl/worksheets", "../tables/table1.xml"), "xl/tables/table1.xml");
        assert_eq!(resolve("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl", "worksheets\\Sheet1.xml"), "xl/worksheets/Sheet1.xml");
        assert_eq!(resolve("", "../../../etc/passwd"), "etc/passwd");
    }
}
