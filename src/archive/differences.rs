//! How the files of one run differ from those of another.
use super::{Input, Record};
use std::collections::HashMap;

/// What became of a file between two runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It was not there.
    New,
    /// It has other bytes.
    Changed,
    /// It is no longer there.
    Gone,
}

impl Record {
    /// The files that differ from those of the run `before`, of those that are meant: first each new and each changed one in
    /// the order of this run, then those that are gone. A file is known by its path.
    pub fn differences<'a>(
        &'a self,
        before: &'a Self,
        is_meant: impl Fn(&Input) -> bool,
    ) -> Vec<(Difference, &'a Input)> {
        let meant = |record: &'a Self| record.inputs.iter().filter(|input| is_meant(input));
        let was: HashMap<&str, &str> = meant(before).map(|input| (&*input.file, &*input.sha256)).collect();
        let is: HashMap<&str, &str> = meant(self).map(|input| (&*input.file, &*input.sha256)).collect();
        let differing = meant(self).filter_map(|input| match was.get(&*input.file) {
            None => Some((Difference::New, input)),
            Some(sha256) => (**sha256 != input.sha256).then_some((Difference::Changed, input)),
        });
        let gone = meant(before).filter(|input| !is.contains_key(&*input.file));
        differing.chain(gone.map(|input| (Difference::Gone, input))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(inputs: &[(&str, &str, &str)]) -> Record {
        let input = |(file, sha256, fate): &(&str, &str, &str)| Input {
            file: (*file).to_owned(),
            sha256: (*sha256).to_owned(),
            fate: (*fate).to_owned(),
        };
        Record {
            version: String::new(),
            build: None,
            run_id: String::new(),
            period: "2026-03".to_owned(),
            programme_sha256: String::new(),
            compared_with: None,
            inputs: inputs.iter().map(input).collect(),
            facts: 0,
            totals: Vec::new(),
            controls: Vec::new(),
        }
    }

    fn told<'a>(files: &[(Difference, &'a Input)]) -> Vec<(Difference, &'a str)> {
        files.iter().map(|(difference, input)| (*difference, &*input.file)).collect()
    }

    #[test]
    fn each_file_that_differs_is_there_once_and_those_that_are_gone_come_last() {
        let before = record(&[("d", "1", "used"), ("a", "1", "used"), ("c", "1", "rejected"), ("b", "1", "used")]);
        let now = record(&[("e", "5", "used"), ("b", "2", "used"), ("c", "1", "used"), ("a", "1", "used")]);
        let all = now.differences(&before, |_| true);
        let expected = [(Difference::New, "e"), (Difference::Changed, "b"), (Difference::Gone, "d")];
        assert_eq!(told(&all), expected);
        // A file that was not meant before is new, though it lay there.
        let counting = now.differences(&before, |input| input.fate == "used");
        assert_eq!(told(&counting)[..3], [expected[0], expected[1], (Difference::New, "c")]);
        assert_eq!(now.differences(&now, |_| true), []);
    }
}
