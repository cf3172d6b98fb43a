//! What is told of plans that are another than the one that was accepted.
use super::Register;
use crate::{
    findings::{Finding, Sink, Spot},
    rules::history::{h02_silent_rebaseline::RULE as H02, h07_new_baseline::RULE as H07},
};

/// A note for each plan that a decision has replaced; and to what is said of one changed without a decision, the old and the
/// new figure.
pub fn tell_replanned(register: &Register, found: &mut Vec<Finding>) {
    for one in &register.replanned {
        let Some(decision) = one.row.table.decision() else { continue };
        let [before, now] = one.told();
        // `kr.` ends the sentence by itself.
        let now = now.trim_end_matches('.');
        let remark = format!("Planen for {} var {before} og er nu {now}.", register.period.year());
        if one.by_decision {
            let mut sink = Sink::new(&H07);
            sink.point(Spot::cell(&one.row, decision)).remarking(remark);
            found.extend(sink.found());
            continue;
        }
        let is_it = |finding: &&mut Finding| {
            *finding.rule == H02
                && finding.about.as_ref() == Some(&one.benefit)
                && finding.first.file == one.row.place.file
        };
        found.iter_mut().filter(is_it).for_each(|finding| finding.remarking(remark.clone()));
    }
}
