//! One restrained palette and every number format, by name.

/// What kind of thing a cell shows: its number format and typography.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Style {
    /// Text on one line.
    #[default]
    Text,
    /// Text that wraps in its column.
    Wrapped,
    /// Text kept as text: ids and account strings.
    Id,
    /// The sheet's title.
    Title,
    /// The question the sheet answers, or the sentence under a title.
    Lead,
    /// A heading within a sheet.
    Heading,
    /// A column header.
    Header,
    /// A label beside a value.
    Label,
    /// Small grey text: units, sources, reservations.
    Small,
    /// A headline figure's number: large.
    BigKroner,
    /// A headline figure in hours.
    BigHours,
    /// A headline share.
    BigShare,
    /// Kroner without decimals.
    Kroner,
    /// Kroner and øre.
    KronerExact,
    /// Hours with one decimal.
    Hours,
    /// Minutes with up to two decimals.
    Minutes,
    /// Full-time equivalents with two decimals.
    Fte,
    /// A fraction of one, shown as per cent.
    Share,
    /// A number of per cent as people type it, 0–100.
    Percent,
    /// A whole number.
    Count,
    /// Any decimal number, as many decimals as it has.
    Number,
    /// A year, without a thousands separator.
    Year,
    /// A day.
    Date,
    /// A month.
    Month,
    /// A link.
    Link,
}

/// How a cell stands out; always beside a word, never alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Tone {
    /// Not at all.
    #[default]
    Plain,
    /// To be filled in: unlocked.
    Input,
    /// A required column header.
    Required,
    /// Calculated or filled in by us: locked.
    Given,
    /// A required cell that is still empty.
    Missing,
    /// A total.
    Total,
    /// Bold.
    Strong,
    /// Green.
    Good,
    /// Yellow.
    Fair,
    /// Red.
    Bad,
    /// Blue: more than promised.
    Over,
    /// Grey: not yet due, set aside.
    Muted,
    /// Chart colour of a target.
    Target,
    /// Chart colour of a plan.
    Plan,
    /// Chart colour of what is only reported.
    Reported,
    /// Chart colour of what is documented.
    Documented,
    /// Chart colour of what is booked.
    Booked,
    /// Chart colour of a forecast.
    Forecast,
}
