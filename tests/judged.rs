//! Certificates for judges that are not ours: each carrier good, and at least twenty times tampered with.
//!
//! Writes them where `tests/run` takes them to the judges, and sees here that `verify` refuses every one itself.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde_json::{Value, json};
use tutela::core::standing::Certificate;
use tutela::credential::{
    Document, Finding, IssuerKey, Purpose, Signed, SigningKey, Trust, badge_png, badge_svg, list,
    sign_all, verify,
};

const GOLDEN: &str = include_str!("../src/credential/golden/badge.json");

// A value put at a place of the credential.
fn changes() -> Vec<(&'static str, Value)> {
    vec![
        ("/certificate/learner/name", "Dora Reyes Ochoa".into()),
        ("/certificate/course/id", "other".into()),
        ("/certificate/course/version", "9".into()),
        ("/certificate/result/points", "20".into()),
        ("/certificate/valid_until", "2099-01-01".into()),
        ("/certificate/completed/date", "2020-01-01".into()),
        ("/certificate/provider", "Somebody".into()),
        ("/certificate/chain/register", "00".into()),
        ("/certificate/terms/contact_hours", "80".into()),
        ("/certificate/terms/status", Value::Null),
        (
            "/credentialSubject/identifier/0/identityHash",
            "Dora".into(),
        ),
        ("/credentialSubject/achievement/name", "Other".into()),
        ("/credentialSubject/achievement/description", "Other".into()),
        (
            "/credentialSubject/achievement/criteria/narrative",
            "Other".into(),
        ),
        ("/credentialSubject/achievement/version", "9".into()),
        ("/credentialSubject/result/0/value", "20".into()),
        ("/credentialSubject/id", "did:example:thief".into()),
        ("/credentialStatus/0/statusListIndex", "1".into()),
        ("/credentialStatus/1/statusPurpose", "message".into()),
        (
            "/id",
            "urn:uuid:00000000-0000-4000-8000-000000000001".into(),
        ),
        ("/name", "Other".into()),
        ("/issuer/name", "Somebody".into()),
        ("/validFrom", "2020-01-01T00:00:00Z".into()),
        ("/validUntil", "2099-01-01T00:00:00Z".into()),
        (
            "/type",
            json!(["VerifiableCredential", "OpenBadgeCredential", "More"]),
        ),
    ]
}

fn put(json: &mut Value, pointer: &str, value: Value) {
    let (path, name) = pointer.rsplit_once('/').expect("a pointer");
    match json.pointer_mut(path).expect("a place") {
        Value::Object(object) => drop(object.insert(name.into(), value)),
        Value::Array(list) => list[name.parse::<usize>().expect("a number")] = value,
        _ => panic!("no place for {pointer}"),
    }
}

fn changed(text: &str, pointer: &str, value: Value) -> String {
    let mut json: Value = serde_json::from_str(text).expect("JSON");
    put(&mut json, pointer, value);
    json.to_string()
}

// The same change in the payload of a token, whose signature stays.
fn changed_token(token: &str, pointer: &str, value: Value) -> String {
    let parts: Vec<&str> = token.split('.').collect();
    let payload = BASE64.decode(parts[1]).expect("base64");
    let payload = String::from_utf8(payload).expect("text");
    let payload = BASE64.encode(changed(&payload, pointer, value));
    format!("{}.{payload}.{}", parts[0], parts[2])
}

// Headers that would have a signature checked in another way, or not at all.
fn other_headers(token: &str) -> Vec<String> {
    let parts: Vec<&str> = token.split('.').collect();
    let header = String::from_utf8(BASE64.decode(parts[0]).expect("base64")).expect("text");
    let mut tokens: Vec<String> = ["none", "HS256", "ES256"]
        .iter()
        .map(|name| {
            let header = header.replace("EdDSA", name);
            format!("{}.{}.{}", BASE64.encode(header), parts[1], parts[2])
        })
        .collect();
    tokens.push(format!("{}.{}.", parts[0], parts[1]));
    tokens
}

