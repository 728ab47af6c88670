//! Status lists: whether a certificate still stands, as a signed list of bits that can be carried to another machine.
//!
//! A W3C Bitstring Status List: <https://www.w3.org/TR/vc-bitstring-status-list/>. One list a purpose.

use std::io::{Read, Write};

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::badge::uuid_of;
use super::document::Unreadable;
use super::key::{IssuerKey, SigningKey};
use super::proof::{self, Proof};
use super::{canonical, difference, jws, strict};

/// The largest index a certificate may have in a list: two million bits and 256 kB of them.
pub const LAST: u32 = (1 << 21) - 1;

// The least there may be, so that a place in the list tells nothing of a person.
const LEAST_BITS: usize = 131_072;

// A list as JSON: its bits packed and in base64 can be no larger than this.
const LARGEST: usize = 1_000_000;

/// What a list says of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It was withdrawn.
    Revocation,
    /// Another certificate has taken its place.
    Refresh,
}

impl Purpose {
    /// Both, in the order of a credential's entries.
    pub const ALL: [Purpose; 2] = [Purpose::Revocation, Purpose::Refresh];

    /// Its name in a Bitstring Status List.
    pub fn name(self) -> &'static str {
        match self {
            Purpose::Revocation => "revocation",
            Purpose::Refresh => "refresh",
        }
    }

    /// The id of the list of this purpose, of those that stand at `place`: below it, or a UUID worked out of its UUID.
    pub fn list(self, place: &str) -> String {
        match place.starts_with("urn:uuid:") {
            true => uuid_of(format!("tutela status list\n{place}\n{}", self.name()).as_bytes()),
            false => format!("{}/{}", place.trim_end_matches('/'), self.name()),
        }
    }
}

/// A status list that was read. Nothing in it is proved by reading it.
#[derive(Clone, Debug)]
pub struct StatusList {
    /// The id that certificates name.
    pub id: String,
    /// What a set bit says.
    pub purpose: Purpose,
    /// When it was made.
    pub made: Timestamp,
    bits: Vec<u8>,
    proof: Proof,
}

/// Signs the list of one purpose at `place`; a bit is set for each of `set`, and those above [`LAST`] are left out.
pub fn sign(
    place: &str,
    purpose: Purpose,
    set: &[u32],
    made: Timestamp,
    key: &SigningKey,
    domain: Option<&str>,
) -> String {
    let highest = set.iter().filter(|at| **at <= LAST).max();
    let most = highest.map_or(0, |at| *at as usize + 1).max(LEAST_BITS);
    let mut bits = vec![0; most.div_ceil(8)];
    for at in set.iter().filter(|at| **at <= LAST) {
        if let Some(byte) = bits.get_mut(*at as usize / 8) {
            *byte |= 0x80 >> (at % 8);
        }
    }
    let issuer = IssuerKey::of(key).did(domain);
    let mut list = credential(&purpose.list(place), purpose, made, &issuer, &pack(&bits));
    proof::add(&mut list, key, domain);
    canonical(&list) + "\n"
}

impl StatusList {
    /// Reads a list.
    ///
    /// # Errors
    /// [`Unreadable`]: not a signed list of one of the two purposes.
    pub fn read(bytes: &[u8]) -> Result<StatusList, Unreadable> {
        if bytes.len() > LARGEST {
            return Err(Unreadable::TooLarge(LARGEST));
        }
        let not_json = |why: serde_json::Error| Unreadable::NotJson(why.to_string());
        let Value::Object(mut list) = strict::read(bytes).map_err(not_json)? else {
            return Err(Unreadable::OtherThing);
        };
        let shape = |why: &str| Unreadable::Shape(why.to_owned());
        let proof = Proof::take(&mut list)?;
        let text = |path: &str| {
            let value = list.get(path).and_then(Value::as_str);
            value.ok_or_else(|| shape(&format!("`{path}` is missing")))
        };
        let subject = |name: &str| {
            let subject = list.get("credentialSubject").and_then(|s| s.get(name));
            let value = subject.and_then(Value::as_str);
            value.ok_or_else(|| shape(&format!("`credentialSubject.{name}` is missing")))
        };
        let id = text("id")?.to_owned();
        let made: Timestamp = text("validFrom")?
            .parse()
            .map_err(|_| shape("`validFrom` is no instant"))?;
        let name = subject("statusPurpose")?;
        let purpose = Purpose::ALL
            .into_iter()
            .find(|purpose| purpose.name() == name)
            .ok_or_else(|| shape("it is a list of another purpose"))?;
        let packed = subject("encodedList")?;
        let bits = unpack(packed).ok_or_else(|| shape("its bits cannot be unpacked"))?;
        let issuer = proof.key.did(proof.domain.as_deref());
        let derived = credential(&id, purpose, made, &issuer, packed);
        match difference::objects(&derived, &list) {
            None => {}
            Some(field) if field.starts_with("@context") => return Err(Unreadable::OtherContext),
            Some(field) => return Err(shape(&format!("`{field}` is not as in a status list"))),
        }
        Ok(StatusList {
            id,
            purpose,
            made,
            bits,
            proof,
        })
    }

    /// The key it names as its issuer's.
    pub fn key(&self) -> IssuerKey {
        self.proof.key
    }

    /// Whether that key signed it.
    pub fn is_signed(&self) -> bool {
        self.proof.is_good()
    }

    /// The bit of a certificate; `None` where the list is too short for it.
    pub fn get(&self, at: u32) -> Option<bool> {
        let byte = self.bits.get(at as usize / 8)?;
        Some(byte & (0x80 >> (at % 8)) != 0)
    }
}

fn credential(
    id: &str,
    purpose: Purpose,
    made: Timestamp,
    issuer: &str,
    packed: &str,
) -> Map<String, Value> {
    let credential = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": id,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": made.to_string(),
        "credentialSubject": {
            "id": format!("{id}#list"),
            "type": "BitstringStatusList",
            "statusPurpose": purpose.name(),
            "encodedList": packed,
        },
    });
    match credential {
        Value::Object(object) => object,
        // `json!` with braces makes an object.
        _ => Map::new(),
    }
}

// GZIP without a time, then base64url behind a `u`: the same bits give the same text.
fn pack(bits: &[u8]) -> String {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let packed = packer.write_all(bits).and_then(|()| packer.finish());
    format!("u{}", jws::to_base64(&packed.unwrap_or_default()))
}

fn unpack(text: &str) -> Option<Vec<u8>> {
    let packed = jws::from_base64(text.strip_prefix('u')?)?;
    let most = u64::from(LAST) / 8 + 1;
    let mut bits = Vec::new();
    let mut reader = flate2::read::GzDecoder::new(&packed[..]).take(most + 1);
    reader.read_to_end(&mut bits).ok()?;
    (bits.len() as u64 <= most).then_some(bits)
}
