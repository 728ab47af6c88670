//! What a certificate travels in, told by its content and never by its name: JSON, a token, the code on paper, PDF, PNG, SVG.

pub mod pdf;
pub mod png;
pub mod svg;

use super::document::{LARGEST, Unreadable};
use super::seal::Sealed;
use super::statement::Statement;

/// The largest file that is read, in bytes: a page with a large logo.
pub const LARGEST_FILE: usize = 4_000_000;

/// A file that was read: what stands in it about one certificate.
#[derive(Clone, Debug)]
pub struct Carried {
    /// What it says.
    pub statement: Statement,
    /// The same said again in the same file, or what should be the same.
    pub copies: Vec<Statement>,
    /// Whether something stands around it that people look at: pages, or a picture.
    pub has_page: bool,
    /// Whether that is sealed.
    pub seal: Sealed,
}

/// What was found in a file, before it is known which of it counts.
pub(super) struct Inside {
    /// Texts that may be statements, the credential itself first.
    pub texts: Vec<Vec<u8>>,
    /// The seal.
    pub seal: Sealed,
}

impl Carried {
    /// Reads a file or a text.
    ///
    /// # Errors
    /// [`Unreadable`]: nothing in it is a certificate, or not a whole one.
    pub fn read(bytes: &[u8]) -> Result<Carried, Unreadable> {
        if bytes.len() > LARGEST_FILE {
            return Err(Unreadable::TooLarge(LARGEST_FILE));
        }
        let inside = match bytes.trim_ascii_start() {
            _ if bytes.starts_with(pdf::MAGIC) => pdf::read(bytes)?,
            _ if bytes.starts_with(png::MAGIC) => png::read(bytes)?,
            [b'<', ..] => svg::read(bytes)?,
            [first, ..] if *first != b'{' && is_prose(bytes) => return Err(Unreadable::Page),
            _ => {
                return Ok(Carried {
                    statement: Statement::read(bytes)?,
                    copies: vec![],
                    has_page: false,
                    seal: Sealed::Unsealed,
                });
            }
        };
        // What is no statement at all stands in a file for another reason; what is a spoiled one does not.
        let mut read = inside
            .texts
            .iter()
            .map(|text| Statement::read(text))
            .filter(|statement| !matches!(statement, Err(Unreadable::OtherThing)));
        let statement = read.next().ok_or(Unreadable::Empty)?;
        let copies: Vec<_> = read.collect();
        let seal = inside.seal;
        match statement {
            Ok(statement) => Ok(Carried {
                statement,
                copies: copies.into_iter().collect::<Result<_, _>>()?,
                has_page: true,
                seal,
            }),
            Err(why) => Err(why),
        }
    }
}

// Lines of words, as the text of a certificate has them: nothing like JSON, nor a token that was broken into lines.
fn is_prose(bytes: &[u8]) -> bool {
    let text = std::str::from_utf8(bytes).unwrap_or_default().trim_end();
    text.starts_with(char::is_alphabetic) && text.contains('\n') && text.contains(' ')
}

/// Bytes out of a compressed stream, and no more than a certificate can have.
pub(super) fn inflate(bytes: &[u8]) -> Option<Vec<u8>> {
    use std::io::Read;
    let mut out = Vec::new();
    let mut reader = flate2::read::ZlibDecoder::new(bytes).take(LARGEST as u64 + 1);
    reader.read_to_end(&mut out).ok()?;
    Some(out)
}