// The text of the code: every fact in it another one or left out, and headers as above.
fn changed_papers(paper: &str) -> Vec<String> {
    let changes = [
        ("/id", "00000000-0000-4000-8000-000000000001"),
        ("/name", "Dora Reyes Ochoa"),
        ("/course", "other"),
        ("/title", "Other"),
        ("/version", "9"),
        ("/completed", "2020-01-01"),
        ("/until", "2199-01-01"),
        ("/provider", "Somebody"),
        ("/status", "none"),
        ("/document", "AAAA"),
        ("/more", "fact"),
    ];
    let others = changes.map(|(pointer, value)| changed_token(paper, pointer, value.into()));
    let none = changes[..10]
        .iter()
        .map(|(pointer, _)| changed_token(paper, pointer, Value::Null));
    let headers = other_headers(paper);
    others.into_iter().chain(none).chain(headers).collect()
}

// Long past, so that the judges, which read the clock, find it begun and not over.
fn claim() -> Certificate {
    let golden = Document::read(GOLDEN.as_bytes()).expect("a certificate");
    let mut claim = golden.certificate().clone();
    claim.completed.utc = "2025-11-23T03:05:09Z".parse().expect("an instant");
    claim.completed.date = "2025-11-22".parse().expect("a date");
    claim.valid_until = Some("2125-11-22".parse().expect("a date"));
    claim
}

struct Folder(PathBuf);

impl Folder {
    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.0.join(name), bytes).expect("a file");
    }

    fn bad(&self, at: usize, kind: &str, bytes: impl AsRef<[u8]>) {
        let trust = trust();
        let day = "2026-12-01".parse().expect("a date");
        let verdict = verify(bytes.as_ref(), &trust, |_| None, day);
        assert_ne!(verdict.finding, Finding::Valid, "{kind} {at}");
        self.write(&format!("bad-{at:02}.{kind}"), bytes);
    }
}

fn key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn trust() -> Trust {
    Trust {
        own: Some(IssuerKey::of(&key())),
        ..Trust::default()
    }
}

#[test]
fn every_carrier_is_written_for_the_judges_good_and_tampered_with() {
    let folder = Folder(Path::new(env!("CARGO_TARGET_TMPDIR")).join("judged"));
    if folder.0.exists() {
        fs::remove_dir_all(&folder.0).expect("ours");
    }
    fs::create_dir_all(&folder.0).expect("a folder");
    let claim = claim();
    let good = sign_all(&claim, &key());
    folder.write("good.json", &good.document);
    folder.write("good.jwt", &good.jwt);
    folder.write("good.png", badge_png(&claim, &good, Some(&key())));
    folder.write("good.svg", badge_svg(&claim, &good, Some(&key())));
    folder.write("paper.txt", &good.paper);
    let mut tokens = Vec::new();
    for (at, (pointer, value)) in changes().into_iter().enumerate() {
        let document = changed(&good.document, pointer, value.clone());
        folder.bad(at, "json", &document);
        tokens.push(changed_token(&good.jwt, pointer, value));
    }
    tokens.extend(other_headers(&good.jwt));
    for (at, jwt) in tokens.into_iter().enumerate() {
        folder.bad(at, "jwt", &jwt);
        let forged = Signed {
            jwt,
            ..good.clone()
        };
        folder.bad(at, "png", badge_png(&claim, &forged, None));
        folder.bad(at, "svg", badge_svg(&claim, &forged, None));
    }
    for (at, paper) in changed_papers(&good.paper).into_iter().enumerate() {
        folder.bad(at, "paper", paper);
    }
    let place = claim.terms.and_then(|terms| terms.status).expect("a place");
    let made = "2025-11-30T12:00:00Z".parse().expect("an instant");
    for (name, set) in [("none", vec![]), ("this", vec![place.index])] {
        for purpose in Purpose::ALL {
            let text = list::sign(&place.list, purpose, &set, made, &key(), None);
            folder.write(&format!("list-{name}-{}.json", purpose.name()), text);
        }
    }
}
