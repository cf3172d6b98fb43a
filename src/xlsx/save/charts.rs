//! Charts: few lines, soft grids, colours that also differ in grey.
mod points;

use super::super::{
    Area, Cached, Chart as Picture, ChartKind, Content, Drawing, Points, SeriesInk, Sheet, Style, Tone, style,
};
use super::{Unsaved, corners, ink::float, words};
use rust_xlsxwriter::{
    Chart, ChartAxis, ChartAxisCrossing, ChartAxisLabelPosition, ChartAxisTickType, ChartFont, ChartFormat,
    ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType, ChartPatternFill,
    ChartPatternFillType, ChartRange, ChartSeries, ChartSolidFill, ChartType, Color, Worksheet,
};

/// The size of axes and legends: seven points are left of it on a page that is printed at 70 per cent.
const SMALLEST: u8 = 10;

pub(super) fn lay(page: &mut Worksheet, sheet: &Sheet, drawing: &Drawing) -> Result<(), Unsaved> {
    sheet.charts.iter().try_for_each(|picture| {
        let chart = chart(picture, drawing).map_err(|why| Unsaved(format!("chart {}: {why}", picture.title)))?;
        page.insert_chart(picture.at.row, picture.at.col, &chart)?;
        Ok(())
    })
}

fn chart(picture: &Picture, drawing: &Drawing) -> Result<Chart, Unsaved> {
    let mut chart = Chart::new(match picture.kind {
        ChartKind::Bars => ChartType::Bar,
        ChartKind::StackedBars => ChartType::BarStacked,
        ChartKind::Columns => ChartType::Column,
        ChartKind::StackedColumns | ChartKind::Waterfall { .. } => ChartType::ColumnStacked,
        ChartKind::Lines | ChartKind::Marks => ChartType::Line,
        ChartKind::Points { .. } => ChartType::Scatter,
    });
    chart.set_width(picture.size.0).set_height(picture.size.1);
    chart.set_alt_text(words::line(&picture.alt, words::MESSAGE));
    frame(&mut chart, picture);
    axes(&mut chart, picture, drawing);
    if matches!(picture.kind, ChartKind::Marks | ChartKind::Points { .. }) {
        for ink in &picture.series {
            *chart.add_series() = points::series(ink, drawing)?;
        }
        return Ok(chart);
    }
    let (marks, drawn): (Vec<_>, Vec<_>) = picture.series.iter().partition(|ink| is_mark(picture.kind, ink));
    for ink in drawn {
        // Pushed, a series of a line chart would lose its marks.
        let mut series = series(picture.kind, ink)?;
        if ink.points == Points::Valued {
            series.set_data_label(&points::value(picture.value_style, ink.tone));
        }
        *chart.add_series() = series;
    }
    if !marks.is_empty() {
        let mut over = Chart::new(ChartType::Line);
        for ink in marks {
            *over.add_series() = mark(ink)?;
        }
        chart.combine(&over);
    }
    Ok(chart)
}

/// A target among columns is a mark over each, as in a bullet chart: another column would be read as an amount.
fn is_mark(kind: ChartKind, ink: &SeriesInk) -> bool {
    ink.tone == Tone::Target && matches!(kind, ChartKind::Columns | ChartKind::StackedColumns)
}

fn mark(ink: &SeriesInk) -> Result<ChartSeries, Unsaved> {
    let mut series = series(ChartKind::Lines, ink)?;
    let mut marker = ChartMarker::new();
    let mut fill = ChartFormat::new();
    fill.set_solid_fill(ChartSolidFill::new().set_color(colour(ink)))
        .set_border(ChartLine::new().set_color(colour(ink)));
    marker.set_type(ChartMarkerType::LongDash).set_size(18).set_format(&mut fill);
    series.set_format(ChartFormat::new().set_no_line()).set_marker(&marker);
    Ok(series)
}

