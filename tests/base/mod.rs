//! A programme on plan, made in memory: six centres, eleven benefits of 200.000 kr. a year and eleven of 500 hours, each an
//! initiative of its own in operation since last year; five centres have two of each, the sixth one. All is reported with
//! voucher and account, measured before and after, and approved. A test changes what it is about, and nothing else.
//!
//! The workbooks are our own templates, filled in, saved and read again: what a test sees has been through both doors.
#![allow(dead_code, clippy::unwrap_used)]

#[path = "../rules/some_programme.rs"]
mod some_programme;

use gevinst::{
    archive::{Manifest, Package, Past, PastCase, Record, Unknown},
    extract::Extract,
    findings::Finding,
    intake::{Delivery, sha256},
    measures::Measure,
    period::{Basis, Consolidated, Opened},
    programme::{Centre, Programme, Target},
    schema::{Id, Table, business_case as case, identity, time_registration as time},
    templates::{Filled, for_centre},
    units::{Date, Decimal, Hours, Kroner, Month},
    xlsx::{At, Content, Drawing, Ink, save},
};
pub use some_programme::id;
use some_programme::{some_centre, some_programme};
use std::collections::BTreeMap;

/// The centres' codes; the last has one benefit of each kind.
pub const CODES: [&str; 6] = ["CAA", "CAB", "CAC", "CAD", "CAE", "CAF"];

