//! Facts, measures, controls and findings → the programme workbook, the receipts, the mails, and the forms that programs
//! read. `sheets` has a file per sheet of the workbook, `machine` what needs no workbook.
//!
//! **Architecture invariant.** A summary figure is a live formula over the data sheets, cached with our own value; both
//! come of the same [`Recipe`](crate::measures::Recipe).
mod agreement;
mod centre_page;
mod examples;
mod grid;
mod lacking;
mod lights;
mod live;
pub mod machine;
pub mod mail;
mod plain;
mod progress;
mod receipt;
mod roles;
mod sentence;
mod shared;
mod sheets;
mod since;
mod table;
mod terminal;
pub mod trace;
mod trend;
mod working;

pub use centre_page::centre_page;
pub use examples::examples;
pub use machine::{answers, extract, github, inspection, json, sarif, text};
pub use mail::{Cover, Mail, Reminder, covers, reminders};
pub use progress::{CentreProgress, Progress, progress};
pub use receipt::receipt;
pub use sentence::headline;
pub use shared::Shared;
pub use sheets::{MOST_FACTS, PAGES, Page, Part, ROOM, workbook};
pub use since::{Moved, Since};
pub use terminal::{files, terminal};

use crate::{
    archive::{Raised, Stood},
    changes::Changes,
    controls::Checked,
    facts::Slice,
    findings::{Finding, Group, grouped},
    intake::KeptFile,
    judgement::{Decision, Lights, Premises},
    measures::{Frame, Measure},
    period::Consolidated,
    programme::{Centre, Programme},
    register::Register,
    rules::Waived,
    schema::Id,
    units::{Date, Decimal, Month},
    version::BUILD,
};

/// Everything a report is drawn from.
#[derive(Clone)]
pub struct Report<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The register of the period.
    pub register: &'a Register,
    /// Every file that was read.
    pub files: &'a [KeptFile],
    /// Every finding.
    pub found: &'a [Finding],
    /// The waivers that hold, and what they covered.
    pub waived: &'a [Waived],
    /// The controls, computed.
    pub controls: &'a [Checked],
    /// The decisions that were asked for when the period before was accepted.
    pub raised: &'a [Raised],
    /// How the forecast stood in the months accepted before.
    pub course: &'a [Stood],
    /// What has changed since the period accepted before, if there is one.
    pub changes: Option<&'a Changes>,
    /// The build of this program.
    pub version: &'a str,
    /// The run's id: a checksum of the inputs, the programme, the period and the build.
    pub run_id: &'a str,
    /// The checksum of `program.xlsx`.
    pub programme_sha256: &'a str,
    /// Facts that one sheet takes; [`ROOM`], but for a test that has fewer.
    pub room: usize,
    /// What was worked out so far.
    pub shared: Shared,
}

impl<'a> Report<'a> {
    /// The report on a consolidated period.
    pub fn of(period: &'a Consolidated) -> Self {
        let opened = &period.basis.opened;
        Self {
            programme: &opened.programme,
            register: &period.register,
            files: &period.files,
            found: &period.found,
            waived: &period.waived,
            controls: &period.controls,
            raised: period.basis.past.as_ref().map_or(&[][..], |past| &past.raised),
            course: period.basis.past.as_ref().map_or(&[][..], |past| &past.course),
            changes: period.changes.as_ref(),
            version: BUILD,
            run_id: &period.run_id,
            programme_sha256: &opened.delivery.sha256,
            room: ROOM,
            shared: Shared::default(),
        }
    }

    /// The programme workbook's name.
    pub fn file_name(&self) -> String {
        format!("Gevinstrealisering {}.xlsx", self.register.period)
    }

    /// All facts.
    fn slice(&self) -> Slice<'a> {
        Slice::all(&self.register.facts).tallied(&self.register.tally)
    }

    /// Whether anything is accepted that later months are held against. In the first month what is planned stands in its place.
    fn has_baseline(&self) -> bool {
        self.changes.is_some()
    }

    /// What the programme as a whole is computed within.
    fn frame(&self) -> Frame<'a> {
        Frame { programme: self.programme, period: self.register.period, centre: None, has_target: true }
    }

    /// What a centre is computed within.
    fn frame_of(&self, centre: &'a Id) -> Frame<'a> {
        Frame { centre: Some(centre), ..self.frame() }
    }

    /// The facts of a centre, or of all, and what figures over them are computed within.
    fn within(&self, centre: Option<&'a Id>) -> (Slice<'a>, Frame<'a>) {
        match centre {
            Some(code) => (self.slice().of_centre(code), self.frame_of(code)),
            None => (self.slice(), self.frame()),
        }
    }

    /// What is computed without a target.
    fn frame_without_target(&self) -> Frame<'a> {
        Frame { has_target: false, ..self.frame() }
    }

    /// The programme's figure.
    pub fn figure(&self, measure: &Measure) -> Option<Decimal> {
        measure.of(&self.slice(), &self.frame())
    }

    fn period(&self) -> Month {
        self.register.period
    }

    /// Unit, period and price level: what every figure on a sheet is in.
    fn reservation(&self) -> String {
        format!("{} Beløb i kr. ({}-prisniveau).", self.until(), self.programme.price_level)
    }

    /// The period, where there are no amounts.
    fn until(&self) -> String {
        format!("Til og med {}.", crate::danish::show::month(self.period()))
    }

    /// The day the directors get the report, where the programme says it.
    pub fn meeting(&self) -> Option<Date> {
        let next = self.period().plus(1);
        let day = self.programme.meeting_day?;
        Date::new(next.year(), next.number(), day).ok()
    }

    /// The findings, folded.
    fn groups(&self) -> Vec<Group> {
        grouped(self.found)
    }

    /// What decisions are made of.
    fn premises(&self) -> Premises<'_> {
        let gaps = self.ranked().iter().map(|ranked| (ranked.owned(self), &ranked.gap)).collect();
        Premises { programme: self.programme, register: self.register, gaps, raised: self.raised }
    }

    /// The decisions as the archive remembers them: a number lasts, also when nothing is asked any more.
    pub fn raised_now(&self) -> Vec<Raised> {
        let now: Vec<Raised> = self.decisions().iter().map(Decision::raised).collect();
        let is_gone = |one: &&Raised| !now.iter().any(|known| known.number == one.number);
        let before = self.raised.iter().filter(is_gone).cloned();
        let mut all: Vec<Raised> = before.chain(now.iter().cloned()).collect();
        all.sort_by_key(|one| one.number);
        all
    }

    /// The lights over a slice.
    fn lights(&self, slice: &Slice<'_>, frame: &Frame<'_>) -> Lights {
        Lights::of(slice, frame, self.register.has_delivered())
    }
}

/// The name of the examples.
pub fn examples_name(period: Month) -> String {
    format!("Eksempler {period}.xlsx")
}

/// The name of a centre's page for the meeting: with its period, since pages of several months lie side by side.
pub fn centre_page_name(centre: &Centre, period: Month) -> String {
    format!("Centerark {} {period}.xlsx", centre.code)
}

/// The name of a centre's receipt.
pub fn receipt_name(centre: &Centre) -> String {
    format!("Kvittering {}.xlsx", centre.code)
}
