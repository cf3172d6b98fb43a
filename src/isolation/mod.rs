//! Files are read by other processes of this same program, so that whatever a file makes of its reader, an abort or a
//! want of memory, costs that file alone. After [`isolate`] no file given to [`read_all`] or a [`Reader`] is read in any
//! other way; a library user who does not call it reads in their own process.
//!
//! [`read_all`] gives every reader of the pool the next file. A reader ([`Reader`]) is one worker process and the pipe to
//! it; [`serve`] is the worker's end of the pipe. What is said over the pipe is in `protocol`; each
//! message is a length and a value (`frames`).
mod frames;
mod pool;
mod processes;
mod protocol;
mod read_all;
mod worker;

pub use pool::{Reader, isolate};
pub use processes::read_processes;
pub use protocol::{Job, JobContext, ReadFile, Wanted};
pub use read_all::{RowsApart, Source, in_parallel, read_all, taken_out, unfinished};
pub use worker::{WORD as WORKER, limit_memory_by, serve};
