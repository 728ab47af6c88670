//! Pages for paper: a certificate as plain text and as one self-contained HTML page, both from the same content.
//!
//! Judges nothing: a page says what its document says. The same document and language give the same bytes.

mod html;
mod page;
mod text;

pub use page::{Fact, Page, Part, clean, facts};
