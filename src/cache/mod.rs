//! What is remembered from one run to the next, so that `saml` on a folder in which one file is new reads one file.
//!
//! There are two caches, which share nothing but this idea: nothing is ever found to be stale. What is remembered is
//! looked up by a checksum (SHA-256) of everything it was made from, so what has changed is not found, and is made
//! anew. Both may be deleted, cut short or damaged at any time, and a run that cannot write them gives the same
//! results, only more slowly.
//!
//! `read_cache` remembers what reading each delivered file gave (an [`Extract`](crate::extract::Extract), as bytes). It
//! is one file of records, `resultat/.lager/<period>`, looked up by the file's bytes and name, `program.xlsx`, the
//! period and the build.
//!
//! `output_cache` remembers which result files this run would write again just as they are. It is a note of checksums
//! beside that file, looked up by what a result is made from, and held against the bytes that lie there now.
//!
//! In a run: [`ReadCache::key`] and [`find`](ReadCache::find) before a file is read, [`keep`](ReadCache::keep) after,
//! [`rows`](ReadCache::rows) for the files that count; then [`OutputCache::find`] before a result is drawn,
//! [`note`](OutputCache::note) after; last, `settle` puts each new cache in the old one's place.
mod output_cache;
mod read_cache;

pub use output_cache::{OutputCache, sum_of, sum_of_debug};
pub use read_cache::{CachedRows, ReadCache};
