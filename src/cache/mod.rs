//! What is remembered from one run to the next. It may be deleted, cut short or grow old at any time: whatever is not
//! found by the checksum of all it depends on is simply made anew.
mod output_cache;
mod read_cache;

pub use output_cache::{OutputCache, sum_of, sum_of_debug};
pub use read_cache::{CachedRows, ReadCache};
