//! ★ The rules: what can be wrong, why it matters, how to mend it. One file per rule, one line in [`RULES`].
//!
//! **Architecture invariant.** A rule never parses and never reads a broken or blank cell as a value: [`Entry::Given`]
//! is the only door, so one mistake gives one finding.
//!
//! [`Entry::Given`]: crate::intake::Entry
pub mod across;
pub mod coverage;
pub mod file;
pub mod history;
pub mod logic;
pub mod plausible;
pub mod privacy;
pub mod programme;
pub mod structure;
pub mod time;
pub mod types;
pub mod waiver;

mod absent;
pub(crate) mod booking;
mod carriers;
pub(crate) mod doubles;
#[cfg(test)]
mod editions;
mod pairs;
pub(crate) mod promise;
pub(crate) mod recomputed;
mod references;
mod restated;
mod run;
pub(crate) mod shares;
mod shifted;
mod targets;
#[cfg(test)]
#[path = "../../tests/rules/drawn.rs"]
pub(crate) mod testing;
mod waived;
mod years;

pub use waived::{Waived, waive};

pub use run::{across as check_across, check, since as check_since};

use crate::findings::Rule;

/// Every rule, in the order people meet them.
pub static RULES: &[&Rule] = &[
    &file::f01_encrypted_file::RULE,
    &file::f02_other_format::RULE,
    &file::f03_noise::RULE,
    &file::f04_same_file_twice::RULE,
    &file::f05_two_versions::RULE,
    &file::f06_not_ours::RULE,
    &file::f07_unknown_edition::RULE,
    &file::f08_unknown_centre::RULE,
    &file::f09_later_period::RULE,
    &file::f10_not_delivered::RULE,
    &file::f11_macros_or_links::RULE,
    &file::f12_too_large::RULE,
    &file::f13_damaged_file::RULE,
    &file::f14_not_the_file::RULE,
    &file::f15_other_document::RULE,
    &file::f16_carried_forward::RULE,
    &file::f17_unreadable_file::RULE,
    &file::f18_no_period::RULE,
    &file::f19_labelled_file::RULE,
    &file::f20_numbers_document::RULE,
    &file::f21_false_name::RULE,
    &file::f22_too_many_faults::RULE,
    &file::f23_unfinished_file::RULE,
    &file::f24_foreign_template::RULE,
    &file::f25_contradicts_itself::RULE,
    &file::f26_earlier_template::RULE,
    &file::f27_hidden_identity_gone::RULE,
    &file::f28_no_identity::RULE,
    &file::f29_later_months::RULE,
    &file::f30_odd_approval_date::RULE,
    &file::f31_replaces_approved::RULE,
    &file::f32_package::RULE,
    &file::f33_closed_package::RULE,
    &file::f34_own_file::RULE,
    &file::f35_older_format::RULE,
    &file::f36_lost_idea::RULE,
    &structure::s01_missing_sheet::RULE,
    &structure::s02_renamed_header::RULE,
    &structure::s03_missing_column::RULE,
    &structure::s04_hidden_rows::RULE,
    &structure::s05_altered_formula::RULE,
    &structure::s06_cell_error::RULE,
    &structure::s08_far_below::RULE,
    &structure::s11_uncalculated_formula::RULE,
    &structure::s12_broken_off_sheet::RULE,
    &structure::s13_too_many_rows::RULE,
    &structure::s14_empty_sheet::RULE,
    &structure::s15_hidden_sheet::RULE,
    &structure::s16_merged_cells::RULE,
    &structure::s17_stale_receipt::RULE,
    &structure::s18_two_sheets_fit::RULE,
    &structure::s19_unread_copy::RULE,
    &structure::s20_not_a_row::RULE,
    &structure::s21_missing_figure_column::RULE,
    &structure::s22_missing_other_column::RULE,
    &structure::s23_hidden_column::RULE,
    &structure::s24_doubled_column::RULE,
    &structure::s25_missing_figure_sheet::RULE,
    &structure::s26_missing_other_sheet::RULE,
    &structure::s27_contradicting_column::RULE,
    &structure::s28_two_tables_fit::RULE,
    &structure::s29_idle_formulas::RULE,
    &structure::s30_shifted_column::RULE,
    &types::t01_wrong_type::RULE,
    &types::t02_text_number::RULE,
    &types::t03_ambiguous_number::RULE,
    &types::t04_bad_date::RULE,
    &types::t05_day_or_month_first::RULE,
    &types::t06_unknown_choice::RULE,
    &types::t07_percent_out_of_range::RULE,
    &types::t08_id_spelling::RULE,
    &types::t09_odd_magnitude::RULE,
    &types::t10_unusable_text::RULE,
    &types::t11_assumed_thousands::RULE,
    &types::t12_text_date::RULE,
    &types::t13_other_spelling::RULE,
    &types::t14_small_percent::RULE,
    &types::t15_out_of_range::RULE,
    &types::t16_other_unit::RULE,
    &types::t17_day_in_text::RULE,
    &types::t18_shown_as_money::RULE,
    &types::t19_day_with_clock::RULE,
    &types::t20_over_the_target::RULE,
    &logic::l01_missing_value::RULE,
    &logic::l02_unknown_reference::RULE,
    &logic::l03_reversed_range::RULE,
    &logic::l04_no_gain::RULE,
    &logic::l05_over_shared::RULE,
    &logic::l06_harvested_twice::RULE,
    &logic::l08_unbookable::RULE,
    &logic::l09_fragmented_time::RULE,
    &logic::l10_full_effect_before_start::RULE,
    &logic::l11_missing_running_cost::RULE,
    &logic::l12_phase_against_date::RULE,
    &logic::l13_unproven_evidence::RULE,
    &logic::l14_unknown_price_level::RULE,
    &logic::l15_uncosted_own_time::RULE,
    &logic::l16_no_disbenefit::RULE,
    &logic::l17_odd_norm::RULE,
    &logic::l18_two_eyes::RULE,
    &logic::l20_silent_deviation::RULE,
    &logic::l21_malformed_id::RULE,
    &logic::l22_doubled_row::RULE,
    &logic::l23_circular_dependency::RULE,
    &logic::l24_unharvested_time::RULE,
    &logic::l25_empty_target::RULE,
    &logic::l28_month_ahead::RULE,
    &logic::l30_foreign_benefit::RULE,
    &logic::l31_missing_range::RULE,
    &logic::l32_missing_voucher::RULE,
    &logic::l33_before_programme::RULE,
    &logic::l34_other_year::RULE,
    &logic::l35_before_start::RULE,
    &logic::l36_placeholder::RULE,
    &logic::l37_kept_and_booked::RULE,
    &logic::l38_expected_of_dropped::RULE,
    &logic::l39_figures_of_an_idea::RULE,
    &time::m01_outside_measurement::RULE,
    &time::m02_unknown_task::RULE,
    &time::m03_small_sample::RULE,
    &time::m04_late_baseline::RULE,
    &time::m05_early_after::RULE,
    &time::m06_outlier::RULE,
    &time::m07_clock_time::RULE,
    &time::m08_long_day::RULE,
    &time::m09_uniform_rows::RULE,
    &time::m10_shifted_mix::RULE,
    &time::m11_unclear_difference::RULE,
    &time::m12_slower_promise::RULE,
    &time::m13_changed_unit::RULE,
    &time::m14_stale_volume::RULE,
    &time::m15_reversed_measurement::RULE,
    &time::m16_measured_slower::RULE,
    &time::m17_ambiguous_clock::RULE,
    &time::m18_blank_variant::RULE,
    &time::m19_missing_variant::RULE,
    &time::m20_far_from_promise::RULE,
    &time::m21_many_unusual::RULE,
    &time::m22_repeated_block::RULE,
    &time::m23_one_employee::RULE,
    &time::m24_newly_all_cases::RULE,
    &time::m25_two_afters::RULE,
    &time::m26_estimated_method::RULE,
    &time::m27_lost_baseline::RULE,
    &across::k01_benefit_in_two_files::RULE,
    &across::k02_over_attributed::RULE,
    &across::k03_twin_benefits::RULE,
    &across::k04_same_account::RULE,
    &across::k07_fallen_support::RULE,
    &across::k08_booked_twice::RULE,
    &across::k09_shared_voucher::RULE,
    &across::k10_two_ids::RULE,
    &across::k11_unearned_money::RULE,
    &history::h01_vanished_row::RULE,
    &history::h02_silent_rebaseline::RULE,
    &history::h03_restated_month::RULE,
    &history::h04_backward_phase::RULE,
    &history::h05_unchanged_figures::RULE,
    &history::h06_changed_measurement::RULE,
    &history::h07_new_baseline::RULE,
    &coverage::d01_missing_report::RULE,
    &coverage::d02_missing_measurement::RULE,
    &coverage::d03_missing_approval::RULE,
    &plausible::v01_implausible_amount::RULE,
    &plausible::v02_implausible_expectation::RULE,
    &plausible::v03_revalued_month::RULE,
    &plausible::v04_gain_before_operation::RULE,
    &plausible::v05_more_units_than_cases::RULE,
    &plausible::v06_unmatched_confirmation::RULE,
    &plausible::v07_other_amount_confirmed::RULE,
    &plausible::v08_gain_underway::RULE,
    &privacy::p01_personal_number::RULE,
    &privacy::p02_named_person::RULE,
    &privacy::p03_small_group::RULE,
    &privacy::p04_possible_number::RULE,
    &waiver::w01_expired_waiver::RULE,
    &waiver::w02_unused_waiver::RULE,
    &waiver::w03_unwaivable_rule::RULE,
    &programme::r01_unequal_target::RULE,
    &programme::r02_target_magnitude::RULE,
    &programme::r03_missing_target::RULE,
    &programme::r04_target_of_another_year::RULE,
    &programme::r05_pay_not_yearly::RULE,
    &programme::r06_limits_out_of_order::RULE,
    &programme::r07_odd_limit::RULE,
    &programme::r08_far_price_level::RULE,
    &programme::r09_far_year::RULE,
    &programme::r10_no_address::RULE,
    &programme::r11_missing_price_year::RULE,
    &programme::r12_odd_rise::RULE,
    &programme::r13_stray_answer::RULE,
];

