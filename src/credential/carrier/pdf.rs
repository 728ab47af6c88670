//! The PDF: attachments are read; a seal is a comment behind the end of the file. Pages are not looked at.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Name, Object, Stream};

use super::{Inside, inflate};
use crate::core::standing::CertificateId;
use crate::credential::document::Unreadable;
use crate::credential::seal::{self, Sealed};
use crate::credential::{SigningKey, jws};

/// How a PDF begins.
pub const MAGIC: &[u8] = b"%PDF-";

const SEAL: &[u8] = b"\n%tutela-seal ";

/// Seals a finished PDF: nothing in it can be changed afterwards without its showing.
pub fn seal(mut pdf: Vec<u8>, id: CertificateId, key: &SigningKey) -> Vec<u8> {
    let token = seal::sign(id, &[&pdf], key);
    pdf.extend_from_slice(SEAL);
    pdf.extend_from_slice(token.as_bytes());
    pdf.push(b'\n');
    pdf
}

/// The attachments of a PDF and its seal.
pub(super) fn read(bytes: &[u8]) -> Result<Inside, Unreadable> {
    let at = bytes.windows(SEAL.len()).rposition(|part| part == SEAL);
    let seal = match at {
        None => Sealed::Unsealed,
        Some(at) => {
            let token = bytes.get(at + SEAL.len()..).unwrap_or_default();
            Sealed::read(token.trim_ascii_end(), &[&bytes[..at]])
        }
    };
    let pdf = Pdf::new(bytes.to_vec()).map_err(|_| Unreadable::Damaged("PDF"))?;
    let mut texts = Vec::new();
    for object in pdf.objects() {
        if let Object::Stream(stream) = object
            && let Some(text) = attachment(&stream)
            && is_text_of_ours(&text)
        {
            texts.push(text);
        }
    }
    // JSON first: of several attachments it is the one that says all.
    texts.sort_by_key(|text| text.trim_ascii_start().first() != Some(&b'{'));
    Ok(Inside { texts, seal })
}

// What else is attached to a page stays unread.
fn is_text_of_ours(text: &[u8]) -> bool {
    text.trim_ascii_start().starts_with(b"{") || jws::text_of(text).is_some()
}

// Bytes of an attached file; none of another stream, nor of one packed in a way that no certificate is.
fn attachment(stream: &Stream<'_>) -> Option<Vec<u8>> {
    let dict = stream.dict();
    let kind = dict.get::<Name<'_>>("Type")?;
    if kind.as_ref() != b"EmbeddedFile" {
        return None;
    }
    let raw = stream.raw_data();
    match dict.get::<Object<'_>>("Filter") {
        None => Some(raw.into_owned()),
        Some(Object::Name(name)) if name.as_ref() == b"FlateDecode" => inflate(&raw),
        Some(Object::Array(names)) => {
            let mut names = names.iter::<Name<'_>>();
            match (names.next(), names.next()) {
                (Some(name), None) if name.as_ref() == b"FlateDecode" => inflate(&raw),
                _ => None,
            }
        }
        Some(_) => None,
    }
}
