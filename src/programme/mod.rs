//! **Program.** The rows of `program.xlsx` as the programme's facts: centres, rates, norms, targets, tolerances, waivers.
use crate::{
    danish::{show, words::alike},
    formulas::prices::reprice,
    intake::{RowOf, Tables},
    schema::{
        Choice, Id, Whole,
        business_case::{budget_benefits::CostKind, master},
        program::{
            GoalKind,
            answers::{self, Reply},
            centres,
            confirmations::{self, Confirmed},
            export, goals,
            idea_answers::{self, IdeaReply},
            prices, programme, staff_groups, targets, waivers,
        },
    },
    units::{Count, Date, Decimal, Hours, Kroner, Month, Share},
};
use std::collections::BTreeMap;

mod limits;
mod rows;

pub use limits::Limits;
use rows::{
    answer, centre, confirmation, export_column, goal, idea_answer, price, staff_group, target, typed, waiver, year,
};

/// The programme.
#[derive(Clone, Debug)]
pub struct Programme {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The municipality.
    pub municipality: String,
    /// Who runs it.
    pub manager: String,
    /// Who can decide for the whole programme; nothing in a file of the first edition.
    pub director: Option<String>,
    /// The day of the month when the directors get the report.
    pub meeting_day: Option<i8>,
    /// The year B.
    pub budget_year: i16,
    /// The year whose prices every amount is shown in.
    pub price_level: i16,
    /// For present values.
    pub discount_rate: Share,
    /// The one norm for hourly rates and full-time equivalents.
    pub norm: Count,
    /// The day of the following month by which centres deliver.
    pub deadline_day: i8,
    /// Fewer employees than this are not shown apart.
    pub smallest_group: usize,
    /// Green from this share of the plan.
    pub green_from: Share,
    /// Amber from this share of the plan.
    pub amber_from: Share,
    /// A larger deviation from the plan asks for a comment.
    pub tolerance: Share,
    /// A larger yearly effect asks for a range.
    pub materiality: Kroner,
    /// What is no more for the year is settled below the directors.
    pub directors_see: Kroner,
    /// From where an amount is not believed until somebody confirms it.
    pub limits: Limits,
    /// The centres, by code.
    pub centres: Vec<Centre>,
    /// The goals.
    pub goals: Vec<Goal>,
    /// The targets; the centre is nothing for the whole programme.
    pub targets: Vec<Target>,
    /// Staff groups by code.
    pub staff_groups: BTreeMap<Id, String>,
    /// Yearly pay by staff group and year.
    pub pay: BTreeMap<(Id, i16), Kroner>,
    /// Yearly change of pay and of other costs, by year.
    pub prices: BTreeMap<i16, (Share, Share)>,
    /// Exceptions from a rule.
    pub waivers: Vec<Waiver>,
    /// Amounts that look impossible and are right.
    pub confirmations: Vec<Confirmation>,
    /// What was answered to the decisions the report asks for.
    pub answers: Vec<Answer>,
    /// What was answered to the centres' ideas.
    pub idea_answers: Vec<IdeaAnswer>,
    /// The columns of the budget transfer file.
    pub export: Vec<ExportColumn>,
}

/// **Center.** A department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Centre {
    /// Its code.
    pub code: Id,
    /// Its name.
    pub name: String,
    /// Its head.
    pub head: String,
    /// The consultant who follows it.
    pub consultant: String,
    /// What another system calls its parts.
    pub departments: Vec<String>,
    /// Where receipts go.
    pub email: String,
    /// The first month it delivers for.
    pub active_from: Month,
    /// The last, if there is one.
    pub active_to: Option<Month>,
}

impl Centre {
    /// Whether it is to deliver for this month.
    pub fn is_active(&self, month: Month) -> bool {
        self.active_from <= month && self.active_to.is_none_or(|last| month <= last)
    }
}

/// **Målsætning.** What the programme is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// Its id.
    pub id: Id,
    /// In one sentence.
    pub text: String,
    /// What it is about.
    pub kind: GoalKind,
}

/// **Måltal.** What is to be reached in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The centre; nothing for the programme.
    pub centre: Option<Id>,
    /// The year.
    pub year: i16,
    /// Money.
    pub headroom: Option<Kroner>,
    /// Time.
    pub freed_time: Option<Hours>,
}

