//! What a field asks for, in words: the same in the template's messages, in findings and in the guide.
use super::{Bounds, Kind, List, Need, Spec};
use crate::{
    danish::{
        show,
        words::{alike, either},
    },
    units::Decimal,
};

impl Spec {
    /// Whether a header is its label, or one it had before, in whatever spelling.
    pub fn is_called(&self, header: &str) -> bool {
        std::iter::once(&self.label).chain(self.aliases).any(|label| alike(label, header))
    }

    /// Whether a note in brackets behind its header says no more than what the column holds anyway: `(kr.)`, `(vælg)`.
    /// Another unit would make another figure, so `Realiseret (t.kr.)` is not such a header.
    pub fn is_no_news(&self, note: &str) -> bool {
        let of_kind: &[&str] = match self.kind {
            Kind::Number => &["kr.", "antal"],
            Kind::Kroner => &["kr.", "kroner", "dkk"],
            Kind::Minutes => &["min.", "minutter"],
            Kind::Count | Kind::Whole => &["antal", "stk."],
            Kind::Share => &["%", "pct.", "procent"],
            Kind::Date => &["dato", "dd-mm-åååå"],
            Kind::Month => &["måned", "åååå-mm"],
            Kind::YesNo => &["ja/nej", "j/n"],
            Kind::Year => &["årstal"],
            Kind::Text | Kind::Id | Kind::Choice => &[],
        };
        ["vælg", "vælg fra listen", "skal udfyldes", self.unit].iter().chain(of_kind).any(|known| alike(known, note))
    }

    /// Whether it is a formula of ours.
    pub fn is_formula(&self) -> bool {
        matches!(self.filler, super::Filler::Formula(_))
    }

    /// What may be written: `et tal fra 0 til 100`.
    pub fn expects(&self) -> String {
        let is_bounded = self.pattern.is_none()
            && !matches!(self.list, List::Fixed(_))
            && !self.kind.is_text()
            && !matches!(self.kind, Kind::Date | Kind::Month | Kind::Year);
        let bounds = if is_bounded { between(self.bounds) } else { String::new() };
        self.expects_form() + &bounds
    }

    /// The same without the bounds, for a value that they have nothing to do with: `et tal`.
    pub fn expects_form(&self) -> String {
        if let Some(pattern) = self.pattern {
            return format!("et ID som {}", pattern.example());
        }
        if let List::Fixed(labels) = self.list {
            return format!("en værdi fra listen: {}", either(labels));
        }
        match self.kind {
            Kind::Date => "en dato som 31-03-2026".to_owned(),
            Kind::Month => "en måned som marts 2026".to_owned(),
            Kind::Text | Kind::Id | Kind::Choice | Kind::YesNo => format!("en tekst på højst {} tegn", self.max_chars),
            Kind::Whole => "et helt tal".to_owned(),
            Kind::Year => "et årstal som 2026".to_owned(),
            Kind::Number | Kind::Kroner | Kind::Minutes | Kind::Count | Kind::Share => "et tal".to_owned(),
        }
    }

    /// Whether it must be filled in: `Skal udfyldes`.
    pub fn needs(&self) -> String {
        match &self.need {
            Need::Always if self.default.is_some() => {
                format!("Skal udfyldes. Tom betyder {}", self.default.unwrap_or_default())
            }
            Need::Always => "Skal udfyldes".to_owned(),
            Need::When(condition) => format!("Skal udfyldes {}", condition.words()),
            Need::ByRule(when) => format!("Skal udfyldes {when}"),
            Need::Optional => "Kan udfyldes".to_owned(),
        }
    }
}

impl super::Condition {
    /// When it holds: `når Status er Godkendt`.
    pub fn words(&self) -> String {
        let label = self.on().label;
        match self {
            Self::Is(_, labels) => format!("når {label} er {}", labels.join(" eller ")),
            Self::Positive(_) => format!("når {label} er over 0"),
            Self::Filled(_) => format!("når {label} er udfyldt"),
            Self::Empty(_) => format!("når {label} er tom"),
        }
    }
}

/// From here on a largest number only means "a great deal", and is left unsaid.
const VAST: i64 = 1_000_000_000;

fn between(bounds: Bounds) -> String {
    let (min, max) = (show::number(Decimal::from(bounds.min)), show::number(Decimal::from(bounds.max)));
    match (bounds.max >= VAST, bounds.above) {
        (true, true) => format!(" over {min}"),
        (true, false) if bounds.min < 0 => String::new(),
        (true, false) => format!(" på {min} eller mere"),
        (false, true) => format!(" over {min}, højst {max}"),
        (false, false) => format!(" fra {min} til {max}"),
    }
}
