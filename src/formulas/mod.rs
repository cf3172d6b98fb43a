//! The arithmetic itself.
pub mod measurement {
    /// stub
    pub const LEARNING_DAYS: i32 = 28;
}
pub mod freed_time {
    use crate::units::*;
    /// stub
    pub fn hours(units: Count, before: Minutes, after: Minutes, a: Share, b: Share) -> Hours {
        (Minutes(units.0 * (before.0 - after.0)) * a * b).hours()
    }
    /// stub
    pub fn value(hours: Hours, pay: Kroner, norm: Count) -> Kroner {
        Kroner(hours.0 * pay.0 / norm.0)
    }
}
