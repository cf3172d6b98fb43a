//! **Business case.** One living workbook per centre, returned every month.
use super::{Edition, Template, choices};
use crate::units::Month;

pub mod assumptions;
pub mod budget_benefits;
pub mod costs;
pub mod follow_up;
pub mod initiatives;
pub mod master;
pub mod quality_benefits;
pub mod risks;
pub mod time_benefits;

choices! {
    /// **Evidens.** How well a benefit is documented.
    Evidence {
        /// In the books.
        Booked = "A" | "A Bogført i økonomisystem",
        /// Timings before and after.
        Timings = "B" | "B Målt før og efter",
        /// Counted by a system.
        Logged = "C" | "C Systemudtræk",
        /// A reasoned estimate.
        Estimated = "D" | "D Begrundet skøn",
        /// Nothing yet.
        Undocumented = "E" | "E Uden dokumentation",
    }
}

impl Evidence {
    /// Whether an amount with it can be documented.
    pub fn documents(self) -> bool {
        self <= Self::Logged
    }
}

choices! {
    /// **Varighed.** Once or every year.
    Duration {
        /// Every year from then on.
        Recurring = "Varig" | "Varigt",
        /// Once.
        Once = "Engang" | "Engangs",
    }
}

choices! {
    /// **Opgøres.** How often what came of a benefit is made up.
    Interval {
        /// Every month.
        Month = "Måned" | "Månedligt" | "Hver måned",
        /// By the quarters of the year.
        Quarter = "Kvartal" | "Kvartalsvis" | "Hvert kvartal",
        /// Once a year, in December.
        Year = "År" | "Årligt" | "Hvert år",
    }
}

impl Interval {
    /// How many months it is.
    pub fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }

    /// The first and the last month of the interval a month lies in.
    pub fn around(self, month: Month) -> (Month, Month) {
        let first = month.plus(-(month.index() % self.months()));
        (first, first.plus(self.months() - 1))
    }
}

/// What to write in the column Opgøres, of time and of money.
const INTERVAL_HELP: &str = "Hvor tit tallet kan gøres op. Kvartal: én række i Opfølgning for kvartalets sidste måned. År: én række for december. Tom: hver måned.";

/// What the letters of [`Evidence`] stand for, for help texts.
pub const EVIDENCE_HELP: &str = "A: bogført i økonomisystemet. B: målt før og efter. C: udtræk fra et system. D: begrundet skøn. E: endnu uden dokumentation.";

/// The business case.
pub static TEMPLATE: Template = Template {
    id: "gevinst.businesscase",
    edition: Edition::THIRD,
    title: "Businesscase",
    file_stem: "Businesscase",
    read_me: &[
        "Her skriver centret, hvilke gevinster der er aftalt, og hver måned hvad der er realiseret.",
        "Gule felter er til dig. Grå felter udfylder eller beregner vi, så skriv ikke i dem. Mørk overskrift: skal udfyldes.",
        "Begynd med Stamdata, så Tiltag, så gevinsterne. Hver gevinst hører til et tiltag.",
        "Hver måned udfylder du kun Realiseret i månedens rækker på Opfølgning. Plan og Afvigelse står ved siden af; bliver Afvigelse farvet, så skriv også Årsag og Kommentar.",
        "Skriv 0, når der ikke er realiseret noget. En tom celle betyder: ikke indberettet.",
        "Tid er ikke penge to gange: omsættes frigjort tid til budgetreduktion, så peg på tidsgevinsten i Udspringer af.",
        "Ulemper skrives som positive tal og trækkes fra.",
        "Beløb skrives i den enhed, du vælger i Stamdata, uden moms.",
        "Nye rækker skriver du lige under den sidste. Du må indsætte, slette, sortere og filtrere rækker og flytte kolonner. Egne kolonner og ark læses ikke.",
        "Arket Kladde er dit eget. Skriv aldrig CPR-numre nogen steder.",
        "Send hele filen tilbage. Filnavnet er lige meget.",
        "Du får en kvittering, der viser, hvad vi har læst, og celle for celle hvad der skal rettes.",
    ],
    tables: &[
        &master::TABLE.table,
        &initiatives::TABLE.table,
        &assumptions::TABLE.table,
        &time_benefits::TABLE.table,
        &budget_benefits::TABLE.table,
        &quality_benefits::TABLE.table,
        &costs::TABLE.table,
        &follow_up::TABLE.table,
        &risks::TABLE.table,
    ],
};
