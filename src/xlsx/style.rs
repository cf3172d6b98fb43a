//! One restrained palette and every number format, by name.
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

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
    /// Thousands of kroner, on the axis of a chart.
    Thousands,
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
    /// A fraction of one, shown as per cent with a decimal.
    ShareExact,
    /// A number of per cent as people type it, 0–100.
    Percent,
    /// A whole number.
    Count,
    /// Any decimal number, as many decimals as it has.
    Number,
    /// Any decimal number with its thousands apart; see [`Sheet::fractions`](super::Sheet::fractions).
    Grouped,
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

/// The dark blue-green of headers, titles and totals.
const DARK: u32 = 0x17_49_5A;
/// The header of a column that may be left empty.
const HEADER_LIGHT: u32 = 0x4A_75_84;
/// Lines between rows.
const HAIRLINE: u32 = 0xD3_DB_DE;
/// Body text.
const INK: u32 = 0x1F_29_2E;
/// Small print.
const GREY: u32 = 0x59_63_68;
/// Links, as every program shows them.
const LINK: u32 = 0x0B_57_A4;
/// Paper.
const WHITE: u32 = 0xFF_FF_FF;

/// The look of a cell: `framed` cells stand in a grid under a header and get lines.
pub(super) fn cell(style: Style, tone: Tone, framed: bool) -> Format {
    let (ink, fill) = colours(style, tone);
    let mut format = typeset(blank_format(style, tone), style).set_font_color(ink);
    if bold(style, tone) {
        format = format.set_bold();
    }
    if let Some(fill) = fill {
        format = format.set_background_color(fill);
    }
    border(format, tone, framed || fill.is_some(), style == Style::Header)
}

/// The look of cells nobody has written: number format, alignment and lock, but no colour down the whole column.
pub(super) fn blank_format(style: Style, tone: Tone) -> Format {
    let vertical = if style == Style::Header { FormatAlign::VerticalCenter } else { FormatAlign::Top };
    let mut format = Format::new().set_num_format(number_format(style, tone)).set_align(vertical);
    if matches!(style, Style::Wrapped | Style::Header) {
        format = format.set_text_wrap();
    }
    if is_number(style) {
        format = format.set_align(FormatAlign::Right).set_indent(1);
    }
    if tone == Tone::Input { format.set_unlocked() } else { format }
}

/// The look a conditional format gives: colours only, so that the number format stays.
pub(super) fn highlight(tone: Tone) -> Format {
    let (ink, fill) = colours(Style::Text, tone);
    let format = Format::new().set_font_color(ink);
    let format = if matches!(tone, Tone::Total | Tone::Strong) { format.set_bold() } else { format };
    fill.map_or(format.clone(), |fill| format.set_background_color(fill))
}

/// The look a conditional format gives a number with decimals.
pub(super) fn exact() -> Format {
    Format::new().set_num_format(number_format(Style::KronerExact, Tone::Plain))
}

/// A framed cell that is only read: letters keep away from the rules around them and from the numbers to their left.
pub(super) fn roomy(look: Format, style: Style) -> Format {
    let look = look.set_align(FormatAlign::VerticalCenter);
    let look = if style == Style::Link { look.set_text_wrap() } else { look };
    if matches!(style, Style::Text | Style::Wrapped | Style::Id | Style::Link | Style::Header) {
        look.set_align(FormatAlign::Left).set_indent(1)
    } else {
        look
    }
}

/// The header of a column of numbers, standing over them.
pub(super) fn header_over_numbers(header: Format) -> Format {
    header.set_align(FormatAlign::Right).set_indent(1)
}

/// The height in points of one line of a style. It is written for every row that is higher than one line of body text:
/// Excel works heights out on opening, other programs do not.
pub(super) fn line_height(style: Style) -> u16 {
    match style {
        Style::BigKroner | Style::BigHours | Style::BigShare => 30,
        Style::Title => 26,
        Style::Heading => 20,
        Style::Lead => 17,
        Style::Small => 13,
        _ => 15,
    }
}

