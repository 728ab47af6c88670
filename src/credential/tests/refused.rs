//! What is refused, and why: at least twenty changes to every form a certificate is signed in.

use std::sync::LazyLock;

use serde_json::{Value, json};

use super::{day, key, own};
use crate::core::standing::Certificate;
use crate::core::standing::fixture::with_terms;
use crate::credential::jws::{from_base64, to_base64};
use crate::credential::*;

fn signed() -> Signed {
    static SIGNED: LazyLock<Signed> = LazyLock::new(|| sign_all(&with_terms(), &key()));
    SIGNED.clone()
}

fn judge(text: &str) -> Verdict {
    verify(text.as_bytes(), &own(), |_| None, day("2026-12-01"))
}

fn why(text: &str) -> String {
    match judge(text).finding {
        Finding::Unreadable(why) => why.to_string(),
        other => format!("{}: {}", other.status(), other.field().unwrap_or("-")),
    }
}

// One value changed in each, and what is said of it without the original.
fn changes() -> Vec<(&'static str, Value, &'static str)> {
    let shape = "it is not a whole certificate";
    vec![
        (
            "/certificate/learner/name",
            "Dora".into(),
            "altered: credentialSubject.identifier.0.identityHash",
        ),
        (
            "/certificate/course/title/en",
            "X".into(),
            "altered: credentialSubject.achievement.name",
        ),
        (
            "/certificate/course/version",
            "2.0.0".into(),
            "altered: credentialSubject.achievement.description",
        ),
        (
            "/certificate/completed/utc",
            "2026-11-24T03:05:09Z".into(),
            "altered: validFrom",
        ),
        (
            "/certificate/completed/date",
            "2026-11-23".into(),
            "altered: -",
        ),
        (
            "/certificate/valid_until",
            "2036-11-22".into(),
            "altered: validUntil",
        ),
        (
            "/certificate/valid_until",
            Value::Null,
            "altered: validUntil",
        ),
        (
            "/certificate/provider",
            "Somebody".into(),
            "altered: issuer.name",
        ),
        (
            "/certificate/result/points",
            "20".into(),
            "altered: credentialSubject.result.0.value",
        ),
        ("/certificate/active_time/minutes", 600.into(), "altered: -"),
        (
            "/certificate/terms/issued",
            "2026-11-23".into(),
            "altered: -",
        ),
        ("/certificate/terms/contact_hours", "8".into(), "altered: -"),
        (
            "/certificate/terms/status/index",
            1.into(),
            "altered: credentialStatus.0.statusListIndex",
        ),
        (
            "/certificate/id",
            "00000000-0000-4000-8000-000000000001".into(),
            "altered: id",
        ),
        (
            "/credentialSubject/identifier/0/identityHash",
            "Dora".into(),
            "altered: credentialSubject.identifier.0.identityHash",
        ),
        (
            "/validUntil",
            "2036-11-22T23:59:59-06:00".into(),
            "altered: validUntil",
        ),
        ("/issuer/name", "Somebody".into(), "altered: issuer.name"),
        ("/type/1", "OtherCredential".into(), "altered: type.1"),
        (
            "/credentialStatus/0/statusListCredential",
            "https://evil.example".into(),
            "altered: credentialStatus.0.statusListCredential",
        ),
        (
            "/certificate/schema",
            "tutela.certificate/9".into(),
            "it is a certificate of another kind",
        ),
        ("/certificate/learner", Value::Null, shape),
        ("/certificate/active_time/minutes", 24.5.into(), shape),
        ("/certificate/terms", Value::Null, shape),
        ("/certificate/learner/more", true.into(), shape),
        (
            "/more",
            true.into(),
            "it is not a whole certificate: unknown field `more`",
        ),
        (
            "/credentialSubject/achievement/image",
            "x".into(),
            "it is not a whole certificate: unknown field",
        ),
        (
            "/@context/1",
            "https://evil.example/v1".into(),
            "its `@context` is not",
        ),
        (
            "/@context",
            json!(["https://www.w3.org/ns/credentials/v2"]),
            "its `@context` is not",
        ),
    ]
}

