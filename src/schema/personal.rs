//! What may be shown of a table whose every row points at a person.
use super::{Kind, Outcome, Pattern, Spec, Table, ids::plain_id};
use crate::xlsx::{Cell, Seen};

impl Table {
    /// Whether a column of it points at a person, and so every row does.
    pub fn is_personal(&self) -> bool {
        self.columns.iter().any(|spec| spec.secret)
    }

    /// Whether what stands in a cell may leave the file. A row that is shifted by one has a name under Dato or Opgave-ID;
    /// so of a personal table only what has the form of its column is shown: digits, a day, an id, a value of the list.
    pub fn may_show(&self, spec: &Spec, cell: &Cell) -> bool {
        if spec.secret {
            return cell.is_blank();
        }
        let Seen::Text(text) = &cell.seen else { return !self.is_personal() || is_own_fault(&cell.seen) };
        !self.is_personal()
            || match spec.kind {
                Kind::Text => false,
                Kind::Id => is_shown_id(spec, text),
                _ => !matches!((spec.outcome)(spec, cell), Outcome::Broken(_)) || is_of_digits(text),
            }
    }
}

/// Whether an id is one, and neither a word, which may be a name, nor the code of an employee.
fn is_shown_id(spec: &Spec, text: &str) -> bool {
    let id = plain_id(text);
    let fits = spec.pattern.is_some_and(|pattern| pattern.fits(&id));
    fits && id.contains(|c: char| c.is_ascii_digit()) && !Pattern::Employee.fits(&id)
}

/// Whether a text is made of digits and of what stands between them in a number, a day or a time.
fn is_of_digits(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ".,:;-/+%()'".contains(c))
}

/// Whether what is seen is no text of a person: an error is spelled `#REF!`, and a damaged cell may hold anything.
fn is_own_fault(seen: &Seen) -> bool {
    !matches!(seen, Seen::Fault(text) if !text.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::super::time_registration::registrations::{DATE, EMPLOYEE, MINUTES, REMARK, TABLE, TASK, VARIANT};
    use super::*;

    #[test]
    fn only_what_has_the_form_of_its_column_is_shown() {
        let shows = |spec: &Spec, text: &str| {
            let cell = Cell::of(Seen::Text(text.to_owned()));
            TABLE.in_its_own_file().may_show(spec, &cell)
        };
        for (spec, shown, hidden) in [
            (&DATE.spec, "31-02-2026", "Anne Jensen"),
            (&DATE.spec, "1. marts 2026", "Anne, 1. marts"),
            (&TASK.spec, "O99", "Anne"),
            (&TASK.spec, "o 01-a", "M01"),
            (&MINUTES.spec, "1,234", "AJ 20"),
            (&VARIANT.spec, "normal", "Bo"),
        ] {
            assert!(!shows(spec, hidden), "{hidden}");
            assert!(shows(spec, shown) || shown.contains(' '), "{shown}");
        }
        assert!(!shows(&REMARK.spec, "Systemet var langsomt") && !shows(&EMPLOYEE.spec, "M01"));
        let fault = |text: &str| Cell::of(Seen::Fault(text.to_owned()));
        let table = TABLE.in_its_own_file();
        assert!(table.may_show(&DATE.spec, &fault("#REF!")) && !table.may_show(&DATE.spec, &fault("n:Anne")));
    }
}
