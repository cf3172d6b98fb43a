//! M: the time measurement.
pub mod m01_outside_measurement;
pub mod m02_unknown_task;
pub mod m03_small_sample;
pub mod m04_late_baseline;
pub mod m05_early_after;
pub mod m06_outlier;
pub mod m07_clock_time;
pub mod m08_long_day;
pub mod m09_uniform_rows;
pub mod m10_shifted_mix;
pub mod m11_unclear_difference;
pub mod m12_slower_promise;
pub mod m13_changed_unit;
pub mod m14_stale_volume;
pub mod m15_reversed_measurement;
pub mod m16_measured_slower;
pub mod m17_ambiguous_clock;
