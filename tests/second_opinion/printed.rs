//! The directors' report on paper: LibreOffice prints it, and `pdftotext` says where every word stands. Each sheet of the part
//! *Ledelse* is one page, whose letters can be read and whose texts are whole, for few centres and for many.
//!
//! The papers to a centre are held to the same: a page for the meeting, a page of initiatives, and a page for each example.
//!
//! Widths are those of Calibri; Carlito, which LibreOffice puts in its place, is as wide.
use crate::{folder, office, programme};
use gevinst::{
    commands::draw,
    report::{PAGES, Part},
    units::Month,
    xlsx::{At, Cached, Content, Drawing, Ink, Sheet, Style, save},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The size of the workbook's body text, of a sheet's title, and of small print, in points before the page is scaled.
const BODY: f64 = 11.0;
const TITLE: f64 = 18.0;
/// How large the body text and the smallest of all, in charts and notes, are on paper: what a director reads
/// at arm's length. *Overblik* is the page with least to spare.
const BODY_AT_LEAST: f64 = 8.0;
const AT_LEAST: f64 = 7.0;
/// How far boxes of letters may reach into each other, in points: they are a little larger than what is drawn.
const TOUCH: f64 = 2.0;
/// A4's width less the margin to the right, in points; nothing is printed beyond it.
const RIGHT_EDGE: f64 = 813.5;

/// A word on a page, with its box in points from the top left.
#[derive(Clone, Debug)]
struct Word {
    text: String,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Word {
    fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// Whether it covers another: then one of them cannot be read.
    fn covers(&self, other: &Self) -> bool {
        let across = self.right.min(other.right) - self.left.max(other.left);
        let down = self.bottom.min(other.bottom) - self.top.max(other.top);
        across > TOUCH && down > self.height().min(other.height()) * 0.4
    }
}

/// The words of every page of a printed workbook.
fn pages(pdf: &Path) -> Vec<Vec<Word>> {
    let told = office::printed(Command::new("pdftotext").arg("-bbox-layout").arg(pdf).arg("-"));
    let number = |line: &str, name: &str| -> f64 {
        let from = line.split_once(&format!("{name}=\"")).unwrap().1;
        from.split_once('"').unwrap().0.parse().unwrap()
    };
    let word = |line: &str| Word {
        text: line.split_once('>').unwrap().1.split_once("</word>").unwrap().0.to_owned(),
        left: number(line, "xMin"),
        top: number(line, "yMin"),
        right: number(line, "xMax"),
        bottom: number(line, "yMax"),
    };
    let words = |page: &str| page.lines().filter(|line| line.trim_start().starts_with("<word ")).map(word).collect();
    told.split("<page ").skip(1).map(words).collect()
}

/// A sheet that is printed as it is: how high the box of a point is.
fn ruler() -> Drawing {
    let mut sheet = Sheet::new("Lineal");
    sheet.put(At::new(0, 0), Ink::text("Lineal", Style::Text));
    Drawing { title: "Lineal".to_owned(), sheets: vec![sheet], ..Drawing::default() }
}

/// Every report that is printed, by name.
fn reports(desk: &Path) -> Vec<(String, Drawing)> {
    let report = |folder: &Path, period: Month| draw(folder, period, gevinst::report::ROOM).unwrap().swap_remove(0).1;
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let month = |number| Month::new(2026, number).unwrap();
    let mut reports = vec![
        ("fjordby".to_owned(), report(&samples.join("fjordby"), month(3))),
        ("fjordby januar".to_owned(), report(&samples.join("fjordby"), month(1))),
        ("aaret".to_owned(), report(&samples.join("aaret"), month(8))),
    ];
    for (centres, initiatives) in [(1, 3), (60, 10)] {
        let size = programme::Size { centres, initiatives, months: 3 };
        let made = desk.join(format!("{centres} centre"));
        folder::made(&made, size);
        reports.push((format!("{centres} centre"), report(&made, size.period())));
    }
    reports
}

#[test]
fn the_directors_report_is_eight_pages_that_can_be_read() {
    let desk = tempfile::tempdir().unwrap();
    let printed = desk.path().join("tryk");
    fs::create_dir_all(&printed).unwrap();
    let put = |name: &str, drawing: &Drawing| -> PathBuf {
        let path = desk.path().join(format!("{name}.xlsx"));
        fs::write(&path, save(drawing).unwrap()).unwrap();
        path
    };
    let mut files = vec![put("lineal", &ruler())];
    let reports = reports(desk.path());
    files.extend(reports.iter().map(|(name, drawing)| put(name, &led(drawing))));
    office::print(desk.path(), &files, &printed);

    let height = pages(&printed.join("lineal.pdf"))[0][0].height() / BODY;
    let wrong = |(name, drawing): &(String, Drawing)| {
        let pages = pages(&printed.join(format!("{name}.pdf")));
        told(name, &pages, height).into_iter().chain(cut(name, drawing, &pages)).collect::<Vec<_>>()
    };
    let wrong: Vec<String> = reports.iter().flat_map(wrong).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Management's part of a report alone, with results in the place of formulas: LibreOffice calculates a file that is not its
/// own anew before it prints it, and takes more than a quarter of an hour for sixty centres. That it comes to the same
/// results is held by `other_programs_agree`.
fn led(drawing: &Drawing) -> Drawing {
    let is_led = |sheet: &Sheet| PAGES.iter().any(|(part, page)| *part == Part::Management && page.name == sheet.name);
    let mut drawing = drawing.clone();
    for sheet in &mut drawing.sheets {
        for ink in sheet.cells.values_mut() {
            if let Content::Formula { cached, .. } = &ink.content {
                ink.content = match cached {
                    Cached::Number(number) => Content::Number(*number),
                    Cached::Text(text) => Content::Text(text.clone()),
                };
            }
        }
        if !is_led(sheet) {
            (sheet.block, sheet.tables) = (None, Vec::new());
            sheet.page.area = Some(At::new(0, 0).into());
            sheet.page.breaks.clear();
            sheet.page.column_breaks.clear();
        }
    }
    drawing
}

/// The sentences and notes that are not printed whole. They stand on one line, and a page cuts what reaches beyond it.
fn cut(name: &str, drawing: &Drawing, pages: &[Vec<Word>]) -> Vec<String> {
    let led = PAGES.iter().filter(|(part, _)| *part == Part::Management);
    let sheets = led.filter_map(|(_, page)| drawing.sheets.iter().find(|sheet| sheet.name == page.name));
    not_whole(name, &sheets.collect::<Vec<_>>(), pages, &[Style::Lead, Style::Small])
}

/// The texts in one of these styles that are not printed whole.
fn not_whole(name: &str, sheets: &[&Sheet], pages: &[Vec<Word>], styles: &[Style]) -> Vec<String> {
    let dense = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    let unescaped =
        |text: &str| text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let of_sheet = |(sheet, words): (&&Sheet, &Vec<Word>)| {
        let printed: String = words.iter().map(|word| dense(&unescaped(&word.text))).collect();
        let lines = sheet
            .cells
            .iter()
            .filter(|(at, ink)| styles.contains(&ink.style) && sheet.page.area.is_none_or(|area| area.holds(**at)));
        let texts = lines.filter_map(|(_, ink)| match &ink.content {
            Content::Text(text) => Some(text.clone()),
            _ => None,
        });
        let missing = texts.filter(|text| !printed.contains(&dense(text)));
        missing.map(|text| format!("{name}, {}: »{text}« is cut", sheet.name)).collect::<Vec<_>>()
    };
    sheets.iter().zip(pages).flat_map(of_sheet).collect()
}

/// What is wrong with a printed report.
fn told(name: &str, pages: &[Vec<Word>], height: f64) -> Vec<String> {
    let led: Vec<&str> =
        PAGES.iter().filter(|(part, _)| *part == Part::Management).map(|(_, page)| page.name).collect();
    let mut wrong = Vec::new();
    for (number, (sheet, words)) in (1..).zip(led.iter().zip(pages)) {
        let text: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        let footer = format!("Ledelse · side {number} af {}", led.len());
        if !text.join(" ").contains(&footer) {
            wrong.push(format!("{name}, {sheet}: page {number} does not say {footer}"));
            break;
        }
        wrong.extend(of_page(words, height).into_iter().map(|what| format!("{name}, {sheet}: {what}")));
    }
    wrong
}

/// What is wrong with a page.
fn of_page(words: &[Word], height: f64) -> Vec<String> {
    let mut wrong = Vec::new();
    let first = words.iter().min_by(|one, other| one.top.total_cmp(&other.top)).unwrap();
    let scale = first.height() / height / TITLE;
    let smallest = words.iter().min_by(|one, other| one.height().total_cmp(&other.height())).unwrap();
    if scale * BODY < BODY_AT_LEAST - 0.05 {
        wrong.push(format!("body text is {:.1} points", scale * BODY));
    }
    if smallest.height() / height < AT_LEAST - 0.05 {
        wrong.push(format!("»{}« is {:.1} points", smallest.text, smallest.height() / height));
    }
    wrong.extend(words.iter().filter(|word| word.right > RIGHT_EDGE).map(|word| format!("»{}« is cut", word.text)));
    for (at, word) in words.iter().enumerate() {
        let over = words[at + 1..].iter().filter(|other| word.covers(other));
        wrong.extend(over.map(|other| format!("»{}« and »{}« cover each other", word.text, other.text)));
    }
    wrong
}

/// A4's width less the margin to the right, standing.
const RIGHT_EDGE_STANDING: f64 = 566.5;

/// A centre's page for the meeting is one page, its initiatives are another, and an example is one, for few initiatives and for
/// many.
#[test]
fn the_papers_to_a_centre_are_a_page_a_sheet() {
    let desk = tempfile::tempdir().unwrap();
    let printed = desk.path().join("tryk");
    fs::create_dir_all(&printed).unwrap();
    let put = |name: &str, drawing: &Drawing| -> PathBuf {
        let path = desk.path().join(format!("{name}.xlsx"));
        fs::write(&path, save(drawing).unwrap()).unwrap();
        path
    };
    let made = desk.path().join("mange");
    let size = programme::Size { centres: 1, initiatives: 40, months: 3 };
    folder::made(&made, size);
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let months = [(samples.join("fjordby"), 3), (samples.join("aaret"), 1), (samples.join("aaret"), 8)];
    let months = months.map(|(folder, number)| (folder, Month::new(2026, number).unwrap()));
    let mut papers: Vec<(String, Drawing)> = Vec::new();
    for (folder, month) in months.into_iter().chain([(made, size.period())]) {
        let of_centre = |(name, _): &(String, Drawing)| name.starts_with("Centerark") || name.starts_with("Eksempler");
        let drawn = draw(&folder, month, gevinst::report::ROOM).unwrap().into_iter().filter(of_centre);
        papers.extend(
            drawn.map(|(name, drawing)| {
                (format!("{} {}", papers_from(&folder), name.trim_end_matches(".xlsx")), drawing)
            }),
        );
    }
    let mut files = vec![put("lineal", &ruler())];
    files.extend(papers.iter().map(|(name, drawing)| put(name, drawing)));
    office::print(desk.path(), &files, &printed);
    let height = pages(&printed.join("lineal.pdf"))[0][0].height() / BODY;
    let mut wrong = Vec::new();
    for (name, drawing) in &papers {
        let pages = pages(&printed.join(format!("{name}.pdf")));
        if pages.len() != drawing.sheets.len() {
            wrong.push(format!("{name}: {} sheets are {} pages", drawing.sheets.len(), pages.len()));
        }
        for (sheet, words) in drawing.sheets.iter().zip(&pages) {
            let edge = if sheet.page.landscape { RIGHT_EDGE } else { RIGHT_EDGE_STANDING };
            let cut = words.iter().filter(|word| word.right > edge).map(|word| format!("»{}« is cut", word.text));
            let told = of_page(words, height).into_iter().filter(|told| !told.ends_with("is cut")).chain(cut);
            wrong.extend(told.map(|what| format!("{name}, {}: {what}", sheet.name)));
        }
        let styles = [Style::Lead, Style::Small, Style::Text, Style::Title];
        wrong.extend(not_whole(name, &drawing.sheets.iter().collect::<Vec<_>>(), &pages, &styles));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The last part of a folder's name: papers of two programmes may be called the same.
fn papers_from(folder: &Path) -> String {
    folder.file_name().unwrap().to_string_lossy().into_owned()
}
