//! **Økonomi.** Does it pay? Present value, payback, internal rate and range, per initiative and for the programme.
use super::{Page, budget_years, costs, headroom, method, returns, sensitivity};
use crate::{
    danish::show,
    formulas::{
        economics::{Payback, benefit_cost_ratio, internal_rate, payback, present_value},
        range::{self, Range},
    },
    register::{Benefit, BudgetBenefit, Flows, HORIZON, Initiative, Owned, is_headroom, sign},
    report::{
        Report,
        grid::{Grid, HEADER_ROW, cached, id, number, styled, text, wrapped},
        table::{Col, Header, Here, Rows, Table},
    },
    units::{Decimal, Kroner, Share, round},
    xlsx::{Area, Cached, Content, Formula, Function, Ink, Style},
};

pub(super) static PAGE: Page = Page { name: "Økonomi", question: "Betaler det sig?", has_amounts: true, draw };

/// How much the benefits are taken to move together.
const CORRELATION: Share = Share(Decimal::from_parts(3, 0, 0, false, 1));
/// Initiatives that a page holds beside the sheet's title.
const ON_ONE_PAGE: usize = 18;

/// What a row tells of: an initiative, or the programme (none), and its money year by year.
pub(super) struct Line<'a> {
    pub initiative: Option<&'a Initiative>,
    flows: Flows,
    pub net: Vec<Decimal>,
}

impl<'a> Line<'a> {
    fn of(initiative: Option<&'a Initiative>, flows: Flows) -> Self {
        Self { initiative, net: flows.net(), flows }
    }

    /// Whether anybody has told a cost of it.
    pub fn has_costs(&self) -> bool {
        !self.flows.costs.iter().all(Decimal::is_zero)
    }
}

/// The initiatives, and the programme below them.
enum Lines {}

impl Rows for Lines {
    type Row<'a> = Line<'a>;
}

type Column = Col<Lines>;

static GAIN: Column =
    Column::new("Varig gevinst pr. år, kr.", Style::Kroner, 12, |line, _| number(line.flows.lasting_gain));
static COST: Column =
    Column::new("Varig udgift pr. år, kr.", Style::Kroner, 12, |line, _| number(line.flows.lasting_cost));
static FIRST_YEAR: Column = year::<0>();
static LAST_YEAR: Column = year::<{ HORIZON - 1 }>();
static TITLE: Column = Column::drawn("Tiltag", Style::Wrapped, 36, |line, here| match line.initiative {
    Some(initiative) => wrapped(initiative.title.clone()),
    None => text(here.report.programme.name.clone()),
});

static TABLE: Table<Lines> = Table {
    name: None,
    height: 48,
    columns: &[
        &Column::drawn("Tiltag-ID", Style::Id, 11, |line, _| match line.initiative {
            Some(initiative) => styled(id(&initiative.id), Style::Id),
            None => text(method::PROGRAMME),
        }),
        &TITLE,
        &Column::new("Investering, kr.", Style::Kroner, 12, |line, _| number(line.flows.investment)),
        &GAIN,
        &COST,
        &Column::computed("Varig netto pr. år, kr.", Style::Kroner, 12, |line, here| {
            let net = line.flows.lasting_gain - line.flows.lasting_cost;
            (Formula::from(here.cell(&GAIN)) - here.cell(&COST).into(), Cached::Number(net))
        }),
        &Column::computed("Nutidsværdi, kr.", Style::Kroner, 13, |line, here| {
            (discounted(here), cached(present_value(&line.net, here.report.programme.discount_rate)))
        }),
        &Column::drawn("Tilbagebetaling, år", Style::Text, 27, |line, _| paid_back(line)),
        &Column::drawn("Intern rente, %", Style::Text, 11, |line, _| {
            styled(internal_rate(&line.net).map_or(Content::Blank, |rate| number(rate.0)), Style::Share)
        }),
        &Column::new("Gevinst pr. krone", Style::Number, 10, |line, here| {
            let rate = here.report.programme.discount_rate;
            let ratio = benefit_cost_ratio(&line.flows.gains, &line.flows.costs, rate);
            number(ratio.map(|ratio| round(ratio, 2)))
        }),
        &FIRST_YEAR,
        &year::<1>(),
        &year::<2>(),
        &year::<3>(),
        &year::<4>(),
        &year::<5>(),
        &year::<6>(),
        &year::<7>(),
        &year::<8>(),
        &LAST_YEAR,
    ],
};

/// The net of a year, so many after the budget year.
const fn year<const LATER: usize>() -> Column {
    Column::new("", Style::Kroner, 12, |line, _| number(line.net[LATER])).under(Header::BudgetYear("Netto", LATER))
}

/// Every year's net over one plus the rate to the power of the year's number, which stands above the header.
fn discounted(here: &Here<'_, '_, Lines>) -> Formula {
    let years = |row: u32| {
        let (first, last) = (here.placed.cell(row, &FIRST_YEAR), here.placed.cell(row, &LAST_YEAR));
        Area { first, last }
    };
    let rate = Formula::from(1) + method::DISCOUNT_RATE.by_name();
    let numbers = Formula::across(years(here.placed.header - 1));
    Function::SumProduct.of([Formula::from(years(here.row)) / rate.power(numbers)])
}

