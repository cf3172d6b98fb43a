//! F: the file and its delivery.
pub mod f01_encrypted_file;
pub mod f02_other_format;
pub mod f03_noise;
pub mod f04_same_file_twice;
pub mod f05_two_versions;
pub mod f06_not_ours;
pub mod f07_unknown_edition;
pub mod f08_unknown_centre;
pub mod f09_later_period;
pub mod f10_not_delivered;
pub mod f11_macros_or_links;
pub mod f12_too_large;
pub mod f13_damaged_file;
pub mod f14_not_the_file;
pub mod f15_other_document;
pub mod f16_carried_forward;
pub mod f17_unreadable_file;
pub mod f18_no_period;
pub mod f19_labelled_file;
pub mod f20_numbers_document;
pub mod f21_false_name;
pub mod f22_too_many_faults;
pub mod f23_unfinished_file;
pub mod f24_foreign_template;
pub mod f25_contradicts_itself;
pub mod f26_earlier_template;
pub mod f27_hidden_identity_gone;
pub mod f28_no_identity;
pub mod f29_later_months;
pub mod f30_odd_approval_date;
pub mod f31_replaces_approved;

/// Whether a file's name promises a spreadsheet.
fn is_spreadsheet_name(file: &str) -> bool {
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| {
        ["xlsx", "xlsm", "xltx", "xls", "xlsb", "ods", "csv", "tsv", "numbers"].contains(&&*ending)
    })
}
