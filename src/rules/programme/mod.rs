//! R: `program.xlsx`, judged as strictly as a centre's file.
pub mod r01_unequal_target;
pub mod r02_target_magnitude;
pub mod r03_missing_target;
pub mod r04_target_of_another_year;
pub mod r05_pay_not_yearly;
pub mod r06_limits_out_of_order;
pub mod r07_odd_limit;
pub mod r08_far_price_level;
pub mod r09_far_year;
pub mod r10_no_address;
pub mod r11_missing_price_year;
pub mod r12_odd_rise;
pub mod r13_stray_answer;