fn put(text: &str, pointer: &str, value: Value) -> Value {
    let mut json: Value = serde_json::from_str(text).expect("JSON");
    let (path, name) = pointer.rsplit_once('/').expect("a pointer");
    match json.pointer_mut(path).expect("a place") {
        Value::Object(object) => drop(object.insert(name.into(), value)),
        Value::Array(list) => list[name.parse::<usize>().expect("a number")] = value,
        _ => panic!("no place for it"),
    }
    json
}

#[test]
fn a_changed_credential_is_never_valid_and_the_reason_is_said() {
    for (pointer, value, said) in changes() {
        let text = put(&signed().document, pointer, value).to_string();
        let why = why(&text);
        // A field that no other repeats is only missed by the signature.
        assert!(why.starts_with(said), "{pointer}: {why}");
    }
}

#[test]
fn a_changed_credential_names_the_field_where_the_records_hold_the_original() {
    let known = Known {
        original: Some(signed().document),
        register: Register::Current,
    };
    for (pointer, value, _) in changes() {
        let text = put(&signed().document, pointer, value).to_string();
        let verdict = verify(
            text.as_bytes(),
            &own(),
            |_| Some(known.clone()),
            day("2026-12-01"),
        );
        if verdict.finding.status() == "altered" {
            let field = pointer[1..].replace('/', ".");
            let field = field.strip_prefix("certificate.").unwrap_or(&field);
            assert_eq!(verdict.finding.field(), Some(field), "{pointer}");
        }
    }
}

#[test]
fn a_changed_token_is_never_valid_signed_or_not() {
    let jwt = signed().jwt;
    let parts: Vec<&str> = jwt.split('.').collect();
    let payload = String::from_utf8(from_base64(parts[1]).expect("base64")).expect("text");
    let more = [
        ("/iss", "did:key:z6Mk".into(), "altered: iss"),
        ("/jti", "urn:uuid:0".into(), "altered: jti"),
        ("/nbf", 1.into(), "altered: nbf"),
        ("/exp", 4_000_000_000_u64.into(), "altered: exp"),
    ];
    for (pointer, value, said) in changes().into_iter().chain(more) {
        let changed = put(&payload, pointer, value).to_string();
        let token = format!(
            "{}.{}.{}",
            parts[0],
            to_base64(changed.as_bytes()),
            parts[2]
        );
        let why = why(&token);
        // In a token the registered claims may be the first to tell.
        let said = said.strip_prefix("altered").map_or(said, |_| "altered");
        assert!(why.starts_with(said), "{pointer}: {why}");
    }
}

#[test]
fn a_changed_claim_on_paper_is_never_valid() {
    let paper = signed().paper;
    let parts: Vec<&str> = paper.split('.').collect();
    let payload = String::from_utf8(from_base64(parts[1]).expect("base64")).expect("text");
    let known = Known {
        original: Some(signed().document),
        register: Register::Current,
    };
    for (pointer, value, field) in [
        ("/id", "00000000-0000-4000-8000-000000000001", "id"),
        ("/name", "Dora", "learner.name"),
        ("/course", "other", "course.id"),
        ("/title", "Other", "course.title"),
        ("/version", "2", "course.version"),
        ("/completed", "2026-11-21", "completed.date"),
        ("/until", "2036-11-22", "valid_until"),
        ("/provider", "Somebody", "provider"),
        ("/status/list", "urn:uuid:0", "terms.status"),
        ("/document", "AAAA", "document"),
    ] {
        let changed = put(&payload, pointer, value.into()).to_string();
        let token = format!(
            "{}.{}.{}",
            parts[0],
            to_base64(changed.as_bytes()),
            parts[2]
        );
        assert_eq!(why(&token), "altered: -", "{pointer}");
        let verdict = verify(
            token.as_bytes(),
            &own(),
            |_| Some(known.clone()),
            day("2026-12-01"),
        );
        assert_eq!(verdict.finding.field(), Some(field));
    }
    for (pointer, value) in [
        ("/more", Value::Null),
        ("/schema", "tutela.paper/2".into()),
        ("/name", Value::Null),
        ("/completed", "soon".into()),
        ("/until", "never".into()),
        ("/id", 7.into()),
        ("/status/index", (-1).into()),
        ("/status/more", 1.into()),
        ("/course", "no id".into()),
        ("/title", json!([])),
        ("/version", 1.into()),
    ] {
        let changed = put(&payload, pointer, value).to_string();
        let token = format!(
            "{}.{}.{}",
            parts[0],
            to_base64(changed.as_bytes()),
            parts[2]
        );
        assert_eq!(judge(&token).finding.status(), "unreadable", "{pointer}");
    }
}

