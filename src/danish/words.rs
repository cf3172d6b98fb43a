//! Words: plurals, lists and folding for comparison.
