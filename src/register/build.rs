//! Building the register: every accepted row in its place, and the facts that follow from it.
use super::{
    Agreement, Assumption, Benefit, BudgetBenefit, Case, Cost, Fate, Idea, Initiative, Kind, Owned, QualityBenefit,
    Received, Risk, RowCount, TimeBenefit, Verdicts,
    baseline::{self, Replanned},
    benefits::{budget_benefit, initiative, quality_benefit, time_benefit},
    case::Source,
    frozen::{self, Remeasured},
    held::{self, Doubles, Held, Judged},
    index::Index,
    money::MoneyCase,
    owed::{self, Calls, Owed, Typed},
    promised, range,
    reported::Reported,
    set_aside::{self, StandIns},
    surroundings::{assumption, cost, risk},
    time::TimeCase,
};
use crate::{
    archive::{Baseline, Measurement, Past},
    facts::{Fact, Tally},
    findings::Finding,
    intake::{KeptFile, KeptWorkbook, RowOf},
    programme::Programme,
    rules::shares,
    schema::{
        Id,
        business_case::{
            Duration, Evidence, assumptions,
            budget_benefits::{self, CostKind},
            costs, follow_up, initiatives, master, quality_benefits, risks, time_benefits,
        },
        time_registration::{cases, master as time_master, tasks},
    },
    timing::{Terms, Tested, Timings},
    units::{Decimal, Kroner, Month},
};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that counts, and what became of the rest.
#[derive(Clone, Debug)]
pub struct Register {
    /// The period.
    pub period: Month,
    /// Every file found.
    pub received: Vec<Received>,
    /// The rows of every file whose figures count.
    pub counts: Vec<RowCount>,
    /// One per business case that counts.
    pub cases: Vec<Case>,
    /// Initiatives.
    pub initiatives: Vec<Owned<Initiative>>,
    /// Time benefits, each held against its measurements.
    pub time_benefits: Vec<(Owned<Benefit<TimeBenefit>>, Tested)>,
    /// Budget benefits.
    pub budget_benefits: Vec<Owned<Benefit<BudgetBenefit>>>,
    /// Quality benefits.
    pub quality_benefits: Vec<Owned<QualityBenefit>>,
    /// What is named and is no initiative yet, or was.
    pub ideas: Vec<Owned<Idea>>,
    /// What was agreed at the meetings.
    pub agreements: Vec<Owned<Agreement>>,
    /// What they rest on.
    pub assumptions: Vec<Owned<Assumption>>,
    /// What threatens them.
    pub risks: Vec<Owned<Risk>>,
    /// What they cost.
    pub costs: Vec<Owned<Cost>>,
    /// What was reported, for the causes and comments.
    pub reports: Vec<Reported>,
    /// The reports that are owed by the period, and which of them have come.
    pub owed: Vec<Owed>,
    /// Figures that are not believed, and those of them that were confirmed.
    pub held: Vec<Held>,
    /// Every measured task.
    pub measured: Timings,
    /// What is kept of each measurement when the period is accepted.
    pub frozen: Vec<Measurement>,
    /// The measurements that were accepted and are another now.
    pub remeasured: Vec<Remeasured>,
    /// The plan every benefit is held to.
    pub baselines: Vec<Baseline>,
    /// The plans that are another than the one that was accepted.
    pub replanned: Vec<Replanned>,
    /// The initiatives that have an error, themselves or in a benefit, with their centres.
    pub rejected: BTreeSet<(Id, Id)>,
    /// The benefits that stand in their file in a row that does not count, with their centres.
    pub set_aside: BTreeSet<(Id, Id)>,
    /// The facts, in a fixed order.
    pub facts: Vec<Fact>,
    /// The facts, added up.
    pub tally: Tally,
    pub(super) index: Index,
}

impl Register {
    /// Promises whose benefits nobody reports any more.
    pub fn vanished(&self) -> impl Iterator<Item = &Baseline> {
        let of_time = self.time_benefits.iter().map(|(own, _)| (&own.centre, &own.of.id));
        let of_money = self.budget_benefits.iter().map(|own| (&own.centre, &own.of.id));
        let reported: BTreeSet<(&Id, &Id)> = of_time.chain(of_money).collect();
        self.baselines.iter().filter(move |held| !reported.contains(&(&held.centre, &held.benefit)))
    }
}

