//! M: the time measurement.
pub mod m01_outside_measurement;
pub mod m02_unknown_task;
pub mod m04_late_baseline;
pub mod m05_early_after;
pub mod m07_clock_time;
pub mod m15_reversed_measurement;
