//! Inflating parts: one inflater and one buffer of packed bytes for all parts of a file, which has dozens of small
//! ones.
//!
//! A part is inflated in one go into a buffer of the size it claims, once that size is known to be within bounds. This
//! is why libdeflater is used and not the inflater inside the zip crate: inflating into a buffer of known size is
//! faster, and a part that is larger than it claims stops at the end of the buffer.
use super::super::Refusal;
use libdeflater::{DecompressionError, Decompressor, crc32};
use std::io::Read;
use zip::{CompressionMethod, read::ZipFile};

/// Why a part was not inflated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Poured {
    /// It is larger than the bound it was given.
    TooLarge,
    /// It is no good.
    Refused(Refusal),
}

impl From<Refusal> for Poured {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// What inflates, and what it inflates from.
pub(super) struct Inflater {
    inner: Decompressor,
    packed: Vec<u8>,
}

impl Inflater {
    pub(super) fn new() -> Self {
        Self { inner: Decompressor::new(), packed: Vec::new() }
    }

    /// Fills `bytes` with the contents of a part, opened raw. One that is larger than `most` bytes is too large, and
    /// one that is not as large as it claims is damaged; `bytes` is then as large as what was asked of the memory.
    pub(super) fn pour<R: Read>(&mut self, file: ZipFile<'_, R>, bytes: &mut Vec<u8>, most: u64) -> Result<(), Poured> {
        bytes.clear();
        if file.encrypted() {
            return Err(Refusal::Encrypted.into());
        }
        let (claimed, sum, method) = (file.size(), file.crc32(), file.compression());
        let length = file.compressed_size();
        self.packed.clear();
        // The reader of a raw entry is already bounded by the archive; `take` makes it so for a directory that lies.
        file.take(length).read_to_end(&mut self.packed).map_err(|_| Refusal::Damaged)?;
        // Never more than `most` is asked of the memory, whatever the entry claims.
        bytes.resize(usize::try_from(claimed.min(most)).map_err(|_| Poured::TooLarge)?, 0);
        // The size it came to; nothing where there is more than the buffer holds. Excel and LibreOffice write these two
        // methods (APPNOTE 4.4.5: 0 and 8) and no other.
        let size = match method {
            CompressionMethod::Stored if self.packed.len() > bytes.len() => None,
            CompressionMethod::Stored => {
                bytes[..self.packed.len()].copy_from_slice(&self.packed);
                Some(self.packed.len())
            }
            CompressionMethod::Deflated => match self.inner.deflate_decompress(&self.packed, bytes) {
                Ok(size) => Some(size),
                Err(DecompressionError::InsufficientSpace) => None,
                Err(DecompressionError::BadData) => return Err(Refusal::Damaged.into()),
            },
            _ => return Err(Refusal::Damaged.into()),
        };
        match size {
            // Cut off by our bound, or by its own claim: only the first is a matter of size.
            None if claimed > most => Err(Poured::TooLarge),
            Some(size) if size as u64 == claimed && crc32(bytes) == sum => Ok(()),
            _ => Err(Refusal::Damaged.into()),
        }
    }
}
