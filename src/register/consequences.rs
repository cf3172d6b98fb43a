//! What a rejected row concerns: the rows that refer to it do not count either, and nobody has made a mistake there. An agreed
//! plan stands in meanwhile (see `set_aside`), so nothing is said to be taken out.
use super::{Verdict, Verdicts};
use crate::{
    danish::{show, words::list},
    findings::{Effect, Finding},
    intake::{Row, Submission},
    rules::promise,
    schema::{
        Table,
        business_case::{Duration, budget_benefits, time_benefits},
    },
    units::{Decimal, Hours, Kroner},
};

/// Findings of a file that say what they take along; of more nobody reads it, and each asks for every row of the file.
const MOST: usize = 50;

/// Rows that are named by their ids; of more it is said how many there are.
const NAMED: usize = 3;

/// Says it on each finding that rejects a row which others refer to.
pub fn tell_consequences(submission: &Submission, found: &mut [Finding]) {
    let rejecting = found.iter_mut().filter(|finding| finding.effect() == Effect::RowOut);
    for finding in rejecting
        .filter(|finding| finding.first.table.is_some_and(|table| is_referred_to(submission, table)))
        .take(MOST)
    {
        let verdicts = Verdicts::of(submission, &[finding]);
        finding.remark = sentence(submission, &verdicts).or(finding.remark.take());
    }
}

fn is_referred_to(submission: &Submission, table: &Table) -> bool {
    let tables = submission.template.map_or(&[][..], |template| template.tables);
    let mut referred = tables.iter().flat_map(|other| other.references());
    referred.any(|(_, id)| table.position(id).is_some())
}

/// `Berører også CBS-01-B1 og 2 rækker på arket Opfølgning: 175.130 kr. om året.`
fn sentence(submission: &Submission, verdicts: &Verdicts) -> Option<String> {
    let taken = |row: &&Row| verdicts.on(row) == Verdict::Follows;
    let mut named = Vec::new();
    for sheet in &submission.sheets {
        let rows: Vec<&Row> = sheet.rows.iter().filter(taken).collect();
        let ids: Vec<_> =
            sheet.table.naming().into_iter().flat_map(|spec| rows.iter().filter_map(|row| row.id(spec))).collect();
        match rows.len() {
            0 => {}
            count if count == ids.len() && count <= NAMED => named.extend(ids.into_iter().map(|id| id.0)),
            1 => named.push(format!("1 række på arket {}", sheet.table.sheet)),
            count => named.push(format!("{count} rækker på arket {}", sheet.table.sheet)),
        }
    }
    let worth = worth(submission, verdicts);
    let worth = if worth.is_empty() { String::new() } else { format!(": {}", list(&worth)) };
    (!named.is_empty()).then(|| format!("Berører også {}{worth}.", list(&named)))
}

/// What the rows that go along promise: a year, once, and in hours.
fn worth(submission: &Submission, verdicts: &Verdicts) -> Vec<String> {
    let factor = promise::amount_factor(submission);
    let (mut yearly, mut once, mut hours) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    for row in submission.rows(&budget_benefits::TABLE).iter().filter(|row| verdicts.on(row) == Verdict::Follows) {
        let amount = row.given(&budget_benefits::YEARLY_EFFECT).map_or(Decimal::ZERO, |amount| amount.0 * factor);
        match row.given(&budget_benefits::DURATION) {
            Some(Duration::Once) => once += amount,
            Some(Duration::Recurring) | None => yearly += amount,
        }
    }
    for row in submission.rows(&time_benefits::TABLE).iter().filter(|row| verdicts.on(row) == Verdict::Follows) {
        hours += promise::yearly_hours(row).map_or(Decimal::ZERO, |hours| hours.0);
    }
    let said = [
        (yearly, format!("{} om året", show::amount(Kroner(yearly)))),
        (once, format!("{} én gang", show::amount(Kroner(once)))),
        (hours, format!("{} timer om året", show::hours(Hours(hours)))),
    ];
    said.into_iter().filter(|(sum, _)| !sum.is_zero()).map(|(_, words)| words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        findings::Context,
        intake::{Arrived, Delivery},
        rules::{self, testing},
    };

    fn remarks(drawn: &str) -> Vec<(&'static str, Option<String>)> {
        let arrived = Arrived::Read(Box::new(testing::submission(drawn)));
        let delivery = Delivery { file: "CBD.xlsx".into(), sha256: String::new(), bytes: 0, arrived };
        let mut found = rules::check(&delivery, &Context { programme: None, period: None });
        tell_consequences(delivery.submission().unwrap(), &mut found);
        found.into_iter().map(|finding| (finding.rule.code, finding.remark)).collect()
    }

    #[test]
    fn a_rejected_row_names_what_goes_with_it_and_what_it_is_worth() {
        let follow_up =
            "Opfølgning\n| Gevinst-ID | Måned | Realiseret |\n| CBD-01-B1 | 2026-01 | 1 |\n| CBD-01-B1 | 2026-02 | 1 |";
        let drawn = |adoption: &str| {
            format!(
                "Tidsgevinster\n| Gevinst-ID | Ibrugtagning |\n| CBD-01-T1 | {adoption} |\n\
                Budgetgevinster\n| Gevinst-ID | Udspringer af | Årlig virkning |\n| CBD-01-B1 | CBD-01-T1 | 175130 |\n{follow_up}"
            )
        };
        let said = "Berører også CBD-01-B1 og 2 rækker på arket Opfølgning: 175.130 kr. om året.";
        assert_eq!(remarks(&drawn("8000")), [("T07", Some(said.to_owned()))]);
        assert_eq!(remarks(&drawn("80")), []);
        // What nobody refers to takes nothing along.
        assert_eq!(remarks("Opfølgning\n| Gevinst-ID | Realiseret |\n| CBD-01-B1 | ca. 500 |"), [("T01", None)]);
    }
}
