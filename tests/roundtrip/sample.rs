//! A perfect submission, out of the schema: what each field's type, bounds, list, pattern and need allow.
use crate::{agree, dice::Dice};
use gevinst::{
    programme::Programme,
    schema::{Condition, Filler, Id, Kind, List, Need, Pattern, ProgrammeList, Spec, Table, Template, program},
    templates::Filled,
    units::{Date, Decimal, Month},
    xlsx::Content,
};
use std::collections::{BTreeMap, BTreeSet};

/// A row: contents by the field's key.
pub type Row = BTreeMap<&'static str, Content>;

/// A filled-in template.
#[derive(Clone, Debug)]
pub struct Sample {
    pub template: &'static Template,
    pub rows: Vec<(&'static Table, Vec<Row>)>,
}

impl Sample {
    /// As the template writer wants it.
    pub fn filled(&self) -> Filled {
        let mut filled = Filled::default();
        for (table, rows) in &self.rows {
            for (number, row) in rows.iter().enumerate() {
                for spec in table.columns {
                    if let Some(content) = row.get(spec.key) {
                        filled.set(table, number, spec, content.clone());
                    }
                }
            }
        }
        filled
    }

    /// The rows of a table.
    pub fn of(&self, table: &Table) -> &[Row] {
        self.rows.iter().find(|(known, _)| *known == table).map_or(&[], |(_, rows)| rows)
    }

    /// The ids that stand in a column.
    fn ids(&self, spec: &Spec) -> Vec<String> {
        let home = self.rows.iter().find(|(table, _)| table.position(spec).is_some());
        home.map_or_else(Vec::new, |(_, rows)| rows.iter().filter_map(|row| text(row.get(spec.key)?)).collect())
    }
}

/// The text of a content that is one.
pub fn text(content: &Content) -> Option<String> {
    if let Content::Text(text) = content { Some(text.clone()) } else { None }
}

/// What is sampled within.
pub struct World<'a> {
    pub programme: &'a Programme,
    pub centre: &'a str,
    pub period: Month,
}

/// Fills every table of a template.
pub fn sample(template: &'static Template, world: &World<'_>, dice: &mut Dice) -> Sample {
    let mut sample = Sample { template, rows: Vec::new() };
    for table in template.tables.iter().copied() {
        let rows = if table.is_form() { 1 } else { dice.within(i64::from(!table.may_be_empty), 4) };
        let (mut filled, mut keys) = (Vec::new(), BTreeSet::new());
        for number in 0..rows {
            let row = Sampler { sample: &sample, world, table, above: &filled, number, dice }.row();
            let key: Vec<String> = table.unique.iter().map(|spec| format!("{:?}", row.get(spec.key))).collect();
            let is_new = table.unique.is_empty() || keys.insert(key);
            if is_new && !row.is_empty() {
                filled.push(row);
            }
        }
        sample.rows.push((table, filled));
    }
    sample
}

/// Fills one row.
struct Sampler<'a> {
    sample: &'a Sample,
    world: &'a World<'a>,
    table: &'static Table,
    above: &'a [Row],
    number: i64,
    dice: &'a mut Dice,
}

