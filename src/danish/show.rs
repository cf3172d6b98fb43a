//! Showing numbers and dates as Danes expect them.
