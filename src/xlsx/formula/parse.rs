//! The way back: the text of a formula of ours as a value. What we never write is not understood, and gives nothing.
use super::{Formula, Function, Op, Pin, Place};
use crate::xlsx::{Area, At};

/// Levels of parentheses that are followed; Excel itself has no more than 64.
const DEEPEST: u8 = 64;

impl Formula {
    /// Reads what [`Display`](std::fmt::Display) writes.
    pub fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader { rest: text, depth: 0 };
        let formula = reader.formula(0)?;
        reader.rest.is_empty().then_some(formula)
    }
}

struct Reader<'a> {
    rest: &'a str,
    depth: u8,
}

impl<'a> Reader<'a> {
    /// Operands with signs of at least this strength between them.
    fn formula(&mut self, least: u8) -> Option<Formula> {
        let mut left = self.operand()?;
        while let Some(op) = self.op().filter(|op| op.strength() >= least) {
            self.eat(op.sign());
            let right = self.formula(op.strength() + 1)?;
            left = Formula::Op(Box::new(left), op, Box::new(right));
        }
        Some(left)
    }

    fn op(&self) -> Option<Op> {
        Op::ALL.into_iter().find(|op| self.rest.starts_with(op.sign()))
    }

    fn operand(&mut self) -> Option<Formula> {
        self.depth = self.depth.checked_add(1).filter(|depth| *depth <= DEEPEST)?;
        let operand = match self.rest.chars().next()? {
            '-' => {
                self.eat("-");
                Some(Formula::Minus(Box::new(self.operand()?)))
            }
            '(' => {
                self.eat("(");
                let inner = self.formula(0)?;
                self.eat(")").then(|| inner.grouped())
            }
            '"' => self.text(),
            '\'' => self.elsewhere(),
            digit if digit.is_ascii_digit() => self.number(),
            _ => self.word(),
        };
        self.depth -= 1;
        operand
    }

    /// `"Rød"`; a quote within is two.
    fn text(&mut self) -> Option<Formula> {
        Some(Formula::Text(self.quoted('"')?))
    }

    fn quoted(&mut self, quote: char) -> Option<String> {
        let mut text = String::new();
        let mut letters = self.rest.char_indices().skip(1).peekable();
        while let Some((at, letter)) = letters.next() {
            if letter != quote {
                text.push(letter);
            } else if letters.next_if(|(_, next)| *next == quote).is_some() {
                text.push(quote);
            } else {
                self.rest = &self.rest[at + quote.len_utf8()..];
                return Some(text);
            }
        }
        None
    }

    fn number(&mut self) -> Option<Formula> {
        let digits = self.while_is(|letter| letter.is_ascii_digit() || letter == '.');
        digits.parse().ok().map(Formula::Number)
    }

    /// `'Frigjort tid'!F6`
    fn elsewhere(&mut self) -> Option<Formula> {
        let sheet = self.quoted('\'')?;
        self.eat("!").then_some(())?;
        self.place(Some(sheet))
    }

    fn word(&mut self) -> Option<Formula> {
        let begin = self.rest;
        let word = self.while_is(is_of_word);
        if self.eat("!") {
            return self.place(Some(word.to_owned()));
        }
        if self.eat("(") {
            let function = Function::ALL.into_iter().find(|function| function.name() == word)?;
            return self.arguments(function);
        }
        if corner(word).is_some() {
            self.rest = begin;
            return self.place(None);
        }
        let begins = word.starts_with(|letter: char| letter.is_alphabetic() || letter == '_');
        (begins && !word.contains('$')).then(|| Formula::name(word))
    }

    fn arguments(&mut self, function: Function) -> Option<Formula> {
        let mut arguments = vec![self.formula(0)?];
        while self.eat(",") {
            arguments.push(self.formula(0)?);
        }
        self.eat(")").then_some(Formula::Call(function, arguments))
    }

