//! The gap, the forecast and the levels sum exactly, over every slice of programmes nobody has looked at.
use super::base::Base;
use gevinst::{
    facts::Slice,
    measures::{
        AT_RISK, Frame, HEADROOM_BOOKED, HEADROOM_CALLED, HEADROOM_CHANGED, HEADROOM_DOCUMENTED,
        HEADROOM_DOCUMENTED_ONLY, HEADROOM_EXPECTED, HEADROOM_FORECAST, HEADROOM_FORECAST_LOW, HEADROOM_GONE,
        HEADROOM_HELD, HEADROOM_MISSING, HEADROOM_NOT_REACHED, HEADROOM_NOT_YET, HEADROOM_REPORTED, HEADROOM_UNPROVEN,
        HOURS_AT_RISK, HOURS_CALLED, HOURS_CHANGED, HOURS_EXPECTED, HOURS_FORECAST, HOURS_FORECAST_LOW, HOURS_GONE,
        HOURS_HELD, HOURS_MEASURED_OTHERWISE, HOURS_MISSING, HOURS_NOT_REACHED, HOURS_NOT_YET, HOURS_REPORTED,
        HOURS_UNPROVEN, Measure,
    },
    units::Decimal,
};

/// Small numbers that follow from a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, many: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % many
    }
}

/// A programme in which all is in operation, and anything may be late, short, unproven, impossible, made up by the quarter, or
/// a cost.
fn programme(seed: u64) -> Base {
    let mut dice = Dice(seed);
    let mut base = Base::at(["2026-02", "2026-04", "2026-06"][usize::try_from(dice.below(3)).unwrap()]);
    for file in &mut base.files {
        if dice.below(3) == 0 {
            file.status = "Kladde";
        }
        for gain in &mut file.gains {
            gain.at_share(i64::try_from(dice.below(130)).unwrap());
            match dice.below(9) {
                0 => drop(gain.typed.pop_last()),
                1 => drop(gain.typed.pop_first()),
                2 => (gain.source, gain.has_voucher) = ("Skøn", false),
                3 => drop(gain.type_in("2026-02", Some("9000000"))),
                4 => gain.interval = Some("Kvartal"),
                5 if !gain.is_time => gain.kind = "Ulempe",
                6 => gain.expected = Some(20_000),
                _ => {}
            }
        }
    }
    base
}

#[test]
fn the_parts_sum_exactly_over_every_slice() {
    let mut slices = 0;
    for seed in 0..12 {
        let period = programme(seed).consolidate();
        assert!(period.red().is_empty(), "{seed}: {:?}", period.red());
        let all = Slice::all(&period.register.facts);
        let programme = &period.basis.opened.programme;
        let frame = Frame { programme, period: period.basis.period, centre: None, has_target: false };
        let centres = programme.centres.iter().map(|centre| all.of_centre(&centre.code));
        let own = period.register.initiatives.iter().map(|own| all.of_initiative(&own.centre, &own.of.id));
        for slice in std::iter::once(all).chain(centres).chain(own) {
            holds(&slice, &frame, seed);
            slices += 1;
        }
    }
    assert!(slices > 300, "{slices}");
}

fn holds(slice: &Slice<'_>, frame: &Frame<'_>, seed: u64) {
    let sum =
        |measures: &[&Measure]| -> Decimal { measures.iter().map(|measure| measure.of(slice, frame).unwrap()).sum() };
    let money = [
        &HEADROOM_MISSING,
        &HEADROOM_HELD,
        &HEADROOM_NOT_YET,
        &HEADROOM_NOT_REACHED,
        &HEADROOM_UNPROVEN,
        &HEADROOM_DOCUMENTED_ONLY,
        &HEADROOM_GONE,
        &HEADROOM_CHANGED,
    ];
    assert_eq!(sum(&[&AT_RISK]), sum(&money), "{seed}");
    let hours = [
        &HOURS_MISSING,
        &HOURS_HELD,
        &HOURS_NOT_YET,
        &HOURS_NOT_REACHED,
        &HOURS_UNPROVEN,
        &HOURS_MEASURED_OTHERWISE,
        &HOURS_GONE,
        &HOURS_CHANGED,
    ];
    assert_eq!(sum(&[&HOURS_AT_RISK]), sum(&hours), "{seed}");
    // What was not reached is the plan of what has come less what has come: where all is in operation, nothing else is left.
    assert_eq!(sum(&[&HEADROOM_NOT_REACHED]), sum(&[&HEADROOM_CALLED]) - sum(&[&HEADROOM_REPORTED]), "{seed}");
    assert_eq!(sum(&[&HOURS_NOT_REACHED]), sum(&[&HOURS_CALLED]) - sum(&[&HOURS_REPORTED]), "{seed}");
    // The forecast is what has come and what is expected, and its low end is never above its high one.
    assert_eq!(sum(&[&HEADROOM_FORECAST]), sum(&[&HEADROOM_REPORTED, &HEADROOM_EXPECTED]), "{seed}");
    assert_eq!(sum(&[&HOURS_FORECAST]), sum(&[&HOURS_REPORTED, &HOURS_EXPECTED]), "{seed}");
    assert!(sum(&[&HEADROOM_FORECAST_LOW]) <= sum(&[&HEADROOM_FORECAST]), "{seed}");
    assert!(sum(&[&HOURS_FORECAST_LOW]) <= sum(&[&HOURS_FORECAST]), "{seed}");
    assert_eq!(
        sum(&[&HEADROOM_REPORTED]),
        sum(&[&HEADROOM_UNPROVEN, &HEADROOM_DOCUMENTED_ONLY, &HEADROOM_BOOKED]),
        "{seed}"
    );
    assert_eq!(sum(&[&HEADROOM_DOCUMENTED]), sum(&[&HEADROOM_DOCUMENTED_ONLY, &HEADROOM_BOOKED]), "{seed}");
}
