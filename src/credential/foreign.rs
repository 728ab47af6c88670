//! Keys as other programs write them: PEM as OpenSSL has it (RFC 8410), and JWK (RFC 8037). Of every other key it says what it is.

use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::spki::{EncodePublicKey, SubjectPublicKeyInfoRef};
use ed25519_dalek::pkcs8::{
    EncodePrivateKey, KeypairBytes, ObjectIdentifier, PrivateKeyInfoRef, SecretDocument,
};
use serde_json::{Value, json};

use super::key::BadKey;
use super::{IssuerKey, SigningKey, jws, strict};

/// The most a key file may have, in bytes.
pub const LARGEST: usize = 65_536;

/// A key as another program wrote it.
#[derive(Clone, Debug, PartialEq)]
pub enum Foreign {
    /// The half to hand out.
    Public(IssuerKey),
    /// The half to keep.
    Secret(SigningKey),
}

/// Why it is none that can be used here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadForeign {
    /// A key of another kind, or none.
    #[error("this is {0}; certificates are signed with Ed25519 keys")]
    Kind(String),
    /// Under a passphrase.
    #[error("this key is under another program's passphrase")]
    Encrypted,
    /// Neither kind nor key can be seen.
    #[error("this is no key as {form}: {why}")]
    Shape {
        /// PEM or JWK.
        form: &'static str,
        /// What is wrong.
        why: String,
    },
    /// The secret half and the public half are of two keys.
    #[error("its two halves do not belong together")]
    Halves,
    /// What is there is no point of the curve, or one that anybody could sign for.
    #[error(transparent)]
    Point(BadKey),
}

/// The key in a text; `None` where it is neither PEM nor JWK.
///
/// # Errors
/// [`BadForeign`].
pub fn read(text: &str) -> Option<Result<Foreign, BadForeign>> {
    let text = text.trim();
    if text.starts_with("-----BEGIN ") {
        return Some(read_pem(text));
    }
    if !text.starts_with('{') {
        return None;
    }
    let value = strict::read(text.as_bytes()).ok()?;
    value.get("kty").is_some().then(|| read_jwk(&value))
}

/// The public half as PEM.
pub fn public_pem(key: &IssuerKey) -> String {
    let pem = key.verifying().to_public_key_pem(LineEnding::LF);
    pem.expect("32 bytes and a name of the algorithm always fit")
}

/// The secret half as PEM, without the public one: older programs read it in that form only.
pub fn secret_pem(key: &SigningKey) -> String {
    let bytes = KeypairBytes {
        secret_key: key.to_bytes(),
        public_key: None,
    };
    let pem = bytes.to_pkcs8_pem(LineEnding::LF);
    pem.expect("32 bytes and a name of the algorithm always fit")
        .to_string()
}

/// The public half as JWK, under the name that tokens give it.
pub fn public_jwk(key: &IssuerKey, domain: Option<&str>) -> String {
    lines(&jwk(key, domain))
}

/// Both halves as JWK.
pub fn secret_jwk(key: &SigningKey, domain: Option<&str>) -> String {
    let mut jwk = jwk(&IssuerKey::of(key), domain);
    jwk["d"] = jws::to_base64(&key.to_bytes()).into();
    lines(&jwk)
}

fn jwk(key: &IssuerKey, domain: Option<&str>) -> Value {
    json!({
        "kty": "OKP",
        "crv": "Ed25519",
        "x": jws::to_base64(key.verifying().as_bytes()),
        "kid": key.method(domain),
        "use": "sig",
        "alg": "EdDSA",
    })
}

fn lines(jwk: &Value) -> String {
    format!("{jwk:#}\n")
}