/// A benefit: money or time, and what is reported of it.
#[derive(Clone)]
pub struct Gain {
    pub is_time: bool,
    /// `CAA-01`.
    pub initiative: String,
    /// `CAA-01-B1`.
    pub id: String,
    /// Opgøres; nothing where the column is left empty.
    pub interval: Option<&'static str>,
    /// Varighed, of money.
    pub duration: &'static str,
    pub phase: &'static str,
    pub start: &'static str,
    pub full: &'static str,
    pub ends: Option<&'static str>,
    pub evidence: &'static str,
    /// Art, of money.
    pub kind: &'static str,
    /// A year of it: kroner, or units.
    pub yearly: i64,
    /// Kilde.
    pub source: &'static str,
    pub has_voucher: bool,
    pub decision: Option<&'static str>,
    /// Årsag and Kommentar of every row that is typed.
    pub cause: Option<(&'static str, &'static str)>,
    /// Forventet resten af året, in the newest row.
    pub expected: Option<i64>,
    /// What is typed in Opfølgning, by month; nothing is a row that is left empty.
    pub typed: BTreeMap<String, Option<Content>>,
    /// Cells of its row that are other than usual.
    pub cells: Vec<(&'static str, Content)>,
    /// Cells of all its rows in Opfølgning that are other than usual.
    pub follow_up: Vec<(&'static str, Content)>,
    /// Cells of its initiative's row that are other than usual.
    pub of_initiative: Vec<(&'static str, Content)>,
}

/// A centre's file.
#[derive(Clone)]
pub struct File {
    pub centre: &'static str,
    /// The period it is made out for.
    pub period: &'static str,
    pub status: &'static str,
    pub gains: Vec<Gain>,
    /// Which measurements come with it.
    pub measured: &'static [&'static str],
    /// Cells of Stamdata that are other than usual.
    pub form: Vec<(&'static str, Content)>,
    /// Minutes a case takes in the measurements before.
    pub minutes_before: i64,
    /// How many people are measured.
    pub people: i64,
    /// The mean of the minutes that are measured after.
    pub after: Decimal,
    /// Initiatives with a critical assumption, and its Vurdering.
    pub assumed: Vec<(&'static str, &'static str)>,
    /// Rows of other tables.
    pub further: Vec<(&'static Table, Vec<(&'static str, Content)>)>,
    /// The edition of the template that was filled in.
    pub edition: u32,
}

/// The programme and what its centres send.
#[derive(Clone)]
pub struct Base {
    pub programme: Programme,
    pub period: &'static str,
    pub files: Vec<File>,
    /// Centres of which December's file was accepted.
    pub accepted: Vec<File>,
}

pub fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

pub fn text(text: &str) -> Content {
    Content::Text(text.to_owned())
}

pub fn day(text: &str) -> Content {
    Content::Day(text.parse::<Date>().unwrap())
}

fn first(of: &str) -> Content {
    Content::Day(month(of).first_day())
}

pub fn number(text: &str) -> Content {
    Content::Number(text.parse().unwrap())
}

/// Fills a row by the labels of its columns.
fn fill(filled: &mut Filled, table: &'static Table, row: usize, cells: &[(&str, Content)]) {
    for (label, content) in cells {
        let spec = table.columns.iter().find(|spec| spec.label == *label).unwrap_or_else(|| panic!("no {label}"));
        filled.set(table, row, spec, content.clone());
    }
}

impl Gain {
    /// On plan to the end of March: a twelfth of 200.000 kr., or about a twelfth of 6.000 units.
    fn new(initiative: String, is_time: bool) -> Self {
        let id = format!("{initiative}-{}1", if is_time { 'T' } else { 'B' });
        let amounts = if is_time { ["490", "510", "500"] } else { ["16666.67", "16666.67", "16666.66"] };
        let months = ["2026-01", "2026-02", "2026-03"].map(str::to_owned);
        let typed = months.into_iter().zip(amounts.map(|amount| Some(number(amount)))).collect();
        Self {
            is_time,
            initiative,
            id,
            interval: None,
            duration: "Varig",
            phase: "I drift",
            start: "2025-06",
            full: "2025-06",
            ends: None,
            evidence: if is_time { "B" } else { "A" },
            kind: "Budgetreduktion",
            yearly: if is_time { 6_000 } else { 200_000 },
            source: if is_time { "Fagsystem" } else { "Økonomisystem" },
            has_voucher: !is_time,
            decision: None,
            cause: None,
            expected: None,
            typed,
            cells: Vec::new(),
            follow_up: Vec::new(),
            of_initiative: Vec::new(),
        }
    }

    /// Reports on plan for every month of the year until this one.
    pub fn report_until(&mut self, period: &str) {
        let amounts = if self.is_time { ["490", "510", "500"] } else { ["16666.67", "16666.67", "16666.66"] };
        let last = month(period);
        let months = last.january().through(last).zip(amounts.into_iter().cycle());
        self.typed = months.map(|(month, amount)| (month.to_string(), Some(number(amount)))).collect();
    }

    /// Reports this share of the plan in every month that is reported.
    pub fn at_share(&mut self, per_cent: i64) {
        let plan = Decimal::from(self.yearly) / Decimal::from(12);
        for amount in self.typed.values_mut() {
            *amount = Some(Content::Number(gevinst::units::round(plan * Decimal::new(per_cent, 2), 2)));
        }
    }

    /// Types an amount, or 0, for a month; `None` leaves its row empty.
    pub fn type_in(&mut self, month: &str, amount: Option<&str>) -> &mut Self {
        self.typed.insert(month.to_owned(), amount.map(number));
        self
    }
}

impl File {
    fn new(centre: &'static str, period: &'static str) -> Self {
        let kinds: &[bool] = if centre == CODES[5] { &[false, true] } else { &[false, false, true, true] };
        let gains = (1..).zip(kinds).map(|(index, is_time)| Gain::new(format!("{centre}-{index:02}"), *is_time));
        Self {
            centre,
            period,
            status: "Godkendt",
            gains: gains.collect(),
            measured: &["Før", "Efter"],
            form: Vec::new(),
            minutes_before: 20,
            people: 10,
            after: Decimal::from(15),
            assumed: Vec::new(),
            further: Vec::new(),
            edition: case::TEMPLATE.edition.0,
        }
    }

    /// Makes it the file of an earlier month: what was not known then is not in it.
    pub fn of(&mut self, period: &'static str) {
        self.period = period;
        for gain in &mut self.gains {
            gain.typed.retain(|typed, _| month(typed) <= month(period));
        }
    }

    fn filled(&self) -> Filled {
        let mut filled = Filled::default();
        let form = [
            ("Udfyldt af", text("Karen Lund")),
            ("Beløb er i", text("kr.")),
            ("Status", text(self.status)),
            ("Godkendt af", text("Lone Krog")),
            ("Godkendt dato", Content::Day(month(self.period).plus(1).first_day().tomorrow().unwrap())),
        ];
        fill(&mut filled, &case::master::TABLE, 0, &form);
        fill(&mut filled, &case::master::TABLE, 0, &self.form);
        self.initiatives(&mut filled);
        self.assumptions(&mut filled);
        let (mut of_time, mut of_money, mut follow_up) = (0, 0, 0);
        for (index, gain) in self.gains.iter().enumerate() {
            if gain.is_time {
                time_benefit(&mut filled, of_time, index, gain);
                fill(&mut filled, &case::time_benefits::TABLE, of_time, &gain.cells);
                of_time += 1;
            } else {
                budget_benefit(&mut filled, of_money, gain);
                fill(&mut filled, &case::budget_benefits::TABLE, of_money, &gain.cells);
                of_money += 1;
            }
            for (month, amount) in &gain.typed {
                let row = [("Gevinst-ID", text(&gain.id)), ("Måned", first(month))];
                fill(&mut filled, &case::follow_up::TABLE, follow_up, &row);
                if let Some(amount) = amount {
                    let mut row = vec![("Realiseret", amount.clone()), ("Kilde", text(gain.source))];
                    row.extend(gain.has_voucher.then(|| ("Bilag", text(&format!("{}-{month}", gain.id)))));
                    if let Some((cause, comment)) = gain.cause {
                        row.extend([("Årsag", text(cause)), ("Kommentar", text(comment))]);
                    }
                    let is_newest = gain.typed.keys().next_back() == Some(month);
                    let expected = gain.expected.filter(|_| is_newest);
                    row.extend(expected.map(|amount| ("Forventet resten af året", number(&amount.to_string()))));
                    row.extend(gain.follow_up.iter().cloned());
                    fill(&mut filled, &case::follow_up::TABLE, follow_up, &row);
                }
                follow_up += 1;
            }
        }
        for (table, cells) in &self.further {
            let row = filled.rows(table);
            fill(&mut filled, table, row, cells);
        }
        filled
    }

    /// One row for each initiative, in the order of their first benefits.
    fn initiatives(&self, filled: &mut Filled) {
        let known = |index: usize| self.gains[..index].iter().any(|one| one.initiative == self.gains[index].initiative);
        let firsts = (0..self.gains.len()).filter(|index| !known(*index));
        firsts.enumerate().for_each(|(row, index)| self.initiative(filled, row, &self.gains[index]));
    }

    fn assumptions(&self, filled: &mut Filled) {
        for (row, (initiative, standing)) in self.assumed.iter().enumerate() {
            let cells = [
                ("Forudsætnings-ID", text(&format!("F{:02}", row + 1))),
                ("Tiltag-ID", text(initiative)),
                ("Forudsætning", text("Otte af ti borgere bruger løsningen.")),
                ("Kilde", text("Erfaringer fra en anden kommune.")),
                ("Kritisk", text("Ja")),
                ("Vurdering", text(standing)),
                ("Bemærkning", text("Det gør kun fire af ti.")),
            ];
            fill(filled, &case::assumptions::TABLE, row, &cells);
        }
    }

    fn initiative(&self, filled: &mut Filled, row: usize, gain: &Gain) {
        let mut cells = vec![
            ("Tiltag-ID", text(&gain.initiative)),
            ("Titel", text(&format!("Tiltag {} i {}", row + 1, self.centre))),
            ("Ændring i arbejdsgangen", text(&format!("Arbejdsgang {} i {} er lagt om.", row + 1, self.centre))),
            ("Type", text("Enklere arbejdsgang")),
            ("Målsætning", text("M1")),
            ("Ansvarlig", text("Eva Toft")),
            ("Fase", text(gain.phase)),
            ("Idriftsættes", first("2025-06")),
            ("Idriftsat", day("2025-06-02")),
            ("Nøglemåltal", text("Nej")),
        ];
        cells.extend(gain.ends.map(|ends| ("Ophører", first(ends))));
        if ["Udskudt", "Bortfaldet"].contains(&gain.phase) {
            cells.push(("Bemærkning", text("Besluttet af direktionen.")));
        }
        cells.extend(gain.of_initiative.iter().cloned());
        fill(filled, &case::initiatives::TABLE, row, &cells);
    }
}

fn time_benefit(filled: &mut Filled, row: usize, index: usize, gain: &Gain) {
    let mut cells = vec![
        ("Gevinst-ID", text(&gain.id)),
        ("Tiltag-ID", text(&gain.initiative)),
        ("Opgave-ID", text(&format!("O{:02}", index + 1))),
        ("Opgave", text(&format!("Opgave {}", gain.initiative))),
        ("Enhed", text("sag")),
        ("Faggruppe", text("HK")),
        ("Antal pr. år", number(&gain.yearly.to_string())),
        ("Minutter før", number("20")),
        ("Minutter efter", number("15")),
        ("Ibrugtagning", number("100")),
        ("Tilskrivning", number("100")),
        ("Medarbejdere", number("10")),
        ("Start", first(gain.start)),
        ("Fuld effekt", first(gain.full)),
        ("Høstes", number("0")),
        ("Geninvesteres", number("100")),
        ("Anvendelse", text("Længere samtaler med borgerne.")),
        ("Gevinstejer", text("Eva Toft")),
        ("Evidens", text(gain.evidence)),
    ];
    cells.extend(gain.interval.map(|interval| ("Opgøres", text(interval))));
    cells.extend(gain.decision.map(|decision| ("Beslutning", text(decision))));
    cells.extend(gain.cells.iter().cloned());
    fill(filled, &case::time_benefits::TABLE, row, &cells);
}

fn budget_benefit(filled: &mut Filled, row: usize, gain: &Gain) {
    let mut cells = vec![
        ("Gevinst-ID", text(&gain.id)),
        ("Tiltag-ID", text(&gain.initiative)),
        ("Art", text(gain.kind)),
        ("Beskrivelse", text(&format!("Mindre forbrug under {}", gain.initiative))),
        ("Årlig virkning", number(&gain.yearly.to_string())),
        ("Mindst", number(&(gain.yearly * 9 / 10).to_string())),
        ("Mest", number(&(gain.yearly * 11 / 10).to_string())),
        ("Varighed", text(gain.duration)),
        ("Start", first(gain.start)),
        ("Fuld effekt", first(gain.full)),
        ("Styringsområde", text("Service")),
        ("Løn eller øvrig drift", text("Løn")),
        ("Kontering", text(&format!("06.45.51.1.{}", gain.initiative.replace('-', "")))),
        ("Gevinstejer", text("Eva Toft")),
        ("Evidens", text(gain.evidence)),
    ];
    cells.extend(gain.interval.map(|interval| ("Opgøres", text(interval))));
    cells.extend(gain.decision.map(|decision| ("Beslutning", text(decision))));
    cells.extend(gain.cells.iter().cloned());
    fill(filled, &case::budget_benefits::TABLE, row, &cells);
}

/// A measurement of the tasks of a centre: ten people, four cases each.
fn measurement(which: &str, gains: &[Gain], file: &File) -> Filled {
    let (people, after) = (file.people, file.after);
    let mut filled = Filled::default();
    let (from, to, minutes) = match which {
        "Før" => ("2025-05-05", "2025-05-23", Decimal::from(file.minutes_before)),
        _ => ("2025-09-01", "2025-09-19", after),
    };
    let form = [
        ("Måling", text(which)),
        ("Fra", day(from)),
        ("Til", day(to)),
        ("Metode", text("Stopur")),
        ("Ansvarlig", text("Eva Toft")),
        ("Medarbejdere og MED oplyst den", day("2025-04-22")),
        ("Slettes senest", day("2027-01-31")),
    ];
    fill(&mut filled, &time::master::TABLE, 0, &form);
    let tasks = gains.iter().enumerate().filter(|(_, gain)| gain.is_time);
    for (row, (index, gain)) in tasks.enumerate() {
        let task = text(&format!("O{:02}", index + 1));
        let cells = [
            ("Opgave-ID", task.clone()),
            ("Opgave", text(&format!("Opgave {}", gain.initiative))),
            ("Enhed", text("sag")),
            ("Begynder når", text("Sagen åbnes.")),
            ("Slutter når", text("Sagen lukkes.")),
            ("Faggruppe", text("HK")),
            ("Medarbejdere", number("10")),
            ("Målt på alle sager", text("Ja")),
        ];
        fill(&mut filled, &time::tasks::TABLE, row, &cells);
        for one in 0..40 {
            let (employee, turn) = (one / 4, one % 4);
            let date = from.parse::<Date>().unwrap().checked_add(jiff::Span::new().days(turn + employee)).unwrap();
            // Spread evenly about the mean, so that the mean is the promise.
            let spread = [-2, 2, -1, 1][usize::try_from(turn).unwrap()];
            let cells = [
                ("Dato", Content::Day(date)),
                ("Opgave-ID", task.clone()),
                ("Medarbejderkode", text(&format!("M{:02}", employee % people + 1))),
                ("Minutter", Content::Number(minutes + Decimal::from(spread))),
                ("Antal", number("1")),
            ];
            fill(
                &mut filled,
                time::registrations::TABLE.in_its_own_file(),
                row * 40 + usize::try_from(one).unwrap(),
                &cells,
            );
        }
    }
    filled
}

/// Makes a business case one of an earlier edition: without the sheets that came later, and with a column of the centre's own
/// where a later one stands.
fn make_edition(drawing: &mut Drawing, edition: u32) {
    if edition == case::TEMPLATE.edition.0 {
        return;
    }
    let is_key = |ink: &Ink| ink.content == text(identity::EDITION);
    for (key, value) in &mut drawing.properties {
        if key == identity::EDITION {
            *value = edition.to_string();
        }
    }
    for table in case::TEMPLATE.tables {
        if table.since().0 > edition {
            drawing.sheets.retain(|sheet| sheet.name != table.sheet);
        }
        let Some(sheet) = drawing.sheets.iter_mut().find(|sheet| sheet.name == table.sheet) else { continue };
        for spec in table.columns.iter().filter(|spec| spec.since.0 > edition) {
            let ink =
                sheet.cells.values_mut().find(|ink| ink.content == text(spec.label) && ink.note.is_some()).unwrap();
            ink.content = text(&format!("Vores egen om {}", spec.key));
        }
    }
    let hidden = drawing.sheets.iter_mut().find(|sheet| sheet.name == identity::SHEET).unwrap();
    let at = *hidden.cells.iter().find(|(_, ink)| is_key(ink)).unwrap().0;
    hidden.cells.get_mut(&At::new(at.row, at.col + 1)).unwrap().content = text(&edition.to_string());
}

impl Base {
    /// All on plan, in March.
    pub fn new() -> Self {
        let mut programme = some_programme();
        programme.centres = CODES.map(some_centre).to_vec();
        programme.targets = vec![Target {
            centre: None,
            year: 2026,
            headroom: Some(Kroner(Decimal::from(2_000_000))),
            freed_time: Some(Hours(Decimal::from(5_000))),
        }];
        programme.prices = [(2026, Default::default())].into();
        let files = CODES.map(|code| File::new(code, "2026-03")).to_vec();
        Self { programme, period: "2026-03", files, accepted: Vec::new() }
    }

    /// The same in another period of the year: every month until then is on plan.
    pub fn at(period: &'static str) -> Self {
        let mut base = Self { period, ..Self::new() };
        for file in &mut base.files {
            file.period = period;
            for gain in &mut file.gains {
                gain.report_until(period);
            }
        }
        base
    }

    /// Every benefit of this kind, one after the other.
    pub fn gains(&mut self, is_time: bool) -> impl Iterator<Item = &mut Gain> {
        self.files.iter_mut().flat_map(|file| &mut file.gains).filter(move |gain| gain.is_time == is_time)
    }

    /// A centre's file.
    pub fn file(&mut self, centre: &str) -> &mut File {
        self.files.iter_mut().find(|file| file.centre == centre).unwrap()
    }

    /// A benefit.
    pub fn gain(&mut self, id: &str) -> &mut Gain {
        self.files.iter_mut().flat_map(|file| &mut file.gains).find(|gain| gain.id == id).unwrap()
    }

    /// A centre that sends nothing; what was accepted of it in December stands in.
    pub fn silence(&mut self, centre: &str) {
        let place = self.files.iter().position(|file| file.centre == centre).unwrap();
        let mut file = self.files.remove(place);
        file.of("2025-12");
        self.accepted.push(file);
    }

    fn centre(&self, file: &File) -> &Centre {
        self.programme.centre(&id(file.centre)).unwrap()
    }

    /// The workbooks of a file: the business case, then its measurements.
    fn deliveries(&self, file: &File) -> Vec<Delivery> {
        let (programme, centre, period) = (&self.programme, self.centre(file), month(file.period));
        let mut cases = for_centre(&case::TEMPLATE, programme, centre, period, &file.filled());
        make_edition(&mut cases, file.edition);
        let mut drawings = vec![(format!("Businesscase {}.xlsx", file.centre), cases)];
        for which in file.measured {
            let filled = measurement(which, &file.gains, file);
            let drawing = for_centre(&time::TEMPLATE, programme, centre, period, &filled);
            drawings.push((format!("Tidsregistrering {} {which}.xlsx", file.centre), drawing));
        }
        let read = |(name, drawing)| {
            let bytes = save(&drawing).unwrap();
            let checksum = sha256(&bytes);
            Delivery::of(&format!("indsendt/{name}"), &bytes, checksum, 2026)
        };
        drawings.into_iter().map(read).collect()
    }

    fn basis(&self, past: Option<Past>, files: usize) -> Basis {
        let delivery = Delivery::of("program.xlsx", &[], String::new(), 2026);
        let opened = Opened { programme: self.programme.clone(), delivery, found: Vec::new() };
        Basis { opened, period: month(self.period), past, accepted: Vec::new(), files_on_disk: files }
    }

    /// December as it was accepted: the centres' files, and nothing else of it.
    pub fn past(&self) -> Option<Past> {
        if self.accepted.is_empty() {
            return None;
        }
        let basis = self.basis(None, 0);
        let case = |file: &File| {
            let delivery = self.deliveries(file).remove(0);
            let workbook = Extract::of(delivery, &basis.context()).file.workbook.unwrap();
            let (centre, month) = (id(file.centre), month(file.period));
            PastCase { centre, month, approved: true, all: workbook.clone(), accepted: workbook }
        };
        let record = Record {
            version: String::new(),
            build: None,
            run_id: "december".to_owned(),
            period: "2025-12".to_owned(),
            programme_sha256: String::new(),
            compared_with: None,
            inputs: Vec::new(),
            facts: 0,
            totals: Vec::new(),
            controls: Vec::new(),
        };
        let package = Package {
            name: "2025-12".to_owned(),
            number: 1,
            previous: None,
            reason: None,
            accepted_by: None,
            withdraws: None,
            open: None,
        };
        let (form, form_version) = (Manifest::FORM.to_owned(), Manifest::FORM_VERSION);
        Some(Past {
            manifest: Manifest { form, form_version, package, record, files: Vec::new() },
            period: month("2025-12"),
            cases: self.accepted.iter().map(case).collect(),
            baselines: Vec::new(),
            raised: Vec::new(),
            course: Vec::new(),
            measurements: Vec::new(),
            told: Vec::new(),
            facts: Vec::new(),
            unknown: Unknown::default(),
        })
    }

    /// The period as it would be accepted.
    pub fn accept(&self) -> Past {
        let period = self.consolidate();
        let mut base = self.clone();
        base.accepted.clone_from(&self.files);
        let mut past = base.past().unwrap();
        past.period = month(self.period);
        for (case, own) in past.cases.iter_mut().map(|case| (case.centre.clone(), case)) {
            own.approved = period.register.cases.iter().any(|one| one.centre == case && one.approved);
        }
        past.baselines = period.register.baselines;
        past.facts = period.register.facts;
        past.measurements = period.register.frozen;
        past
    }

    /// The period, consolidated.
    pub fn consolidate(&self) -> Consolidated {
        self.since(self.past())
    }

    /// The period, consolidated after what was accepted before.
    pub fn since(&self, past: Option<Past>) -> Consolidated {
        let deliveries: Vec<Delivery> = self.files.iter().flat_map(|file| self.deliveries(file)).collect();
        let basis = self.basis(past, deliveries.len());
        let extracts = deliveries.into_iter().map(|delivery| Extract::of(delivery, &basis.context())).collect();
        basis.choose(extracts).close()
    }
}

/// A figure of the programme, rounded to whole units, or to whole per cent.
pub fn figure(period: &Consolidated, measure: &Measure) -> Decimal {
    let value = period.figure(measure).unwrap();
    let scale = if measure.unit == gevinst::units::Unit::Share { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    gevinst::units::round(value * scale, 0).normalize()
}

/// Code, first cell and what is expected of every finding of these rules.
pub fn told(found: &[Finding], codes: &[&str]) -> Vec<String> {
    let own = found.iter().filter(|finding| codes.contains(&finding.rule.code));
    own.map(|finding| {
        let at = finding.first.at.map_or_else(String::new, |at| at.to_string());
        let (rule, sheet) = (finding.rule.code, &finding.first.sheet);
        format!("{rule} {} {sheet}!{at}: {}", about(finding), finding.expected.as_deref().unwrap_or_default())
    })
    .collect()
}

fn about(finding: &Finding) -> &str {
    finding.about.as_ref().map_or("", Id::as_str)
}
