//! Documents for paper: one content as blocks, drawn as PDF/UA-1 and as one self-contained HTML page; certificates as text too.
//!
//! Judges nothing: a page says what its document says. The same document and language give the same bytes.

mod acknowledgement;
pub mod block;
mod card;
mod certificate;
pub mod dress;
mod exam;
mod html;
mod markdown;
mod page;
#[cfg(feature = "pdf")]
pub mod pdf;
mod qr;
mod text;
pub mod transcript;

pub use acknowledgement::acknowledgement;
pub use card::card;
pub use certificate::{certificate, wallet};
pub use exam::Exam;
pub use page::{Fact, Page, Part, clean, facts};
