//! A message between processes: how many pieces, how long each is, and the pieces.
use std::io::{self, Read, Write};

/// More pieces than any message has.
const MOST_PIECES: usize = 8;
/// Longer than any piece: a file has a limit, and what is read of it is a little more.
const MOST_BYTES: usize = 1 << 30;

/// Sends the pieces.
pub fn send(to: &mut impl Write, pieces: &[&[u8]]) -> io::Result<()> {
    let mut head = vec![u8::try_from(pieces.len()).map_err(io::Error::other)?];
    for piece in pieces {
        head.extend(u32::try_from(piece.len()).map_err(io::Error::other)?.to_le_bytes());
    }
    to.write_all(&head)?;
    for piece in pieces {
        to.write_all(piece)?;
    }
    to.flush()
}

/// Receives the pieces of a message.
pub fn receive(from: &mut impl Read) -> io::Result<Vec<Vec<u8>>> {
    let mut count = [0];
    from.read_exact(&mut count)?;
    let count = usize::from(count[0]);
    let mut lengths = vec![0; count * 4];
    from.read_exact(&mut lengths)?;
    let lengths = lengths.chunks_exact(4).map(|four| u32::from_le_bytes(four.try_into().expect("four")) as usize);
    let mut pieces = Vec::new();
    for length in lengths {
        if length > MOST_BYTES || count > MOST_PIECES {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let mut piece = vec![0; length];
        from.read_exact(&mut piece)?;
        pieces.push(piece);
    }
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_received_and_what_breaks_off_is_an_error() {
        let mut sent = Vec::new();
        send(&mut sent, &[b"en", b"", b"tre"]).unwrap();
        assert_eq!(receive(&mut &sent[..]).unwrap(), [b"en".to_vec(), Vec::new(), b"tre".to_vec()]);
        for end in 0..sent.len() {
            assert!(receive(&mut &sent[..end]).is_err(), "{end}");
        }
        assert!(receive(&mut &[1, 255, 255, 255, 255][..]).is_err());
    }
}
