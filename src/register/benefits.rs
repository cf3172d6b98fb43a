//! Initiatives and benefits as the register knows them: accepted rows, typed.
use crate::{
    facts::Origin,
    intake::RowOf,
    rules::booking,
    schema::{
        Id,
        business_case::{
            Duration, Evidence, Interval,
            budget_benefits::{self as budget, BudgetKind, ControlArea, CostKind},
            initiatives::{self, InitiativeKind, Phase},
            quality_benefits::{self as quality, Beneficiary, Direction},
            time_benefits as time,
        },
        split_ids,
    },
    units::{Count, Date, Decimal, Kroner, Minutes, Month, Share},
};

/// Something of a centre, with the cell it is known by.
#[derive(Clone, Debug)]
pub struct Owned<T> {
    /// The centre.
    pub centre: Id,
    /// The cell its id stands in.
    pub origin: Origin,
    /// The thing.
    pub of: T,
}

/// **Tiltag.** What a centre sets out to do.
#[derive(Clone, Debug)]
pub struct Initiative {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// What changes.
    pub change: String,
    /// What kind of change.
    pub kind: InitiativeKind,
    /// The goal it serves.
    pub goal: Id,
    /// Who is to make it happen.
    pub owner: String,
    /// Where it is in its life.
    pub phase: Phase,
    /// When it is to be in operation.
    pub planned_live: Month,
    /// When it went into operation.
    pub live_on: Option<Date>,
    /// Its last month with effect.
    pub ends: Option<Month>,
    /// The initiatives it waits for.
    pub depends_on: Vec<Id>,
    /// Whether management follows it apart.
    pub key_measure: bool,
    /// The centres that could use the same.
    pub usable_by: Vec<Id>,
    /// The initiative of another centre that it was taken over from.
    pub builds_on: Option<Id>,
    /// What the centre says of it.
    pub remark: Option<String>,
}

impl Initiative {
    /// Whether its benefits promise anything in a month. An idea is only an idea, and one that is dropped gives nothing after
    /// `last`: the period, or when it was first promised so.
    pub fn promises(&self, month: Month, last: Month) -> bool {
        match self.phase {
            Phase::Idea => false,
            Phase::Dropped => month <= last,
            Phase::Planned | Phase::Underway | Phase::Live | Phase::Postponed => true,
        }
    }
}

/// **Tidsgevinst.** Time that is to be freed.
#[derive(Clone, Debug)]
pub struct TimeBenefit {
    /// The task that gets faster.
    pub task: Id,
    /// The task's name.
    pub task_name: String,
    /// What is counted.
    pub unit: String,
    /// Who does it.
    pub staff_group: Id,
    /// Units a year.
    pub yearly_units: Count,
    /// Minutes per unit before.
    pub before: Minutes,
    /// Minutes per unit after.
    pub after: Minutes,
    /// The share that goes through the new workflow.
    pub adoption: Share,
    /// The share this initiative causes; where benefits take more than the whole of a task together, its part of the whole.
    pub attribution: Share,
    /// How many people do the task.
    pub employees: i64,
    /// The share taken out of the budget.
    pub harvested: Share,
    /// The share used for something else.
    pub reinvested: Share,
    /// What it is used for.
    pub used_for: Option<String>,
    /// The quality benefit in which it is felt.
    pub felt_in: Option<Id>,
    /// The decision behind a changed plan.
    pub decision: Option<String>,
}

/// **Budgetgevinst.** Money.
#[derive(Clone, Debug)]
pub struct BudgetBenefit {
    /// What kind of money.
    pub kind: BudgetKind,
    /// What it is.
    pub description: String,
    /// The time benefit it harvests.
    pub from_time: Option<Id>,
    /// A full year's amount, at the programme's price level.
    pub yearly: Kroner,
    /// A cautious and a high estimate of it, where the centre gives both.
    pub range: Option<(Kroner, Kroner)>,
    /// Once or every year.
    pub duration: Duration,
    /// The control area.
    pub area: ControlArea,
    /// Which price index it follows.
    pub cost_kind: CostKind,
    /// The account string; a placeholder is none.
    pub account: Option<String>,
    /// The decision behind it.
    pub decision: Option<String>,
}

