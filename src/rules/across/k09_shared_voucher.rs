//! K09: one voucher on several benefits, with other amounts.
use crate::findings::{Chosen, Context, Example, Rule, Scope, Severity, Sink, Spot};
use crate::{
    rules::doubles::{self, Booking},
    schema::business_case::follow_up::VOUCHER,
};
use std::collections::{BTreeMap, BTreeSet};

/// One voucher on several benefits, with other amounts.
pub static RULE: Rule = Rule {
    code: "K09",
    name: "shared-voucher",
    severity: Severity::Note,
    trial: false,
    title: "Samme bilag står på flere gevinster.",
    why: "Et bilag kan godt dække flere gevinster, når deres beløb tilsammen er bilagets.",
    fix: "Se efter, at beløbene tilsammen er det, der står på bilaget. Er de det, skal I ikke gøre noget.",
    example: Example::Described {
        wrong: "CBD-01-B1 har 10.000 kr. og CBD-02-B1 har 4.000 kr., begge på bilag OMP 2041.",
        right: "De to beløb har hvert sit bilag.",
    },
    scope: Scope::Across(check),
};

fn check(chosen: &[Chosen<'_>], _: &Context<'_>, sink: &mut Sink) {
    let mut by_voucher: BTreeMap<String, Vec<Booking<'_>>> = BTreeMap::new();
    for booking in doubles::bookings(chosen) {
        by_voucher.entry(booking.voucher.clone()).or_default().push(booking);
    }
    for bookings in by_voucher.values() {
        // The first amount of each benefit; two alike are told of as one amount that is booked twice.
        let mut known = BTreeSet::new();
        let firsts: Vec<&Booking<'_>> =
            bookings.iter().filter(|one| known.insert((one.own.centre, &one.own.benefit))).collect();
        if firsts.len() < 2 || has_twice(bookings) {
            continue;
        }
        let mut spots = firsts.iter().rev().map(|one| Spot::of(one.own.row, &VOUCHER));
        if let Some(last) = spots.next() {
            sink.point_at(last, spots.collect());
        }
    }
}

fn has_twice(bookings: &[Booking<'_>]) -> bool {
    let is_twice = |(index, one): (usize, &Booking<'_>)| {
        bookings[..index].iter().any(|other| one.kroner == other.kroner && !one.own.is_of_one_benefit(&other.own))
    };
    bookings.iter().enumerate().any(is_twice)
}
