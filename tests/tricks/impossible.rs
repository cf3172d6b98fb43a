//! Figures that cannot be: they stand outside every figure until somebody confirms them.
use crate::{Trick, play};
use gevinst::measures::{HEADROOM_BOOKED, HEADROOM_FORECAST, HOURS_REPORTED};

static TRICKS: &[Trick] = &[
    Trick {
        name: "eight millions in one month, with cause and comment",
        play: |base| {
            base.gain("CAA-01-B1").type_in("2026-03", Some("8000000")).cause = Some(("Andet", "Det er rigtigt."));
        },
        measure: &HEADROOM_BOOKED,
        honest: 200_000,
        shown: 183_333,
        told_by: &["V01"],
    },
    Trick {
        name: "the same in the forecast: the plan stands in for it",
        play: |base| {
            base.gain("CAA-01-B1").type_in("2026-03", Some("8000000"));
        },
        measure: &HEADROOM_FORECAST,
        honest: 800_000,
        shown: 800_000,
        told_by: &["V01"],
    },
    Trick {
        name: "ten millions expected of the rest of the year",
        play: |base| base.gain("CAA-01-B1").expected = Some(10_000_000),
        measure: &HEADROOM_FORECAST,
        honest: 800_000,
        shown: 800_000,
        told_by: &["V02"],
    },
    Trick {
        name: "ten times the units of a month",
        play: |base| {
            base.gain("CAA-03-T1").type_in("2026-03", Some("5001"));
        },
        measure: &HOURS_REPORTED,
        honest: 500,
        shown: 458,
        told_by: &["V01"],
    },
    Trick {
        name: "money of an initiative that is only planned",
        play: |base| base.gain("CAA-01-B1").phase = "Planlagt",
        measure: &HEADROOM_BOOKED,
        honest: 150_000,
        shown: 150_000,
        told_by: &["V04"],
    },
];

#[test]
fn what_cannot_be_moves_nothing() {
    play(TRICKS);
}