/// Builds the register from what was received, what was found, and what was accepted before.
pub fn build(
    files: &[KeptFile],
    received: Vec<Received>,
    found: &[Finding],
    programme: &Programme,
    period: Month,
    past: Option<&Past>,
) -> Register {
    let counting = counting(files, &received);
    let (register, doubles) = (empty(period), held::doubles(&counting));
    let mut builder = Builder { programme, past, register, cases: BTreeMap::new(), doubles };
    let verdicts: Vec<Verdicts> = counting.iter().map(|(_, submission)| verdicts(submission, found)).collect();
    for ((received, submission), verdicts) in counting.iter().zip(&verdicts) {
        builder.register.counts.extend(verdicts.counts(submission));
        if let (Some(Kind::TimeRegistration(..)), Some(centre)) = (&received.kind, &received.centre) {
            builder.measurement(centre, submission, verdicts);
        }
    }
    for ((received, submission), verdicts) in counting.iter().zip(&verdicts) {
        if let (Some(Kind::BusinessCase(month)), Some(centre)) = (&received.kind, &received.centre) {
            let carried_forward = matches!(received.fate, Fate::CarriedForward(_));
            let follow_ups = RowOf::by_id(verdicts.accepted(*submission, &follow_up::TABLE), &follow_up::BENEFIT);
            let left_out = owed::left_out(submission, verdicts);
            builder.case(&Source {
                centre,
                month: *month,
                carried_forward,
                submission,
                verdicts,
                follow_ups,
                left_out,
            });
        }
    }
    let mut register = builder.register;
    let cases: Vec<baseline::Counting<'_>> = counting
        .iter()
        .zip(&verdicts)
        .filter(|((received, _), _)| matches!(received.kind, Some(Kind::BusinessCase(_))))
        .filter_map(|((received, submission), verdicts)| Some((received.centre.as_ref()?, *submission, verdicts)))
        .collect();
    (register.baselines, register.replanned) = baseline::held(&cases, past, programme, period);
    register.facts.extend(baseline::facts(&register.baselines, programme, period));
    register.facts.extend(promised::facts(&register, past));
    register.facts.extend(range::facts(&register, past));
    register.received = received;
    register.frozen = frozen::frozen(&register, programme.smallest_group);
    register.remeasured = frozen::remeasured(&register, past);
    super::small_groups::fold(&mut register, programme.smallest_group);
    register.facts.extend(super::unprovable::facts(&register));
    register.facts.par_sort_by(Fact::order);
    register.tally = Tally::of(&register.facts);
    register.index = Index::of(&register);
    register
}

/// The files that count, by centre and content: what a file is called decides nothing in the report.
fn counting<'a>(files: &'a [KeptFile], received: &'a [Received]) -> Vec<(&'a Received, &'a KeptWorkbook)> {
    let counting = received.iter().filter(|received| received.fate.counts());
    let mut counting: Vec<_> =
        counting.filter_map(|received| Some((received, files[received.index].workbook.as_ref()?))).collect();
    counting.sort_by_key(|(received, _)| (&received.centre, &received.kind));
    counting
}

fn verdicts(submission: &KeptWorkbook, found: &[Finding]) -> Verdicts {
    Verdicts::of(submission, &found.iter().collect::<Vec<_>>())
}

/// A register with nothing in it.
pub(super) fn empty(period: Month) -> Register {
    Register {
        period,
        received: Vec::new(),
        counts: Vec::new(),
        cases: Vec::new(),
        initiatives: Vec::new(),
        time_benefits: Vec::new(),
        budget_benefits: Vec::new(),
        quality_benefits: Vec::new(),
        ideas: Vec::new(),
        agreements: Vec::new(),
        assumptions: Vec::new(),
        risks: Vec::new(),
        costs: Vec::new(),
        reports: Vec::new(),
        owed: Vec::new(),
        held: Vec::new(),
        measured: Timings::default(),
        baselines: Vec::new(),
        replanned: Vec::new(),
        frozen: Vec::new(),
        remeasured: Vec::new(),
        rejected: BTreeSet::new(),
        set_aside: BTreeSet::new(),
        facts: Vec::new(),
        tally: Tally::default(),
        index: Index::default(),
    }
}

