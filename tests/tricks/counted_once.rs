//! Amounts without a voucher, and one saving that is counted twice.
use crate::{
    Trick,
    base::{Base, day, number, text},
    play,
};
use gevinst::measures::{HEADROOM_BOOKED, HEADROOM_FORECAST, HEADROOM_REPORTED, HOURS_DOCUMENTED, HOURS_REPORTED};

/// Four benefits of 50.000 kr. to date are booked, and four of 125 hours are documented.
static TRICKS: &[Trick] = &[
    Trick {
        name: "x for a voucher",
        play: |base| base.gain("CAA-01-B1").follow_up = vec![("Bilag", text("x"))],
        measure: &HEADROOM_BOOKED,
        honest: 150_000,
        shown: 150_000,
        told_by: &["L36"],
    },
    Trick {
        name: "a question mark for an account",
        play: |base| base.gain("CAA-01-B1").cells = vec![("Kontering", text("?"))],
        measure: &HEADROOM_BOOKED,
        honest: 150_000,
        shown: 150_000,
        told_by: &["L36"],
    },
    Trick {
        name: "approved five months before the period",
        play: |base| base.file("CAA").form = vec![("Godkendt dato", day("2025-10-28"))],
        measure: &HEADROOM_BOOKED,
        honest: 100_000,
        shown: 100_000,
        told_by: &["F30"],
    },
    Trick {
        name: "one voucher and amount on two benefits of a centre",
        play: |base| {
            for id in ["CAA-01-B1", "CAA-02-B1"] {
                base.gain(id).follow_up = vec![("Bilag", text("OMP 2041"))];
            }
        },
        measure: &HEADROOM_REPORTED,
        honest: 150_000,
        shown: 150_000,
        told_by: &["K08"],
    },
    Trick {
        name: "one account and amount in two centres",
        play: |base| {
            for id in ["CAA-01-B1", "CAB-01-B1"] {
                base.gain(id).cells = vec![("Kontering", text("645-51-1"))];
            }
        },
        measure: &HEADROOM_REPORTED,
        honest: 150_000,
        shown: 200_000,
        told_by: &["K04"],
    },
    Trick {
        name: "one benefit under two IDs",
        play: |base| {
            for id in ["CAA-01-B1", "CAA-02-B1"] {
                base.gain(id).cells = vec![("Kontering", text("645-51-1")), ("Beskrivelse", text("Porto på breve"))];
            }
        },
        measure: &HEADROOM_REPORTED,
        honest: 150_000,
        shown: 150_000,
        told_by: &["K10"],
    },
    Trick {
        name: "two initiatives take the whole of one task",
        play: |base| base.gain("CAA-04-T1").cells = vec![("Opgave-ID", text("O03"))],
        measure: &HOURS_DOCUMENTED,
        honest: 375,
        shown: 375,
        told_by: &["K02"],
    },
    Trick {
        name: "the same task under another Opgave-ID",
        play: |base| base.gain("CAA-04-T1").cells = vec![("Opgave", text("Opgave CAA-03"))],
        measure: &HOURS_REPORTED,
        honest: 375,
        shown: 375,
        told_by: &["K10"],
    },
    Trick {
        name: "time that is kept, and pay that is cut, on one initiative",
        play: kept_and_booked,
        measure: &HEADROOM_BOOKED,
        honest: 200_000,
        shown: 200_000,
        told_by: &["L37"],
    },
    Trick {
        name: "money of time that nobody has measured",
        play: unearned,
        measure: &HEADROOM_BOOKED,
        honest: 200_000,
        shown: 200_000,
        told_by: &["K11"],
    },
    Trick {
        name: "something expected of what has fallen",
        play: |base| {
            let gain = base.gain("CAA-01-B1");
            gain.phase = "Bortfaldet";
            gain.follow_up = vec![("Forventet resten af året", number("150000"))];
        },
        measure: &HEADROOM_FORECAST,
        honest: 650_000,
        shown: 650_000,
        told_by: &["L38"],
    },
    Trick {
        name: "money of an idea",
        play: |base| base.gain("CAA-01-B1").phase = "Idé",
        measure: &HEADROOM_REPORTED,
        honest: 150_000,
        shown: 150_000,
        told_by: &["L39"],
    },
];

/// The money is moved to the initiative whose time is kept.
fn kept_and_booked(base: &mut Base) {
    let money = base.gain("CAA-01-B1");
    "CAA-03-B1".clone_into(&mut money.id);
    money.cells = vec![("Tiltag-ID", text("CAA-03")), ("Gevinst-ID", text("CAA-03-B1"))];
}

/// The time is harvested whole, and is measured before only.
fn unearned(base: &mut Base) {
    base.file("CAA").measured = &["Før"];
    base.gain("CAA-03-T1").cells = vec![("Høstes", number("100")), ("Geninvesteres", number("0"))];
    kept_and_booked(base);
    base.gain("CAA-03-B1").cells.push(("Udspringer af", text("CAA-03-T1")));
    let worth = [("Årlig virkning", number("172000")), ("Mindst", number("160000")), ("Mest", number("180000"))];
    base.gain("CAA-03-B1").cells.extend(worth);
}

#[test]
fn nothing_is_booked_without_a_voucher_or_counted_twice_in_silence() {
    play(TRICKS);
}