fn draw(report: &Report<'_>) -> Grid {
    let mut grid = Grid::new(report, &PAGE);
    grid.sheet.columns = TABLE.widths();
    let initiatives = &report.register.initiatives;
    let flows = |initiative: &Initiative| report.register.flows(&initiative.id, report.programme.budget_year);
    let lines: Vec<_> = initiatives.iter().map(|owned| Line::of(Some(&owned.of), flows(&owned.of))).collect();
    let all = lines.iter().fold(Flows::none(), |all, line| all.plus(&line.flows));
    let placed = TABLE.at(&PAGE, HEADER_ROW, lines.len());
    placed.draw(&mut grid, report, &lines);
    let all = Line::of(None, all);
    placed.total(&mut grid, report, placed.end(), &all);
    for (number, col) in (0_u16..).zip(TABLE.column(&FIRST_YEAR)..=TABLE.column(&LAST_YEAR)) {
        grid.put(placed.header - 1, col, Ink::number(number.into(), Style::Small));
    }
    let noted = grid.notes(placed.end() + 2, notes(report, &all));
    grid.freeze(HEADER_ROW, 2);
    if initiatives.len() < ON_ONE_PAGE {
        grid.sheet.page.repeat = None;
    }
    grid.sheet.page.repeat_columns = Some((0, TABLE.column(&TITLE)));
    grid.sheet.page.column_breaks = vec![TABLE.column(&FIRST_YEAR)];
    let end = sensitivity::draw(report, &mut grid, noted + 1);
    let end = returns::draw(report, &mut grid, end, &lines);
    costs::draw(report, &mut grid, end);
    grid
}

/// Of an initiative that nobody has told a cost of, no time can be told.
fn paid_back(line: &Line<'_>) -> Ink {
    if !line.has_costs() {
        return wrapped("ingen omkostninger oplyst");
    }
    match payback(&line.net) {
        Payback::AtOnce => text("straks"),
        Payback::Years(years) => Ink::number(round(years, 1), Style::Number),
        Payback::Never => wrapped("ikke inden for 10 år"),
    }
}

/// What the figures rest on, and how uncertain the yearly effect is.
fn notes(report: &Report<'_>, all: &Line<'_>) -> [String; 7] {
    let programme = report.programme;
    let rate = show::share_fine(programme.discount_rate);
    [
        "Et bortfaldet tiltag giver intet i budgetårene. Dets udgifter er med, som centret har skrevet dem.".to_owned(),
        format!(
            "År 0 er budgetåret {}. Varige gevinster og udgifter er forlænget til 10 år. Diskonteringsrente {rate}.",
            programme.budget_year
        ),
        "Gevinsten er råderum og undgåede udgifter minus ulemper. Frigjort tid er ikke regnet med.".to_owned(),
        "Intern rente er tom, når strømmen ikke skifter fortegn. Tilbagebetaling regnes fra starten af år 0."
            .to_owned(),
        other_net(report, all),
        uncertainty(report, false),
        uncertainty(report, true),
    ]
}

/// Why the net here is another than the one that is there to spend: what is avoided frees nothing, and own staff is paid already.
fn other_net(report: &Report<'_>, all: &Line<'_>) -> String {
    let kroner = |value: Decimal| show::amount(Kroner(value));
    let (register, year) = (report.register, report.programme.budget_year);
    let avoided = || register.budget_benefits.iter().filter(|owned| !is_headroom(owned.of.what.kind));
    let given: Decimal = avoided().map(|owned| register.given_in(&owned.of, year).0).sum();
    let lasting: Decimal = avoided().map(|owned| register.lasting(&owned.of).0).sum();
    let (free, free_lasting) = budget_years::net(report);
    let own = costs::own_time_by_year(report);
    let here = all.flows.lasting_gain - all.flows.lasting_cost;
    let sheet = headroom::PAGE.name;
    let of_year = format!(
        "Netto i {year}: {sheet} {} + undgåede udgifter {} − intern tid {} = {} her.",
        kroner(free),
        kroner(given),
        kroner(own[0]),
        kroner(all.net[0])
    );
    let later = format!(
        "Varigt: {} + {} − {} = {}.",
        kroner(free_lasting),
        kroner(lasting),
        kroner(own[own.len() - 1]),
        kroner(here)
    );
    format!("{of_year} {later}")
}

/// The yearly effect of what lasts and has a range, in closed form: of headroom with its disbenefits, or of avoided expenses.
/// The two are never one sum.
fn uncertainty(report: &Report<'_>, is_avoided: bool) -> String {
    let kroner = |value: Decimal| show::amount(Kroner(value));
    let register = report.register;
    let lasts = |owned: &&Owned<Benefit<BudgetBenefit>>| !register.lasting(&owned.of).0.is_zero();
    let ranges: Vec<Range> = register
        .budget_benefits
        .iter()
        .filter(|owned| is_headroom(owned.of.what.kind) != is_avoided)
        .filter(lasts)
        .filter_map(|owned| {
            let (least, most) = owned.of.what.range?;
            let (least, likely, most) = (least.0, owned.of.what.yearly.0, most.0);
            // The most that a disbenefit may cost is the least that is left.
            Some(match sign(owned.of.what.kind) {
                sign if sign < Decimal::ZERO => Range { min: -most, likely: -likely, max: -least },
                _ => Range { min: least, likely, max: most },
            })
        })
        .collect();
    let (what, with) = if is_avoided { ("Undgåede udgifter", "") } else { ("Råderum", ", ulemper med") };
    let estimate = range::sum(&ranges, CORRELATION).filter(|_| !ranges.is_empty());
    match estimate.and_then(|estimate| Some((estimate.mean, estimate.interval()?))) {
        Some((mean, (low, high))) => format!(
            "{what}: {} varige gevinster har et spænd{with}. De er tilsammen forventet at give {} om året, og med 80 % sandsynlighed mellem {} og {} (PERT, korrelation 0,3).",
            ranges.len(),
            kroner(mean),
            kroner(low),
            kroner(high)
        ),
        None => format!("{what}: ingen varige gevinster har både Mindst og Mest, så usikkerheden kan ikke vises."),
    }
}
