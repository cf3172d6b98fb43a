//! **Time registration.** One workbook per centre and measurement: the minutes each task really takes.
use super::{Edition, Template};

pub mod cases;
pub mod master;
pub mod receipt;
pub mod registrations;
pub mod tasks;

/// The time registration.
pub static TEMPLATE: Template = Template {
    id: "gevinst.tidsregistrering",
    edition: Edition::FIRST,
    title: "Tidsregistrering",
    file_stem: "Tidsregistrering",
    read_me: &[
        "Her måler centret, hvor mange minutter en opgave faktisk tager, før og efter et tiltag.",
        "Gule felter er til dig. Grå felter udfylder eller beregner vi. Mørk overskrift: skal udfyldes.",
        "Begynd med Stamdata: vælg Før, Efter eller Fastholdelse, og skriv måleperioden.",
        "Brug én fil til hver måling. Gem en kopi af skabelonen, før du begynder på den næste.",
        "Afgræns hver opgave ens før og efter: begynder når, slutter når.",
        "Førmålingen slutter, før tiltaget går i drift. Eftermålingen begynder tidligst 28 dage efter.",
        "Mål mindst 30 enheder og mindst 3 medarbejdere pr. opgave.",
        "Brug medarbejderkoder som M01 og M02. Skriv aldrig navne, initialer eller CPR-numre.",
        "Medarbejdere og MED skal være oplyst om målingen, før den begynder.",
        "Er noget usædvanligt, så skriv Ja i Usædvanlig. Det tælles og vises, men holdes ude af gennemsnittet.",
        "Se på arket Kvittering, om tallene giver mening, før du sender filen.",
        "Send hele filen tilbage. Filnavnet er lige meget.",
    ],
    tables: &[
        &master::TABLE.table,
        &tasks::TABLE.table,
        &registrations::TABLE.in_its_own_file().table,
        &cases::TABLE.table,
        &receipt::TABLE.table,
    ],
};