/// A benefit of money or time, with what both have.
#[derive(Clone, Debug)]
pub struct Benefit<T> {
    /// The cell its plan hangs on: the yearly amount, or the units of a year. Whoever asks where a planned figure comes from is
    /// led there, and not to the id.
    pub plan_at: Origin,
    /// Its id.
    pub id: Id,
    /// The initiative it comes of.
    pub initiative: Id,
    /// Who answers for it.
    pub owner: String,
    /// How well it is documented.
    pub evidence: Evidence,
    /// The first month with effect.
    pub start: Month,
    /// The month of full effect.
    pub full: Month,
    /// How often it is made up.
    pub interval: Interval,
    /// The rest.
    pub what: T,
}

/// **Kvalitativ gevinst.** What somebody gains that is not money or time.
#[derive(Clone, Debug)]
pub struct QualityBenefit {
    /// Its id.
    pub id: Id,
    /// The initiative it comes of.
    pub initiative: Id,
    /// What gets better.
    pub benefit: String,
    /// For whom.
    pub beneficiary: Beneficiary,
    /// What is measured.
    pub indicator: String,
    /// In which unit.
    pub unit: String,
    /// Which way is better.
    pub direction: Direction,
    /// The value before.
    pub zero: Decimal,
    /// When that was measured.
    pub zero_on: Date,
    /// The value to reach.
    pub target: Decimal,
    /// When it is to be reached.
    pub target_on: Date,
    /// The latest value and when it was measured.
    pub latest: Option<(Decimal, Date)>,
    /// Where the figures come from.
    pub source: String,
    /// Who answers for it.
    pub owner: String,
    /// A glimpse of everyday life.
    pub example: Option<String>,
}

impl QualityBenefit {
    /// How far from zero point to target: 1 is there. Nothing before the first measurement.
    pub fn progress(&self) -> Option<Share> {
        let (latest, _) = self.latest?;
        crate::units::div(latest - self.zero, self.target - self.zero).map(Share)
    }
}

pub(super) fn initiative(centre: &Id, row: RowOf<'_, initiatives::Fields>) -> Option<Owned<Initiative>> {
    use initiatives as f;
    let of = Initiative {
        id: row.given(&f::ID)?,
        title: row.given(&f::TITLE)?,
        change: row.given(&f::CHANGE)?,
        kind: row.given(&f::KIND)?,
        goal: row.given(&f::GOAL)?,
        owner: row.given(&f::OWNER)?,
        phase: row.given(&f::PHASE)?,
        planned_live: row.given(&f::PLANNED_LIVE)?,
        live_on: row.given(&f::LIVE_ON),
        ends: row.given(&f::ENDS),
        depends_on: each(row.given(&f::DEPENDS_ON)),
        key_measure: row.given(&f::KEY_MEASURE)?,
        usable_by: each(row.given(&f::USABLE_BY)),
        builds_on: row.given(&f::BUILDS_ON),
        remark: row.given(&f::REMARK),
    };
    Some(Owned { centre: centre.clone(), origin: Origin::of(row, &f::ID)?, of })
}

/// The ids in a cell that holds several.
fn each(cell: Option<Id>) -> Vec<Id> {
    cell.map_or_else(Vec::new, |ids| split_ids(ids.as_str()).map(Id).collect())
}

