//! Signed tokens: the compact form of RFC 7515 with EdDSA over Ed25519 and nothing else.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signature, Signer};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::document::{LARGEST, Unreadable};
use super::key::{IssuerKey, SigningKey};
use super::strict;

/// Signs `payload` as a token of `kind`; `kid` names the key.
pub fn sign(kind: &str, kid: &str, payload: &[u8], key: &SigningKey) -> String {
    let header = Header {
        algorithm: ALGORITHM.into(),
        kid: kid.into(),
        kind: kind.into(),
    };
    let header = serde_json::to_vec(&header).expect("a header is three texts");
    let signed = format!("{}.{}", to_base64(&header), to_base64(payload));
    let signature = key.sign(signed.as_bytes());
    format!("{signed}.{}", to_base64(&signature.to_bytes()))
}

/// A token that was read; its signature has been looked at, its payload not.
#[derive(Clone, Debug)]
pub struct Token {
    /// What it is for: the header's `typ`.
    pub kind: String,
    /// The key it names, and the domain of a `did:web`.
    pub key: IssuerKey,
    /// The domain of a `did:web`.
    pub domain: Option<String>,
    /// What it says.
    pub payload: Value,
    /// Whether the key it names signed it.
    pub is_signed: bool,
}

impl Token {
    /// Reads a token.
    ///
    /// # Errors
    /// [`Unreadable`]: no token, another algorithm ("none" above all), an unknown header, a payload that is no JSON.
    pub fn read(text: &str) -> Result<Token, Unreadable> {
        if text.len() > LARGEST {
            return Err(Unreadable::TooLarge(LARGEST));
        }
        let shape = |why: String| Unreadable::Shape(why);
        let mut parts = text.split('.');
        let (Some(head), Some(body), Some(tail), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(shape("a token has three parts".into()));
        };
        let bytes = |part: &str, name: &str| {
            from_base64(part).ok_or_else(|| shape(format!("the token's {name} is not base64url")))
        };
        let header = json(&bytes(head, "header")?)?;
        // First of all: whoever may choose how a token is checked may choose that it is not.
        match header.get("alg").and_then(Value::as_str) {
            Some(ALGORITHM) => {}
            Some(other) => {
                return Err(Unreadable::OtherAlgorithm(other.chars().take(40).collect()));
            }
            None => return Err(shape("the token names no algorithm".into())),
        }
        let header = Header::deserialize(header)
            .map_err(|why| shape(format!("the token's header: {why}")))?;
        // On paper the DID is left out, for the key is all there is to it.
        let (key, domain) = match header.kid.contains('#') {
            true => IssuerKey::from_method(&header.kid),
            false => IssuerKey::from_multikey(&header.kid).map(|key| (key, None)),
        }
        .map_err(|why| shape(format!("the token's `kid`: {why}")))?;
        let signature = from_base64(tail).and_then(|bytes| Signature::from_slice(&bytes).ok());
        let signed = &text.as_bytes()[..head.len() + 1 + body.len()];
        Ok(Token {
            kind: header.kind,
            key,
            domain,
            payload: json(&bytes(body, "payload")?)?,
            is_signed: signature.is_some_and(|s| key.verifying().verify_strict(signed, &s).is_ok()),
        })
    }
}

/// The text of a token, where bytes look like one and like nothing else; blank space around it is left out.
pub fn text_of(bytes: &[u8]) -> Option<&str> {
    let bytes = bytes.trim_ascii();
    // Most of what is read is JSON: one look is enough then.
    if !bytes.starts_with(b"ey") {
        return None;
    }
    let is_of_one = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    let dots = bytes.iter().filter(|b| **b == b'.').count();
    let text = std::str::from_utf8(bytes).ok()?;
    (dots == 2 && bytes.iter().all(is_of_one)).then_some(text)
}

/// Base64url without padding.
pub fn to_base64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads base64url without padding, in its one spelling.
pub fn from_base64(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

fn json(bytes: &[u8]) -> Result<Value, Unreadable> {
    strict::read(bytes).map_err(|why| Unreadable::NotJson(why.to_string()))
}

const ALGORITHM: &str = "EdDSA";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    #[serde(rename = "alg")]
    algorithm: String,
    kid: String,
    #[serde(rename = "typ")]
    kind: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(header: &str, payload: &str) -> String {
        let key = SigningKey::from_bytes(&[7; 32]);
        let signed = format!(
            "{}.{}",
            to_base64(header.as_bytes()),
            to_base64(payload.as_bytes())
        );
        let signature = key.sign(signed.as_bytes()).to_bytes();
        format!("{signed}.{}", to_base64(&signature))
    }

    fn kid() -> String {
        IssuerKey::of(&SigningKey::from_bytes(&[7; 32])).multikey()
    }

    #[test]
    fn a_token_is_read_back() {
        let text = sign(
            "x/1",
            &kid(),
            b"{\"a\":1}",
            &SigningKey::from_bytes(&[7; 32]),
        );
        let token = Token::read(&text).expect("a token");
        assert!(token.is_signed);
        assert_eq!(text_of(format!(" {text}\n").as_bytes()), Some(&text[..]));
        assert_eq!(
            (token.kind.as_str(), &token.payload["a"]),
            ("x/1", &Value::from(1))
        );
    }

    #[test]
    fn any_other_algorithm_is_refused_by_its_name_before_anything_else_is_looked_at() {
        for name in [
            "none", "None", "HS256", "ES256", "Ed25519", "ed25519", "eddsa",
        ] {
            let text = token(&format!(r#"{{"alg":"{name}"}}"#), "{}");
            let refused = Token::read(&text).expect_err("refused");
            assert_eq!(refused, Unreadable::OtherAlgorithm(name.into()));
            let (bare, _) = text.rsplit_once('.').expect("three parts");
            assert_eq!(
                Token::read(&format!("{bare}.")).expect_err("refused"),
                refused
            );
        }
    }

    #[test]
    fn an_unknown_header_a_name_twice_and_another_spelling_are_refused() {
        let kid = kid();
        let good = format!(r#"{{"alg":"EdDSA","kid":"{kid}","typ":"x"}}"#);
        assert!(Token::read(&token(&good, "{}")).expect("good").is_signed);
        for (from, to) in [
            ("{\"alg\"", "{\"crit\":[\"b64\"],\"b64\":false,\"alg\""),
            ("{\"alg\"", "{\"jwk\":{},\"alg\""),
            ("{\"alg\"", "{\"alg\":\"none\",\"alg\""),
            ("\"typ\":\"x\"", "\"typ\":\"x\",\"typ\":\"y\""),
            (",\"typ\":\"x\"", ""),
            ("z6Mk", "z7Mk"),
        ] {
            let header = good.replacen(from, to, 1);
            assert_ne!(header, good);
            assert!(Token::read(&token(&header, "{}")).is_err(), "{header}");
        }
        let text = token(&good, "{}");
        for bad in [
            format!("{text}."),
            format!("{text}="),
            format!(" {text}"),
            text.replacen('.', "..", 1),
            token(&good, "{\"a\":1,\"a\":2}"),
            token(&good, "x"),
        ] {
            assert!(
                !Token::read(&bad).is_ok_and(|token| token.is_signed),
                "{bad}"
            );
        }
    }
}