    fn place(&mut self, sheet: Option<String>) -> Option<Formula> {
        let (first, pin) = corner(self.while_is(is_of_word))?;
        let (last, other) = if self.eat(":") { corner(self.while_is(is_of_word))? } else { (first, pin) };
        let in_order = first.row <= last.row && first.col <= last.col;
        (in_order && pin == other).then_some(Formula::Place(Place { sheet, area: Area { first, last }, pin }))
    }

    fn eat(&mut self, sign: &str) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn while_is(&mut self, belongs: fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|letter| !belongs(letter)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '.' | '$')
}

/// `A7`, `$A7` or `$A$7`.
fn corner(word: &str) -> Option<(At, Pin)> {
    let pin = match (word.strip_prefix('$'), word.matches('$').count()) {
        (None, 0) => Pin::Nothing,
        (Some(_), 1) => Pin::Column,
        (Some(_), 2) => Pin::Both,
        _ => return None,
    };
    At::parse(word).map(|at| (at, pin))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every form we write.
    const WRITTEN: [&str; 10] = [
        "0",
        "SUM(G_b)",
        "MAX(-B7,0)",
        "G6/'Råderum'!$B$21",
        "COUNTIF(Tiltag!F6:F22,\"Rød\")",
        "IF(N((SUMIFS(M_vaerdi,M_serie,\"Plan\",M_maaned,\">=\"&P_aar_start,M_center,$A7)))=0,\"\",C7/D7)",
        "SUMPRODUCT($K5:$T5/(1+P_rente)^$K4:$T4)",
        "CHOOSE(MIN(IF(B6/C6>=P_groen,3,2),5),\"Rød\",\"er \"\"gul\"\"\")",
        "SUMPRODUCT((RIGHT(A6:A9,4)=\"pulj\")*B6:B9)",
        "'Frigjort tid'!F6-A1-(B2+C3)*2.5",
    ];

    #[test]
    fn what_is_written_reads_as_it_was_written() {
        for text in WRITTEN {
            let formula = Formula::parse(text).unwrap_or_else(|| panic!("{text} is not understood"));
            assert_eq!(formula.to_string(), text);
        }
    }

    #[test]
    fn what_we_never_write_is_not_understood() {
        let deep = "(".repeat(5000);
        for text in
            ["", "A1+", "SUM(A1", "VLOOKUP(A1,B2)", "\"open", "A$1", "B2:A1", "A1 ", "$A1:A2", "[@Enheder]", &deep]
        {
            assert_eq!(Formula::parse(text), None, "{text:.20}");
        }
    }

    #[test]
    fn parentheses_stand_where_the_order_asks_for_them() {
        let cell = |row: u32| Formula::from(At::new(row, 0));
        let of = [
            ((cell(0) + cell(1)) * cell(2), "(A1+A2)*A3"),
            (cell(0) - (cell(1) - cell(2)), "A1-(A2-A3)"),
            (cell(0) - cell(1) - cell(2), "A1-A2-A3"),
            (-(cell(0) + cell(1)), "-(A1+A2)"),
            (Formula::text(">=").join(cell(0)), "\">=\"&A1"),
            ((cell(0) / cell(1)).above(Formula::name("P_blaa")), "A1/A2>P_blaa"),
        ];
        for (formula, text) in of {
            assert_eq!(formula.to_string(), text);
            assert_eq!(Formula::parse(text), Some(formula));
        }
    }

    #[test]
    fn parts_are_seen_from_the_left_and_rewritten_from_within() {
        let formula = Formula::parse("SUM(G_b)-SUM(G_bo1)").expect("a form we write");
        let mut names = Vec::new();
        formula.each(&mut |part| {
            if let Formula::Name(name) = part {
                names.push(name.clone());
            }
        });
        assert_eq!(names, ["G_b", "G_bo1"]);
        let renamed = formula.rewritten(&|part| match part {
            Formula::Name(name) => Formula::name(name.replace("G_", "H_")),
            other => other,
        });
        assert_eq!(renamed.to_string(), "SUM(H_b)-SUM(H_bo1)");
    }
}
