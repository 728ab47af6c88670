//! A credential spelled to the byte as this program writes it, which is how nearly all that are verified are spelled: read
//! without being taken apart.
//!
//! The claim is looked at for its spelling, and read. All the rest is written anew, from the claim and the key, and
//! compared with what is there. What differs in one byte is left to the long way, which says what is wrong with it.

use std::sync::LazyLock;

use super::badge::{self, Derived};
use super::proof::{Proof, Taken};
use super::spelling;
use crate::core::standing::Certificate;

/// A credential as it was written.
pub struct Written {
    /// Its claim; whether it fits its schema is not looked at.
    pub certificate: Certificate,
    /// Its proof.
    pub proof: Proof,
    /// Its canonical form without the proof: what was signed.
    pub body: String,
}

/// Reads a credential; `None` for whatever is not to the byte what the claim in it and the key it names lead to.
pub fn read(bytes: &[u8]) -> Option<Written> {
    static HEAD: LazyLock<String> =
        LazyLock::new(|| format!(r#"{{"@context":{},"{}":"#, badge::context(), badge::CLAIM));
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_suffix('\n').unwrap_or(text);
    let rest = text.strip_prefix(&**HEAD)?;
    let claim = rest.get(..spelling::end_of(rest)?)?;
    let certificate: Certificate = serde_json::from_str(claim).ok()?;
    let proof = Taken::named(last(text, "verificationMethod")?, last(text, "proofValue")?)?;
    let domain = certificate.terms.as_ref().and_then(|t| t.domain.as_deref());
    if proof.domain() != domain {
        return None;
    }
    let fields = Derived::of(&certificate, &proof.key).fields();
    let body = [&**HEAD, claim, &fields].concat();
    // The proof stands in its place among the names: before the last of those called `type`.
    let (before, after) = body.split_at(body.rfind(r#","type":["#)?);
    let given = text.strip_prefix(before)?.strip_suffix(after)?;
    let is_same = given.strip_prefix(r#","proof":"#) == Some(&proof.list());
    is_same.then(|| Written {
        proof: proof.of(&body),
        certificate,
        body,
    })
}

// The last text of that name, if it is of plain letters: a guess, which is compared with the rest.
fn last<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let name = format!("\"{name}\":\"");
    let from = text.rfind(&name)? + name.len();
    let found = text[from..].split('"').next()?;
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"#%-.:_".contains(&b);
    found.bytes().all(is_plain).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::standing::fixture::with_terms;
    use crate::credential::{SigningKey, sign_all};

    #[test]
    fn what_is_written_here_is_read_at_once_and_no_other_spelling_is() {
        let signed = sign_all(&with_terms(), &SigningKey::from_bytes(&[7; 32]));
        let whole = &signed.document;
        let read = read(whole.as_bytes()).expect("as it was written");
        assert_eq!(read.certificate, with_terms());
        assert!(read.proof.is_good());
        for at in 0..whole.len() {
            if !whole.is_char_boundary(at) || !whole.is_char_boundary(at + 1) {
                continue;
            }
            for with in ["", " ", "0", "\"", "x"] {
                let other = [&whole[..at], with, &whole[at + 1..]].concat();
                let found = super::read(other.as_bytes());
                let is_good = found.is_some_and(|found| found.proof.is_good());
                // Without its line feed it is the same.
                assert!(
                    !is_good || other.trim_end() == whole.trim_end(),
                    "{at} {with}"
                );
            }
        }
    }
}