fn read_pem(text: &str) -> Result<Foreign, BadForeign> {
    let bad = |why: &dyn std::fmt::Display| BadForeign::Shape {
        form: "PEM",
        why: why.to_string(),
    };
    if text.matches("-----BEGIN ").count() > 1 {
        return Err(bad(&"there is more than one in the file"));
    }
    let label = text["-----BEGIN ".len()..].split("-----").next();
    let kind = |what: &str| Err(BadForeign::Kind(what.to_owned()));
    match label.unwrap_or_default() {
        "PUBLIC KEY" | "PRIVATE KEY" => {}
        "ENCRYPTED PRIVATE KEY" => return Err(BadForeign::Encrypted),
        "OPENSSH PRIVATE KEY" => return kind("a key in OpenSSH's own form"),
        "CERTIFICATE" => return kind("an X.509 certificate"),
        "RSA PRIVATE KEY" | "RSA PUBLIC KEY" => return kind("an RSA key"),
        "EC PRIVATE KEY" | "EC PARAMETERS" => return kind("a key of another elliptic curve"),
        _ => return kind("something else than a key"),
    }
    let (label, document) = SecretDocument::from_pem(text).map_err(|why| bad(&why))?;
    let der = document.as_bytes();
    if label == "PUBLIC KEY" {
        let info = SubjectPublicKeyInfoRef::try_from(der).map_err(|why| bad(&why))?;
        named(info.algorithm.oid)?;
        let bytes = info.subject_public_key.as_bytes().unwrap_or_default();
        return public(bytes).map(Foreign::Public);
    }
    let info = PrivateKeyInfoRef::try_from(der).map_err(|why| bad(&why))?;
    named(info.algorithm.oid)?;
    let pair = KeypairBytes::try_from(info).map_err(|why| bad(&why))?;
    let key = SigningKey::from_bytes(&pair.secret_key);
    match pair.public_key {
        Some(public) if public.to_bytes() != *key.verifying_key().as_bytes() => {
            Err(BadForeign::Halves)
        }
        Some(_) | None => Ok(Foreign::Secret(key)),
    }
}

// RFC 8410, section 3; RFC 8017, appendix C; RFC 5480, section 2.1.1.
fn named(algorithm: ObjectIdentifier) -> Result<(), BadForeign> {
    let kind = match algorithm.to_string().as_str() {
        "1.3.101.112" => return Ok(()),
        "1.3.101.110" => "an X25519 key, which signs nothing".to_owned(),
        "1.3.101.111" => "an X448 key, which signs nothing".to_owned(),
        "1.3.101.113" => "an Ed448 key".to_owned(),
        "1.2.840.113549.1.1.1" => "an RSA key".to_owned(),
        "1.2.840.10045.2.1" => "a key of another elliptic curve".to_owned(),
        other => format!("a key of the kind {other}"),
    };
    Err(BadForeign::Kind(kind))
}

fn public(bytes: &[u8]) -> Result<IssuerKey, BadForeign> {
    let bytes = bytes
        .try_into()
        .map_err(|_| BadForeign::Point(BadKey::Point))?;
    IssuerKey::from_bytes(bytes).map_err(BadForeign::Point)
}

fn read_jwk(jwk: &Value) -> Result<Foreign, BadForeign> {
    let bad = |why: &str| BadForeign::Shape {
        form: "JWK",
        why: why.to_owned(),
    };
    let text = |name: &str| match jwk.get(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.as_str())),
        Some(_) => Err(bad(&format!("`{name}` is no text"))),
    };
    let kind = |what: String| Err(BadForeign::Kind(what));
    match (text("kty")?, text("crv")?) {
        (Some("OKP"), Some("Ed25519")) => {}
        (Some("OKP"), Some(curve)) => return kind(format!("a key of the curve {}", some(curve))),
        (Some("RSA"), _) => return kind("an RSA key".into()),
        (Some("EC"), _) => return kind("a key of another elliptic curve".into()),
        (Some("oct"), _) => return kind("a secret that both sides share".into()),
        (Some(other), _) => return kind(format!("a key of the kind {}", some(other))),
        (None, _) => return Err(bad("`kty` is no text")),
    }
    if let Some(other) = text("alg")?.filter(|alg| !["EdDSA", "Ed25519"].contains(alg)) {
        return kind(format!("a key for {}", some(other)));
    }
    if text("use")?.is_some_and(|purpose| purpose != "sig") {
        return kind("a key that is not for signing".into());
    }
    let half = |name: &str| match text(name)? {
        None => Ok(None),
        Some(written) => match jws::from_base64(written).map(<[u8; 32]>::try_from) {
            Some(Ok(bytes)) => Ok(Some(bytes)),
            Some(Err(_)) | None => Err(bad(&format!("`{name}` is not 32 bytes as base64url"))),
        },
    };
    let shown = half("x")?.ok_or_else(|| bad("it has no `x`"))?;
    let shown = public(&shown)?;
    match half("d")? {
        None => Ok(Foreign::Public(shown)),
        Some(secret) => {
            let key = SigningKey::from_bytes(&secret);
            match IssuerKey::of(&key) == shown {
                true => Ok(Foreign::Secret(key)),
                false => Err(BadForeign::Halves),
            }
        }
    }
}

