//! Where things lie in the register, by id: looking through a whole programme for each of its benefits takes long.
use super::{Initiative, Register, Reported};
use crate::schema::Id;
use std::collections::BTreeMap;

/// Places in the register's lists.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    initiatives: BTreeMap<Id, usize>,
    reports: BTreeMap<Id, Vec<usize>>,
}

impl Index {
    /// The places in a register that is whole.
    pub(super) fn of(register: &Register) -> Self {
        let mut index = Self::default();
        for (place, owned) in register.initiatives.iter().enumerate() {
            index.initiatives.entry(owned.of.id.clone()).or_insert(place);
        }
        for (place, report) in register.reports.iter().enumerate() {
            index.reports.entry(report.benefit.clone()).or_default().push(place);
        }
        index
    }
}

impl Register {
    /// The initiative with this id; the first, if two have it.
    pub fn initiative(&self, id: &Id) -> Option<&Initiative> {
        self.index.initiatives.get(id).map(|place| &self.initiatives[*place].of)
    }

    /// What was reported on a benefit.
    pub fn reports_on(&self, benefit: &Id) -> impl Iterator<Item = &Reported> {
        self.index.reports.get(benefit).into_iter().flatten().map(|place| &self.reports[*place])
    }

    /// What was reported on any benefit of an initiative, in the order of [`reports`](Self::reports).
    pub fn reports_under(&self, initiative: &Id) -> impl Iterator<Item = &Reported> {
        let first = Id(format!("{initiative}-"));
        let benefits = self.index.reports.range(first.clone()..);
        let own = benefits.take_while(|(benefit, _)| benefit.as_str().starts_with(first.as_str()));
        let mut places: Vec<usize> = own.flat_map(|(_, places)| places).copied().collect();
        places.sort_unstable();
        places.into_iter().map(|place| &self.reports[place])
    }
}