#[test]
fn a_good_signature_over_anothers_id_names_both_and_a_seal_is_no_certificate() {
    let other = Certificate {
        id: uuid::Uuid::from_u128(7),
        ..with_terms()
    };
    // Its own signature is good: the id is what the records know another certificate by.
    let known = Known {
        original: Some(signed().document),
        register: Register::Current,
    };
    let text = sign_all(&other, &key()).document;
    let verdict = verify(text.as_bytes(), &own(), |_| Some(known), day("2026-12-01"));
    assert_eq!(verdict.finding.field(), Some("id"));
    let proof: Value = serde_json::from_str(&text).expect("JSON");
    let moved = put(&signed().document, "/proof", proof["proof"].clone());
    assert_eq!(why(&moved.to_string()), "altered: -");
    let seal = crate::credential::seal::sign(with_terms().id, &[b"x"], &key());
    assert_eq!(
        judge(&seal).finding,
        Finding::Unreadable(Unreadable::OtherThing)
    );
}

#[test]
fn another_algorithm_another_proof_and_two_proofs_are_refused_by_name() {
    let good = signed().document;
    for (from, to, said) in [
        (
            "eddsa-jcs-2022",
            "eddsa-rdfc-2022",
            "it is signed by `eddsa-rdfc-2022`",
        ),
        ("eddsa-jcs-2022", "none", "it is signed by `none`"),
        (
            "DataIntegrityProof",
            "Ed25519Signature2020",
            "it is signed by",
        ),
        (
            "\"assertionMethod\"",
            "\"authentication\"",
            "it is not a whole certificate: its proof is for another purpose",
        ),
        (
            "\"proof\":[",
            "\"proof\":[{},",
            "it is not a whole certificate: it has no proof, or several",
        ),
        (
            "\"proofPurpose\"",
            "\"created\":\"2026-11-23T00:00:00Z\",\"proofPurpose\"",
            "it is not a whole certificate: `proof`: unknown field `created`",
        ),
        (
            "\"proof\":",
            "\"prooof\":",
            "it is not a whole certificate: it has no `proof`",
        ),
        (
            "\"name\":\"Dana",
            "\"name\":\"Dora\",\"name\":\"Dana",
            "it is not JSON as a certificate is written: `name` stands twice",
        ),
        (
            "{\"@context\"",
            "{\"\\u0040context\":[],\"@context\"",
            "it is not JSON as a certificate is written: `@context` stands twice",
        ),
        ("did:key:", "did:web:", "altered"),
        (
            "#z6Mk",
            "#z6Mz",
            "it is not a whole certificate: `proof.verificationMethod`",
        ),
        ("\"proofValue\":\"z", "\"proofValue\":\"z1", "altered"),
        ("\"proofValue\":\"z", "\"proofValue\":\"u", "altered"),
    ] {
        let bad = good.replacen(from, to, 1);
        assert_ne!(bad, good);
        let why = why(&bad);
        assert!(
            why.starts_with(said) || (said == "altered" && why != "valid: -"),
            "{to}: {why}"
        );
    }
    let unsigned = format!(
        "{}.{}.",
        to_base64(b"{\"alg\":\"none\",\"typ\":\"vc+jwt\"}"),
        "e30"
    );
    assert!(why(&unsigned).starts_with("it is signed by `none`"));
    let huge = good.replace("Dana", &"D".repeat(5_000_000));
    assert!(why(&huge).starts_with("it is larger"));
    let nested = good.replacen("\"Dana Reyes Ochoa\"", &"[".repeat(100_000), 1);
    assert!(why(&nested).starts_with("it is not JSON"));
}