/// A number format in the file's own notation: Danish programs show `#,##0.0` as 1.234,5.
pub(super) fn number_format(style: Style, tone: Tone) -> &'static str {
    match style {
        Style::BigKroner | Style::BigHours | Style::Kroner | Style::Count | Style::Grouped => "#,##0",
        // The comma at the end divides by a thousand.
        Style::Thousands => "#,##0,",
        Style::KronerExact => "#,##0.00",
        Style::Hours => "#,##0.0",
        // One decimal always: `#,##0.##` would show 12 as "12," with nothing after the comma.
        Style::Minutes => "#,##0.0#",
        Style::Fte => "0.00",
        Style::Share | Style::BigShare => r"0\ %",
        Style::ShareExact => r"0.0\ %",
        Style::Year => "0",
        Style::Date => "dd-mm-yyyy",
        Style::Month => "mmm yyyy",
        Style::Id => "@",
        // What people type here stays as typed: `1-2` is no day and `007` keeps its zeros.
        Style::Text | Style::Wrapped if tone == Tone::Input => "@",
        _ => "General",
    }
}

/// The colour of a chart's series. Certainty is darkness, so that the levels also differ in grey.
pub(super) fn series_colour(tone: Tone) -> u32 {
    match tone {
        Tone::Target => 0x26_26_26,
        Tone::Reported => 0xA6_D3_DE,
        Tone::Documented => 0x3D_8C_A3,
        Tone::Forecast => 0xD9_77_06,
        Tone::Plan => 0x9A_9F_A2,
        Tone::Good => 0x2E_7D_4F,
        Tone::Fair => 0xE3_B5_05,
        Tone::Bad | Tone::Missing => 0xB0_2A_30,
        Tone::Over => 0x2F_6D_B5,
        Tone::Muted | Tone::Given => 0xC4_CA_CD,
        _ => DARK,
    }
}

/// The colour of a sheet's tab, where it has one.
pub(super) fn tab_colour(tone: Tone) -> Option<Color> {
    match tone {
        Tone::Plain => None,
        Tone::Input => Some(Color::RGB(0xF2_C9_4C)),
        other => Some(Color::RGB(series_colour(other))),
    }
}

/// The ink of headings in charts.
pub(super) fn dark() -> Color {
    Color::RGB(DARK)
}

/// The ink of axes in charts.
pub(super) fn grey() -> Color {
    Color::RGB(GREY)
}

/// Lines that should hardly be seen.
pub(super) fn hairline() -> Color {
    Color::RGB(HAIRLINE)
}

/// Whether content of this style stands to the right; headline figures stand under their label, to the left.
pub(super) fn is_number(style: Style) -> bool {
    use Style::{
        Count, Date, Fte, Grouped, Hours, Kroner, KronerExact, Minutes, Month, Number, Percent, Share, ShareExact, Year,
    };
    matches!(
        style,
        Kroner
            | KronerExact
            | Hours
            | Minutes
            | Fte
            | Share
            | ShareExact
            | Percent
            | Count
            | Number
            | Grouped
            | Year
            | Date
            | Month
    )
}

/// Ink and fill.
fn colours(style: Style, tone: Tone) -> (u32, Option<u32>) {
    if style == Style::Header {
        let fill = if matches!(tone, Tone::Plain | Tone::Muted | Tone::Input) { HEADER_LIGHT } else { DARK };
        return (WHITE, Some(fill));
    }
    match tone {
        Tone::Input => (INK, Some(0xFF_FB_E0)),
        Tone::Given => (INK, Some(0xF1_F3_F4)),
        Tone::Missing => (0x7A_3B_00, Some(0xFD_E3_CF)),
        Tone::Total => (DARK, Some(0xE6_EE_F0)),
        Tone::Good => (0x1B_5E_38, Some(0xDF_F0_E3)),
        Tone::Fair => (0x66_4A_00, Some(0xFF_EB_B0)),
        Tone::Bad => (0x84_1C_24, Some(0xF9_DC_DC)),
        Tone::Over => (0x1A_4B_80, Some(0xDD_EA_F8)),
        Tone::Muted => (GREY, Some(0xF1_F3_F4)),
        _ => (plain_ink(style), None),
    }
}

