//! M22: a block of registrations that stands there again.
use crate::findings::{Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    intake::{RowOf, Submission},
    schema::{
        Id, Secret, Whole,
        time_registration::{
            master::{self, Method},
            registrations::{DATE, EMPLOYEE, Fields, MINUTES, TABLE, TASK, UNITS, VARIANT, Variant},
        },
    },
    units::{Date, Minutes},
};
use std::collections::BTreeMap;

/// A block of registrations that stands there again.
pub static RULE: Rule = Rule {
    code: "M22",
    name: "repeated-block",
    severity: Severity::Warning,
    trial: false,
    title: "Fem eller flere registreringer efter hinanden står der også et andet sted, med samme datoer.",
    why: "Det samme arbejde er målt én gang. Kopierede rækker får målingen til at se sikrere ud, end den er.",
    fix: "Slet de rækker, der er kopieret. Er det en systemlog, så vælg Systemlog som metode i Stamdata.",
    example: Example::Drawn {
        wrong: concat!(
            "Registreringer\n",
            "| Dato | Opgave-ID | Medarbejderkode | Minutter | Antal |\n",
            "| 2026-03-02 | O01 | M01 | 21 | 1 |\n",
            "| 2026-03-02 | O01 | M02 | 18 | 1 |\n",
            "| 2026-03-03 | O01 | M03 | 24 | 1 |\n",
            "| 2026-03-03 | O01 | M01 | 19 | 1 |\n",
            "| 2026-03-04 | O01 | M02 | 22 | 1 |\n",
            "| 2026-03-02 | O01 | M01 | 21 | 1 |\n",
            "| 2026-03-02 | O01 | M02 | 18 | 1 |\n",
            "| 2026-03-03 | O01 | M03 | 24 | 1 |\n",
            "| 2026-03-03 | O01 | M01 | 19 | 1 |\n",
            "| 2026-03-04 | O01 | M02 | 22 | 1 |\n"
        ),
        right: concat!(
            "Registreringer\n",
            "| Dato | Opgave-ID | Medarbejderkode | Minutter | Antal |\n",
            "| 2026-03-02 | O01 | M01 | 21 | 1 |\n",
            "| 2026-03-02 | O01 | M02 | 18 | 1 |\n",
            "| 2026-03-03 | O01 | M03 | 24 | 1 |\n",
            "| 2026-03-03 | O01 | M01 | 19 | 1 |\n",
            "| 2026-03-04 | O01 | M02 | 22 | 1 |\n",
            "| 2026-03-04 | O01 | M03 | 20 | 1 |\n",
            "| 2026-03-05 | O01 | M02 | 18 | 1 |\n",
            "| 2026-03-05 | O01 | M03 | 24 | 1 |\n",
            "| 2026-03-06 | O01 | M01 | 23 | 1 |\n",
            "| 2026-03-06 | O01 | M02 | 22 | 1 |\n"
        ),
    },
    scope: Scope::Workbook(check),
};

/// So many rows that all stand there again are not chance.
const BLOCK: usize = 5;

/// All that a registration says; rows that are not whole are told of elsewhere.
type Said = (Date, Id, Secret<Id>, Minutes, Option<Whole>, Option<Variant>);

fn check(submission: &Submission, _: &Context<'_>, sink: &mut Sink) {
    let method = submission.rows(&master::TABLE).iter().find_map(|form| form.given(&master::METHOD));
    // A log may well count the same piece of work in the same minutes many times a day.
    if method == Some(Method::SystemLog) {
        return;
    }
    let rows: Vec<_> = submission.rows(TABLE.in_its_own_file()).iter().collect();
    let said: Vec<Option<Said>> = rows.iter().map(|row| said(*row)).collect();
    let mut known: BTreeMap<&[Option<Said>], usize> = BTreeMap::new();
    let (mut at, mut noted) = (0, 0);
    while at + BLOCK <= said.len() {
        // Only blocks that end before this one begins: a row is never its own copy.
        while noted + BLOCK <= at {
            known.entry(&said[noted..noted + BLOCK]).or_insert(noted);
            noted += 1;
        }
        let block = &said[at..at + BLOCK];
        let Some(first) = known.get(block).copied().filter(|_| is_telling(block)) else {
            at += 1;
            continue;
        };
        let length = said[at..].iter().zip(&said[first..at]).take_while(|(one, other)| one == other).count();
        let others = [at + length - 1, first, first + length - 1].map(|place| Spot::of(rows[place], &DATE));
        sink.point_at(Spot::of(rows[at], &DATE), others.into());
        at += length;
    }
}

/// Whether the rows are whole and not all alike: the same minutes over and over are another rule's.
fn is_telling(block: &[Option<Said>]) -> bool {
    block.iter().all(Option::is_some) && block.windows(2).any(|pair| pair[0] != pair[1])
}

fn said(row: RowOf<'_, Fields>) -> Option<Said> {
    let of = (row.given(&DATE)?, row.given(&TASK)?, row.given(&EMPLOYEE)?, row.given(&MINUTES)?);
    Some((of.0, of.1, of.2, of.3, row.given(&UNITS), row.given(&VARIANT)))
}
