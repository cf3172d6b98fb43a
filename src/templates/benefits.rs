//! The benefits of the workbook gathered from their two sheets: the ids that Opfølgning chooses among, and what its formulas
//! compute a month's plan from.
//!
//! A drop-down cannot list two columns, and no spreadsheet from before 2021 has a function that puts one column below another.
//! So the hidden sheet of lists has a row for each benefit, first those of time, then those of money. Months are numbers
//! ([`Month::index`]).
use super::{
    issue::Issue,
    names::last_filled,
    place::{self, home, on_sheet},
};
use crate::{
    schema::{
        Choice, Spec, Table,
        business_case::{Duration, Interval, budget_benefits as money, follow_up, initiatives, time_benefits as time},
    },
    units::{Decimal, Month, div},
    xlsx::{At, Cached, Content, Ink, Style},
};

/// The defined name of the ids to choose among.
pub(super) const LIST: &str = "Liste_Opfoelgning_Gevinst_ID";
/// That of the column of them, with its empty end.
pub(super) const ID: &str = "Gevinst_ID";

/// Benefits that somebody may add beyond what the two sheets have room for.
const ROOM: u32 = 100;

/// Later than any month.
const NEVER: i32 = 99_999;

/// A benefit as its row in the list shows it, for whoever looks without calculating.
struct Gathered {
    /// Its row on its own sheet; below zero of a benefit of money.
    number: i64,
    id: String,
    start: Option<i32>,
    full: Option<i32>,
    end: Option<i32>,
    plan: Option<Decimal>,
    months: i32,
}

/// A column of the list: its defined name, its formula, and the formula's result.
struct Column {
    name: &'static str,
    formula: fn(At, &[At]) -> String,
    cached: fn(&Gathered) -> Option<Cached>,
}

/// The columns, in the order in which their formulas refer to each other; each is shown the cells of its row.
static COLUMNS: [Column; 7] = [
    Column { name: "Gevinst_raekke", formula: number, cached: |of| Some(Cached::Number(of.number.into())) },
    Column { name: ID, formula: id, cached: |of| Some(Cached::Text(of.id.clone())) },
    Column { name: "Gevinst_start", formula: start, cached: |of| of.start.map(month) },
    Column { name: "Gevinst_fuld", formula: full, cached: |of| of.full.map(month) },
    Column { name: "Gevinst_slut", formula: end, cached: |of| of.end.map(month) },
    Column { name: "Gevinst_plan", formula: plan, cached: |of| of.plan.map(Cached::Number) },
    Column { name: "Gevinst_maaneder", formula: months, cached: |of| Some(month(of.months)) },
];

fn month(number: i32) -> Cached {
    Cached::Number(number.into())
}

/// The list's columns by their defined names, and before them how many rows of each sheet have been written in; `first` is where
/// they begin. None in a template without benefits.
pub(super) fn columns(issue: &Issue<'_>, first: u16) -> Vec<(&'static str, Vec<Ink>)> {
    if home(issue, &follow_up::BENEFIT.spec).is_none() {
        return Vec::new();
    }
    let counts = [("Antal_tidsgevinster", &time::TABLE.table), ("Antal_budgetgevinster", &money::TABLE.table)];
    let counts: Vec<_> = counts.into_iter().map(|(name, table)| (name, vec![count(issue, table)])).collect();
    let (known, first) = (gathered(issue), first + place::small(counts.len()));
    let rows = issue.rows(&time::TABLE) + issue.rows(&money::TABLE) + ROOM;
    let column = |column: &Column| {
        let inks = (1..=rows).map(|row| {
            let cells: Vec<At> = (first..).take(COLUMNS.len()).map(|col| At::new(row, col)).collect();
            let benefit = usize::try_from(row - 1).ok().and_then(|index| known.get(index));
            let cached = benefit.and_then(column.cached).unwrap_or(Cached::Text(String::new()));
            Ink::formula((column.formula)(cells[0], &cells[1..]), cached, Style::Text)
        });
        (column.name, inks.collect())
    };
    counts.into_iter().chain(COLUMNS.iter().map(column)).collect()
}

/// How far down a sheet of benefits has been written in.
fn count(issue: &Issue<'_>, table: &'static Table) -> Ink {
    let ids = place::reach(issue, table, 0);
    let header = on_sheet(table.sheet, place::one(At::new(place::HEADER, ids.first.col)));
    let formula = format!("MAX(0,{}-ROW({header}))", last_filled(&on_sheet(table.sheet, ids)));
    Ink::formula(formula, Cached::Number(issue.filled.rows(table).into()), Style::Text)
}

fn number(_: At, _: &[At]) -> String {
    "IF(ROW()-1<=Antal_tidsgevinster,ROW()-1,IF(ROW()-1<=Antal_tidsgevinster+Antal_budgetgevinster,Antal_tidsgevinster-ROW()+1,\"\"))".to_owned()
}

fn id(number: At, _: &[At]) -> String {
    let id = of(number, "Tidsgevinst_ID", "Budgetgevinst_ID");
    format!("IF({number}=\"\",\"\",{id}&\"\")")
}

fn start(number: At, _: &[At]) -> String {
    let start = of(number, "Tidsgevinst_start", "Budgetgevinst_start");
    format!("IF({number}=\"\",\"\",IFERROR(IF({start}>0,{},\"\"),\"\"))", month_of(&start))
}

/// What does not grow is there in full from the start: units, and what comes once and is spread evenly.
fn full(number: At, others: &[At]) -> String {
    let (start, full) = (others[1], month_of(&format!("INDEX(Budgetgevinst_fuld,-{number})")));
    format!(
        "IF({start}=\"\",\"\",IF({number}>0,{start},IFERROR(IF({},{start},MAX({start},{full})),{start})))",
        is_once(number)
    )
}

