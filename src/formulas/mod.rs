//! The arithmetic itself.