/// The rule with this code or name.
pub fn find(word: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(word) || rule.name.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::{RULES, find};
    use crate::findings::{HOLD_BACK, Rule};
    use std::{collections::BTreeSet, fs, path::Path};

    #[test]
    fn codes_and_names_are_unique() {
        let codes: BTreeSet<_> = RULES.iter().map(|rule| rule.code).collect();
        let names: BTreeSet<_> = RULES.iter().map(|rule| rule.name).collect();
        assert_eq!((codes.len(), names.len()), (RULES.len(), RULES.len()));
    }

    #[test]
    fn what_waits_is_told_by_rules_that_only_warn() {
        for code in HOLD_BACK {
            let rule = find(code).unwrap();
            assert!(rule.holds_back() && !rule.can_be_waived(), "{code}");
            assert_eq!(rule.severity, crate::findings::Severity::Warning, "{code}");
        }
    }

    #[test]
    fn every_rule_file_is_registered_under_its_code_and_name() {
        let mut files = BTreeSet::new();
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules")).unwrap() {
            let folder = entry.unwrap().path();
            if folder.is_dir() {
                files
                    .extend(fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()));
            }
        }
        files.remove("mod.rs");
        let named = |rule: &&Rule| format!("{}_{}.rs", rule.code.to_lowercase(), rule.name.replace('-', "_"));
        assert_eq!(files, RULES.iter().map(named).collect());
    }

    #[test]
    fn every_rule_belongs_to_a_family_and_says_what_why_and_how() {
        for rule in RULES {
            rule.family();
            for text in [rule.title, rule.why, rule.fix] {
                assert!(text.ends_with('.') && text.chars().count() > 20, "{}: {text}", rule.code);
                assert!(!text.contains("  "), "{}: {text}", rule.code);
            }
        }
    }
}
