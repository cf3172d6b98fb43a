//! A workbook as cells that can be changed, and as the bytes of a file: just enough of ECMA-376 for one to be read.
use gevinst::{
    danish::words::alike,
    schema::Table,
    xlsx::{At, Book, Cell, Form, LIMITS, RowSeen, Seen, ShownUnit, Visibility},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    io::{Cursor, Write as _},
    ops::ControlFlow,
    path::Path,
};

/// A sheet.
#[derive(Clone, Default)]
pub struct Grid {
    pub name: String,
    pub is_hidden: bool,
    pub cells: BTreeMap<At, Cell>,
    pub hidden_columns: BTreeSet<u16>,
    pub hidden_rows: BTreeSet<u32>,
    pub merged: Vec<String>,
}

/// A workbook.
#[derive(Clone, Default)]
pub struct Workbook {
    pub sheets: Vec<Grid>,
}

impl Workbook {
    /// A file of the samples.
    pub fn sample(name: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/fjordby").join(name);
        let mut book = Book::open(fs::read(path).unwrap(), &LIMITS).unwrap();
        let heads = book.sheets.clone();
        let sheets = heads.iter().enumerate().map(|(index, head)| {
            let is_hidden = head.visibility != Visibility::Shown;
            let mut grid = Grid { name: head.name.clone(), is_hidden, ..Grid::default() };
            book.rows(index, &mut |row: &RowSeen<'_>| {
                grid.cells.extend(row.cells.iter().map(|(col, cell)| (At::new(row.row, *col), cell.clone())));
                ControlFlow::Continue(())
            })
            .unwrap();
            grid
        });
        Self { sheets: sheets.collect() }
    }

    /// The sheet a table stands on.
    pub fn sheet(&mut self, table: &Table) -> &mut Grid {
        self.sheets.iter_mut().find(|sheet| alike(&sheet.name, table.sheet)).unwrap()
    }

    /// Its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let (mut types, mut tabs, mut relations) = (String::new(), String::new(), String::new());
        for (number, sheet) in (1..).zip(&self.sheets) {
            let _ = write!(
                types,
                "<Override PartName=\"/xl/worksheets/s{number}.xml\" ContentType=\"{MAIN}worksheet+xml\"/>"
            );
            let state = if sheet.is_hidden { " state=\"veryHidden\"" } else { "" };
            let name = escaped(&sheet.name);
            let _ = write!(tabs, "<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"r{number}\"{state}/>");
            let _ = write!(
                relations,
                "<Relationship Id=\"r{number}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/s{number}.xml\"/>"
            );
        }
        let parts = [
            (
                "[Content_Types].xml",
                format!(
                    "<Types xmlns=\"{PACKAGE}content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{MAIN}sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{MAIN}styles+xml\"/>{types}</Types>"
                ),
            ),
            (
                "_rels/.rels",
                format!(
                    "<Relationships xmlns=\"{PACKAGE}relationships\"><Relationship Id=\"r1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                ),
            ),
            (
                "xl/workbook.xml",
                format!("<workbook xmlns=\"{SHEET}\" xmlns:r=\"{OFFICE}\"><sheets>{tabs}</sheets></workbook>"),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                format!(
                    "<Relationships xmlns=\"{PACKAGE}relationships\">{relations}<Relationship Id=\"s\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"
                ),
            ),
            ("xl/styles.xml", styles()),
        ];
        let sheets =
            (1..).zip(&self.sheets).map(|(number, sheet)| (format!("xl/worksheets/s{number}.xml"), xml(sheet)));
        let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for (name, text) in parts.into_iter().map(|(name, text)| (name.to_owned(), text)).chain(sheets) {
            zip.start_file(name, stored).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}

impl Grid {
    /// A text in a cell; nothing takes what stands there away.
    pub fn put(&mut self, at: At, text: &str) {
        if text.is_empty() {
            self.cells.remove(&at);
        } else {
            self.cells.insert(at, Cell::of(Seen::Text(text.to_owned())));
        }
    }

    /// The cells of a column below a row.
    pub fn below(&self, header: At) -> Vec<(At, Cell)> {
        let own = self.cells.iter().filter(|(at, _)| at.col == header.col && at.row > header.row);
        own.map(|(at, cell)| (*at, cell.clone())).collect()
    }

    /// Takes a column out; those to its right move up to it.
    pub fn delete_column(&mut self, col: u16) {
        let left = |at: At| if at.col > col { At::new(at.row, at.col - 1) } else { at };
        let kept = std::mem::take(&mut self.cells).into_iter().filter(|(at, _)| at.col != col);
        self.cells = kept.map(|(at, cell)| (left(at), cell)).collect();
    }

    /// Takes a row out; those below move up to it.
    pub fn delete_row(&mut self, row: u32) {
        let up = |at: At| if at.row > row { At::new(at.row - 1, at.col) } else { at };
        let kept = std::mem::take(&mut self.cells).into_iter().filter(|(at, _)| at.row != row);
        self.cells = kept.map(|(at, cell)| (up(at), cell)).collect();
    }

    /// The first column to the right of everything.
    pub fn next_column(&self) -> u16 {
        self.cells.keys().map(|at| at.col).max().unwrap() + 1
    }

    /// The first row below everything.
    pub fn next_row(&self) -> u32 {
        self.cells.keys().map(|at| at.row).max().unwrap() + 1
    }
}

const MAIN: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/";
const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// What a cell is shown as, and a number format that shows it so.
const FORMS: [(Form, &str); 10] = [
    (Form::Plain, "General"),
    (Form::Percent, "0%"),
    (Form::Date, "dd-mm-yyyy"),
    (Form::Clock, "h:mm"),
    (Form::Stopwatch, "h:mm:ss"),
    (Form::Unit(ShownUnit::Kroner), "0\" kr.\""),
    (Form::Unit(ShownUnit::Scaled(1)), "#,##0,"),
    (Form::Unit(ShownUnit::Hours), "0\" timer\""),
    (Form::Unit(ShownUnit::Minutes), "0\" min.\""),
    (Form::Unit(ShownUnit::Percent), "0\" %\""),
];

fn styles() -> String {
    let (mut formats, mut cells) = (String::new(), String::new());
    for (number, (_, code)) in (164..).zip(FORMS) {
        let _ = write!(formats, "<numFmt numFmtId=\"{number}\" formatCode=\"{}\"/>", escaped(code));
        let _ = write!(cells, "<xf numFmtId=\"{number}\"/>");
    }
    format!("<styleSheet xmlns=\"{SHEET}\"><numFmts>{formats}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>")
}

fn xml(sheet: &Grid) -> String {
    let mut text = format!("<worksheet xmlns=\"{SHEET}\">");
    if !sheet.hidden_columns.is_empty() {
        let col = |col: &u16| format!("<col min=\"{0}\" max=\"{0}\" hidden=\"1\"/>", col + 1);
        let _ = write!(text, "<cols>{}</cols>", sheet.hidden_columns.iter().map(col).collect::<String>());
    }
    text.push_str("<sheetData>");
    let mut row = None;
    for (at, content) in &sheet.cells {
        if row != Some(at.row) {
            text.push_str(if row.is_some() { "</row>" } else { "" });
            let hidden = if sheet.hidden_rows.contains(&at.row) { " hidden=\"1\"" } else { "" };
            let _ = write!(text, "<row r=\"{}\"{hidden}>", at.row + 1);
            row = Some(at.row);
        }
        cell(&mut text, *at, content);
    }
    text.push_str(if row.is_some() { "</row></sheetData>" } else { "</sheetData>" });
    if !sheet.merged.is_empty() {
        let merged = sheet.merged.iter().map(|area| format!("<mergeCell ref=\"{area}\"/>"));
        let _ = write!(text, "<mergeCells>{}</mergeCells>", merged.collect::<String>());
    }
    text + "</worksheet>"
}

fn cell(text: &mut String, at: At, cell: &Cell) {
    let style =
        FORMS.iter().position(|(form, _)| *form == cell.form).unwrap_or_else(|| panic!("{at}: {:?}", cell.form));
    let formula = cell.formula.as_ref().map_or_else(String::new, |formula| {
        format!("<f>{}</f>", if formula.is_empty() { "0".to_owned() } else { escaped(formula) })
    });
    let (kind, value) = match &cell.seen {
        Seen::Blank | Seen::Uncalculated => ("n", String::new()),
        Seen::Text(words) => ("str", format!("<v>{}</v>", escaped(words))),
        Seen::Number(number) => ("n", format!("<v>{number}</v>")),
        Seen::Flag(flag) => ("b", format!("<v>{}</v>", u8::from(*flag))),
        Seen::Fault(fault) => ("e", format!("<v>{}</v>", escaped(fault))),
    };
    let _ = write!(text, "<c r=\"{at}\" s=\"{style}\" t=\"{kind}\">{formula}{value}</c>");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
