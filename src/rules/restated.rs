//! What makes an accepted month another: its own row, its benefit's minutes or evidence, or the unit and price level of the
//! whole file. Each is told once, at the cell that was changed, with what was accepted and what stands there now.
use crate::{
    archive::{Promise, Told, has_another_level, told},
    danish::{show, words::fold},
    due::{self, Span, Terms},
    findings::{Sink, Spot},
    formulas::{freed_time, phasing},
    intake::{KeptWorkbook, Row, RowOf},
    programme::Programme,
    schema::{
        Choice, Field, Id,
        business_case::{budget_benefits, follow_up, master, time_benefits},
    },
    units::{Count, Decimal, Hours, Kroner, Month, round},
};
use std::collections::BTreeMap;

/// The months of a workbook, as they were accepted and as they are.
pub(super) struct Months<'a> {
    before: &'a KeptWorkbook,
    now: &'a KeptWorkbook,
    /// As they were accepted.
    pub were: BTreeMap<(Id, Month), Told<'a>>,
    /// As they are.
    pub are: BTreeMap<(Id, Month), Told<'a>>,
    /// Whether the file has another unit or price level.
    is_rescaled: bool,
    period: Option<Month>,
}

impl<'a> Months<'a> {
    pub(super) fn of(
        before: &'a KeptWorkbook,
        now: &'a KeptWorkbook,
        programme: &Programme,
        period: Option<Month>,
    ) -> Self {
        let (were, are) = (told(before, programme), told(now, programme));
        Self { before, now, were, are, is_rescaled: has_another_level(before, now), period }
    }

    /// Those of the period's year that are there still; earlier years are closed.
    fn pairs(&self) -> impl Iterator<Item = (&(Id, Month), &Told<'a>, &Told<'a>)> {
        let in_year = |month: Month| self.period.is_none_or(|period| month.year() == period.year());
        let own = self.were.iter().filter(move |((_, month), _)| in_year(*month));
        own.filter_map(|(key, was)| Some((key, was, self.are.get(key)?)))
    }
}

/// Another unit or price level makes every amount of the file another: told once, at the cell in Stamdata.
pub(super) fn of_file(months: &Months<'_>, sink: &mut Sink) {
    let Some((was, is)) = months.before.form(&master::TABLE).zip(months.now.form(&master::TABLE)) else { return };
    if !months.is_rescaled {
        return;
    }
    let moved = months.pairs().filter(|(_, was, is)| was.is_money && differ(was, is));
    let amounts = moved.filter_map(|(_, was, is)| was.amount.zip(is.amount));
    let (accepted, now) =
        amounts.fold(Default::default(), |sum: (Decimal, Decimal), one| (sum.0 + one.0, sum.1 + one.1));
    if round(accepted, 2) == round(now, 2) {
        return;
    }
    let unit = was.given(&master::AMOUNT_UNIT).filter(|unit| is.given(&master::AMOUNT_UNIT) != Some(*unit));
    let level = || was.given(&master::PRICE_LEVEL).map(|level| level.0.to_string());
    let (spot, expected) = unit.map_or_else(
        || (Spot::of(is, &master::PRICE_LEVEL), level()),
        |unit| (Spot::of(is, &master::AMOUNT_UNIT), Some(unit.label().to_owned())),
    );
    let finding = sink.point(spot);
    finding.expected = expected;
    finding.remarking(told_apart(
        "De godkendte måneder var",
        &show::amount(Kroner(accepted)),
        &show::amount(Kroner(now)),
    ));
}

fn told_apart(what: &str, was: &str, is: &str) -> String {
    // `kr.` ends the sentence by itself.
    format!("{what} {was} og er nu {}.", is.trim_end_matches('.'))
}

/// Whether the amounts differ, as they would be shown.
fn differ(was: &Told<'_>, is: &Told<'_>) -> bool {
    match was.amount.zip(is.amount) {
        Some((was, is)) => round(was, 2) != round(is, 2),
        None => was.typed != is.typed,
    }
}