/// The initiative ends, or what comes once is there in full.
fn end(number: At, others: &[At]) -> String {
    let (start, full) = (others[1], month_of(&format!("INDEX(Budgetgevinst_fuld,-{number})")));
    let initiative = of(number, "Tidsgevinst_tiltag", "Budgetgevinst_tiltag");
    let ends = format!("INDEX(Tiltag_ophoerer,MATCH({initiative},Tiltag_ID,0))");
    format!(
        "IF({start}=\"\",\"\",IFERROR(IF({},MAX({start},{full}),IF({ends}>0,{},{NEVER})),{NEVER}))",
        is_once(number),
        month_of(&ends)
    )
}

/// The plan of a month in which the benefit is there in full.
fn plan(number: At, others: &[At]) -> String {
    let (start, end) = (others[1], others[3]);
    format!(
        "IF({start}=\"\",\"\",IFERROR(IF({number}>0,INDEX(Tidsgevinst_antal,{number})/12,INDEX(Budgetgevinst_virkning,-{number})/IF({},{end}-{start}+1,12)),\"\"))",
        is_once(number)
    )
}

fn months(number: At, _: &[At]) -> String {
    let interval = of(number, "Tidsgevinst_opgoeres", "Budgetgevinst_opgoeres");
    let [quarter, year] = [Interval::Quarter, Interval::Year].map(|of| (of.label(), of.months()));
    format!(
        "IF({number}=\"\",\"\",IF({interval}=\"{}\",{},IF({interval}=\"{}\",{},1)))",
        quarter.0, quarter.1, year.0, year.1
    )
}

/// The row's value in a column of the sheet its benefit stands on.
fn of(number: At, of_time: &str, of_money: &str) -> String {
    format!("IF({number}>0,INDEX({of_time},{number}),INDEX({of_money},-{number}))")
}

fn is_once(number: At) -> String {
    let once = Duration::Once.label();
    format!("IF({number}>0,FALSE,INDEX(Budgetgevinst_varighed,-{number})=\"{once}\")")
}

fn month_of(day: &str) -> String {
    format!("12*(YEAR({day})-2000)+MONTH({day})-1")
}

/// What the formulas give of the rows that are filled in already.
fn gathered(issue: &Issue<'_>) -> Vec<Gathered> {
    let all = |table| 0..issue.filled.rows(table);
    let of_time = all(&time::TABLE).map(|row| of_time(&Seen { issue, table: &time::TABLE, row }));
    let of_money = all(&money::TABLE).map(|row| of_money(&Seen { issue, table: &money::TABLE, row }));
    of_time.chain(of_money).collect()
}

/// A filled row of a sheet of benefits.
struct Seen<'a> {
    issue: &'a Issue<'a>,
    table: &'static Table,
    row: usize,
}

impl Seen<'_> {
    fn content(&self, spec: &Spec) -> Option<&Content> {
        self.issue.filled.get(self.table, self.row, spec)
    }

    fn text(&self, spec: &Spec) -> String {
        if let Some(Content::Text(text)) = self.content(spec) { text.clone() } else { String::new() }
    }

    fn number(&self, spec: &Spec) -> Option<Decimal> {
        if let Some(Content::Number(number)) = self.content(spec) { Some(*number) } else { None }
    }

    fn month(&self, spec: &Spec) -> Option<i32> {
        if let Some(Content::Day(day)) = self.content(spec) { Month::of(*day).map(Month::index) } else { None }
    }

    /// The month in which the row's initiative ends.
    fn ends(&self, initiative: &Spec) -> i32 {
        let (table, id) = (&initiatives::TABLE.table, self.text(initiative));
        let mut rows = (0..self.issue.filled.rows(table)).map(|row| Seen { issue: self.issue, table, row });
        let own = rows.find(|row| row.text(&initiatives::ID.spec).eq_ignore_ascii_case(&id));
        own.and_then(|row| row.month(&initiatives::ENDS.spec)).unwrap_or(NEVER)
    }

    fn months(&self, spec: &Spec) -> i32 {
        let label = self.text(spec);
        Interval::VALUES.iter().find(|interval| interval.label() == label).map_or(1, |interval| interval.months())
    }
}

fn of_time(row: &Seen<'_>) -> Gathered {
    let start = row.month(&time::START.spec);
    let plan = row.number(&time::YEARLY_UNITS.spec).and_then(|units| div(units, Decimal::from(12)));
    Gathered {
        number: number_of(row.row),
        id: row.text(&time::ID.spec),
        start,
        full: start,
        end: start.map(|_| row.ends(&time::INITIATIVE.spec)),
        plan: plan.filter(|_| start.is_some()),
        months: row.months(&time::INTERVAL.spec),
    }
}

fn of_money(row: &Seen<'_>) -> Gathered {
    let (start, full) = (row.month(&money::START.spec), row.month(&money::FULL_EFFECT.spec));
    let is_once = row.text(&money::DURATION.spec) == Duration::Once.label();
    let full = start.map(|start| full.map_or(start, |full| full.max(start)));
    let end = if is_once { full } else { start.map(|_| row.ends(&money::INITIATIVE.spec)) };
    let parts = end.zip(start).filter(|_| is_once).map_or(12, |(end, start)| end - start + 1);
    Gathered {
        number: -number_of(row.row),
        id: row.text(&money::ID.spec),
        start,
        full: if is_once { start } else { full },
        end,
        plan: row
            .number(&money::YEARLY_EFFECT.spec)
            .filter(|_| start.is_some())
            .and_then(|effect| div(effect, Decimal::from(parts))),
        months: row.months(&money::INTERVAL.spec),
    }
}

fn number_of(row: usize) -> i64 {
    i64::from(place::small(row)) + 1
}
