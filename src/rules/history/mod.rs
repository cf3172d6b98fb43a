//! H: what changed, and what did not, over the months.
pub mod h05_unchanged_figures;
