//! A business case as a centre fills it in: initiatives, a time and a budget benefit for each, and a year of follow-up.
use super::{Size, code, day, id, month, text, whole};
use gevinst::{
    programme::Programme,
    schema::{
        Table,
        business_case::{TEMPLATE, budget_benefits, follow_up, initiatives, master, time_benefits},
    },
    templates::{self, Filled},
    units::{Decimal, Month},
    xlsx::{Content, Drawing},
};

/// The business case of a centre as it comes back.
pub fn business_case(programme: &Programme, centre: usize, size: Size) -> Drawing {
    let mut form =
        Form { filled: Filled::default(), code: code(centre), seed: centre as u64 + 1, promised: Vec::new() };
    form.master();
    for number in 0..size.initiatives {
        let promised = (1_200 + form.next(900), 36_000 + form.next(12_000));
        form.promised.push(promised);
        form.initiative(number);
        form.time_benefit(number);
        form.budget_benefit(number);
        for month in 1..=size.months {
            form.follow_up(number, month, size.months);
        }
    }
    let centre = programme.centres.iter().find(|centre| centre.code == id(&form.code)).expect("one of the centres");
    templates::for_centre(&TEMPLATE, programme, centre, size.period(), &form.filled)
}

struct Form {
    filled: Filled,
    code: String,
    seed: u64,
    /// Units and kroner a year, per initiative.
    promised: Vec<(i64, i64)>,
}

impl Form {
    fn set(&mut self, table: &'static Table, row: usize, cells: Vec<(&str, Content)>) {
        for (label, content) in cells {
            let spec = table.columns.iter().find(|spec| spec.label == label).expect(label);
            self.filled.set(table, row, spec, content);
        }
    }

    /// The next figure, below `most`.
    fn next(&mut self, most: u64) -> i64 {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((self.seed >> 33) % most).expect("small")
    }

    fn initiative_id(&self, number: usize) -> String {
        format!("{}-{:02}", self.code, number + 1)
    }

    fn master(&mut self) {
        let cells = vec![
            ("Udfyldt af", text("Eva Nøhr")),
            ("Status", text("Godkendt")),
            ("Godkendt af", text("Anne Lund")),
            ("Godkendt dato", day(12, 31)),
        ];
        self.set(&master::TABLE, 0, cells);
    }

    fn initiative(&mut self, number: usize) {
        let id = self.initiative_id(number);
        let cells = vec![
            ("Tiltag-ID", text(&id)),
            ("Titel", text(&format!("Færre manuelle trin i arbejdsgang {id}"))),
            ("Ændring i arbejdsgangen", text("Ansøgningen læses ind, og kun tvivlsspørgsmål ses af en medarbejder.")),
            ("Type", text("Enklere arbejdsgang")),
            ("Målsætning", text("M1")),
            ("Ansvarlig", text("Per Vind")),
            ("Fase", text("I drift")),
            ("Idriftsættes", day(1, 1)),
            ("Idriftsat", day(1, 5)),
            ("Nøglemåltal", text("Nej")),
        ];
        self.set(&initiatives::TABLE, number, cells);
    }

    fn time_benefit(&mut self, number: usize) {
        let (id, (units, _)) = (self.initiative_id(number), self.promised[number]);
        let hours = Decimal::new(units * 8 * 9, 1) / Decimal::from(60);
        let cells = vec![
            ("Gevinst-ID", text(&format!("{id}-T1"))),
            ("Tiltag-ID", text(&id)),
            ("Opgave-ID", text(&format!("O{:02}", number + 1))),
            ("Opgave", text(&format!("Behandling af ansøgning {id}"))),
            ("Enhed", text("ansøgning")),
            ("Faggruppe", text("HK")),
            ("Antal pr. år", whole(units)),
            ("Minutter før", whole(20)),
            ("Minutter efter", whole(12)),
            ("Ibrugtagning", whole(90)),
            ("Medarbejdere", whole(8)),
            ("Start", day(1, 1)),
            ("Fuld effekt", day(1, 1)),
            ("Høstes", whole(0)),
            ("Geninvesteres", whole(50)),
            ("Anvendelse", text("Mere tid til borgerne")),
            ("Gevinstejer", text("Anne Lund")),
            ("Evidens", text("D")),
            ("Timer pr. år", Content::Number(hours)),
        ];
        self.set(&time_benefits::TABLE, number, cells);
    }

    fn budget_benefit(&mut self, number: usize) {
        let (id, (_, effect)) = (self.initiative_id(number), self.promised[number]);
        let cells = vec![
            ("Gevinst-ID", text(&format!("{id}-B1"))),
            ("Tiltag-ID", text(&id)),
            ("Art", text("Budgetreduktion")),
            ("Beskrivelse", text(&format!("Mindre forbrug af porto og print i {id}"))),
            ("Årlig virkning", whole(effect)),
            ("Varighed", text("Varig")),
            ("Start", day(1, 1)),
            ("Fuld effekt", day(1, 1)),
            ("Styringsområde", text("Service")),
            ("Løn eller øvrig drift", text("Øvrig drift")),
            ("Kontering", text(&format!("645 51 {id}"))),
            ("Gevinstejer", text("Anne Lund")),
            ("Evidens", text("A")),
        ];
        self.set(&budget_benefits::TABLE, number, cells);
    }

    /// A month's part of what is promised for the year, give or take seven in a hundred; one in forty is far off.
    fn part(&mut self, year: i64) -> i64 {
        let share = if self.next(40) == 0 { 60 } else { 93 + self.next(15) };
        year * share / 1_200
    }

    /// A row of each benefit; øre in the amounts.
    fn follow_up(&mut self, number: usize, of: i8, months: i8) {
        let id = self.initiative_id(number);
        let row = 2 * (number * usize::from(months.unsigned_abs()) + usize::from(of.unsigned_abs()) - 1);
        let first: Month = month(of);
        let (promised_units, promised_effect) = self.promised[number];
        let units = self.part(promised_units);
        let amount = Decimal::new(self.part(promised_effect * 100), 2);
        let time = vec![
            ("Gevinst-ID", text(&format!("{id}-T1"))),
            ("Måned", Content::Day(first.first_day())),
            ("Realiseret", whole(units)),
            ("Enhed", text("ansøgning")),
            ("Kilde", text("Fagsystem")),
        ];
        let budget = vec![
            ("Gevinst-ID", text(&format!("{id}-B1"))),
            ("Måned", Content::Day(first.first_day())),
            ("Realiseret", Content::Number(amount)),
            ("Enhed", text("kr.")),
            ("Kilde", text("Økonomisystem")),
            ("Bilag", text(&format!("B{}-{of}", number + 1))),
        ];
        self.set(&follow_up::TABLE, row, time);
        self.set(&follow_up::TABLE, row + 1, budget);
    }
}
