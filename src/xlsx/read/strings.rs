//! The shared strings (ECMA-376 Part 1 §18.4): every text of the workbook once, which cells refer to by number.
//!
//! They are kept end to end in one text: a hundred thousand short texts are then two allocations and not a hundred
//! thousand. They are read when the first cell asks, so a workbook whose sheets nobody reads costs nothing.
use super::super::{Limit, Limits, Refusal};
use super::{
    scan::{self, resolved},
    text::shown,
    xml::Xml,
};

/// Bytes that one UTF-16 unit can be spelled with: `_x000D_` ([`shown`] resolves it). So many times the bytes are read,
/// then the text is cut by characters; a text of surrogate pairs spelled so, two units each, is cut early.
pub(super) const LONGEST_ESCAPE: usize = 7;

/// Every shared string, end to end.
#[derive(Default)]
pub(super) struct Strings {
    arena: String,
    /// Where each ends, and the next begins.
    ends: Vec<u32>,
}

impl Strings {
    /// Reads the part. `count` and `uniqueCount`, which it declares (§18.4.9), are not looked at: they may be anything.
    pub(super) fn read(xml: &mut Xml<'_>, limits: &Limits) -> Result<Self, Refusal> {
        let (mut found, mut raw) = (Self::default(), String::new());
        xml.root()?;
        let inside = xml.depth();
        loop {
            found.read_plain(xml, inside, &mut raw, limits)?;
            let Some(tag) = xml.child(inside)? else { return Ok(found) };
            if tag.name == "si" {
                raw.clear();
                rich(xml, &mut raw, limits)?;
                found.push(&shown(&raw, limits.text_chars))?;
            }
        }
    }

    /// The strings in plain spelling, up to the first that is not.
    fn read_plain(
        &mut self,
        xml: &mut Xml<'_>,
        inside: usize,
        buffer: &mut String,
        limits: &Limits,
    ) -> Result<(), Refusal> {
        let Some(mut rest) = xml.rest(inside) else { return Ok(()) };
        while let Some((text, after)) = scan::string(rest, limits.text_chars.saturating_mul(LONGEST_ESCAPE)) {
            self.push(&shown(resolved(text, buffer), limits.text_chars))?;
            rest = after;
        }
        xml.go_on(rest);
        Ok(())
    }

    fn push(&mut self, text: &str) -> Result<(), Refusal> {
        self.arena.push_str(text);
        self.ends.push(u32::try_from(self.arena.len()).map_err(|_| Limit::Parts.exceeded(u64::MAX, u32::MAX))?);
        Ok(())
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The string with this number.
    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.arena.get(start as usize..end as usize)
    }
}

/// Appends the text of a `si` (§18.4.8) or `is`: its runs `r` joined, phonetic runs `rPh` left out, which are reading
/// aids for East Asian scripts and no part of the text. `<si><r><t>Fri </t></r><r><t>tid</t></r></si>` is `Fri tid`.
pub(super) fn rich(xml: &mut Xml<'_>, into: &mut String, limits: &Limits) -> Result<(), Refusal> {
    let (inside, most) = (xml.depth(), limits.text_chars.saturating_mul(LONGEST_ESCAPE));
    while let Some(tag) = xml.child(inside)? {
        match tag.name {
            "t" => xml.text(into, most)?,
            "r" => run(xml, into, most)?,
            _ => {}
        }
    }
    Ok(())
}

fn run(xml: &mut Xml<'_>, into: &mut String, most: usize) -> Result<(), Refusal> {
    let inside = xml.depth();
    while let Some(tag) = xml.child(inside)? {
        if tag.name == "t" {
            xml.text(into, most)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::super::LIMITS;
    use super::*;

    #[test]
    fn runs_are_joined_and_phonetic_hints_left_out() {
        let text = "<x:sst count='99999999999999999999' uniqueCount='1000000000000000000'>\
            <x:si><x:r><x:rPr><x:b/></x:rPr><x:t xml:space='preserve'>Fri </x:t></x:r><x:r><x:t>tid</x:t></x:r></x:si>\
            <x:si/><x:si><x:t>a&amp;b&#xe5;</x:t><x:rPh sb='0' eb='1'><x:t>no</x:t></x:rPh></x:si></x:sst>";
        let strings = Strings::read(&mut Xml::new(text), &LIMITS).expect("a part without faults");
        let all: Vec<_> = (0..4).map(|index| strings.get(index)).collect();
        assert_eq!(all, [Some("Fri tid"), Some(""), Some("a&bå"), None]);
    }
}
