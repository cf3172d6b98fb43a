//! Charts of points by two values: marks with names beside them, or with lines up and down.
use super::super::super::{Area, At, Content, Drawing, Points, SeriesInk, Style, Tone, style};
use super::{SMALLEST, Unsaved, colour, font, named, range, words};
use rust_xlsxwriter::{
    ChartDataLabel, ChartDataLabelPosition, ChartErrorBars, ChartErrorBarsDirection, ChartErrorBarsType, ChartFormat,
    ChartLine, ChartMarker, ChartMarkerType, ChartRange, ChartSeries, ChartSolidFill, Color,
};

pub(super) fn series(ink: &SeriesInk, drawing: &Drawing) -> Result<ChartSeries, Unsaved> {
    let mut series = named(ink)?;
    series.set_format(ChartFormat::new().set_no_line()).set_marker(&marker(ink));
    match ink.points {
        Points::Plain | Points::Valued => {}
        Points::Named(area) => {
            let labels: Vec<_> = texts(ink, area, drawing).iter().map(|text| label(text)).collect();
            series.set_custom_data_labels(&labels);
        }
        Points::Joined(down) => {
            let down = range(ink, down)?;
            series.set_y_error_bars(&bars((down.clone(), down), ChartErrorBarsDirection::Minus, &join()));
        }
        Points::Interval(down, up) => {
            let ends = (range(ink, down)?, range(ink, up)?);
            let mut line = ChartLine::new();
            line.set_color(colour(ink)).set_width(1.25);
            series.set_y_error_bars(bars(ends, ChartErrorBarsDirection::Both, &line).set_end_cap(true));
        }
    }
    Ok(series)
}

/// The line between the two ends of a dumbbell.
fn join() -> ChartLine {
    let mut line = ChartLine::new();
    line.set_color(style::hairline()).set_width(3);
    line
}

fn bars((down, up): (ChartRange, ChartRange), direction: ChartErrorBarsDirection, line: &ChartLine) -> ChartErrorBars {
    let mut bars = ChartErrorBars::new();
    bars.set_type(ChartErrorBarsType::Custom(up, down)).set_direction(direction).set_end_cap(false);
    bars.set_format(ChartFormat::new().set_line(line));
    bars
}

/// A name beside its point. The library takes a text that begins with `=` for a formula.
fn label(text: &str) -> ChartDataLabel {
    let text = words::line(text, words::MESSAGE);
    let text = if text.starts_with('=') { format!(" {text}") } else { text };
    let mut label = ChartDataLabel::new();
    label.set_value(text.as_str()).set_position(ChartDataLabelPosition::Right);
    label.set_font(&font(SMALLEST, style::dark(), false));
    label
}

/// The texts of an area of one column.
fn texts(ink: &SeriesInk, area: Area, drawing: &Drawing) -> Vec<String> {
    let sheet = drawing.sheets.iter().find(|sheet| sheet.name == ink.sheet);
    let text =
        |row| match sheet.and_then(|sheet| sheet.cells.get(&At::new(row, area.first.col))).map(|ink| &ink.content) {
            Some(Content::Text(text) | Content::Link { text, .. }) => text.clone(),
            _ => String::new(),
        };
    (area.first.row..=area.last.row).map(text).collect()
}

/// What is agreed is a small mark, seen on a larger one that lies under it.
fn marker(ink: &SeriesInk) -> ChartMarker {
    let mut marker = ChartMarker::new();
    let (shape, size) = match ink.tone {
        Tone::Target => (ChartMarkerType::Diamond, 6),
        Tone::Documented => (ChartMarkerType::Square, 8),
        _ => (ChartMarkerType::Circle, 8),
    };
    let mut format = ChartFormat::new();
    format
        .set_solid_fill(ChartSolidFill::new().set_color(colour(ink)))
        .set_border(ChartLine::new().set_color(Color::White));
    marker.set_type(shape).set_size(size).set_format(&mut format);
    marker
}

/// The value of each bar; the third part of the format leaves a zero unsaid (ECMA-376 part 1, 18.8.31). A bar that shows how
/// much less it has become has the sign of that.
pub(super) fn value(style: Style, tone: Tone) -> ChartDataLabel {
    let format = style::number_format(style, Tone::Plain);
    let sign = if tone == Tone::Bad { "-" } else { "" };
    let mut label = ChartDataLabel::new();
    label.show_value().set_num_format(format!("{sign}{format};-{format};"));
    label.set_font(&font(SMALLEST, style::dark(), false));
    label
}
