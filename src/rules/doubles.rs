//! What two benefits have in common that each should have for itself: a voucher, an account, or everything but the ID. For the
//! rules that tell of it, and for the register, which holds back what the later of the two claims.
use crate::{
    danish::words::fold,
    findings::Chosen,
    intake::{KeptWorkbook, RowOf},
    rules::{booking, promise},
    schema::{
        Id,
        business_case::{
            Duration,
            budget_benefits::{self as budget, BudgetKind},
            follow_up,
            initiatives::{self, Phase},
            time_benefits as time,
        },
    },
    units::{Count, Decimal, Minutes, Month, Share},
};
use std::collections::BTreeMap;

/// A row of a centre about a benefit.
pub(crate) struct Own<'a, In> {
    pub centre: &'a Id,
    pub benefit: Id,
    pub row: RowOf<'a, In>,
}

impl<In> Clone for Own<'_, In> {
    fn clone(&self) -> Self {
        Self { centre: self.centre, benefit: self.benefit.clone(), row: self.row }
    }
}

impl<In> Own<'_, In> {
    /// Whether both are of one benefit.
    pub fn is_of_one_benefit(&self, other: &Self) -> bool {
        (self.centre, &self.benefit) == (other.centre, &other.benefit)
    }

    /// The order in which people give out IDs: `CBD-01-B2` before `CBD-01-B10`.
    fn order(&self) -> (Vec<(String, u64)>, &Id) {
        let part = |part: &str| {
            let (word, number) = part.split_at(part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len()));
            (word.to_owned(), number.parse().unwrap_or(u64::MAX))
        };
        (self.benefit.as_str().split('-').map(part).collect(), self.centre)
    }
}

/// Two rows that claim the same: the one with the earlier ID, and the one with the later.
pub(crate) struct Pair<'a, In> {
    pub first: Own<'a, In>,
    pub later: Own<'a, In>,
}

/// Of rows that claim the same, the first by its ID beside each of another benefit.
fn beside_the_first<In>(mut rows: Vec<Own<'_, In>>) -> Vec<Pair<'_, In>> {
    rows.sort_by(|one, other| one.order().cmp(&other.order()));
    let Some(earliest) = rows.first().cloned() else { return Vec::new() };
    let later = rows.into_iter().filter(|row| !row.is_of_one_benefit(&earliest));
    later.map(|later| Pair { first: earliest.clone(), later }).collect()
}

/// An amount with its voucher.
pub(crate) struct Booking<'a> {
    pub own: Own<'a, follow_up::Fields>,
    /// Its voucher, folded.
    pub voucher: String,
    /// The amount in kroner.
    pub kroner: Decimal,
}

/// The amounts of budget benefits that have a voucher. A zero says that there is nothing to book, and a disbenefit counts
/// without a voucher; it is often on the one of the saving it belongs to.
pub(crate) fn bookings<'a>(chosen: &[Chosen<'a>]) -> Vec<Booking<'a>> {
    let mut bookings = Vec::new();
    for Chosen { centre, workbook } in chosen {
        let factor = promise::amount_factor(*workbook);
        let benefits = RowOf::by_id(workbook.rows(&budget::TABLE), &budget::ID);
        for row in workbook.rows(&follow_up::TABLE) {
            let Some(benefit) = row.given(&follow_up::BENEFIT) else { continue };
            let (Some(promised), Some(voucher)) = (benefits.get(&benefit), booking::voucher(row)) else { continue };
            let Some(typed) = row.given(&follow_up::REALISED).filter(|typed| !typed.is_zero()) else { continue };
            if promised.iter().any(|row| row.given(&budget::KIND) == Some(BudgetKind::Disbenefit)) {
                continue;
            }
            let (voucher, kroner) = (fold(&voucher), typed * factor);
            bookings.push(Booking { own: Own { centre, benefit, row }, voucher, kroner });
        }
    }
    bookings
}

/// Amounts that are booked twice: the same voucher and the same amount on two benefits. What the later of each pair says
/// is in the accounts once, under the first.
pub(crate) fn booked_twice<'a>(chosen: &[Chosen<'a>]) -> Vec<Pair<'a, follow_up::Fields>> {
    let mut alike: BTreeMap<(String, Decimal), Vec<_>> = BTreeMap::new();
    for Booking { own, voucher, kroner } in bookings(chosen) {
        alike.entry((voucher, kroner)).or_default().push(own);
    }
    alike.into_values().flat_map(beside_the_first).collect()
}

/// A budget benefit, ready to be compared with others.
pub(crate) struct Money<'a> {
    pub own: Own<'a, budget::Fields>,
    /// Beskrivelse, folded.
    description: Option<String>,
    /// Kontering, folded.
    pub account: Option<String>,
    /// A year's effect in kroner.
    pub yearly: Option<Decimal>,
    is_cost: bool,
    /// The first month of an effect that comes once: two payments a year apart are two.
    once: Option<Month>,
}

