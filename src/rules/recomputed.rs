//! What the formulas of Opfølgning ought to show, worked out from the rows: held against what a file shows, and written into the
//! next template for whoever looks at it without calculating.
use crate::{
    intake::{RowOf, Tables},
    rules::promise::Plans,
    schema::{
        Choice, Id, Outcome, Spec, Table,
        business_case::{budget_benefits, follow_up, master, time_benefits},
    },
    units::{Decimal, Month, div, settle},
};
use std::collections::{BTreeMap, BTreeSet};

/// The result of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A number.
    Number(Decimal),
    /// A text.
    Text(String),
}

/// What the formulas need to know of a workbook, gathered once for all its rows.
pub struct FollowUpFormulas {
    benefits: BTreeMap<Id, Known>,
    plans: Plans,
    reported: BTreeMap<Id, BTreeMap<Month, Decimal>>,
    doubtful: BTreeSet<Id>,
}

/// What a benefit is called, and the unit its figures are typed in.
struct Known {
    name: Option<String>,
    unit: Option<String>,
}

impl FollowUpFormulas {
    /// For the rows of a workbook.
    pub fn of(workbook: &impl Tables) -> Self {
        let unit = workbook.form(&master::TABLE).and_then(|form| form.given(&master::AMOUNT_UNIT));
        let mut all = Self {
            benefits: BTreeMap::new(),
            plans: Plans::of(workbook, true),
            reported: BTreeMap::new(),
            doubtful: BTreeSet::new(),
        };
        for row in workbook.rows(&time_benefits::TABLE) {
            let known =
                Known { name: row.given(&time_benefits::TASK_NAME), unit: row.given(&time_benefits::TASK_UNIT) };
            all.gather(row, row.given(&time_benefits::ID), known);
        }
        for row in workbook.rows(&budget_benefits::TABLE) {
            let known = Known {
                name: row.given(&budget_benefits::DESCRIPTION),
                unit: unit.map(|unit| unit.label().to_owned()),
            };
            all.gather(row, row.given(&budget_benefits::ID), known);
        }
        for row in workbook.rows(&follow_up::TABLE) {
            let Some(benefit) = row.given(&follow_up::BENEFIT) else { continue };
            if is_read_otherwise(row, &follow_up::TABLE) {
                all.doubtful.insert(benefit.clone());
            }
            if let (Some(month), Some(realised)) = (row.given(&follow_up::MONTH), row.given(&follow_up::REALISED)) {
                *all.reported.entry(benefit).or_default().entry(month).or_default() += realised;
            }
        }
        all
    }

    fn gather<In>(&mut self, row: RowOf<'_, In>, id: Option<Id>, known: Known) {
        let Some(id) = id else { return };
        if is_read_otherwise(row, row.table) || self.benefits.contains_key(&id) {
            self.doubtful.insert(id.clone());
        }
        self.benefits.entry(id).or_insert(known);
    }

    /// Whether a spreadsheet may see something else than we do in the cells the formulas need: a number stored as text, an id in
    /// two rows, an initiative that is not there. Each is told where it stands.
    pub fn are_in_doubt(&self, benefit: &Id) -> bool {
        self.doubtful.contains(benefit) || !self.plans.has_terms(benefit)
    }