/// **Dispensation.** An exception from a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The rule's code.
    pub rule: Id,
    /// The centre it holds for.
    pub centre: Id,
    /// The initiative or benefit, if it holds for one alone.
    pub about: Option<Id>,
    /// Why.
    pub reason: String,
    /// By whom.
    pub given_by: String,
    /// The last day it holds.
    pub expires: Date,
}

/// **Svar.** What was answered to a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The decision's number.
    pub number: u32,
    /// What it is about.
    pub about: Id,
    /// The answer.
    pub reply: Reply,
    /// The day.
    pub date: Date,
    /// Where it can be read.
    pub reference: String,
    /// The new deadline of what was put off.
    pub later: Option<Date>,
}

/// **Svar på idé.** What was answered to whoever had an idea.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdeaAnswer {
    /// The idea.
    pub idea: Id,
    /// The answer.
    pub reply: IdeaReply,
    /// The day.
    pub date: Date,
    /// Why, or what comes next.
    pub remark: Option<String>,
}

impl IdeaAnswer {
    /// As the centre reads it: `Nej (15-04-2026): Vi venter på det nye fagsystem.`
    pub fn told(&self) -> String {
        let remark = self.remark.as_ref().map_or_else(String::new, |remark| format!(": {remark}"));
        format!("{} ({}){remark}", self.reply.label(), show::date(self.date))
    }
}

/// **Bekræftelse.** An amount that looks impossible, and that somebody has found to be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// The benefit.
    pub benefit: Id,
    /// Which of its figures.
    pub what: Confirmed,
    /// The month, of a figure that was reported.
    pub month: Option<Month>,
    /// The amount in kroner as it was typed, or the number of units.
    pub amount: Decimal,
    /// Why it is right.
    pub reason: String,
    /// By whom.
    pub given_by: String,
}

/// A column of the budget transfer file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportColumn {
    /// Its header.
    pub header: String,
    /// What it holds.
    pub content: export::Content,
    /// The text of every line, where it holds the same text.
    pub fixed: String,
}

/// The code that stands for the whole programme among the targets.
pub const WHOLE_PROGRAMME: &str = "PROGRAM";
/// The usual effective hours of a year's work. With another norm every hour has another price, so nothing that hangs on
/// the price of an hour is said of a centre.
pub const USUAL_NORM: std::ops::RangeInclusive<i64> = 1_350..=1_650;

impl Programme {
    /// The programme a workbook describes; nothing where something required is missing or broken, which rules tell.
    pub fn of(submission: &impl Tables) -> Option<Self> {
        let form = submission.form(&programme::TABLE)?;
        let mut built = Self {
            id: form.given(&programme::ID)?,
            name: form.given(&programme::NAME)?,
            municipality: form.given(&programme::MUNICIPALITY)?,
            manager: form.given(&programme::MANAGER)?,
            director: form.given(&programme::DIRECTOR),
            meeting_day: form.given(&programme::MEETING_DAY).and_then(|day| i8::try_from(day.0).ok()),
            budget_year: year(form.given(&programme::BUDGET_YEAR)?),
            price_level: year(form.given(&programme::PRICE_LEVEL)?),
            discount_rate: form.given(&programme::DISCOUNT_RATE)?,
            norm: form.given(&programme::NORM_HOURS)?,
            deadline_day: i8::try_from(form.given(&programme::DEADLINE_DAY)?.0).ok()?,
            smallest_group: usize::try_from(form.given(&programme::SMALLEST_GROUP)?.0).ok()?,
            green_from: form.given(&programme::GREEN_FROM)?,
            amber_from: form.given(&programme::AMBER_FROM)?,
            tolerance: form.given(&programme::TOLERANCE)?,
            materiality: form.given(&programme::MATERIALITY)?,
            directors_see: form.given(&programme::DIRECTORS_SEE)?,
            limits: Limits::of(form)?,
            centres: typed(submission, &centres::TABLE, centre)?,
            goals: typed(submission, &goals::TABLE, goal)?,
            targets: typed(submission, &targets::TABLE, target)?,
            staff_groups: BTreeMap::new(),
            pay: BTreeMap::new(),
            prices: typed(submission, &prices::TABLE, price)?.into_iter().collect(),
            waivers: typed(submission, &waivers::TABLE, waiver)?,
            confirmations: typed(submission, &confirmations::TABLE, confirmation)?,
            answers: typed(submission, &answers::TABLE, answer)?,
            idea_answers: typed(submission, &idea_answers::TABLE, idea_answer)?,
            export: typed(submission, &export::TABLE, export_column)?,
        };
        built.centres.sort_by(|one, other| one.code.cmp(&other.code));
        for (code, name, year, pay) in typed(submission, &staff_groups::TABLE, staff_group)? {
            built.staff_groups.entry(code.clone()).or_insert(name);
            built.pay.insert((code, year), pay);
        }
        Some(built)
    }

