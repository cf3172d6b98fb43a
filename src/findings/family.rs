//! The families of rules: what a rule is about, by the letter its code begins with.

/// The families of rules, in the order people meet them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// F: the file and its delivery.
    File,
    /// S: sheets, headers, formulas.
    Structure,
    /// T: what a cell holds.
    Types,
    /// L: what the business case says.
    Logic,
    /// M: the time measurement.
    Time,
    /// K: across files.
    Across,
    /// H: what changed, and what did not, over the months.
    History,
    /// D: what is owed and has not come.
    Coverage,
    /// V: what is hardly possible, and waits until somebody confirms it.
    Plausible,
    /// P: personal data.
    Privacy,
    /// W: waivers.
    Waiver,
    /// R: the programme's own workbook.
    Programme,
}

impl Family {
    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::File => "Fil og aflevering",
            Self::Structure => "Ark og overskrifter",
            Self::Types => "Celler",
            Self::Logic => "Businesscase",
            Self::Time => "Tidsmåling",
            Self::Across => "På tværs af filer",
            Self::History => "Udvikling",
            Self::Coverage => "Dækning",
            Self::Plausible => "Afventer bekræftelse",
            Self::Privacy => "Personoplysninger",
            Self::Waiver => "Dispensationer",
            Self::Programme => "Programfilen",
        }
    }

    /// The letter its codes begin with.
    pub fn letter(self) -> char {
        match self {
            Self::File => 'F',
            Self::Structure => 'S',
            Self::Types => 'T',
            Self::Logic => 'L',
            Self::Time => 'M',
            Self::Across => 'K',
            Self::History => 'H',
            Self::Coverage => 'D',
            Self::Plausible => 'V',
            Self::Privacy => 'P',
            Self::Waiver => 'W',
            Self::Programme => 'R',
        }
    }
}