    /// What the formulas show in the row of a benefit's month; nothing where they show nothing.
    pub fn shown(&self, benefit: &Id, month: Month, realised: Option<Decimal>) -> Vec<(&'static Spec, Shown)> {
        let Some(known) = self.benefits.get(benefit) else { return Vec::new() };
        let span = self.plans.span(benefit, month);
        let is_last = span.last == month;
        let plan = if is_last { self.plans.of_span(benefit, span) } else { self.plans.of_month(benefit, month) };
        let plan = plan.map(|(_, most)| settle(most));
        let back = span.first.index() - span.last.index() - 1;
        let reported = |month: Month| self.reported.get(benefit)?.get(&month).copied();
        let all: Decimal = span.months().filter_map(reported).sum();
        let deviation =
            plan.filter(|_| is_last && realised.is_some()).and_then(|plan| div(all - plan, plan.abs())).map(settle);
        [
            (&follow_up::BENEFIT_NAME.spec, known.name.clone().map(Shown::Text)),
            (&follow_up::PLAN.spec, plan.map(Shown::Number)),
            (&follow_up::LAST_REPORTED.spec, reported(month.plus(back)).map(Shown::Number)),
            (&follow_up::UNIT.spec, known.unit.clone().map(Shown::Text)),
            (&follow_up::DEVIATION.spec, deviation.map(Shown::Number)),
        ]
        .into_iter()
        .filter_map(|(spec, shown)| Some((spec, shown?)))
        .collect()
    }
}

/// Whether some cell of a row was understood after a change, or not at all.
fn is_read_otherwise<In>(row: RowOf<'_, In>, table: &'static Table) -> bool {
    let typed = table.columns.iter().filter(|spec| !spec.is_formula());
    typed.into_iter().any(|spec| !matches!(row.untyped().outcome(spec), Outcome::Fine | Outcome::Blank))
}

#[cfg(test)]
mod tests {
    use crate::{
        findings::Context,
        intake::{Arrived, Delivery},
        rules::{self, testing},
        units::Month,
    };

    /// What the rules say of a quarterly saving of 120,000 a year of which 27,000 came in the first quarter, where the formulas
    /// of its row show this.
    fn codes(shown: &str) -> Vec<&'static str> {
        let drawn = format!(
            "Tiltag\n| Tiltag-ID | Fase |\n| CBD-01 | Under implementering |\n\
             Budgetgevinster\n| Gevinst-ID | Tiltag-ID | Beskrivelse | Årlig virkning | Varighed | Start | Fuld effekt | Opgøres |\n\
             | CBD-01-B1 | CBD-01 | Porto | 120000 | Varig | 2026-01 | 2026-01 | Kvartal |\n\
             Opfølgning\n| Gevinst-ID | Gevinst | Måned | Plan | Realiseret | Afvigelse | Årsag | Kommentar |\n\
             | CBD-01-B1 | Porto | 2026-02 | 10000 | 2000 | | Lov | Ny lov. |\n\
             | CBD-01-B1 | {shown} | Lov | Ny lov. |\n"
        );
        let mut submission = testing::submission(&drawn);
        for row in submission.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows) {
            for (spec, cell) in row.table.columns.iter().zip(&mut row.cells) {
                if let Some((_, cell)) = cell
                    && spec.is_formula()
                {
                    cell.formula = Some("A1".to_owned());
                }
            }
        }
        let arrived = Arrived::Read(Box::new(submission));
        let delivery = Delivery { file: "CBD.xlsx".into(), sha256: String::new(), bytes: 0, arrived };
        let programme = testing::programme();
        let context = Context { programme: Some(&programme), period: Month::parse("2026-03") };
        rules::check(&delivery, &context).iter().map(|finding| finding.rule.code).collect()
    }

    #[test]
    fn a_formula_is_held_against_what_we_get() {
        assert_eq!(codes("Porto | 2026-03 | 30000 | 25000 | -0,1"), [""; 0], "a quarter of the year's amount");
        assert_eq!(codes("Porto | 2026-03 | 30000,2 | 25000 | -0,1004"), [""; 0]);
        assert_eq!(codes("Porto | 2026-03 | 10000 | 25000 | -0,1"), ["S05"]);
        assert_eq!(codes("Porto | 2026-03 | 30000 | 25000 | 0,5"), ["S05"]);
        assert_eq!(codes("Papir | 2026-03 | 30000 | 25000 | -0,1"), ["S05"]);
    }

    #[test]
    fn what_a_spreadsheet_may_see_otherwise_is_told_where_it_stands() {
        assert_eq!(codes("Porto | 2026-03 | 30000 | \"25000\" | -0,9"), ["T02"]);
    }
}
