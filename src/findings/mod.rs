//! What it is to point at a cell: a rule, the cells it points at, and what becomes of the row.
mod document;
mod family;
mod group;
mod reading;
mod spot;

pub use document::{Document, FileRecord, FindingRecord, PlaceRecord, Weight};
pub use family::Family;
pub use group::{Group, grouped};
pub use spot::{Spot, seen_text};

use crate::{
    intake::{Delivery, KeptWorkbook, Row, RowOf, Submission},
    programme::Programme,
    schema::{Id, Outcome, Spec, Table, TableOf},
    units::Month,
    xlsx::Cell,
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// **Oplysning.** Good to know.
    Note,
    /// **Advarsel.** Counted, and flagged.
    Warning,
    /// **Fejl.** The row or the file is left out.
    Error,
}

impl Severity {
    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Note => "Oplysning",
            Self::Warning => "Advarsel",
            Self::Error => "Fejl",
        }
    }

    /// From what people write after `--fejl-ved`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.to_lowercase().as_str() {
            "oplysning" | "note" => Some(Self::Note),
            "advarsel" | "warning" => Some(Self::Warning),
            "fejl" | "error" => Some(Self::Error),
            _ => None,
        }
    }
}

/// The codes of the rules that keep back what they speak of, until somebody confirms it. A test holds them against the rules.
pub(crate) const HOLD_BACK: [&str; 8] = ["V01", "V02", "V03", "V04", "V05", "K08", "K10", "L39"];

/// One check, with everything anyone may want to know about it.
pub struct Rule {
    /// `M12`: ASCII, never reused.
    pub code: &'static str,
    /// The fault, as a slug: `slower-after`.
    pub name: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// On trial: shown and marked, but it costs nothing and fails no run.
    pub trial: bool,
    /// What is wrong, in one sentence.
    pub title: &'static str,
    /// Why it matters, in one sentence.
    pub why: &'static str,
    /// How to mend it, in one sentence.
    pub fix: &'static str,
    /// What sets it off, and what does not.
    pub example: Example,
    /// What it looks at.
    pub scope: Scope,
}

/// A case of a rule.
#[derive(Clone, Copy, Debug)]
pub enum Example {
    /// Drawn as a sheet: its name on the first line, then its rows. A test holds the rule against both drawings.
    Drawn {
        /// Sets the rule off, once.
        wrong: &'static str,
        /// The same, mended: no rule speaks.
        right: &'static str,
    },
    /// Described in a sentence, where it cannot be drawn.
    Described {
        /// What sets the rule off.
        wrong: &'static str,
        /// The same, mended.
        right: &'static str,
    },
}

impl Rule {
    /// Its family, by the letter of its code.
    pub fn family(&self) -> Family {
        use Family::{
            Across, Coverage, File, History, Logic, Plausible, Privacy, Programme, Structure, Time, Types, Waiver,
        };
        [File, Structure, Types, Logic, Time, Across, History, Coverage, Plausible, Privacy, Waiver, Programme]
            .into_iter()
            .find(|family| self.code.starts_with(family.letter()))
            .expect("a test holds every code against the families")
    }

    /// How much it matters, as people read it.
    pub fn weight(&self) -> &'static str {
        if self.trial { "Prøveregel" } else { self.severity.label() }
    }

    /// Whether it makes a run fail that fails at `severity`.
    pub fn fails_at(&self, severity: Severity) -> bool {
        !self.trial && self.severity >= severity
    }

    /// Only what costs nothing can be waived: an error is a figure we cannot have, and a figure that waits is confirmed by its
    /// amount.
    pub fn can_be_waived(&self) -> bool {
        self.severity < Severity::Error && !self.holds_back()
    }

    /// Whether what it speaks of waits for a confirmation.
    pub fn holds_back(&self) -> bool {
        HOLD_BACK.contains(&self.code)
    }

    /// Why it matters where a finding points: its sentence, and of a sheet or column that is gone what is lost with it.
    pub fn why_at(&self, spot: &Spot) -> Cow<'static, str> {
        let of_table = spot.table.and_then(|table| table.feeds);
        let lost = spot.spec.map_or(of_table, |spec| spec.feeds).filter(|_| self.is_about_absence());
        lost.map_or(Cow::Borrowed(self.why), |lost| Cow::Owned(format!("{} {lost}", self.why)))
    }

    /// A sheet, column or label that is not there; the names of these rules begin alike.
    fn is_about_absence(&self) -> bool {
        self.family() == Family::Structure && self.name.starts_with("missing-")
    }

    /// A measurement that cannot carry its benefit leaves the benefit reported, not documented.
    fn is_about_proof(&self) -> bool {
        self.family() == Family::Time && matches!(self.scope, Scope::Across(_))
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code)
    }
}