// What a file says of itself, short enough to be repeated.
fn some(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_ascii_graphic())
        .take(20)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 8410, section 10.
    const SECRET: &str = "-----BEGIN PRIVATE KEY-----\n\
        MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
        -----END PRIVATE KEY-----\n";
    const SECRET_AND_PUBLIC: &str = "-----BEGIN PRIVATE KEY-----\n\
        MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
        oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrB\n\
        Z9w7lshQhqowtrbLDFw4rXAxZuE=\n\
        -----END PRIVATE KEY-----\n";
    const PUBLIC: &str = "-----BEGIN PUBLIC KEY-----\n\
        MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n\
        -----END PUBLIC KEY-----\n";
    // RFC 8037, appendix A.
    const JWK: &str = r#"{"kty":"OKP","crv":"Ed25519",
        "d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
        "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;

    fn secret(text: &str) -> SigningKey {
        match read(text) {
            Some(Ok(Foreign::Secret(key))) => key,
            other => panic!("{text}: {other:?}"),
        }
    }

    fn shown(text: &str) -> IssuerKey {
        match read(text) {
            Some(Ok(Foreign::Public(key))) => key,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn the_published_keys_are_read_and_written_back() {
        let key = secret(SECRET);
        assert_eq!(IssuerKey::of(&key), shown(PUBLIC));
        assert_eq!(key, secret(SECRET_AND_PUBLIC));
        assert_eq!(secret_pem(&key), SECRET);
        assert_eq!(public_pem(&IssuerKey::of(&key)), PUBLIC);
        assert_eq!(key, secret(&SECRET.replace('\n', "\r\n")));
        let key = secret(JWK);
        assert_eq!(secret(&secret_jwk(&key, None)), key);
        let public = public_jwk(&IssuerKey::of(&key), Some("harbor.example"));
        assert_eq!(shown(&public), IssuerKey::of(&key));
        assert!(!public.contains("nWGxne"), "{public}");
    }

    fn refused(text: &str) -> String {
        match read(text) {
            Some(Err(why)) => why.to_string(),
            other => panic!("{text}: {other:?}"),
        }
    }

    fn pem(label: &str, body: &str) -> String {
        format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n")
    }

    #[test]
    fn another_kind_of_key_is_named() {
        let weak = "A".repeat(43);
        // X25519 and Ed448 have the same form under another number.
        let x25519 = SECRET.replace("K2VwBCIE", "K2VuBCIE");
        for (text, said) in [
            (x25519.as_str(), "an X25519 key"),
            (&PUBLIC.replace("K2VwAyEA", "K2VxAyEA"), "an Ed448 key"),
            (&pem("RSA PRIVATE KEY", "AAAA"), "an RSA key"),
            (&pem("EC PRIVATE KEY", "AAAA"), "another elliptic curve"),
            (&pem("OPENSSH PRIVATE KEY", "AAAA"), "OpenSSH"),
            (&pem("CERTIFICATE", "AAAA"), "an X.509 certificate"),
            (&pem("ENCRYPTED PRIVATE KEY", "AAAA"), "passphrase"),
            (&pem("PRIVATE KEY", "AAAA"), "no key as PEM"),
            (&pem("PUBLIC KEY", "not base64!"), "no key as PEM"),
            (&format!("{PUBLIC}{SECRET}"), "more than one"),
            (&SECRET[..60], "no key as PEM"),
            (&JWK.replace("Ed25519", "X25519"), "of the curve X25519"),
            (&JWK.replace("OKP", "RSA"), "an RSA key"),
            (&JWK.replace("OKP", "EC"), "another elliptic curve"),
            (&JWK.replace("OKP", "oct"), "both sides share"),
            (&JWK.replace("\"OKP\"", "7"), "`kty` is no text"),
            (&JWK.replace("uf2A", ""), "32 bytes"),
            (
                &JWK.replace("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", &weak),
                "Ed25519 public key",
            ),
            (&JWK.replace("\"d\":\"nW", "\"d\":\"mW"), "do not belong"),
            (&JWK.replace("\"d\"", "\"alg\":\"none\",\"d\""), "for none"),
            (
                &JWK.replace("\"d\"", "\"use\":\"enc\",\"d\""),
                "not for signing",
            ),
        ] {
            let why = refused(text);
            assert!(why.contains(said), "{text}: {why}");
        }
    }

    #[test]
    fn what_is_neither_is_left_to_others() {
        for text in ["", "z6Mk", "{}", "{\"kty\":", "[]", "BEGIN"] {
            assert_eq!(read(text), None, "{text}");
        }
        let deep = format!("{{\"kty\":{}1", "[".repeat(100_000));
        assert_eq!(read(&deep), None);
        assert_eq!(read("{\"kty\":\"OKP\",\"kty\":\"OKP\"}"), None);
    }
}
