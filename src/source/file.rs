//! A file of a library: its path, its text, and where its lines begin. Opens nothing; `disk` does.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::meant::Meant;
use crate::core::diagnostic::At;

/// A file as it was found.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path inside the library, with `/`.
    pub path: String,
    /// What it holds.
    pub bytes: Cow<'static, [u8]>,
}

impl SourceFile {
    /// A file from a text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> SourceFile {
        SourceFile {
            path: path.into(),
            bytes: Cow::Owned(text.into().into_bytes()),
        }
    }
}

/// A file as text. A byte-order mark at its beginning is dropped.
#[derive(Debug)]
pub struct File {
    path: Arc<str>,
    text: Cow<'static, str>,
    lines: OnceLock<Vec<usize>>,
    meant: OnceLock<Meant>,
}

/// The first byte that is not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotUtf8(pub usize);

const MARK: &[u8] = b"\xEF\xBB\xBF";

impl File {
    /// Decodes a file. Where it is not UTF-8 the text holds replacement characters and is only good to be drawn.
    pub fn decode(file: SourceFile) -> (File, Result<(), NotUtf8>) {
        let bytes = match file.bytes {
            Cow::Borrowed(bytes) => Cow::Borrowed(bytes.strip_prefix(MARK).unwrap_or(bytes)),
            Cow::Owned(mut bytes) => {
                if bytes.starts_with(MARK) {
                    bytes.drain(..MARK.len());
                }
                Cow::Owned(bytes)
            }
        };
        let (text, found) = match bytes {
            Cow::Borrowed(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => (Cow::Borrowed(text), Ok(())),
                Err(error) => (
                    String::from_utf8_lossy(bytes),
                    Err(NotUtf8(error.valid_up_to())),
                ),
            },
            Cow::Owned(bytes) => match String::from_utf8(bytes) {
                Ok(text) => (Cow::Owned(text), Ok(())),
                Err(error) => {
                    let at = error.utf8_error().valid_up_to();
                    let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                    (Cow::Owned(text), Err(NotUtf8(at)))
                }
            },
        };
        let file = File {
            path: file.path.into(),
            text,
            lines: OnceLock::new(),
            meant: OnceLock::new(),
        };
        (file, found)
    }

    /// The path inside the library.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text as it is meant, where it has syntax errors.
    pub fn meant(&self) -> &Meant {
        self.meant.get_or_init(|| Meant::of(&self.text))
    }

    /// A stretch of it as a place.
    pub fn at(&self, span: Range<usize>) -> At {
        At {
            file: Arc::clone(&self.path),
            span,
        }
    }

    /// The line a byte stands in, from 1.
    pub fn line(&self, offset: usize) -> usize {
        self.starts().partition_point(|start| *start <= offset)
    }

    /// The byte range of a line (from 1), without its end.
    pub fn line_range(&self, line: usize) -> Range<usize> {
        let starts = self.starts();
        let from = starts.get(line.max(1) - 1).copied();
        let from = from.unwrap_or(self.text.len());
        let to = starts.get(line.max(1)).copied().unwrap_or(self.text.len());
        let whole = self.text[from..to].trim_end_matches(['\n', '\r']);
        from..from + whole.len()
    }

    fn starts(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
            std::iter::once(0)
                .chain(ends.map(|(at, _)| at + 1))
                .collect()
        })
    }
}

/// Turns offsets into lines and columns in one walk: they must come in ascending order within a file.
#[derive(Debug)]
pub struct Positions<'f> {
    file: &'f File,
    line: usize,
    offset: usize,
    column: usize,
}

impl<'f> Positions<'f> {
    /// Starts at the beginning of a file.
    pub fn new(file: &'f File) -> Positions<'f> {
        Positions {
            file,
            line: 1,
            offset: 0,
            column: 1,
        }
    }

    /// Line and column of an offset, from 1, columns in Unicode scalar values.
    pub fn at(&mut self, offset: usize) -> (usize, usize) {
        let mut offset = offset.min(self.file.text.len());
        while !self.file.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.file.line(offset);
        if line != self.line || offset < self.offset {
            self.line = line;
            self.offset = self.file.line_range(line).start;
            self.column = 1;
        }
        self.column += self.file.text[self.offset..offset].chars().count();
        self.offset = offset;
        (self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::diagnostic::line_and_column;

    #[test]
    fn positions_agree_with_counting_from_the_start() {
        let text = "a\nñandú x\r\n\r\n y\u{1F600}z\n";
        let (file, found) = File::decode(SourceFile::new("f.toml", text));
        assert_eq!(found, Ok(()));
        let mut positions = Positions::new(&file);
        for offset in 0..=text.len() {
            assert_eq!(positions.at(offset), line_and_column(text, offset));
        }
        assert_eq!(&text[file.line_range(2)], "ñandú x");
    }

    #[test]
    fn a_byte_order_mark_is_dropped_and_a_stray_byte_is_found() {
        let (file, found) = File::decode(SourceFile::new("f.toml", "\u{feff}a = 1"));
        assert_eq!((file.text(), found), ("a = 1", Ok(())));
        let bad = SourceFile {
            path: "f.toml".to_owned(),
            bytes: Cow::Borrowed(b"a = \"\xFF\""),
        };
        assert_eq!(File::decode(bad).1, Err(NotUtf8(5)));
    }
}
