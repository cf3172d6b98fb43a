//! Which program this is: its version, and a checksum of the source it was built from.

/// The released version, `0.2.0`.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The version and a checksum of the source (`build.rs`), `0.2.0 5e83a0c1b2d4f607`. Two programs that may compute
/// differently never have the same. `gevinst --version` prints it, and every run and package says which build made it.
pub const BUILD: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("GEVINST_BUILD"));
