//! A drawing as plain text, line by line, for people who review what changed: the form of `tests/golden`.
use super::{
    Access, Cached, Choices, Content, Drawing, Highlight, Ink, Sheet, TableInk, Test, Visibility, drawing::Chart,
};
use std::fmt::{Display, Write as _};

impl Drawing {
    /// The whole drawing as text: stable, one line per thing, for snapshots.
    ///
    /// ```text
    /// ## Overblik
    /// A1 [Title/Plain] Overblik
    /// B7 [Kroner/Total] =SUM(B2:B6) → 1200
    /// table Centre A3:D9 banded
    /// ```
    pub fn to_text(&self) -> String {
        let mut out = Out::default();
        out.line("title", &self.title);
        for (name, range) in &self.names {
            out.line("name", format!("{name} {range}"));
        }
        for (name, value) in &self.properties {
            out.line("property", format!("{name} = {}", quiet(value)));
        }
        for sheet in &self.sheets {
            out.sheet(sheet);
        }
        out.0
    }
}

#[derive(Default)]
struct Out(String);

impl Out {
    fn line(&mut self, what: impl Display, rest: impl Display) {
        let line = format!("{what} {rest}");
        self.0.push_str(line.trim_end());
        self.0.push('\n');
    }

    fn sheet(&mut self, sheet: &Sheet) {
        self.line("\n##", heading(sheet));
        for (at, ink) in &sheet.cells {
            self.line(at, cell(ink));
        }
        for row in sheet.block.iter().flat_map(super::Block::each_row) {
            self.line("row", format!("{row:?}"));
        }
        self.columns(sheet);
        self.rows(sheet);
        for table in &sheet.tables {
            self.line("table", table_line(table));
        }
        for choices in &sheet.choices {
            self.line("choices", choices_line(choices));
        }
        for Highlight { area, formula, tone } in &sheet.highlights {
            self.line("highlight", format!("{area} [{tone:?}] ={formula}"));
        }
        for area in &sheet.fractions {
            self.line("fractions", area);
        }
        for chart in &sheet.charts {
            self.chart(chart);
        }
        self.page(sheet);
    }

    /// Columns in runs of equal ones: `columns A:C 12 [Kroner/Plain]`.
    fn columns(&mut self, sheet: &Sheet) {
        let mut first = 0;
        for run in sheet.columns.chunk_by(|one, next| one == next) {
            let last = first + run.len() - 1;
            let super::Column { width, style, tone } = run[0];
            self.line("columns", format!("{}:{} {width} [{style:?}/{tone:?}]", letters(first), letters(last)));
            first = last + 1;
        }
    }

    fn rows(&mut self, sheet: &Sheet) {
        for (row, height) in &sheet.heights {
            self.line("row", format!("{} height {height}", row + 1));
        }
        for (first, last) in &sheet.outline {
            self.line("fold", format!("{}:{}", first + 1, last + 1));
        }
        if let Some(at) = sheet.freeze {
            self.line("freeze", at);
        }
    }

    fn chart(&mut self, chart: &Chart) {
        let (width, height) = chart.size;
        let axis = format!("{} [{:?}]", chart.value_axis, chart.value_style);
        self.line(
            "chart",
            format!(
                "{} {:?} {width}×{height} \"{}\" axis {axis} alt {}",
                chart.at,
                chart.kind,
                chart.title,
                quiet(&chart.alt)
            ),
        );
        for series in &chart.series {
            let dashed = if series.dashed { " dashed" } else { "" };
            let ranges = format!("'{}'!{} by {}", series.sheet, series.values, series.categories);
            self.line("  series", format!("\"{}\" [{:?}]{dashed} {ranges}", series.name, series.tone));
        }
    }

    fn page(&mut self, sheet: &Sheet) {
        let page = &sheet.page;
        let mut line = if page.landscape { "landscape" } else { "portrait" }.to_owned();
        let _ = write!(line, " tall {}", page.tall);
        if let Some((first, last)) = page.repeat {
            let _ = write!(line, " repeat {}:{}", first + 1, last + 1);
        }
        if let Some((first, last)) = page.repeat_columns {
            let _ = write!(line, " repeat columns {}:{}", first + 1, last + 1);
        }
        if !page.breaks.is_empty() {
            let _ = write!(line, " breaks {:?}", page.breaks.iter().map(|row| row + 1).collect::<Vec<_>>());
        }
        if !page.column_breaks.is_empty() {
            let _ =
                write!(line, " column breaks {:?}", page.column_breaks.iter().map(|col| col + 1).collect::<Vec<_>>());
        }
        if let Some(area) = page.area {
            let _ = write!(line, " prints {area}");
        }
        if !page.footer.is_empty() {
            let _ = write!(line, " footer {}", quiet(&page.footer));
        }
        self.line("page", line);
    }
}