/// The ink of a style on paper.
fn plain_ink(style: Style) -> u32 {
    match style {
        Style::Title | Style::Heading | Style::BigKroner | Style::BigHours | Style::BigShare => DARK,
        Style::Small | Style::Lead => GREY,
        Style::Link => LINK,
        _ => INK,
    }
}

fn bold(style: Style, tone: Tone) -> bool {
    let big = matches!(style, Style::BigKroner | Style::BigHours | Style::BigShare);
    big || matches!(style, Style::Title | Style::Heading | Style::Header) || matches!(tone, Tone::Total | Tone::Strong)
}

/// Sizes; the body stays at the workbook's Calibri 11.
fn typeset(format: Format, style: Style) -> Format {
    match style {
        Style::Title => format.set_font_size(18),
        Style::Heading => format.set_font_size(13),
        Style::Lead => format.set_font_size(12),
        Style::Small => format.set_font_size(10),
        Style::BigKroner | Style::BigHours | Style::BigShare => {
            format.set_font_size(22).set_align(FormatAlign::Left).set_indent(0)
        }
        Style::Link => format.set_underline(FormatUnderline::Single),
        _ => format,
    }
}

/// Rules between rows; a box only where something is to be typed.
fn border(format: Format, tone: Tone, framed: bool, header: bool) -> Format {
    if !framed || header {
        return format;
    }
    let format = format.set_border_bottom(FormatBorder::Thin).set_border_bottom_color(HAIRLINE);
    match tone {
        Tone::Total => format.set_border_top(FormatBorder::Thin).set_border_top_color(DARK),
        Tone::Plain | Tone::Strong => format,
        _ => format.set_border(FormatBorder::Thin).set_border_color(HAIRLINE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TONES: [Tone; 12] = [
        Tone::Plain,
        Tone::Input,
        Tone::Required,
        Tone::Given,
        Tone::Missing,
        Tone::Total,
        Tone::Strong,
        Tone::Good,
        Tone::Fair,
        Tone::Bad,
        Tone::Over,
        Tone::Muted,
    ];
    const STYLES: [Style; 6] = [Style::Text, Style::Title, Style::Header, Style::Small, Style::Link, Style::BigKroner];

    /// Relative luminance as WCAG 2 defines it.
    #[allow(clippy::float_arithmetic)]
    fn luminance(colour: u32) -> f64 {
        let channel = |shift: u32| {
            let share = f64::from(colour >> shift & 0xFF) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
    }

    #[test]
    #[allow(clippy::float_arithmetic)]
    fn all_ink_can_be_read_on_its_fill() {
        for style in STYLES {
            for tone in TONES {
                let (ink, fill) = colours(style, tone);
                let (one, other) = (luminance(ink), luminance(fill.unwrap_or(WHITE)));
                let contrast = (one.max(other) + 0.05) / (one.min(other) + 0.05);
                assert!(contrast >= 4.5, "{style:?}/{tone:?}: {contrast:.2}");
            }
        }
    }

    #[test]
    #[allow(clippy::float_arithmetic)]
    fn levels_of_proof_differ_in_grey() {
        let steps =
            [Tone::Booked, Tone::Documented, Tone::Plan, Tone::Reported].map(|tone| luminance(series_colour(tone)));
        assert!(steps.windows(2).all(|pair| pair[1] - pair[0] > 0.1), "{steps:?}");
    }

    #[test]
    fn number_formats_are_in_the_files_own_notation() {
        assert_eq!(number_format(Style::Hours, Tone::Plain), "#,##0.0");
        assert_eq!(number_format(Style::Share, Tone::Plain), r"0\ %");
        assert_eq!(number_format(Style::Text, Tone::Input), "@");
        assert_eq!(number_format(Style::Text, Tone::Given), "General");
    }
}