impl Sampler<'_> {
    /// Empty where something it must refer to is nowhere.
    fn row(mut self) -> Row {
        let mut row = Row::new();
        for spec in self.table.columns.iter().copied() {
            if spec.filler != Filler::Person || !self.is_wanted(spec, &row) {
                continue;
            }
            match self.content(spec, &row) {
                Some(content) => drop(row.insert(spec.key, content)),
                None if matches!(spec.need, Need::Always) => return Row::new(),
                None => {}
            }
        }
        agree::mend(self.table, &mut row, self.sample, self.world);
        row
    }

    fn is_wanted(&mut self, spec: &Spec, row: &Row) -> bool {
        let must = match &spec.need {
            Need::Always => spec.default.is_none() || self.table.is_form(),
            Need::When(condition) => holds(condition, row),
            Need::ByRule(_) => true,
            Need::Optional => false,
        };
        must || self.dice.coin()
    }

    fn content(&mut self, spec: &'static Spec, row: &Row) -> Option<Content> {
        if let Some(pattern) = spec.pattern {
            return self.id(spec, pattern, row).map(Content::Text);
        }
        if let List::Fixed(labels) = spec.list {
            return Some(Content::Text((*self.dice.of(labels)).to_owned()));
        }
        Some(match spec.kind {
            Kind::Text => Content::Text(self.words(spec.max_chars)),
            Kind::Date => Content::Day(self.day()),
            Kind::Month => Content::Day(self.month().first_day()),
            _ => Content::Number(self.number(spec)),
        })
    }

    fn id(&mut self, spec: &'static Spec, pattern: Pattern, row: &Row) -> Option<String> {
        let known = match (spec.list, pattern) {
            (List::Proposed(column), _) => match self.sample.ids(column) {
                ids if ids.is_empty() => return Some(self.own_id(pattern)),
                ids => ids,
            },
            (List::Column(columns), _) => columns.iter().flat_map(|column| self.sample.ids(column)).collect(),
            (List::Programme(list), _) => self.listed(list, pattern),
            (_, Pattern::Initiatives) => self.above.iter().filter_map(|row| text(row.get("initiative_id")?)).collect(),
            _ => return Some(self.own_id(pattern)),
        };
        // A benefit's id begins with its initiative's.
        let own = row.get("benefit_id").and_then(text).filter(|_| pattern == Pattern::Initiative);
        let belongs = own.and_then(|id| Some(id.rsplit_once('-')?.0.to_owned()));
        belongs.or_else(|| (!known.is_empty()).then(|| self.dice.of(&known).clone()))
    }

    fn listed(&self, list: ProgrammeList, pattern: Pattern) -> Vec<String> {
        let ids = |ids: Vec<&Id>| ids.into_iter().map(ToString::to_string).collect();
        let programme = self.world.programme;
        match list {
            ProgrammeList::Centres if *self.sample.template == program::TEMPLATE => {
                let mut codes = self.sample.ids(&program::centres::CODE.spec);
                codes.extend((pattern == Pattern::CentreOrProgramme).then(|| "PROGRAM".to_owned()));
                codes
            }
            ProgrammeList::Centres => ids(programme.centres.iter().map(|centre| &centre.code).collect()),
            ProgrammeList::Goals => ids(programme.goals.iter().map(|goal| &goal.id).collect()),
            ProgrammeList::StaffGroups => ids(programme.staff_groups.keys().collect()),
        }
    }

    /// An id nothing else has.
    fn own_id(&mut self, pattern: Pattern) -> String {
        let number = self.number + 1;
        let of_initiative = |sampler: &mut Self, letter: char| {
            let initiatives = sampler.sample.ids(&gevinst::schema::business_case::initiatives::ID.spec);
            format!("{}-{letter}{number}", sampler.dice.of(&initiatives))
        };
        match pattern {
            Pattern::Centre | Pattern::CentreOrName | Pattern::CentreOrProgramme => {
                format!("CØ{}", ['A', 'B', 'C', 'D', 'Å'][self.above.len()])
            }
            Pattern::Centres => format!("{}, CØB", self.world.centre),
            Pattern::Initiative | Pattern::AnyInitiative | Pattern::Initiatives => {
                format!("{}-{number:02}", self.world.centre)
            }
            Pattern::Idea => format!("{}-I{number}", self.world.centre),
            Pattern::Agreement => format!("{}-A{number}", self.world.centre),
            Pattern::TimeBenefit | Pattern::Benefit => of_initiative(self, 'T'),
            Pattern::BudgetBenefit => of_initiative(self, 'B'),
            Pattern::QualityBenefit => of_initiative(self, 'K'),
            Pattern::Employee => format!("M{:02}", self.dice.within(1, 99)),
            Pattern::Code => format!("{}{number}", self.dice.of(&["O0", "Æ-", "x_", "v1."])).to_uppercase(),
        }
    }

    /// Awkward on purpose: letters of ours, and characters that mean something to a spreadsheet or to XML.
    fn words(&mut self, most: u16) -> String {
        let letters: Vec<char> = "abcæøå ÆØÅ<&>\"'=+-@éß…€😀\n".chars().collect();
        let long = self.dice.within(1, i64::from(most.min(40)));
        let text: String = (0..long).map(|_| *self.dice.of(&letters)).collect();
        if text.trim().is_empty() { "=1+1".to_owned() } else { text.trim().to_owned() }
    }

    fn day(&mut self) -> Date {
        let month = self.month();
        let day = i8::try_from(self.dice.within(1, 28)).expect("a day");
        Date::new(month.year(), month.number(), day).expect("every month has 28 days")
    }

    fn month(&mut self) -> Month {
        let later = i32::try_from(self.dice.within(-14, 14)).expect("a few months");
        self.world.period.plus(later)
    }

    fn number(&mut self, spec: &Spec) -> Decimal {
        let most = spec.bounds.max.min(spec.bounds.min.max(0).saturating_add(5_000_000));
        let least = spec.bounds.min.max(-5_000_000) + i64::from(spec.bounds.above);
        let whole = self.dice.within(least, most);
        let is_whole = matches!(spec.kind, Kind::Whole | Kind::Year);
        // Half a per cent is more likely one that was meant as 50, and 1 as 100, so a perfect file has neither.
        if spec.kind == Kind::Share && whole.abs() <= 1 {
            return Decimal::ZERO.max(Decimal::from(least));
        }
        if is_whole || whole <= least || whole >= most {
            return Decimal::from(whole);
        }
        Decimal::from(whole) + Decimal::new(self.dice.within(0, 99), 2)
    }
}

/// Whether a condition on a cell to the left holds.
pub fn holds(condition: &Condition, row: &Row) -> bool {
    let Some(content) = row.get(condition.on().key) else { return matches!(condition, Condition::Empty(_)) };
    match condition {
        Condition::Is(_, labels) => text(content).is_some_and(|typed| labels.contains(&&*typed)),
        Condition::Positive(_) => matches!(content, Content::Number(number) if *number > Decimal::ZERO),
        Condition::Filled(_) => true,
        Condition::Empty(_) => false,
    }
}