    /// What was answered to an idea.
    pub fn answer_to(&self, idea: &Id) -> Option<&IdeaAnswer> {
        self.idea_answers.iter().find(|answer| answer.idea == *idea)
    }

    /// The centre with this code.
    pub fn centre(&self, code: &Id) -> Option<&Centre> {
        self.centres.iter().find(|centre| centre.code == *code)
    }

    /// The centre that goes by this code or this name.
    pub fn centre_called(&self, text: &str) -> Option<&Centre> {
        let code = Id(text.trim().to_uppercase());
        self.centre(&code).or_else(|| self.centres.iter().find(|centre| alike(&centre.name, text)))
    }

    /// Yearly pay in a year: that year's, else the latest before it, else the first after it.
    pub fn yearly_pay(&self, group: &Id, year: i16) -> Option<Kroner> {
        let of_group = |(code, _): &&(Id, i16)| code == group;
        let years: Vec<i16> = self.pay.keys().filter(of_group).map(|(_, year)| *year).collect();
        let best = years.iter().rfind(|known| **known <= year).or(years.first())?;
        self.pay.get(&(group.clone(), *best)).copied()
    }

    /// A centre's target for a year, or with `None` the programme's: its own figure, else the sum of the centres'.
    pub fn target(&self, centre: Option<&Id>, year: i16) -> (Option<Kroner>, Option<Hours>) {
        let own = self.targets.iter().find(|target| target.year == year && target.centre.as_ref() == centre);
        let (headroom, freed_time) = own.map_or((None, None), |target| (target.headroom, target.freed_time));
        if centre.is_some() {
            return (headroom, freed_time);
        }
        let (all_headroom, all_time) = self.sum_of_targets(year);
        (headroom.or(all_headroom), freed_time.or(all_time))
    }

    fn sum_of_targets(&self, year: i16) -> (Option<Kroner>, Option<Hours>) {
        let of_year = || self.targets.iter().filter(|target| target.year == year);
        let money: Vec<Kroner> = of_year().filter_map(|target| target.headroom).collect();
        let time: Vec<Hours> = of_year().filter_map(|target| target.freed_time).collect();
        ((!money.is_empty()).then(|| money.into_iter().sum()), (!time.is_empty()).then(|| time.into_iter().sum()))
    }

    /// Whether the norm is a usual one.
    pub fn has_usual_norm(&self) -> bool {
        is_usual_norm(self.norm)
    }

    /// The last day centres may deliver for a period.
    pub fn deadline(&self, period: Month) -> Date {
        let next = period.plus(1);
        jiff::civil::date(next.year(), next.number(), self.deadline_day)
    }

    /// The yearly change of pay or of other costs; nothing for a year without a row.
    pub fn price_change(&self, year: i16, pay: bool) -> Option<Share> {
        self.prices.get(&year).map(|(of_pay, of_other)| if pay { *of_pay } else { *of_other })
    }

    /// From the unit and price level of a business case to kroner at the programme's price level.
    pub fn in_kroner<'a>(
        &'a self,
        form: RowOf<'_, master::Fields>,
    ) -> impl Fn(Kroner, CostKind) -> Option<Kroner> + use<'a> {
        let factor = form.given(&master::AMOUNT_UNIT).map(master::AmountUnit::factor);
        let level = form.given(&master::PRICE_LEVEL).and_then(|Whole(year)| i16::try_from(year).ok());
        move |typed, cost_kind| {
            let is_pay = cost_kind == CostKind::Pay;
            let kroner = Kroner(typed.0 * factor?);
            reprice(kroner, level?, self.price_level, |year| self.price_change(year, is_pay))
        }
    }
}

/// Whether so many hours are a usual norm.
pub fn is_usual_norm(hours: Count) -> bool {
    (Decimal::from(*USUAL_NORM.start())..=Decimal::from(*USUAL_NORM.end())).contains(&hours.0)
}

/// Kroner per hour at the programme's norm.
pub fn hourly_rate(yearly_pay: Kroner, norm: Count) -> Decimal {
    crate::units::div(yearly_pay.0, norm.0).unwrap_or_default()
}
