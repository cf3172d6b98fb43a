//! Why a light is as it is, and why a decision is asked for: what it is decided by, and where that stands.
use super::{Trail, shown};
use crate::{
    report::{
        grid::HEADER_ROW,
        lights::{self, Question},
        sheets::{benefits, centres, decisions, initiatives},
    },
    xlsx::{At, Formula, Seen},
};
use std::fmt::Write;

impl Question {
    /// How the light is decided. The words are those of the guide.
    fn rule(self) -> &'static str {
        match self {
            Self::Goal => {
                "Lyset Mål: grøn, når også den lave ende af prognosen når måltallet; gul, når den høje ende når så stor en del af det, som Grøn fra siger; ellers rød."
            }
            Self::Delivery => {
                "Lyset Levering: det indberettede over planen for det. Grøn fra den del, Grøn fra siger, gul fra den, Gul fra siger, ellers rød; mere end Over plan fra er Over plan."
            }
            Self::Proof => {
                "Lyset Bevis: det beviste over det, der kan bevises. Grøn fra den del, Grøn fra siger, gul fra den, Gul fra siger, ellers rød."
            }
        }
    }
}

impl Trail {
    /// The rule of a light, and the limits it names; nothing for any other formula.
    pub(super) fn tell_light(&self, formula: &Formula, text: &mut String) {
        let Some(question) = lights::asked(formula) else { return };
        let _ = writeln!(text, "{}", question.rule());
        for (home, at) in self.named_cells(formula) {
            let label = self.text(&home, At::new(at.row, 0));
            let _ = writeln!(text, "  {label} = {}   (gevinst spor … \"{home}!{at}\")", self.value(&home, at));
        }
    }

    /// The row of a decision, and where the initiative, the benefit or the centre it is about stands; nothing on other sheets.
    pub(super) fn tell_decision(&self, sheet: &str, at: At, text: &mut String) {
        let Some(header) = self.header_of_decisions(sheet).filter(|header| *header < at.row) else { return };
        let cells = |row: u32| (0..64).map(move |col| At::new(row, col));
        let mut words = String::new();
        for (head, cell) in cells(header).zip(cells(at.row)) {
            let (head, value) = (self.text(sheet, head), self.value(sheet, cell));
            if !head.is_empty() && !value.is_empty() && value != "tom" {
                let _ = writeln!(text, "  {head}: {value}");
                words.extend([&*value, " "]);
            }
        }
        for (home, found) in self.places_of(&words) {
            let _ =
                writeln!(text, "Tallene bag står ved {} (gevinst spor … \"{home}!{found}\")", self.text(&home, found));
        }
    }

    fn header_of_decisions(&self, sheet: &str) -> Option<u32> {
        let cells = self.sheets.get(sheet).filter(|_| sheet == decisions::PAGE.name)?;
        cells.iter().find(|(at, cell)| at.col == 0 && cell.seen == Seen::Text("Nr.".to_owned())).map(|(at, _)| at.row)
    }

    /// Where the ids and the centres that a text names have a row of their own.
    fn places_of(&self, words: &str) -> Vec<(String, At)> {
        let ids =
            || words.split(|letter: char| !letter.is_alphanumeric() && letter != '-').filter(|word| word.contains('-'));
        let homes = [initiatives::PAGE.name, benefits::PAGE.name, centres::PAGE.name];
        let is_named = |home: &str, at: &At| {
            let text = self.text(home, *at);
            let is_centre = home == centres::PAGE.name && at.col == 1 && !text.is_empty();
            ids().any(|id| text == id) || (is_centre && words.contains(&text))
        };
        let first = |home: &str| {
            let cells = self.sheets.get(home)?;
            let found = cells.keys().find(|at| at.row > HEADER_ROW && at.col < 3 && is_named(home, at))?;
            Some((home.to_owned(), *found))
        };
        homes.into_iter().filter_map(first).collect()
    }

    /// The cells a formula calls by name.
    fn named_cells(&self, formula: &Formula) -> Vec<(String, At)> {
        let mut found = Vec::new();
        formula.each(&mut |part| {
            let cell = self.area(part).map(|(home, area)| (home, area.first));
            found.extend(cell.filter(|cell| !found.contains(cell)));
        });
        found
    }

    /// What stands above a cell as the head of its column: the first text over it that is no figure.
    pub(super) fn head_above(&self, sheet: &str, at: At) -> Option<String> {
        let cells = self.sheets.get(sheet)?;
        let head = |row: u32| match &cells.get(&At::new(row, at.col))?.seen {
            Seen::Text(text) => Some(text.clone()),
            _ => None,
        };
        (0..at.row).rev().find_map(head)
    }

    fn value(&self, sheet: &str, at: At) -> String {
        self.sheets.get(sheet).and_then(|cells| cells.get(&at)).map_or_else(String::new, shown)
    }
}
