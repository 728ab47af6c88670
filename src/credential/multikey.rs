//! A public key as other software writes it: multikey (`z6Mk…`), and the DIDs that an issuer goes by.

use std::cell::RefCell;

use serde_json::Value;

use super::key::{BadKey, IssuerKey, KeyFile};

// Multicodec `ed25519-pub`, as an unsigned varint.
const ED25519_PUB: [u8; 2] = [0xed, 0x01];

// A multikey of Ed25519 has 48 characters; base58 takes time in the square of the length, so no more is looked at.
const LONGEST: usize = 60;

thread_local! {
    // Whoever verifies a pile of certificates meets one key again and again, and to unpack it takes a tenth of the time.
    static LAST: RefCell<Option<(String, IssuerKey)>> = const { RefCell::new(None) };
}

impl IssuerKey {
    /// The key as a multikey: base58 (Bitcoin's alphabet) behind a `z`.
    pub fn multikey(&self) -> String {
        let last = LAST.with_borrow(|last| match last {
            Some((text, key)) if key == self => Some(text.clone()),
            Some(_) | None => None,
        });
        last.unwrap_or_else(|| multibase(&[&ED25519_PUB[..], self.verifying().as_bytes()].concat()))
    }

    /// Reads what [`IssuerKey::multikey`] writes.
    ///
    /// # Errors
    /// [`BadKey`]: not base58, a key of another kind, or no key at all.
    pub fn from_multikey(text: &str) -> Result<IssuerKey, BadKey> {
        let last = LAST.with_borrow(|last| match last {
            Some((known, key)) if known == text => Some(*key),
            Some(_) | None => None,
        });
        if let Some(key) = last {
            return Ok(key);
        }
        let bytes = from_multibase(text, LONGEST).ok_or(BadKey::Multikey)?;
        let key = bytes.strip_prefix(&ED25519_PUB).ok_or(BadKey::Multikey)?;
        let key = IssuerKey::from_bytes(key.try_into().map_err(|_| BadKey::Multikey)?)?;
        // A key has one spelling, so the text is also what `multikey` writes.
        LAST.set(Some((text.to_owned(), key)));
        Ok(key)
    }

    /// Whom the key signs as: `did:web:DOMAIN` for an organisation with a domain, else `did:key:z6Mk…`.
    pub fn did(&self, domain: Option<&str>) -> String {
        match domain {
            // A port's colon would start a path.
            Some(domain) => format!("did:web:{}", domain.replace(':', "%3A")),
            None => format!("did:key:{}", self.multikey()),
        }
    }

    /// The key within its DID: the DID, `#` and the multikey, so that it is known without looking the DID up.
    pub fn method(&self, domain: Option<&str>) -> String {
        format!("{}#{}", self.did(domain), self.multikey())
    }

    /// The key a method names, and the domain if it is a `did:web`; whose it is nobody has looked.
    ///
    /// # Errors
    /// [`BadKey`].
    pub fn from_method(method: &str) -> Result<(IssuerKey, Option<String>), BadKey> {
        let (did, text) = method.split_once('#').ok_or(BadKey::Method)?;
        let key = IssuerKey::from_multikey(text)?;
        match (did.strip_prefix("did:key:"), did.strip_prefix("did:web:")) {
            // A key has one spelling, so the texts are compared.
            (Some(named), None) if named == text => Ok((key, None)),
            (None, Some(written)) => {
                let domain = written.replace("%3A", ":");
                match key.did(Some(&domain)) == did {
                    true => Ok((key, Some(domain))),
                    false => Err(BadKey::Method),
                }
            }
            (Some(_) | None, _) => Err(BadKey::Method),
        }
    }
}

/// The DID document of an organisation, to be put at `https://DOMAIN/.well-known/did.json`: every key it ever signed
/// certificates with that is not lost, the one in use first.
pub fn did_document(domain: &str, keys: &[IssuerKey]) -> String {
    let methods: Vec<String> = keys.iter().map(|key| key.method(Some(domain))).collect();
    let did = keys.first().map(|key| key.did(Some(domain)));
    let described = keys.iter().zip(&methods).map(|(key, method)| {
        serde_json::json!({
            "id": method,
            "type": "Multikey",
            "controller": key.did(Some(domain)),
            "publicKeyMultibase": key.multikey(),
        })
    });
    let document = serde_json::json!({
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": did,
        "verificationMethod": described.collect::<Vec<_>>(),
        "assertionMethod": methods,
    });
    format!("{document:#}\n")
}

