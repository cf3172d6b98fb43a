//! **Åbent.** What was not in order when a period was accepted: it is shown before, and stands in the package after.
use crate::{
    danish::{
        show,
        words::{list, plural},
    },
    units::Month,
};
use serde::{Deserialize, Serialize};

/// What was open when a period was accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// How many centres were to deliver.
    #[serde(rename = "centre")]
    pub centres: usize,
    /// Those of them that had not.
    #[serde(rename = "mangler")]
    pub missing: Vec<String>,
    /// How many findings were errors.
    #[serde(rename = "fejl")]
    pub errors: usize,
    /// The business cases for the month that no head of a centre had approved.
    #[serde(rename = "ikke_godkendt")]
    pub unapproved: Vec<String>,
    /// Sources that are other than in the package before.
    #[serde(rename = "ændret")]
    pub changed: Vec<String>,
    /// How many figures were held back until somebody confirms them.
    #[serde(rename = "afventer")]
    pub waiting: usize,
    /// The months between the last accepted one and this, `2026-02`.
    #[serde(rename = "sprunget_over")]
    pub skipped: Vec<String>,
    /// The controls that did not agree.
    #[serde(rename = "stemmer_ikke")]
    pub red: Vec<String>,
}

impl Open {
    /// Everything, a line each, the grave first.
    pub fn told(&self) -> Vec<String> {
        let mut told = self.grave();
        if !self.missing.is_empty() && !self.is_thin() {
            told.push(format!("{} har ikke afleveret", self.missing()));
        }
        if self.errors > 0 {
            told.push(format!("{} i filerne", plural(self.errors, "fejl", "fejl")));
        }
        if !self.unapproved.is_empty() {
            told.push(format!("ikke godkendt af centerchefen: {}", list(&self.unapproved)));
        }
        if !self.changed.is_empty() {
            told.push(format!("ændret, siden der sidst blev godkendt: {}", list(&self.changed)));
        }
        told
    }

    /// What nobody accepts without saying that it is meant, a line each.
    pub fn grave(&self) -> Vec<String> {
        let mut grave = Vec::new();
        if !self.red.is_empty() {
            grave.push(format!("afstemningen stemmer ikke: {}", list(&self.red)));
        }
        if !self.skipped.is_empty() {
            let months: Vec<String> =
                self.skipped.iter().map(|month| Month::parse(month).map_or(month.clone(), show::month)).collect();
            grave.push(format!("{} er sprunget over", list(&months)));
        }
        if self.is_thin() {
            grave.push(format!("{} har ikke afleveret, mere end halvdelen", self.missing()));
        }
        if self.waiting > 0 {
            grave.push(format!("{} afventer bekræftelse", plural(self.waiting, "tal", "tal")));
        }
        grave
    }

    /// Whether fewer than half of the centres have delivered.
    fn is_thin(&self) -> bool {
        2 * (self.centres - self.missing.len().min(self.centres)) < self.centres
    }

    fn missing(&self) -> String {
        format!("{} af {} ({})", self.missing.len(), plural(self.centres, "center", "centre"), list(&self.missing))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(count: usize, centres: usize) -> Open {
        Open { centres, missing: ["NBS", "NSO", "NTM"].map(str::to_owned)[..count].to_vec(), ..Open::default() }
    }

    #[test]
    fn fewer_than_half_is_grave_and_half_is_only_told() {
        assert_eq!(missing(0, 4).told(), Vec::<String>::new());
        assert_eq!(missing(2, 4).grave(), Vec::<String>::new());
        assert_eq!(missing(2, 4).told(), ["2 af 4 centre (NBS og NSO) har ikke afleveret"]);
        let grave = "3 af 4 centre (NBS, NSO og NTM) har ikke afleveret, mere end halvdelen";
        assert_eq!((missing(3, 4).grave(), missing(3, 4).told()), (vec![grave.to_owned()], vec![grave.to_owned()]));
    }

    #[test]
    fn everything_grave_is_told_first() {
        let open = Open {
            red: vec!["A4".to_owned()],
            skipped: ["2026-01", "2026-02"].map(str::to_owned).into(),
            waiting: 1,
            errors: 2,
            changed: vec!["program.xlsx".to_owned()],
            ..missing(0, 4)
        };
        let grave = [
            "afstemningen stemmer ikke: A4",
            "januar 2026 og februar 2026 er sprunget over",
            "1 tal afventer bekræftelse",
        ];
        assert_eq!(open.grave(), grave);
        assert_eq!(open.told()[..3], grave);
        assert_eq!(open.told()[3..], ["2 fejl i filerne", "ændret, siden der sidst blev godkendt: program.xlsx"]);
    }
}
