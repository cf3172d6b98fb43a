//! What lets an amount be found again in the accounts: its voucher and its account. Rules and the register both ask here,
//! so no amount is booked by the one and without a voucher to the other.
use crate::{
    intake::RowOf,
    schema::business_case::{budget_benefits, follow_up},
};

/// Digits that a voucher number or an account has at least.
const LEAST_DIGITS: usize = 3;

/// The voucher of an amount. A placeholder is none.
pub(crate) fn voucher(row: RowOf<'_, follow_up::Fields>) -> Option<String> {
    row.given(&follow_up::VOUCHER).filter(|typed| is_reference(typed))
}

/// The account of a benefit. A placeholder is none.
pub(crate) fn account(row: RowOf<'_, budget_benefits::Fields>) -> Option<String> {
    row.given(&budget_benefits::ACCOUNT).filter(|typed| is_reference(typed))
}

/// Whether a text names something in the accounts. `-`, `?`, `x`, `afventer`, `0` and `000` hold a place until the number
/// is known; three digits that are not all equal are the least that a finance system gives out.
pub(crate) fn is_reference(typed: &str) -> bool {
    let digits: Vec<char> = typed.chars().filter(char::is_ascii_digit).collect();
    digits.len() >= LEAST_DIGITS && digits.iter().any(|digit| *digit != digits[0])
}

#[cfg(test)]
mod tests {
    use super::is_reference;

    #[test]
    fn what_holds_a_place_is_no_reference() {
        for placeholder in ["", "-", "?", "x", "afventer", "kommer", "0", "12", "OMP 17", "000", "111-111", "se mail"] {
            assert!(!is_reference(placeholder), "{placeholder}");
        }
        for reference in ["645-51-1", "OMP 2041", "100", "06.45.51.1", "bilag 4711", "BIL-CBD-01-B1-2026-01"] {
            assert!(is_reference(reference), "{reference}");
        }
    }
}