/// What is changed in the row of one month.
pub(super) fn of_month(months: &Months<'_>, was: &Told<'_>, is: &Told<'_>, sink: &mut Sink) {
    use follow_up::{ADOPTION_NOW, REALISED, SOURCE, VOUCHER};
    if is_explained(is.row, was.row, &follow_up::COMMENT) {
        return;
    }
    if differ(was, is) {
        // The same figure in another unit is told of at the unit.
        if was.typed != is.typed || !months.is_rescaled {
            let accepted = was.amount.filter(|_| months.is_rescaled && was.is_money);
            let expected = accepted.map_or_else(|| show::number(was.typed), |kroner| show::amount(Kroner(kroner)));
            sink.point(Spot::of(is.row, &REALISED)).expecting(expected);
        }
        return;
    }
    if !was.is_money {
        let shares = [was, is].map(|told| told.row.given(&ADOPTION_NOW));
        if shares[0] != shares[1] {
            let accepted = shares[0].map_or_else(|| "tom".to_owned(), show::share);
            sink.point(Spot::of(is.row, &ADOPTION_NOW)).expecting(accepted);
        }
        return;
    }
    let sources = was.row.given(&SOURCE).zip(is.row.given(&SOURCE));
    if let Some((accepted, _)) = sources.filter(|(was, is)| was.is_system() != is.is_system()) {
        let finding = sink.point(Spot::of(is.row, &SOURCE));
        finding.expecting(accepted.label());
        finding.remarking(format!("Det ændrer, hvor langt {} når op på bevisstigen.", amount(is)));
    }
    // One that comes later is what we ask for; one that is another or gone is not.
    if let Some(accepted) =
        was.row.given(&VOUCHER).filter(|accepted| is.row.given(&VOUCHER).is_none_or(|now| fold(&now) != fold(accepted)))
    {
        sink.point(Spot::of(is.row, &VOUCHER)).expecting(accepted);
    }
}

fn amount(told: &Told<'_>) -> String {
    told.amount.map_or_else(|| show::number(told.typed), |kroner| show::amount(Kroner(kroner)))
}

/// Whether the centre has written why: something in the cell that did not stand there.
fn is_explained<In>(now: RowOf<'_, In>, was: RowOf<'_, In>, field: &'static Field<String, In>) -> bool {
    let said = now.given(field).filter(|text| !text.is_empty());
    said.is_some() && said != was.given(field)
}

/// What is changed in the row of a benefit, and moves the accepted months with it.
pub(super) fn of_benefits(months: &Months<'_>, sink: &mut Sink) {
    let evidence = pairs(months, &budget_benefits::TABLE, &budget_benefits::ID.spec);
    for (was, is) in evidence {
        if let (Some(was), Some(is)) = (was.of(&budget_benefits::TABLE), is.of(&budget_benefits::TABLE)) {
            of_evidence(months, was, is, sink);
        }
    }
    let terms = due::terms(months.now);
    for (was, is) in pairs(months, &time_benefits::TABLE, &time_benefits::ID.spec) {
        let promises = Promise::of(months.before, was).zip(Promise::of(months.now, is));
        // A decision makes the new minutes the right ones.
        let by_decision = promises.is_some_and(|(was, is)| was.is_replaced_by(&is));
        if let (Some(was), Some(is), false) = (was.of(&time_benefits::TABLE), is.of(&time_benefits::TABLE), by_decision)
        {
            of_minutes(months, was, is, &terms, sink);
        }
    }
}

/// The rows of a table that were accepted and are there still.
fn pairs<'a>(
    months: &Months<'a>,
    table: &'static crate::schema::Table,
    id: &'static crate::schema::Spec,
) -> Vec<(&'a Row, &'a Row)> {
    let (before, now) = (months.before, months.now);
    let same = |was: &&Row| now.rows_in(table).iter().find(|is| is.id(id).is_some() && is.id(id) == was.id(id));
    before.rows_in(table).iter().filter_map(|was| Some((was, same(&was)?))).collect()
}

