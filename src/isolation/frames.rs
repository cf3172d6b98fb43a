//! A message between processes: how long it is, and a value as postcard writes it (<https://postcard.jamesmunns.com>).
use serde::{Serialize, Serializer};
use std::io::{self, Read, Write};

/// Longer than any message: a file has a limit ([`crate::xlsx::LIMITS`]), and what is read of it is a little more.
const MOST_BYTES: u32 = 1 << 30;

/// A value as a message.
pub fn encode(value: &impl Serialize) -> Vec<u8> {
    postcard::to_stdvec(value).expect("texts, numbers and bytes are written into memory")
}

/// Sends a message.
pub fn send(to: &mut impl Write, message: &[u8]) -> io::Result<()> {
    let length = u32::try_from(message.len()).map_err(io::Error::other)?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(message)?;
    to.flush()
}

/// Receives a message. Memory is taken as the bytes arrive, not because a length asks for it.
pub fn receive(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > MOST_BYTES {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut message = Vec::new();
    from.take(u64::from(length)).read_to_end(&mut message)?;
    if message.len() == length as usize { Ok(message) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

/// Bytes as one piece: serde would write a slice number by number, which postcard reads as the same and more slowly.
pub fn as_bytes<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
    to.serialize_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_received_and_what_breaks_off_is_an_error() {
        let mut sent = Vec::new();
        send(&mut sent, b"en").unwrap();
        send(&mut sent, b"").unwrap();
        let mut from = &sent[..];
        assert_eq!((receive(&mut from).unwrap(), receive(&mut from).unwrap()), (b"en".to_vec(), Vec::new()));
        for end in 0..6 {
            assert!(receive(&mut &sent[..end]).is_err(), "{end}");
        }
        assert!(receive(&mut &[255, 255, 255, 255, 1][..]).is_err());
    }
}