/// The keys that a DID document gives for making statements: its first as the key, and the others of the same issuer.
/// Whoever names the document vouches that it is the one the domain shows.
pub(super) fn read_did_document(document: &Value) -> Result<KeyFile, BadKey> {
    let bad = |why: &str| BadKey::File(format!("as a DID document, {why}"));
    let id = document.get("id").and_then(Value::as_str);
    let id = id.ok_or_else(|| bad("it has no `id`"))?;
    let list = |name: &str| {
        let list = document.get(name).and_then(Value::as_array);
        list.map(Vec::as_slice).unwrap_or_default()
    };
    let asserts = list("assertionMethod");
    let mut keys = list("verificationMethod")
        .iter()
        .filter(|method| asserts.iter().any(|named| Some(named) == method.get("id")))
        .filter(|method| method.get("controller").and_then(Value::as_str) == Some(id))
        .filter_map(|method| method.get("publicKeyMultibase").and_then(Value::as_str))
        .filter_map(|key| IssuerKey::from_multikey(key).ok());
    let first = keys
        .next()
        .ok_or_else(|| bad("it has no Ed25519 key for making statements"))?;
    let mut file = KeyFile::new(first, Some(id.to_owned()));
    file.also = keys.collect();
    Ok(file)
}

/// Bytes as multibase, base58 behind a `z`.
pub(super) fn multibase(bytes: &[u8]) -> String {
    format!("z{}", bs58::encode(bytes).into_string())
}

/// The bytes of a multibase text of at most `longest` characters.
pub(super) fn from_multibase(text: &str, longest: usize) -> Option<Vec<u8>> {
    let digits = text.strip_prefix('z').filter(|d| d.len() <= longest)?;
    bs58::decode(digits).into_vec().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::SigningKey;

    fn key() -> IssuerKey {
        IssuerKey::of(&SigningKey::from_bytes(&[7; 32]))
    }

    #[test]
    fn a_key_is_read_back_from_its_multikey_and_its_methods() {
        assert!(key().multikey().starts_with("z6Mk"));
        assert_eq!(IssuerKey::from_multikey(&key().multikey()), Ok(key()));
        for domain in [None, Some("harbor.example"), Some("localhost:8080")] {
            let method = key().method(domain);
            let read = IssuerKey::from_method(&method);
            assert_eq!(read, Ok((key(), domain.map(str::to_owned))), "{method}");
        }
        assert_eq!(
            key().did(Some("localhost:8080")),
            "did:web:localhost%3A8080"
        );
    }

    #[test]
    fn what_is_no_method_is_refused() {
        let (mine, other) = (
            key().multikey(),
            IssuerKey::of(&SigningKey::from_bytes(&[8; 32])).multikey(),
        );
        for bad in [
            String::new(),
            mine.clone(),
            format!("did:key:{mine}"),
            format!("did:key:{mine}#{other}"),
            format!("did:key:{mine}#"),
            format!("did:jwk:{mine}#{mine}"),
            format!("did:key:{mine}#{}", mine.replacen('z', "m", 1)),
            format!("did:key:{mine}#{}", &mine[..40]),
            format!("did:key:{mine}#z{}", "1".repeat(100_000)),
            format!("did:key:{mine}#zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme"),
        ] {
            assert!(IssuerKey::from_method(&bad).is_err(), "{bad:.80}");
        }
    }

    #[test]
    fn a_did_document_names_every_key() {
        let document: serde_json::Value =
            serde_json::from_str(&did_document("harbor.example", &[key()])).expect("JSON");
        assert_eq!(document["id"], "did:web:harbor.example");
        assert_eq!(
            document["assertionMethod"][0],
            key().method(Some("harbor.example"))
        );
    }
}
