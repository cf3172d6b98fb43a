//! What stands around the benefits: what they rest on, what threatens them, and what they cost.
use super::Owned;
use crate::{
    facts::Origin,
    intake::RowOf,
    schema::{
        Id,
        business_case::{
            Duration,
            assumptions::{self, Standing},
            budget_benefits::ControlArea,
            costs::{self, CostType},
            risks::{self, RiskState},
        },
    },
    units::{Kroner, Share},
};

/// **Forudsætning.** What must hold for a benefit to come.
#[derive(Clone, Debug)]
pub struct Assumption {
    /// Its id.
    pub id: Id,
    /// The initiative it is about.
    pub initiative: Id,
    /// In one sentence.
    pub text: String,
    /// Where it is known from.
    pub source: String,
    /// Whether the benefit falls with it.
    pub critical: bool,
    /// Whether it holds.
    pub standing: Standing,
    /// What the centre says of it.
    pub remark: Option<String>,
}

/// **Risiko.** What may go wrong.
#[derive(Clone, Debug)]
pub struct Risk {
    /// The initiative it threatens.
    pub initiative: Id,
    /// In one sentence.
    pub text: String,
    /// How likely.
    pub probability: Share,
    /// What it would cost, at the programme's price level.
    pub consequence: Kroner,
    /// What is done about it.
    pub response: String,
    /// Who watches it.
    pub owner: String,
    /// Whether it is still there.
    pub open: bool,
}

impl Risk {
    /// What it costs on average: nothing once it is closed.
    pub fn expected_loss(&self) -> Kroner {
        if self.open { self.consequence * self.probability } else { Kroner::default() }
    }
}

/// **Omkostning.** What an initiative costs in B, BO1, BO2 and BO3, at the programme's price level.
#[derive(Clone, Debug)]
pub struct Cost {
    /// The initiative.
    pub initiative: Id,
    /// What the money is spent on.
    pub kind: CostType,
    /// Once, or every year after BO3 too.
    pub duration: Duration,
    /// The control area that pays.
    pub area: ControlArea,
    /// The four years.
    pub years: [Kroner; 4],
}

pub(super) fn assumption(centre: &Id, row: RowOf<'_, assumptions::Fields>) -> Option<Owned<Assumption>> {
    use assumptions as f;
    let of = Assumption {
        id: row.given(&f::ID)?,
        initiative: row.given(&f::INITIATIVE)?,
        text: row.given(&f::TEXT)?,
        source: row.given(&f::SOURCE)?,
        critical: row.given(&f::CRITICAL)?,
        standing: row.given(&f::STANDING)?,
        remark: row.given(&f::REMARK),
    };
    Some(Owned { centre: centre.clone(), origin: Origin::of(row, &f::ID)?, of })
}

/// `in_kroner` brings a typed amount to kroner at the programme's price level.
pub(super) fn risk(
    centre: &Id,
    row: RowOf<'_, risks::Fields>,
    in_kroner: impl Fn(Kroner) -> Option<Kroner>,
) -> Option<Owned<Risk>> {
    use risks as f;
    let of = Risk {
        initiative: row.given(&f::INITIATIVE)?,
        text: row.given(&f::RISK)?,
        probability: row.given(&f::PROBABILITY)?,
        consequence: in_kroner(row.given(&f::CONSEQUENCE)?)?,
        response: row.given(&f::RESPONSE)?,
        owner: row.given(&f::OWNER)?,
        open: row.given(&f::STATE)? == RiskState::Open,
    };
    Some(Owned { centre: centre.clone(), origin: Origin::of(row, &f::RISK)?, of })
}

/// `in_kroner` brings a typed amount to kroner at the programme's price level; own time follows pay.
pub(super) fn cost(
    centre: &Id,
    row: RowOf<'_, costs::Fields>,
    in_kroner: impl Fn(Kroner, bool) -> Option<Kroner>,
) -> Option<Owned<Cost>> {
    use costs as f;
    let kind = row.given(&f::KIND)?;
    let year = |field| in_kroner(row.given(field)?, kind == CostType::OwnTime);
    let of = Cost {
        initiative: row.given(&f::INITIATIVE)?,
        kind,
        duration: row.given(&f::DURATION)?,
        area: row.given(&f::AREA)?,
        years: [year(&f::YEAR_B)?, year(&f::YEAR_BO1)?, year(&f::YEAR_BO2)?, year(&f::YEAR_BO3)?],
    };
    Some(Owned { centre: centre.clone(), origin: Origin::of(row, &f::YEAR_B)?, of })
}
