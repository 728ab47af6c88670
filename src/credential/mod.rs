//! Certificates as signed documents: canonical JSON, Ed25519, verification. Bytes in, verdict out.
//!
//! Reads no file and knows no clock: keys, records and the date are arguments.
//!
//! A signed document is one line: the claim's JSON with `issuer` (the public key) and `proof` added, in the canonical
//! form of RFC 8785, and a line feed. What is signed is [`document::TAG`], then the same canonical JSON without
//! `proof.value`. Exactly one spelling of a document is genuine, so whoever can hash, sort keys and check Ed25519 can
//! verify it without this program.

mod difference;
pub mod document;
pub mod key;
mod strict;
#[cfg(test)]
mod tests;
pub mod verdict;

pub use document::{Document, Unreadable, sign};
pub use key::{IssuerKey, KeyFile, SigningKey, Trust};
pub use verdict::{Change, Check, Finding, Known, Register, Signer, Verdict, verify};
