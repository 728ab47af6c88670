//! The PNG badge: the token in an `iTXt` chunk, as Open Badges has it, the document and the seal in two of our own.
//!
//! The token, because more software checks its signature than that of a document; the document, so that of two copies
//! one tells what was changed in the other.

use super::{Inside, inflate};
use crate::core::standing::CertificateId;
use crate::credential::document::Unreadable;
use crate::credential::seal::{self, Sealed};
use crate::credential::{Signed, SigningKey};

/// How a PNG begins.
pub const MAGIC: &[u8] = b"\x89PNG\r\n\x1a\n";

// Open Badges 3.0, 5.3: https://www.imsglobal.org/spec/ob/v3p0/#baked-badge
const CREDENTIAL: &str = "openbadgecredential";
const DOCUMENT: &str = "tutela-document";
const SEAL: &str = "tutela-seal";

/// Bakes a certificate into a picture, which must be a PNG.
pub fn bake(picture: &[u8], signed: &Signed) -> Vec<u8> {
    let mut baked = Vec::new();
    let end = end_of(picture);
    baked.extend_from_slice(&picture[..end]);
    baked.extend(text(CREDENTIAL, &signed.jwt));
    baked.extend(text(DOCUMENT, signed.document.trim_end()));
    baked.extend_from_slice(&picture[end..]);
    baked
}

/// Seals a finished picture: nothing in it can be changed afterwards without its showing.
pub fn seal(picture: &[u8], id: CertificateId, key: &SigningKey) -> Vec<u8> {
    let (before, after) = picture.split_at(end_of(picture));
    let token = seal::sign(id, &[before, after], key);
    [before, &text(SEAL, &token), after].concat()
}

/// What a PNG holds.
pub(super) fn read(bytes: &[u8]) -> Result<Inside, Unreadable> {
    let mut found = Inside {
        texts: vec![],
        seal: Sealed::Unsealed,
    };
    for chunk in Chunks::of(bytes) {
        let chunk = chunk?;
        if chunk.kind != b"iTXt" {
            continue;
        }
        let Some((keyword, body)) = unpack(chunk.data) else {
            continue;
        };
        match keyword {
            CREDENTIAL => found.texts.insert(0, body),
            DOCUMENT => found.texts.push(body),
            SEAL => {
                let rest = [&bytes[..chunk.start], &bytes[chunk.end..]];
                found.seal = Sealed::read(&body, &rest);
            }
            _ => {}
        }
    }
    Ok(found)
}

struct Chunk<'a> {
    kind: &'a [u8],
    data: &'a [u8],
    start: usize,
    end: usize,
}

struct Chunks<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Chunks<'a> {
    fn of(bytes: &'a [u8]) -> Chunks<'a> {
        Chunks {
            bytes,
            at: MAGIC.len(),
        }
    }
}

impl<'a> Iterator for Chunks<'a> {
    type Item = Result<Chunk<'a>, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.bytes.get(self.at..).filter(|rest| !rest.is_empty())?;
        let start = self.at;
        // A length that cannot be ends the reading.
        self.at = self.bytes.len();
        let chunk = || {
            let (length, rest) = rest.split_first_chunk::<4>()?;
            let length = u32::from_be_bytes(*length) as usize;
            let (typed, rest) = rest.split_at_checked(length.checked_add(4)?)?;
            let (sum, _) = rest.split_first_chunk::<4>()?;
            (crc(typed) == u32::from_be_bytes(*sum)).then(|| Chunk {
                kind: &typed[..4],
                data: &typed[4..],
                start,
                end: start + length + 12,
            })
        };
        let Some(chunk) = chunk() else {
            return Some(Err(Unreadable::Damaged("PNG")));
        };
        self.at = chunk.end;
        Some(Ok(chunk))
    }
}

// Where the closing chunk begins; the end of a picture that has none.
fn end_of(picture: &[u8]) -> usize {
    let end = Chunks::of(picture)
        .filter_map(Result::ok)
        .find(|chunk| chunk.kind == b"IEND");
    end.map_or(picture.len(), |chunk| chunk.start)
}

// A text chunk: keyword, not compressed, no language, no translated keyword, text in UTF-8.
fn text(keyword: &str, text: &str) -> Vec<u8> {
    let typed = [b"iTXt", keyword.as_bytes(), b"\0\0\0\0\0", text.as_bytes()].concat();
    let length = u32::try_from(typed.len() - 4).expect("a certificate is far below 4 GB");
    [
        &length.to_be_bytes()[..],
        &typed,
        &crc(&typed).to_be_bytes(),
    ]
    .concat()
}

fn unpack(data: &[u8]) -> Option<(&str, Vec<u8>)> {
    let mut parts = data.splitn(2, |byte| *byte == 0);
    let keyword = std::str::from_utf8(parts.next()?).ok()?;
    let ([is_compressed, _method], rest) = parts.next()?.split_first_chunk::<2>()?;
    let mut parts = rest.splitn(3, |byte| *byte == 0);
    let body = parts.nth(2)?;
    match is_compressed {
        0 => Some((keyword, body.to_vec())),
        _ => Some((keyword, inflate(body)?)),
    }
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}
