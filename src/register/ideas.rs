//! Ideas and agreements: what is named, and what was agreed. Neither is in a plan or a forecast, so they make no facts.
use super::{Initiative, Owned, build::Builder, case::Source};
use crate::{
    facts::Origin,
    programme::IdeaAnswer,
    schema::{
        Id,
        business_case::{
            agreements::{self, AgreementState},
            ideas,
        },
        program::idea_answers::IdeaReply,
    },
    units::{Date, Hours, Kroner},
};

/// **Idé.** What somebody thinks could be easier.
#[derive(Clone, Debug)]
pub struct Idea {
    /// Its id.
    pub id: Id,
    /// What could be done otherwise.
    pub text: String,
    /// What gets easier, and for whom.
    pub easier: String,
    /// A rough estimate of a year, at the programme's price level.
    pub kroner: Option<Kroner>,
    /// A rough estimate of a year.
    pub hours: Option<Hours>,
    /// Who can tell more.
    pub who: String,
    /// An initiative of another centre that it is like.
    pub alike: Option<Id>,
    /// The initiative it is said to have become, there or not.
    pub became: Option<Id>,
    /// What was answered.
    pub answer: Option<IdeaAnswer>,
    /// What has become of it.
    pub state: IdeaState,
}

/// What has become of an idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdeaState {
    /// It is named, and counted as that.
    Named,
    /// It is counted as the initiative it has become.
    Initiative,
    /// It was answered no.
    Declined,
}

impl IdeaState {
    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Named => "Idé",
            Self::Initiative => "Tiltag",
            Self::Declined => "Svaret nej",
        }
    }
}

/// **Aftale.** What was agreed at a meeting.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// Its id.
    pub id: Id,
    /// The initiative it is about, if it is about one.
    pub about: Option<Id>,
    /// What was agreed.
    pub text: String,
    /// Who sees to it.
    pub who: String,
    /// By when.
    pub when: Date,
    /// How far it is.
    pub state: AgreementState,
}

impl Builder<'_> {
    /// Takes in what is named and what is agreed. `in_kroner` brings a typed amount to kroner at the programme's price level.
    pub(super) fn ideas(
        &mut self,
        source: &Source<'_>,
        initiatives: &[Owned<Initiative>],
        in_kroner: impl Fn(Kroner) -> Option<Kroner>,
    ) {
        for row in source.accepted(&ideas::TABLE) {
            let Some(id) = row.given(&ideas::ID) else { continue };
            let answer = self.programme.answer_to(&id).cloned();
            let became = row.given(&ideas::BECAME);
            // It leaves the ideas only for what is counted in its place.
            let is_there = initiatives.iter().any(|owned| became.as_ref() == Some(&owned.of.id));
            let is_declined = answer.as_ref().is_some_and(|answer| answer.reply == IdeaReply::No);
            let state = match (is_there, is_declined) {
                (true, _) => IdeaState::Initiative,
                (false, true) => IdeaState::Declined,
                (false, false) => IdeaState::Named,
            };
            let texts = row.given(&ideas::IDEA).zip(row.given(&ideas::EASIER)).zip(row.given(&ideas::WHO));
            let (Some(((text, easier), who)), Some(origin)) = (texts, Origin::of(row, &ideas::ID)) else { continue };
            let kroner = row.given(&ideas::KRONER).and_then(&in_kroner);
            let hours = row.given(&ideas::HOURS).map(|hours| Hours(hours.0));
            let alike = row.given(&ideas::ALIKE);
            let of = Idea { id, text, easier, kroner, hours, who, alike, became, answer, state };
            self.register.ideas.push(Owned { centre: source.centre.clone(), origin, of });
        }
    }

    pub(super) fn agreements(&mut self, source: &Source<'_>) {
        use agreements as f;
        let one = |row: crate::intake::RowOf<'_, f::Fields>| {
            let of = Agreement {
                id: row.given(&f::ID)?,
                about: row.given(&f::ABOUT),
                text: row.given(&f::AGREED)?,
                who: row.given(&f::WHO)?,
                when: row.given(&f::WHEN)?,
                state: row.given(&f::STATUS)?,
            };
            Some(Owned { centre: source.centre.clone(), origin: Origin::of(row, &f::ID)?, of })
        };
        self.register.agreements.extend(source.accepted(&agreements::TABLE).into_iter().filter_map(one));
    }
}