fn heading(sheet: &Sheet) -> String {
    let mut line = sheet.name.clone();
    if sheet.visibility != Visibility::Shown {
        let _ = write!(line, " ({:?})", sheet.visibility);
    }
    line.push_str(match sheet.access {
        Access::Read => "",
        Access::Open => " open",
        Access::Locked => " protected",
    });
    if sheet.tab != super::Tone::Plain {
        let _ = write!(line, " tab {:?}", sheet.tab);
    }
    line
}

fn cell(ink: &Ink) -> String {
    let mut line = format!("[{:?}/{:?}] {}", ink.style, ink.tone, content(&ink.content));
    if let Some(note) = &ink.note {
        let _ = write!(line, " «{}»", quiet(note));
    }
    line
}

fn content(content: &Content) -> String {
    match content {
        Content::Blank => String::new(),
        Content::Text(text) => quiet(text),
        Content::Number(number) => number.to_string(),
        Content::Day(day) => day.to_string(),
        Content::Formula { formula, cached: Cached::Number(number) } => format!("={formula} → {number}"),
        Content::Formula { formula, cached: Cached::Text(text) } => format!("={formula} → \"{}\"", quiet(text)),
        Content::Link { target, text } => format!("{} ↗ {target}", quiet(text)),
    }
}

fn table_line(table: &TableInk) -> String {
    let mut line = format!("{} {}", table.name, table.area);
    if table.banded {
        line.push_str(" banded");
    }
    for (offset, formula) in &table.formulas {
        let _ = write!(line, " +{offset}={formula}");
    }
    line
}

fn choices_line(choices: &Choices) -> String {
    let test = match &choices.test {
        Test::List(source) => format!("list {source}"),
        Test::Whole(least, most) => format!("whole {least}–{most}"),
        Test::Number(least, most) => format!("number {least}–{most}"),
        Test::Day(first, last) => format!("day {first}–{last}"),
        Test::Length(most) => format!("length ≤ {most}"),
        Test::Any => "any".to_owned(),
        Test::Nothing => "nothing".to_owned(),
    };
    let prompt = choices.prompt.as_ref().map(|(title, text)| format!(" prompt \"{}\" {}", quiet(title), quiet(text)));
    let refusal =
        if choices.refusal.is_empty() { String::new() } else { format!(" refusal {}", quiet(&choices.refusal)) };
    format!("{} {test}{}{refusal}", choices.area, prompt.unwrap_or_default())
}

/// A column's letters.
fn letters(col: usize) -> String {
    u16::try_from(col).map(super::cell::letters).expect("a sheet has 16,384 columns at most")
}

/// On one line: a break is spelled `\\n`.
fn quiet(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r").replace('\t', "\\t")
}

#[cfg(test)]
mod tests {
    use super::super::{Area, At, Column, Style, Tone};
    use super::*;
    use crate::units::Decimal;

    #[test]
    fn a_drawing_reads_line_by_line() {
        let mut sheet = Sheet::new("Overblik");
        sheet.put(At::new(0, 0), Ink::text("Kr.\npr. år", Style::Header).toned(Tone::Required).noted("Hjælp"));
        let total = Cached::Number(Decimal::from(12));
        sheet.put(At::new(1, 0), Ink::formula("SUM(B1:B2)", total, Style::Kroner).toned(Tone::Total));
        sheet.columns = vec![Column { width: 12, style: Style::Kroner, tone: Tone::Plain }; 2];
        let area = Area::parse("A1:A2").unwrap();
        let formulas = vec![(0, "SUM(B1:B2)".to_owned())];
        sheet.tables.push(TableInk { name: "Tal".to_owned(), area, formulas, banded: true });
        let test = Test::List("Enheder".to_owned());
        sheet.choices.push(Choices { area, test, prompt: None, refusal: "Vælg fra listen.".to_owned(), binds: true });
        let drawing = Drawing { title: "Prøve".to_owned(), sheets: vec![sheet], ..Drawing::default() };
        let expected = "title Prøve

## Overblik
A1 [Header/Required] Kr.\\npr. år «Hjælp»
A2 [Kroner/Total] =SUM(B1:B2) → 12
columns A:B 12 [Kroner/Plain]
table Tal A1:A2 banded +0=SUM(B1:B2)
choices A1:A2 list Enheder refusal Vælg fra listen.
page landscape tall 0
";
        assert_eq!(drawing.to_text(), expected);
    }
}
