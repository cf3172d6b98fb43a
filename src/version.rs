//! Which program this is: its version, and a checksum of the source it was built from.

/// The released version, `0.1.0`.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The version and a checksum of the source (`build.rs`). Two programs that may compute differently never have the same.
pub const BUILD: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("GEVINST_BUILD"));
