//! **`program.xlsx`.** The programme: centres, targets, pay rates, norms, deadlines, tolerances.
use super::{Edition, Template, choices};

pub mod answers;
pub mod centres;
pub mod confirmations;
pub mod export;
pub mod goals;
pub mod idea_answers;
pub mod prices;
pub mod programme;
pub mod staff_groups;
pub mod targets;
pub mod waivers;

choices! {
    /// **Art.** What a goal is about.
    GoalKind {
        /// Money that can be used for something else.
        Headroom = "Råderum",
        /// Hours freed.
        FreedTime = "Frigjort tid",
        /// Citizens, staff or professional quality.
        Quality = "Kvalitet",
    }
}

/// The programme workbook.
pub static TEMPLATE: Template = Template {
    id: "gevinst.program",
    edition: Edition::THIRD,
    title: "Program",
    file_stem: "program",
    read_me: &[
        "Her står alt det, der gælder for hele programmet. Økonomi ejer filen.",
        "Udfyld arkene fra venstre mod højre. Kolonner med mørk overskrift skal udfyldes.",
        "Gule felter er til dig. Grå felter udfylder eller beregner programmet.",
        "Effektive timer pr. årsværk bruges både til timesatser og til årsværk. Der er kun ét tal.",
        "Måltal sættes pr. center og år, og for hele programmet med koden PROGRAM.",
        "Et center, der lukker, får en måned i Aktiv til. Slet det ikke: historikken peger på det.",
        "En dispensation gælder én regel i ét center til en dato. Den vises i programmets rapport.",
        "Kør gevinst tjek program.xlsx, når du har ændret noget.",
        "Kør gevinst skabeloner, når centrene skal have nye skabeloner.",
        "Arket Kladde er dit eget. Det bliver aldrig læst.",
        "Du må indsætte rækker, flytte kolonner og tilføje egne kolonner og ark.",
        "Skriv aldrig CPR-numre i filen.",
    ],
    tables: &[
        &programme::TABLE.table,
        &centres::TABLE.table,
        &goals::TABLE.table,
        &targets::TABLE.table,
        &staff_groups::TABLE.table,
        &prices::TABLE.table,
        &waivers::TABLE.table,
        &confirmations::TABLE.table,
        &answers::TABLE.table,
        &idea_answers::TABLE.table,
        &export::TABLE.table,
    ],
};