/// Title, legend and border.
fn frame(chart: &mut Chart, picture: &Picture) {
    if picture.title.is_empty() {
        chart.title().set_hidden();
    } else {
        chart.title().set_name(words::line(&picture.title, words::MESSAGE).as_str()).set_font(&font(
            12,
            style::dark(),
            true,
        ));
    }
    // Below a wide and low picture the legend would take its height.
    let is_low = picture.size.0 > 4 * picture.size.1;
    let place = if is_low { ChartLegendPosition::Right } else { ChartLegendPosition::Bottom };
    chart.legend().set_position(place).set_font(&font(SMALLEST, style::grey(), false));
    if picture.series.len() < 2 {
        chart.legend().set_hidden();
    }
    let unnamed: Vec<usize> = (0..picture.series.len()).filter(|&at| is_base(&picture.series[at])).collect();
    if !unnamed.is_empty() {
        chart.legend().delete_entries(&unnamed);
    }
    chart.chart_area().set_format(ChartFormat::new().set_border(ChartLine::new().set_color(style::hairline())));
}

/// A month on an axis: the title says the year.
const MONTH_LABEL: &str = "mmm";

fn axes(chart: &mut Chart, picture: &Picture, drawing: &Drawing) {
    if let ChartKind::Points { across, across_style } = picture.kind {
        scale(chart.x_axis().set_label_position(ChartAxisLabelPosition::Low), across_style, across);
        return value_axis(chart.y_axis(), picture, drawing);
    }
    let lying = matches!(picture.kind, ChartKind::Bars | ChartKind::StackedBars);
    // The library names axes by their place: in lying charts the values run along x.
    value_axis(if lying { chart.x_axis() } else { chart.y_axis() }, picture, drawing);
    let categories = if lying { chart.y_axis() } else { chart.x_axis() };
    categories.set_font(&font(SMALLEST, style::grey(), false)).set_major_tick_type(ChartAxisTickType::None);
    // Labels stay at the edge of the chart, also where values are negative.
    categories.set_label_position(ChartAxisLabelPosition::Low).set_major_gridlines(false);
    categories.set_format(ChartFormat::new().set_line(ChartLine::new().set_color(style::grey()).set_width(0.75)));
    if has_days(picture, drawing) {
        categories.set_text_axis(true).set_num_format(MONTH_LABEL);
    }
    if lying {
        // The first category on top and the value axis still below.
        categories.set_reverse().set_crossing(ChartAxisCrossing::Max);
    }
}

fn value_axis(axis: &mut ChartAxis, picture: &Picture, drawing: &Drawing) {
    if let ChartKind::Waterfall { from } = picture.kind
        && !from.is_zero()
    {
        // Its bars hang at their places, and the axis tells where it begins.
        axis.set_min(float(from));
    } else if !any_below_zero(picture, drawing) {
        // A bar that begins at another place than zero tells a lie of its length.
        axis.set_min(0);
    }
    scale(axis, picture.value_style, &picture.value_axis);
}

/// An axis of numbers: its format, its faint lines and the unit beside it.
fn scale(axis: &mut ChartAxis, style: Style, unit: &str) {
    axis.set_num_format(style::number_format(style, Tone::Plain));
    axis.set_font(&font(SMALLEST, style::grey(), false)).set_major_tick_type(ChartAxisTickType::None);
    axis.set_major_gridlines(true)
        .set_major_gridlines_line(ChartLine::new().set_color(style::hairline()).set_width(0.75));
    axis.set_format(ChartFormat::new().set_no_line());
    if !unit.is_empty() {
        let name = words::line(unit, words::MESSAGE);
        axis.set_name(name.as_str()).set_name_font(&font(9, style::grey(), false));
    }
}

/// Whether one of its values is negative.
fn any_below_zero(picture: &Picture, drawing: &Drawing) -> bool {
    let values = |series: &SeriesInk| {
        let sheet = drawing.sheets.iter().find(|sheet| sheet.name == series.sheet);
        let inks = sheet.into_iter().flat_map(|sheet| sheet.cells.range(series.values.first..=series.values.last));
        inks.filter(|(at, _)| series.values.holds(**at)).any(|(_, ink)| is_below_zero(&ink.content))
    };
    picture.series.iter().any(values)
}

fn is_below_zero(content: &Content) -> bool {
    match content {
        Content::Number(number) | Content::Formula { cached: Cached::Number(number), .. } => {
            number.is_sign_negative() && !number.is_zero()
        }
        _ => false,
    }
}

/// Whether the categories are days or months rather than texts.
fn has_days(picture: &Picture, drawing: &Drawing) -> bool {
    let sheet = |series: &SeriesInk| drawing.sheets.iter().find(|sheet| sheet.name == series.sheet);
    let first = picture.series.first();
    first
        .and_then(|series| sheet(series)?.cells.get(&series.categories.first))
        .is_some_and(|ink| matches!(ink.content, Content::Day(_)))
}

