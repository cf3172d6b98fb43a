//! Inflating parts: one inflater and one buffer for all parts of a file, which has dozens of small ones.
//!
//! The buffer grows with what has come out, never with what a part says of itself.
use super::super::Refusal;
use flate2::{Decompress, FlushDecompress, Status};
use std::io::Read;
use zip::{CompressionMethod, read::ZipFile};

/// The largest buffer worth keeping between parts.
const KEPT: usize = 4 << 20;

/// Bytes inflated between two looks at the bounds.
const STEP: usize = 64 << 10;

/// What inflates, with its buffers.
pub(super) struct Inflater {
    inner: Decompress,
    packed: Vec<u8>,
    /// Never shorter than what has come out.
    out: Vec<u8>,
}

impl Inflater {
    pub(super) fn new() -> Self {
        Self { inner: Decompress::new(false), packed: Vec::new(), out: Vec::new() }
    }

    /// Appends the contents of a part, opened raw. A part that goes beyond `most` bytes, or beyond the size it claims,
    /// ends as soon as that shows; what had come out by then is appended too.
    pub(super) fn pour<R: Read>(
        &mut self,
        file: ZipFile<'_, R>,
        bytes: &mut Vec<u8>,
        most: u64,
    ) -> Result<(), Refusal> {
        if file.encrypted() {
            return Err(Refusal::Encrypted);
        }
        let (claimed, sum, method) = (file.size(), file.crc32(), file.compression());
        let length = file.compressed_size();
        self.packed.clear();
        file.take(length).read_to_end(&mut self.packed).map_err(|_| Refusal::Damaged)?;
        let bounds = |size: usize| match size as u64 {
            size if size > most => Err(Refusal::TooLarge),
            size if size > claimed => Err(Refusal::Damaged),
            _ => Ok(()),
        };
        let start = bytes.len();
        match method {
            CompressionMethod::Stored => {
                bounds(self.packed.len())?;
                bytes.extend_from_slice(&self.packed);
            }
            CompressionMethod::Deflated => {
                let (size, done) = self.inflate(bounds);
                self.hand_over(size, bytes);
                done?;
            }
            _ => return Err(Refusal::Damaged),
        }
        let whole = (bytes.len() - start) as u64 == claimed && crc32fast::hash(&bytes[start..]) == sum;
        whole.then_some(()).ok_or(Refusal::Damaged)
    }

    /// A large part is given away with its buffer; two of them would be twice the memory.
    fn hand_over(&mut self, size: usize, bytes: &mut Vec<u8>) {
        if size <= KEPT || !bytes.is_empty() {
            bytes.extend_from_slice(&self.out[..size]);
            return;
        }
        self.packed = Vec::new();
        self.out.truncate(size);
        *bytes = std::mem::take(&mut self.out);
    }

    /// Inflates what is packed into `out`, and says how much came out.
    fn inflate(&mut self, bounds: impl Fn(usize) -> Result<(), Refusal>) -> (usize, Result<(), Refusal>) {
        let (mut read, mut size) = (0, 0);
        self.inner.reset(false);
        loop {
            if self.out.len() < size + STEP {
                self.out.resize(size + STEP, 0);
            }
            let room = &mut self.out[size..size + STEP];
            let status = self.inner.decompress(&self.packed[read..], room, FlushDecompress::None);
            let before = (read, size);
            read = usize::try_from(self.inner.total_in()).unwrap_or(usize::MAX);
            size = usize::try_from(self.inner.total_out()).unwrap_or(usize::MAX);
            if let Err(beyond) = bounds(size) {
                return (size, Err(beyond));
            }
            match status {
                Ok(Status::StreamEnd) => return (size, Ok(())),
                Ok(_) if (read, size) != before => {}
                // Nothing goes in and nothing comes out: it breaks off.
                Ok(_) | Err(_) => return (size, Err(Refusal::Damaged)),
            }
        }
    }
}
