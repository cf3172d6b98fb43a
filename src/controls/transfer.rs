//! The proposal of budget transfers, read back from the text of the file that is written.
use super::{Accounts, Books, Line, line};
use crate::{
    programme::Programme,
    schema::{Choice, program::export::Content},
    units::Decimal,
};

/// The contents that are amounts, and how many years after the budget year each is.
const YEARS: [Content; 4] = [Content::Year0, Content::Year1, Content::Year2, Content::Year3];

/// Year by year: what is below nothing in the file against what is above, and against what the register would move.
pub(super) fn transfers(accounts: &Accounts<'_>) -> Vec<Line> {
    let register = accounts.register.transfers(accounts.programme.budget_year);
    // The first line is the headers.
    let cells: Vec<Vec<String>> = accounts.evidence.transfer_csv.lines().skip(1).map(fields).collect();
    let mut lines = Vec::new();
    for (column, content) in contents(accounts.programme).into_iter().enumerate() {
        let Some(later) = YEARS.iter().position(|year| *year == content) else { continue };
        let amounts: Vec<Decimal> = cells.iter().filter_map(|cells| amount(cells.get(column)?)).collect();
        let (taken, given) = (below(amounts.iter().copied()), below(amounts.iter().map(|amount| -*amount)));
        let moved = below(register.iter().map(|transfer| transfer.years[later]));
        lines.push(line(format!("{}: minus og plus i filen", content.label()), taken, given));
        lines.push(line(format!("{}: filen og registret", content.label()), taken, moved));
    }
    lines
}

/// The sum of the amounts that are less than nothing.
fn below(amounts: impl Iterator<Item = Decimal>) -> Decimal {
    amounts.filter(|amount| *amount < Decimal::ZERO).sum()
}

/// What the columns of the file hold: what the sheet Eksport asks for, or everything where it asks for nothing.
fn contents(programme: &Programme) -> Vec<Content> {
    if programme.export.is_empty() {
        return Content::VALUES.iter().copied().filter(|content| *content != Content::Fixed).collect();
    }
    programme.export.iter().map(|column| column.content).collect()
}

/// The fields of a line: semicolons, and quotes as in RFC 4180, section 2 (a quote within quotes is written twice).
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut quoted) = (vec![String::new()], false);
    for letter in line.chars() {
        match letter {
            // The second of two quotes opens anew what the first has closed; no amount holds any.
            '"' => quoted = !quoted,
            ';' if !quoted => fields.push(String::new()),
            _ => fields.last_mut().expect("there is always a field under way").push(letter),
        }
    }
    fields
}

/// An amount as it is written for a finance system: `-1234,00`.
fn amount(text: &str) -> Option<Decimal> {
    text.replace(',', ".").parse().ok()
}

/// The file is cut off before its last line.
pub(super) fn cut_the_file_off(books: &mut Books) {
    let csv = &mut books.evidence.transfer_csv;
    let end = csv.trim_end().rfind('\n').expect("the samples have something to transfer");
    csv.truncate(end + 1);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_it_was_written() {
        let line = "\"CBD\";\"et \"\"citat\"\"; og et semikolon\";-1234,50;0,00";
        assert_eq!(fields(line), ["CBD", "et citat; og et semikolon", "-1234,50", "0,00"]);
        assert_eq!(amount("-1234,50"), Some(Decimal::new(-12345, 1)));
        assert_eq!(amount("ukendt"), None);
    }

    #[test]
    fn only_what_is_less_than_nothing_is_summed() {
        let amounts = [5, -3, 0, -4].map(Decimal::from);
        assert_eq!(below(amounts.into_iter()), Decimal::from(-7));
    }
}