pub(super) struct Builder<'a> {
    pub programme: &'a Programme,
    pub past: Option<&'a Past>,
    pub register: Register,
    /// The cases that were counted of a centre's task in a month.
    pub cases: BTreeMap<(Id, Id), BTreeMap<Month, Decimal>>,
    /// What a benefit says that another has said already, by centre and benefit.
    pub doubles: BTreeMap<(Id, Id), Doubles>,
}

impl Builder<'_> {
    fn measurement(&mut self, centre: &Id, submission: &KeptWorkbook, verdicts: &Verdicts) {
        let Some(form) = submission.form(&time_master::TABLE) else { return };
        let tasks = verdicts.accepted(submission, &tasks::TABLE);
        let sums = submission.registration_sums.as_ref().map_or(&[][..], |sums| &sums.counting);
        self.register.measured.add(centre, form, &tasks, sums);
        for row in verdicts.accepted(submission, &cases::TABLE) {
            let month = row.given(&cases::MONTH).zip(row.given(&cases::UNITS));
            if let Some((task, (month, units))) = row.given(&cases::TASK).zip(month) {
                self.cases.entry((centre.clone(), task)).or_default().insert(month, units.0);
            }
        }
    }

    fn case(&mut self, source: &Source<'_>) {
        let Some(form) = source.submission.form(&master::TABLE) else { return };
        let case = Case::of(source, form);
        let stand_ins = StandIns::of(source.centre, source.submission, source.verdicts, self.past);
        let rows = stand_ins.initiatives(source.accepted(&initiatives::TABLE));
        let initiatives: Vec<_> = rows.into_iter().filter_map(|row| initiative(source.centre, row)).collect();
        let times = [source.accepted(&time_benefits::TABLE), stand_ins.times.clone()].concat();
        let shares = shares::of_rows(source.submission, &times);
        for row in times {
            if let Some(owned) = time_benefit(source.centre, row, |id| shares.get(id).copied()) {
                self.time(source, owned, &initiatives);
            }
        }
        let in_kroner = self.programme.in_kroner(form);
        for row in source.accepted(&budget_benefits::TABLE) {
            if let Some(owned) = budget_benefit(source.centre, row, &in_kroner) {
                self.money(source, owned, &initiatives, case.approved, &in_kroner);
            }
        }
        for (row, form) in &stand_ins.money {
            let in_kroner = self.programme.in_kroner(*form);
            if let Some(owned) = budget_benefit(source.centre, *row, &in_kroner) {
                self.money(source, owned, &initiatives, case.approved, &in_kroner);
            }
        }
        self.set_aside(source);
        let quality = source.accepted(&quality_benefits::TABLE);
        self.register
            .quality_benefits
            .extend(quality.into_iter().filter_map(|row| quality_benefit(source.centre, row)));
        self.surroundings(source, &stand_ins, &in_kroner);
        self.ideas(source, &initiatives, |typed| in_kroner(typed, CostKind::Other));
        self.agreements(source);
        self.register.initiatives.extend(initiatives);
        self.register.cases.push(case);
    }

    /// Remembers which initiatives and benefits have an error.
    fn set_aside(&mut self, source: &Source<'_>) {
        let of_centre = |id| (source.centre.clone(), id);
        let initiatives = source.verdicts.initiatives_out(source.submission);
        self.register.rejected.extend(initiatives.into_iter().map(of_centre));
        let benefits = set_aside::out(source.submission, source.verdicts);
        self.register.set_aside.extend(benefits.into_iter().map(of_centre));
    }

    fn surroundings(
        &mut self,
        source: &Source<'_>,
        stand_ins: &StandIns<'_>,
        in_kroner: &impl Fn(Kroner, CostKind) -> Option<Kroner>,
    ) {
        let other = |typed| in_kroner(typed, CostKind::Other);
        let by_kind = |typed, is_pay| in_kroner(typed, if is_pay { CostKind::Pay } else { CostKind::Other });
        let (centre, register) = (source.centre, &mut self.register);
        let assumed = source.around(&assumptions::TABLE, &assumptions::INITIATIVE, stand_ins);
        register.assumptions.extend(assumed.into_iter().filter_map(|row| assumption(centre, row)));
        let risks = source.around(&risks::TABLE, &risks::INITIATIVE, stand_ins);
        register.risks.extend(risks.into_iter().filter_map(|row| risk(centre, row, other)));
        let costs = source.around(&costs::TABLE, &costs::INITIATIVE, stand_ins);
        register.costs.extend(costs.into_iter().filter_map(|row| cost(centre, row, by_kind)));
    }

    fn time(&mut self, source: &Source<'_>, owned: Owned<Benefit<TimeBenefit>>, all: &[Owned<Initiative>]) {
        let Some(initiative) = of(all, &owned.of.initiative) else { return };
        let is_logged = owned.of.evidence == Evidence::Logged;
        let terms = Terms { live_on: initiative.live_on, is_logged, ..Terms::default() };
        let tested = self.register.measured.test(source.centre, &owned.of.what.task, terms);
        let reports = self.reports(source, &owned.of.id, (|typed| typed, Some));
        self.register.reports.extend(reports.iter().cloned());
        let judged = self.judge_time(source, &owned, initiative, reports);
        let (programme, period) = (self.programme, self.register.period);
        let (is_out, measured) = (judged.is_out, Some(&tested));
        let case = TimeCase { benefit: &owned, initiative, tested: measured, programme, period, last: period, is_out };
        let calls = self.calls(source, (&owned, initiative, None), &judged);
        self.register.facts.extend(case.facts(&judged.counted, &calls));
        self.register.owed.extend(calls.owed);
        self.register.held.extend(judged.held);
        self.register.time_benefits.push((owned, tested));
    }

    fn money(
        &mut self,
        source: &Source<'_>,
        owned: Owned<Benefit<BudgetBenefit>>,
        all: &[Owned<Initiative>],
        approved: bool,
        in_kroner: &impl Fn(Kroner, CostKind) -> Option<Kroner>,
    ) {
        let Some(initiative) = of(all, &owned.of.initiative) else { return };
        let cost_kind = owned.of.what.cost_kind;
        let unit = source.form_unit();
        let whole = |typed: Decimal| typed * unit;
        let reports = self.reports(
            source,
            &owned.of.id,
            (whole, |typed| in_kroner(Kroner(typed), cost_kind).map(|kroner| kroner.0)),
        );
        self.register.reports.extend(reports.iter().cloned());
        let booked = self.booked(source.centre, &owned.of.id);
        let period = self.register.period;
        let mut case = MoneyCase { benefit: &owned, initiative, approved, booked, period, last: period, is_out: false };
        let judged = self.judge_money(source, &case, reports);
        case.is_out = judged.is_out;
        let full = (owned.of.what.duration == Duration::Once).then_some(owned.of.full);
        let calls = self.calls(source, (&owned, initiative, full), &judged);
        self.register.facts.extend(case.facts(&judged.counted, &calls));
        self.register.owed.extend(calls.owed);
        self.register.held.extend(judged.held);
        self.register.budget_benefits.push(owned);
    }

    /// What is owed of a benefit, and what has come of it.
    fn calls<T>(
        &self,
        source: &Source<'_>,
        (owned, initiative, full): (&Owned<Benefit<T>>, &Initiative, Option<Month>),
        judged: &Judged,
    ) -> Calls {
        let (centre, period) = (self.programme.centre(source.centre), self.register.period);
        let joined = centre.map_or(owned.of.start, |centre| centre.active_from);
        let left_out = source.left_out.get(&owned.of.id).map_or(&[][..], Vec::as_slice);
        let terms = owed::terms(&owned.of, initiative, full, joined);
        let typed = Typed { counted: &judged.counted, waiting: &judged.waiting, left_out };
        Calls::of(owned, &terms, typed, (owed::until(centre, period), period))
    }
}

fn of<'a>(all: &'a [Owned<Initiative>], id: &Id) -> Option<&'a Initiative> {
    all.iter().map(|owned| &owned.of).find(|initiative| initiative.id == *id)
}