/// What a rule is shown.
pub enum Scope {
    /// A file as it arrived.
    File(fn(&Delivery, &Context<'_>, &mut Sink)),
    /// A workbook as it was read: its identity, sheets and headers.
    Workbook(fn(&Submission, &Context<'_>, &mut Sink)),
    /// Any cell, typed: `true` where the rule speaks.
    Cell(fn(&CellSeen<'_>) -> bool),
    /// A row of one table: `Scope::Row(&EachRow(&follow_up::TABLE, check))`.
    Row(&'static dyn RowCheck),
    /// A row of any table, and the workbook it stands in.
    AnyRow(fn(&Row, &Submission, &mut Sink)),
    /// Everything that counts, from every centre.
    Across(fn(&[Chosen<'_>], &Context<'_>, &mut Sink)),
    /// A workbook beside what counted in it when the period before was accepted.
    Since(fn(&Chosen<'_>, &Chosen<'_>, &Context<'_>, &mut Sink)),
    /// Seen while choosing among the files or running the rules; whoever does reports it.
    Choice,
}

/// A check of each row of one table.
pub trait RowCheck: Sync {
    /// The table.
    fn table(&self) -> &'static Table;
    /// Shows the check a row of it.
    fn check(&self, row: &Row, context: &Context<'_>, sink: &mut Sink);
}

/// A table, and a check of its rows that asks them for fields of it by name.
pub struct EachRow<In: 'static>(
    /// The table.
    pub &'static TableOf<In>,
    /// What is shown each of its rows.
    pub fn(RowOf<'_, In>, &Context<'_>, &mut Sink),
);

impl<In> RowCheck for EachRow<In> {
    fn table(&self) -> &'static Table {
        self.0
    }

    fn check(&self, row: &Row, context: &Context<'_>, sink: &mut Sink) {
        if let Some(row) = row.of(self.0) {
            (self.1)(row, context, sink);
        }
    }
}

/// A cell with its field and what typing it gave.
pub struct CellSeen<'a> {
    /// The field.
    pub spec: &'static Spec,
    /// The cell.
    pub cell: &'a Cell,
    /// What typing it gave.
    pub outcome: Outcome,
    /// The row it stands in.
    pub row: &'a Row,
}

/// A workbook whose figures count, and the centre it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Chosen<'a> {
    /// The centre's code.
    pub centre: &'a Id,
    /// What is kept of the workbook.
    pub workbook: &'a KeptWorkbook,
}

/// What a rule may know beside what it looks at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The programme; nothing when a lone file is checked.
    pub programme: Option<&'a Programme>,
    /// The period of the run; nothing likewise.
    pub period: Option<Month>,
}

/// What a finding costs. In files it goes by its name in snake case, which is never changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Nothing: the row counts.
    Counted,
    /// It waits for a confirmation, and counts for nothing until then.
    Held,
    /// The benefit does not count as documented.
    NotDocumented,
    /// The submission does not count as approved.
    NotApproved,
    /// The row is left out.
    RowOut,
    /// The file is left out.
    FileOut,
}

impl Effect {
    /// Every effect, the lightest first.
    pub const ALL: [Self; 6] =
        [Self::Counted, Self::Held, Self::NotDocumented, Self::NotApproved, Self::RowOut, Self::FileOut];

    /// What we did, as the receipt says it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Counted => "Tæller med",
            Self::Held => "Afventer bekræftelse",
            Self::NotDocumented => "Tæller ikke som dokumenteret",
            Self::NotApproved => "Tæller ikke som godkendt",
            Self::RowOut => "Rækken tæller ikke med",
            Self::FileOut => "Filen tæller ikke med",
        }
    }
}

/// A rule pointing at cells; the first is the one to mend.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Which rule.
    pub rule: &'static Rule,
    /// Where. The first is the cell to mend.
    pub first: Spot,
    /// Other cells that have to do with it.
    pub others: Vec<Spot>,
    /// What we would have expected, as people would write it.
    pub expected: Option<String>,
    /// A sentence about this finding alone: what the row takes with it, or whom to agree with.
    pub remark: Option<String>,
    /// The initiative or benefit it is about, where there is one.
    pub about: Option<Id>,
}

impl Finding {
    /// What it costs: an error costs its row; in a form it costs the approval, or the file when the figures hang on it.
    pub fn effect(&self) -> Effect {
        if self.rule.trial {
            return Effect::Counted;
        }
        if self.rule.holds_back() {
            return Effect::Held;
        }
        if self.rule.family() == Family::Coverage {
            // What has not come costs nothing that came: the approval, which is told in a form, or the proof.
            let is_form = self.first.table.is_some_and(Table::is_form);
            return if is_form { Effect::NotApproved } else { Effect::NotDocumented };
        }
        match (self.rule.severity, self.first.table) {
            (Severity::Note | Severity::Warning, _) => Effect::Counted,
            (Severity::Error, _) if self.rule.is_about_proof() => Effect::NotDocumented,
            // A row of a table can be left out and the others counted. A form is the whole delivery: without its
            // programme or period the figures cannot be placed, without the head's approval they count, but not as
            // approved. A label that is gone costs what its empty cell does.
            (Severity::Error, Some(table)) if table.is_form() && self.is_about_a_field() => {
                if self.first.spec.is_some_and(|spec| spec.vital) { Effect::FileOut } else { Effect::NotApproved }
            }
            // A file that is not what it says it is points at the rows that show it.
            (Severity::Error, _) if self.rule.family() == Family::File => Effect::FileOut,
            (Severity::Error, Some(_)) if self.rows_out().next().is_some() => Effect::RowOut,
            // About a sheet or the file as a whole.
            (Severity::Error, _) => Effect::FileOut,
        }
    }

    /// Whether it is about one field of a form: what stands in it, or that its label is gone. A file that is another
    /// centre's points into Stamdata too, and is about the whole file.
    fn is_about_a_field(&self) -> bool {
        self.first.spec.is_some() && (self.first.row.is_some() || self.rule.family() == Family::Structure)
    }
}

/// Where a check puts what it finds; it knows the rule, so the check need not.
pub struct Sink {
    rule: &'static Rule,
    found: Vec<Finding>,
}

impl Sink {
    /// For what this rule finds.
    pub fn new(rule: &'static Rule) -> Self {
        Self { rule, found: Vec::new() }
    }

    /// Points at a cell.
    pub fn point(&mut self, first: Spot) -> &mut Finding {
        self.point_at(first, Vec::new())
    }

    /// Points at a cell and at others that have to do with it.
    pub fn point_at(&mut self, first: Spot, others: Vec<Spot>) -> &mut Finding {
        self.found.push(Finding {
            rule: self.rule,
            about: first.about.clone(),
            first,
            others,
            expected: None,
            remark: None,
        });
        self.found.last_mut().expect("just pushed")
    }

    /// How much was found so far.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// What was found.
    pub fn found(self) -> Vec<Finding> {
        self.found
    }
}

impl Finding {
    /// The rows of tables that it costs, should it be an error: the one it points at; where it points at a column that only
    /// some rows need, those rows.
    pub fn rows_out(&self) -> impl Iterator<Item = (&'static Table, u32)> {
        let row = |spot: &Spot| Some((spot.table?, spot.row?)).filter(|(table, _)| !table.is_form());
        let is_column = self.first.row.is_none() && self.first.spec.is_some();
        let own = row(&self.first).filter(|_| self.first.at.is_some());
        let others = self.others.iter().filter(move |_| is_column);
        own.into_iter().chain(others.filter_map(row))
    }

    /// With what we would have expected.
    pub fn expecting(&mut self, expected: impl Into<String>) {
        self.expected = Some(expected.into());
    }

    /// With a sentence about this finding alone.
    pub fn remarking(&mut self, remark: impl Into<String>) {
        self.remark = Some(remark.into());
    }
}
