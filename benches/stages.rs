//! Where the time goes: one benchmark per stage, over the same made-up programme.
#[path = "programme/mod.rs"]
mod programme;

use divan::{Bencher, counter::ItemsCount};
use gevinst::{
    controls::{self, Accounts, Checked},
    extract::{Extract, Written},
    findings::Context,
    intake::{Delivery, intake},
    period::{Basis, Consolidated, Opened, Selection},
    report::{self, Report},
    rules,
    xlsx::{Book, Drawing, Flow, LIMITS, save},
};
use programme::{Size, YEAR};
use std::sync::LazyLock;

const SIZE: Size = Size { centres: 8, initiatives: 10, months: 12 };

/// What every stage hands to the next.
struct Stages {
    programme_file: Vec<u8>,
    opened: Opened,
    files: Vec<Vec<u8>>,
    deliveries: Vec<Delivery>,
    written: Vec<Written>,
}

static STAGES: LazyLock<Stages> = LazyLock::new(|| {
    let programme_file = programme::programme_file(SIZE);
    let opened = open(&programme_file);
    let saved = |centre| save(&programme::business_case(&opened.programme, centre, SIZE)).expect("a template");
    let files: Vec<Vec<u8>> = (0..SIZE.centres).map(saved).collect();
    let read = || files.iter().zip(0..).map(|(file, centre)| delivery(file, centre));
    let context = Context { programme: Some(&opened.programme), period: Some(SIZE.period()) };
    let written = read().map(|delivery| Extract::of(delivery, &context).write()).collect();
    let deliveries = read().collect();
    Stages { programme_file, opened, files, deliveries, written }
});

fn open(programme_file: &[u8]) -> Opened {
    let delivery = Delivery::of("program.xlsx", programme_file, String::new(), YEAR);
    Opened::of(delivery).unwrap_or_else(|found| panic!("a whole programme: {found:?}"))
}

fn main() {
    divan::main();
}

fn delivery(file: &[u8], centre: usize) -> Delivery {
    Delivery::of(&format!("indsendt/{centre}.xlsx"), file, centre.to_string(), YEAR)
}

fn context() -> Context<'static> {
    Context { programme: Some(&STAGES.opened.programme), period: Some(SIZE.period()) }
}

fn opened() -> Book {
    Book::open(STAGES.files[0].clone(), &LIMITS).expect("a workbook")
}

#[divan::bench]
fn s1_open(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(1_u32)).bench(opened);
}

#[divan::bench]
fn s2_rows(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(1_u32)).with_inputs(opened).bench_values(|mut book| {
        for sheet in 0..book.sheets.len() {
            book.rows(sheet, &mut |_| Flow::Continue(())).expect("a sheet");
        }
    });
}

#[divan::bench]
fn s3_intake(bencher: Bencher<'_, '_>) {
    bencher
        .counter(ItemsCount::new(1_u32))
        .with_inputs(opened)
        .bench_values(|mut book| intake("CAAA.xlsx", &mut book, YEAR));
}

#[divan::bench]
fn s4_rules(bencher: Bencher<'_, '_>) {
    let (stages, context) = (&*STAGES, context());
    bencher.counter(ItemsCount::new(1_u32)).bench(|| rules::check(&stages.deliveries[0], &context));
}

fn selection() -> Selection {
    let basis = Basis {
        opened: open(&STAGES.programme_file),
        period: SIZE.period(),
        past: None,
        accepted: Vec::new(),
        files_on_disk: STAGES.written.len(),
    };
    basis.choose(STAGES.written.iter().map(|written| Extract::read(written).expect("an extract")).collect())
}

#[divan::bench]
fn s5_period(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(SIZE.centres)).with_inputs(selection).bench_values(Selection::close);
}

static PERIOD: LazyLock<Consolidated> = LazyLock::new(|| selection().close());

fn controls() -> Vec<Checked> {
    let period = &*PERIOD;
    controls::check(&Accounts {
        programme: &period.basis.opened.programme,
        deliveries: &period.files,
        found: &period.found,
        waived: &period.waived,
        register: &period.register,
        since: None,
        twin: None,
        evidence: &period.evidence,
    })
}

#[divan::bench]
fn s6_controls(bencher: Bencher<'_, '_>) {
    let _ = &*PERIOD;
    bencher.counter(ItemsCount::new(SIZE.centres)).bench(controls);
}

fn drawn() -> Drawing {
    report::workbook(&Report::of(&PERIOD))
}

#[divan::bench]
fn s7_draw(bencher: Bencher<'_, '_>) {
    let _ = &*PERIOD;
    bencher.counter(ItemsCount::new(SIZE.centres)).bench(drawn);
}

#[divan::bench]
fn s8_save(bencher: Bencher<'_, '_>) {
    let drawing = drawn();
    bencher.counter(ItemsCount::new(SIZE.centres)).bench(|| save(&drawing));
}