fn of_evidence(
    months: &Months<'_>,
    was: RowOf<'_, budget_benefits::Fields>,
    is: RowOf<'_, budget_benefits::Fields>,
    sink: &mut Sink,
) {
    use budget_benefits::{EVIDENCE, ID, REMARK};
    let Some((accepted, now)) = was.given(&EVIDENCE).zip(is.given(&EVIDENCE)) else { return };
    if accepted.documents() == now.documents() || is_explained(is, was, &REMARK) {
        return;
    }
    let own = months.pairs().filter(|((benefit, _), ..)| was.holds(&ID, benefit));
    let sum: Decimal = own.filter_map(|(_, was, _)| was.amount).sum();
    if !sum.is_zero() {
        let finding = sink.point(Spot::of(is, &EVIDENCE));
        finding.expecting(accepted.label());
        let amount = show::amount(Kroner(sum));
        finding.remarking(format!("Det ændrer, hvor langt de godkendte måneders {amount} når op på bevisstigen."));
    }
}

fn of_minutes(
    months: &Months<'_>,
    was: RowOf<'_, time_benefits::Fields>,
    is: RowOf<'_, time_benefits::Fields>,
    terms: &BTreeMap<Id, Terms>,
    sink: &mut Sink,
) {
    use time_benefits::{ADOPTION, ATTRIBUTION, ID, MINUTES_AFTER, MINUTES_BEFORE, REMARK};
    let columns = [&MINUTES_BEFORE.spec, &MINUTES_AFTER.spec, &ADOPTION.spec, &ATTRIBUTION.spec];
    let changed = columns.into_iter().find(|spec| was.plain(spec).is_some() && was.plain(spec) != is.plain(spec));
    let (Some(changed), Some(id)) = (changed, is.given(&ID)) else { return };
    let Some(terms) = terms.get(&id).filter(|_| !is_explained(is, was, &REMARK)) else { return };
    let sum = |row| {
        months
            .pairs()
            .filter(|((benefit, _), ..)| *benefit == id)
            .filter_map(|((_, month), was, _)| hours(months, row, terms, *month, was))
            .sum()
    };
    let (accepted, now): (Decimal, Decimal) = (sum(was), sum(is));
    if round(accepted, 2) != round(now, 2) {
        let finding = sink.point(Spot::cell(&is, changed));
        finding.expected = was.plain(changed).and_then(|plain| match plain {
            crate::schema::Plain::Number(number) => Some(show::number(number)),
            _ => None,
        });
        let [accepted, now] = [accepted, now].map(|hours| format!("{} timer", show::hours(Hours(hours))));
        finding.remarking(told_apart("De godkendte måneder var", &accepted, &now));
    }
}

/// The hours of the units that were accepted for a month, at a row's own minutes.
fn hours(
    months: &Months<'_>,
    row: RowOf<'_, time_benefits::Fields>,
    terms: &Terms,
    month: Month,
    was: &Told<'_>,
) -> Option<Decimal> {
    use time_benefits::{ADOPTION, ATTRIBUTION, FULL_EFFECT, MINUTES_AFTER, MINUTES_BEFORE};
    let id = was.row.given(&follow_up::BENEFIT)?;
    let before = months.were.keys().filter(|(other, told)| *other == id && *told < month).map(|(_, told)| *told).max();
    let span = Span::covered(terms.interval, month, before, (terms.start, terms.last));
    let phase = phasing::phase_over(terms.start, row.given(&FULL_EFFECT)?, terms.last, span.months());
    let adoption = freed_time::adoption(false, was.row.given(&follow_up::ADOPTION_NOW), row.given(&ADOPTION)?, phase);
    let (minutes, attribution) = ((row.given(&MINUTES_BEFORE)?, row.given(&MINUTES_AFTER)?), row.given(&ATTRIBUTION)?);
    Some(freed_time::hours(Count(was.typed), minutes.0, minutes.1, adoption, attribution).0)
}