/// The budget benefits of every centre, without those whose initiative has fallen: they may have come back under another ID.
pub(crate) fn money<'a>(chosen: &[Chosen<'a>]) -> Vec<Money<'a>> {
    let of_centre = |chosen: &Chosen<'a>| {
        let Chosen { centre, workbook } = *chosen;
        let factor = promise::amount_factor(workbook);
        let rows = workbook.rows(&budget::TABLE).iter();
        let stand = rows.filter(move |row| stands(workbook, *row, &budget::INITIATIVE));
        stand.filter_map(move |row| {
            let is_once = row.given(&budget::DURATION) == Some(Duration::Once);
            Some(Money {
                own: Own { centre, benefit: row.given(&budget::ID)?, row },
                description: row.given(&budget::DESCRIPTION).map(|typed| fold(&typed)),
                account: booking::account(row).map(|typed| fold(&typed)),
                yearly: row.given(&budget::YEARLY_EFFECT).map(|typed| typed.0 * factor),
                is_cost: row.given(&budget::KIND) == Some(BudgetKind::Disbenefit),
                once: row.given(&budget::START).filter(|_| is_once),
            })
        })
    };
    chosen.iter().flat_map(of_centre).collect()
}

/// Whether the initiative of a benefit is more than an idea, and has not fallen.
fn stands<In>(workbook: &KeptWorkbook, row: RowOf<'_, In>, initiative: &'static crate::schema::Field<Id, In>) -> bool {
    let phase = promise::initiative_of(workbook, row, initiative).and_then(|row| row.given(&initiatives::PHASE));
    !matches!(phase, Some(Phase::Dropped | Phase::Idea))
}

impl Money<'_> {
    /// Whether both are the same amount on the same account, as one saving that is promised twice is.
    pub fn has_account_and_amount_of(&self, other: &Self) -> bool {
        self.account.is_some() && self.account == other.account && self.has_amount_of(other)
    }

    fn has_amount_of(&self, other: &Self) -> bool {
        let amounts = self.yearly.is_some() && self.yearly == other.yearly;
        amounts && self.is_cost == other.is_cost && self.once == other.once
    }

    /// Whether both are one benefit under two IDs: the same words, account and amount. Without an account only inside a
    /// centre: two centres may both promise to save 20.000 kr. on postage.
    pub fn is_the_same_as(&self, other: &Self) -> bool {
        let is_located = self.account.is_some() || self.own.centre == other.own.centre;
        let words = self.description.is_some() && self.description == other.description;
        words && is_located && self.account == other.account && self.has_amount_of(other)
    }
}

/// Budget benefits that stand under two IDs.
pub(crate) fn money_twice<'a>(chosen: &[Chosen<'a>]) -> Vec<Pair<'a, budget::Fields>> {
    let mut alike: Vec<Vec<Money<'a>>> = Vec::new();
    for one in money(chosen) {
        match alike.iter_mut().find(|known| known[0].is_the_same_as(&one)) {
            Some(known) => known.push(one),
            None => alike.push(vec![one]),
        }
    }
    let rows = alike.into_iter().map(|alike| alike.into_iter().map(|one| one.own).collect());
    rows.flat_map(beside_the_first).collect()
}

/// What makes two time benefits one: the task's name and unit, and the minutes before and after.
type Work = (String, String, Minutes, Minutes);

/// A time benefit, ready to be compared with others.
struct Time<'a> {
    own: Own<'a, time::Fields>,
    task: Option<Id>,
    units: Option<Count>,
    attribution: Share,
}

impl Time<'_> {
    /// Whether two benefits on the same work are one under two IDs. Two on one Opgave-ID share it, and what they share is
    /// counted elsewhere; so do two under other IDs that take no more than the whole between them. Two centres may well do
    /// the same work in the same time, but hardly on the same number of cases.
    fn is_the_same_as(&self, other: &Self) -> bool {
        if self.own.centre != other.own.centre {
            return self.units.is_some() && self.units == other.units;
        }
        self.task != other.task && self.attribution + other.attribution > Share::ONE
    }
}

/// Time benefits that stand under two IDs.
pub(crate) fn time_twice<'a>(chosen: &[Chosen<'a>]) -> Vec<Pair<'a, time::Fields>> {
    let mut alike: BTreeMap<Work, Vec<Vec<Time<'a>>>> = BTreeMap::new();
    for Chosen { centre, workbook } in chosen {
        for row in workbook.rows(&time::TABLE).iter().filter(|row| stands(workbook, *row, &time::INITIATIVE)) {
            let (Some(work), Some(benefit)) = (work(row), row.given(&time::ID)) else { continue };
            let one = Time {
                own: Own { centre, benefit, row },
                task: row.given(&time::TASK),
                units: row.given(&time::YEARLY_UNITS),
                attribution: row.given(&time::ATTRIBUTION).unwrap_or(Share::ONE),
            };
            let groups = alike.entry(work).or_default();
            match groups.iter_mut().find(|known| known[0].is_the_same_as(&one)) {
                Some(known) => known.push(one),
                None => groups.push(vec![one]),
            }
        }
    }
    let rows = alike.into_values().flatten().map(|alike| alike.into_iter().map(|one| one.own).collect());
    rows.flat_map(beside_the_first).collect()
}

fn work(row: RowOf<'_, time::Fields>) -> Option<Work> {
    let (name, unit) = (row.given(&time::TASK_NAME)?, row.given(&time::TASK_UNIT)?);
    Some((fold(&name), fold(&unit), row.given(&time::MINUTES_BEFORE)?, row.given(&time::MINUTES_AFTER)?))
}
