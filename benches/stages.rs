//! Where the time goes: one benchmark per stage, over the same made-up programme.
#[path = "programme/mod.rs"]
mod programme;

use divan::{Bencher, counter::ItemsCount};
use gevinst::{
    controls::{self, Accounts, Checked},
    findings::{Context, Finding},
    intake::{Delivery, intake},
    programme::Programme,
    register::{self, Register},
    report::{self, Report},
    rules,
    xlsx::{Book, Drawing, Flow, LIMITS, save},
};
use programme::{Size, YEAR};
use std::sync::LazyLock;

const SIZE: Size = Size { centres: 8, initiatives: 10, months: 12 };

/// What every stage hands to the next.
struct Stages {
    programme: Programme,
    files: Vec<Vec<u8>>,
    deliveries: Vec<Delivery>,
    own: Vec<Vec<Finding>>,
}

static STAGES: LazyLock<Stages> = LazyLock::new(|| {
    let programme = programme::read(&programme::programme_file(SIZE));
    let saved = |centre| save(&programme::business_case(&programme, centre, SIZE)).expect("a template");
    let files: Vec<Vec<u8>> = (0..SIZE.centres).map(saved).collect();
    let deliveries: Vec<Delivery> = files.iter().zip(0..).map(|(file, centre)| delivery(file, centre)).collect();
    let context = Context { programme: Some(&programme), period: Some(SIZE.period()) };
    let own = deliveries.iter().map(|delivery| rules::check(delivery, &context)).collect();
    Stages { programme, files, deliveries, own }
});

fn main() {
    divan::main();
}

fn delivery(file: &[u8], centre: usize) -> Delivery {
    Delivery::of(&format!("indsendt/{centre}.xlsx"), file.to_vec(), centre.to_string(), YEAR)
}

fn context() -> Context<'static> {
    Context { programme: Some(&STAGES.programme), period: Some(SIZE.period()) }
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

fn registered() -> Register {
    let Stages { programme, deliveries, own, .. } = &*STAGES;
    let (received, found) = register::choose(deliveries, own, programme, SIZE.period());
    register::build(deliveries, received, &found, programme, SIZE.period(), None)
}

#[divan::bench]
fn s5_register(bencher: Bencher<'_, '_>) {
    let _ = &*STAGES;
    bencher.counter(ItemsCount::new(SIZE.centres)).bench(registered);
}

static REGISTER: LazyLock<Register> = LazyLock::new(registered);

fn controls() -> Vec<Checked> {
    let Stages { programme, deliveries, .. } = &*STAGES;
    controls::check(&Accounts {
        programme,
        deliveries,
        found: &[],
        waived: &[],
        register: &REGISTER,
        since: None,
        twin: None,
    })
}

#[divan::bench]
fn s6_controls(bencher: Bencher<'_, '_>) {
    let _ = &*REGISTER;
    bencher.counter(ItemsCount::new(SIZE.centres)).bench(controls);
}

fn drawn(controls: &[Checked]) -> Drawing {
    let programme = &STAGES.programme;
    let (register, found, waived) = (&*REGISTER, &[], &[]);
    let ids = ("0", "0", "0");
    report::workbook(&Report {
        programme,
        register,
        found,
        waived,
        controls,
        changes: None,
        version: ids.0,
        run_id: ids.1,
        programme_sha256: ids.2,
        room: report::ROOM,
        ranking: report::Ranking::default(),
    })
}

#[divan::bench]
fn s7_draw(bencher: Bencher<'_, '_>) {
    let controls = controls();
    bencher.counter(ItemsCount::new(SIZE.centres)).bench(|| drawn(&controls));
}

#[divan::bench]
fn s8_save(bencher: Bencher<'_, '_>) {
    let drawing = drawn(&controls());
    bencher.counter(ItemsCount::new(SIZE.centres)).bench(|| save(&drawing));
}
