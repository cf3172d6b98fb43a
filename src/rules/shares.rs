//! How much of a task's freed time each benefit is counted with. Two initiatives that each take the whole of one saving
//! have the half each, whatever they typed: the same minute is freed once.
use crate::{
    archive::Baseline,
    intake::{RowOf, Tables},
    rules::promise::initiative_of,
    schema::{
        Id,
        business_case::{
            initiatives::{self, Phase},
            time_benefits as time,
        },
    },
    units::{Decimal, Month, Share, div, settle},
};
use std::collections::BTreeMap;

/// A part of a task that a benefit takes.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    /// The benefit.
    pub benefit: Id,
    /// The task, in the benefit's centre.
    pub task: Id,
    /// The part it takes.
    pub taken: Share,
    /// The months it has its effect in; without an end it lasts.
    months: (Option<Month>, Option<Month>),
    /// The period in which it was first promised, where a later claim must not lessen an earlier promise.
    since: Option<Month>,
    /// Whether it takes its part before others: an idea and what has fallen have what is left.
    stands: bool,
}

impl Claim {
    /// What a row claims, with the row of its initiative.
    pub fn of(row: RowOf<'_, time::Fields>, initiative: Option<RowOf<'_, initiatives::Fields>>) -> Option<Self> {
        let phase = initiative.and_then(|row| row.given(&initiatives::PHASE));
        Some(Self {
            benefit: row.given(&time::ID)?,
            task: row.given(&time::TASK)?,
            taken: row.given(&time::ATTRIBUTION)?,
            months: (row.given(&time::START), initiative.and_then(|row| row.given(&initiatives::ENDS))),
            since: None,
            stands: !matches!(phase, Some(Phase::Idea | Phase::Dropped)),
        })
    }

    /// The same, promised for the first time in `period`.
    pub fn since(self, period: Month) -> Self {
        Self { since: Some(period), ..self }
    }

    /// Whether the other takes of what this one takes, in some month of both.
    fn yields_to(&self, other: &Self) -> bool {
        let begins_before_end_of =
            |one: &Self, other: &Self| one.months.0.zip(other.months.1).is_none_or(|(start, last)| start <= last);
        self.task == other.task
            && other.stands
            && begins_before_end_of(self, other)
            && begins_before_end_of(other, self)
            && self.since.zip(other.since).is_none_or(|(own, since)| since <= own)
    }

    /// What the claims on the same task come to together, this one among them.
    pub fn together(&self, all: &[Self]) -> Share {
        let others = all.iter().filter(|other| other.benefit != self.benefit && self.yields_to(other));
        self.taken + others.map(|other| other.taken).sum()
    }

    /// The part it is counted with: what it takes, and where all take more than the whole, its part of the whole. What no
    /// longer stands has what the others leave.
    pub fn counted(&self, all: &[Self]) -> Share {
        let together = self.together(all);
        if together <= Share::ONE {
            return self.taken;
        }
        if !self.stands {
            return Share((Share::ONE.0 - (together.0 - self.taken.0)).max(Decimal::ZERO));
        }
        div(self.taken.0, together.0).map_or(self.taken, |part| Share(settle(part)))
    }
}

/// The part that each benefit in these rows of a workbook is counted with.
pub(crate) fn of_rows(workbook: &impl Tables, rows: &[RowOf<'_, time::Fields>]) -> BTreeMap<Id, Share> {
    let claim = |row: &RowOf<'_, time::Fields>| Claim::of(*row, initiative_of(workbook, *row, &time::INITIATIVE));
    counted(&rows.iter().filter_map(claim).collect::<Vec<_>>())
}

/// The part that each benefit was promised with, by centre and benefit.
pub(crate) fn of_baselines(held: &[Baseline]) -> BTreeMap<(&Id, Id), Share> {
    let mut centres: BTreeMap<&Id, Vec<Claim>> = BTreeMap::new();
    for Baseline { centre, promise, since, .. } in held {
        let initiative = promise.initiative.of(&initiatives::TABLE);
        let claim = promise.row.of(&time::TABLE).and_then(|row| Claim::of(row, initiative));
        centres.entry(centre).or_default().extend(claim.map(|claim| claim.since(*since)));
    }
    let of_centre = |(centre, claims): (_, Vec<Claim>)| {
        counted(&claims).into_iter().map(move |(benefit, share)| ((centre, benefit), share)).collect::<Vec<_>>()
    };
    centres.into_iter().flat_map(of_centre).collect()
}

fn counted(claims: &[Claim]) -> BTreeMap<Id, Share> {
    claims.iter().map(|claim| (claim.benefit.clone(), claim.counted(claims))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing;

    /// What each of two benefits on one task counts with, in per cent. The rows say share, start, phase and end.
    fn parts(one: [&str; 4], other: [&str; 4]) -> Vec<String> {
        let initiative = |id: &str, [_, _, phase, ends]: [&str; 4]| format!("| {id} | {phase} | {ends} |\n");
        let benefit =
            |id: &str, [share, start, ..]: [&str; 4]| format!("| {id}-T1 | {id} | O01 | {share} | {start} |\n");
        let drawn = [
            "Tiltag\n| Tiltag-ID | Fase | Ophører |\n",
            &initiative("CBD-01", one),
            &initiative("CBD-02", other),
            "Tidsgevinster\n| Gevinst-ID | Tiltag-ID | Opgave-ID | Tilskrivning | Start |\n",
            &benefit("CBD-01", one),
            &benefit("CBD-02", other),
        ];
        let workbook = testing::submission(&drawn.concat());
        let rows: Vec<_> = workbook.rows(&time::TABLE).iter().collect();
        of_rows(&workbook, &rows).values().map(|share| share.percent().normalize().to_string()).collect()
    }

    #[test]
    fn a_task_is_counted_once_pro_rata() {
        let live = |share: &'static str| [share, "2026-01", "I drift", ""];
        assert_eq!(parts(live("60"), live("40")), ["60", "40"]);
        assert_eq!(parts(live("100"), live("100")), ["50", "50"]);
        assert_eq!(parts(live("90"), live("60")), ["60", "40"]);
        // One that has ended makes room for the next; one that has fallen has what the next leaves.
        assert_eq!(parts(["100", "2026-01", "I drift", "2026-03"], ["100", "2026-04", "I drift", ""]), ["100", "100"]);
        assert_eq!(parts(["100", "2026-01", "I drift", "2026-04"], ["100", "2026-04", "I drift", ""]), ["50", "50"]);
        assert_eq!(parts(["100", "2026-01", "Bortfaldet", ""], live("100")), ["0", "100"]);
        assert_eq!(parts(["100", "2026-01", "Bortfaldet", ""], live("70")), ["30", "70"]);
    }

    #[test]
    fn a_later_claim_does_not_lessen_an_earlier_promise() {
        let month = |text| Month::parse(text).unwrap();
        let claim = |benefit: &str, since| Claim {
            benefit: Id(benefit.to_owned()),
            task: Id("O01".to_owned()),
            taken: Share::ONE,
            months: (None, None),
            since: Some(month(since)),
            stands: true,
        };
        let counted = counted(&[claim("CBD-01-T1", "2026-01"), claim("CBD-02-T1", "2026-03")]);
        let percent: Vec<Decimal> = counted.values().map(|share| share.percent().normalize()).collect();
        assert_eq!(percent, [Decimal::ONE_HUNDRED, Decimal::from(50)]);
    }
}