/// A series without a name is the unseen base others stand on, as in a waterfall.
fn is_base(ink: &SeriesInk) -> bool {
    ink.name.is_empty()
}

fn range(ink: &SeriesInk, area: Area) -> Result<ChartRange, Unsaved> {
    let (top, left, bottom, right) = corners(area)?;
    Ok(ChartRange::new_from_range(&ink.sheet, top, left, bottom, right))
}

/// A series with its values and its name.
fn named(ink: &SeriesInk) -> Result<ChartSeries, Unsaved> {
    let mut series = ChartSeries::new();
    series.set_categories(&range(ink, ink.categories)?).set_values(&range(ink, ink.values)?);
    if !ink.name.is_empty() {
        series.set_name(words::line(&ink.name, words::MESSAGE).as_str());
    }
    Ok(series)
}

fn series(kind: ChartKind, ink: &SeriesInk) -> Result<ChartSeries, Unsaved> {
    let mut series = named(ink)?;
    let stacked = matches!(kind, ChartKind::StackedBars | ChartKind::StackedColumns | ChartKind::Waterfall { .. });
    if kind == ChartKind::Lines {
        series.set_format(&mut line(ink)).set_marker(&marker(ink));
    } else {
        series.set_gap(60).set_format(&mut area(ink, stacked));
        if !stacked {
            series.set_overlap(0);
        }
    }
    Ok(series)
}

fn line(ink: &SeriesInk) -> ChartFormat {
    let mut line = ChartLine::new();
    line.set_color(colour(ink)).set_width(2.25);
    if ink.dashed {
        line.set_dash_type(ChartLineDashType::Dash);
    } else if ink.tone == Tone::Target {
        line.set_width(1.25).set_dash_type(ChartLineDashType::LongDashDot);
    }
    ChartFormat::new().set_line(&line).clone()
}

/// The levels of proof often run on top of each other: large marks below small ones, so that none hides another.
fn marker(ink: &SeriesInk) -> ChartMarker {
    let (shape, size) = match ink.tone {
        Tone::Reported => (ChartMarkerType::Circle, 11),
        Tone::Documented => (ChartMarkerType::Square, 8),
        Tone::Booked => (ChartMarkerType::Diamond, 5),
        _ => return ChartMarker::new().set_none().clone(),
    };
    let mut marker = ChartMarker::new();
    let mut fill = ChartFormat::new();
    fill.set_solid_fill(ChartSolidFill::new().set_color(colour(ink)))
        .set_border(ChartLine::new().set_color(Color::White));
    marker.set_type(shape).set_size(size).set_format(&mut fill);
    marker
}

/// A bar's fill: hatched where a line would be dashed, so that print in grey still tells plan from proof.
fn area(ink: &SeriesInk, stacked: bool) -> ChartFormat {
    let mut format = ChartFormat::new();
    if is_base(ink) {
        return format.set_no_fill().set_no_border().clone();
    }
    if ink.dashed {
        let mut hatch = ChartPatternFill::new();
        hatch.set_pattern(stripes(ink.tone));
        hatch.set_foreground_color(colour(ink)).set_background_color(Color::White);
        format.set_pattern_fill(&hatch).set_border(ChartLine::new().set_color(colour(ink)).set_width(0.75));
    } else {
        format.set_solid_fill(ChartSolidFill::new().set_color(colour(ink)));
        // A white joint between the parts of a stack; thin bars side by side would lose their colour to it.
        if stacked {
            format.set_border(ChartLine::new().set_color(Color::White).set_width(0.75));
        }
    }
    format
}

/// A forecast leans the other way than a plan, for print in grey.
fn stripes(tone: Tone) -> ChartPatternFillType {
    match tone {
        Tone::Forecast => ChartPatternFillType::DiagonalStripesWideDownwards,
        _ => ChartPatternFillType::DiagonalStripesWideUpwards,
    }
}

fn colour(ink: &SeriesInk) -> Color {
    Color::RGB(style::series_colour(ink.tone))
}

fn font(size: u8, colour: Color, bold: bool) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_size(size).set_color(colour);
    if bold { font.set_bold().clone() } else { font.unset_bold().clone() }
}