/// `share` is the part of its task that a benefit is counted with, where that is not what was typed.
pub(super) fn time_benefit(
    centre: &Id,
    row: RowOf<'_, time::Fields>,
    share: impl Fn(&Id) -> Option<Share>,
) -> Option<Owned<Benefit<TimeBenefit>>> {
    let id = row.given(&time::ID)?;
    let what = TimeBenefit {
        task: row.given(&time::TASK)?,
        task_name: row.given(&time::TASK_NAME)?,
        unit: row.given(&time::TASK_UNIT)?,
        staff_group: row.given(&time::STAFF_GROUP)?,
        yearly_units: row.given(&time::YEARLY_UNITS)?,
        before: row.given(&time::MINUTES_BEFORE)?,
        after: row.given(&time::MINUTES_AFTER)?,
        adoption: row.given(&time::ADOPTION)?,
        attribution: share(&id).or_else(|| row.given(&time::ATTRIBUTION))?,
        employees: row.given(&time::EMPLOYEES)?.0,
        harvested: row.given(&time::HARVESTED)?,
        reinvested: row.given(&time::REINVESTED)?,
        used_for: row.given(&time::USE),
        felt_in: row.given(&time::FELT_IN),
        decision: row.given(&time::DECISION),
    };
    let of = Benefit {
        plan_at: Origin::of(row, &time::YEARLY_UNITS)?,
        id,
        initiative: row.given(&time::INITIATIVE)?,
        owner: row.given(&time::OWNER)?,
        evidence: row.given(&time::EVIDENCE)?,
        start: row.given(&time::START)?,
        full: row.given(&time::FULL_EFFECT)?,
        interval: row.given(&time::INTERVAL)?,
        what,
    };
    Some(Owned { centre: centre.clone(), origin: Origin::of(row, &time::ID)?, of })
}

/// `in_kroner` brings a typed amount to kroner at the programme's price level.
pub(super) fn budget_benefit(
    centre: &Id,
    row: RowOf<'_, budget::Fields>,
    in_kroner: impl Fn(Kroner, CostKind) -> Option<Kroner>,
) -> Option<Owned<Benefit<BudgetBenefit>>> {
    let cost_kind = row.given(&budget::COST_KIND)?;
    let amount = |field| row.given(field).and_then(|typed| in_kroner(typed, cost_kind));
    let what = BudgetBenefit {
        kind: row.given(&budget::KIND)?,
        description: row.given(&budget::DESCRIPTION)?,
        from_time: row.given(&budget::FROM_TIME),
        yearly: amount(&budget::YEARLY_EFFECT)?,
        range: amount(&budget::LEAST).zip(amount(&budget::MOST)),
        duration: row.given(&budget::DURATION)?,
        area: row.given(&budget::AREA)?,
        cost_kind,
        account: booking::account(row),
        decision: row.given(&budget::DECISION),
    };
    let of = Benefit {
        plan_at: Origin::of(row, &budget::YEARLY_EFFECT)?,
        id: row.given(&budget::ID)?,
        initiative: row.given(&budget::INITIATIVE)?,
        owner: row.given(&budget::OWNER)?,
        evidence: row.given(&budget::EVIDENCE)?,
        start: row.given(&budget::START)?,
        full: row.given(&budget::FULL_EFFECT)?,
        interval: row.given(&budget::INTERVAL)?,
        what,
    };
    Some(Owned { centre: centre.clone(), origin: Origin::of(row, &budget::ID)?, of })
}

pub(super) fn quality_benefit(centre: &Id, row: RowOf<'_, quality::Fields>) -> Option<Owned<QualityBenefit>> {
    use quality as f;
    let of = QualityBenefit {
        id: row.given(&f::ID)?,
        initiative: row.given(&f::INITIATIVE)?,
        benefit: row.given(&f::BENEFIT)?,
        beneficiary: row.given(&f::BENEFICIARY)?,
        indicator: row.given(&f::INDICATOR)?,
        unit: row.given(&f::UNIT)?,
        direction: row.given(&f::DIRECTION)?,
        zero: row.given(&f::ZERO)?,
        zero_on: row.given(&f::ZERO_ON)?,
        target: row.given(&f::TARGET)?,
        target_on: row.given(&f::TARGET_ON)?,
        latest: row.given(&f::LATEST).zip(row.given(&f::LATEST_ON)),
        source: row.given(&f::SOURCE)?,
        owner: row.given(&f::OWNER)?,
        example: row.given(&f::EXAMPLE),
    };
    Some(Owned { centre: centre.clone(), origin: Origin::of(row, &f::ID)?, of })
}
