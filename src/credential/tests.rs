//! What a verdict must be, and that nothing but the signed bytes is ever valid.

mod badge;
mod carrier;
mod refused;
mod status;
mod vectors;

use jiff::civil::Date;
use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::core::standing::Certificate;
use crate::core::standing::fixture::example;

// Signed in 2026 with the key of `key()`, from the claim of `example()`; must verify for ever, so it is never rewritten.
const GOLDEN: &str = include_str!("golden/plain.json");

fn key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn own() -> Trust {
    Trust {
        own: Some(IssuerKey::of(&key())),
        ..Trust::default()
    }
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

fn judge(bytes: &[u8], trust: &Trust, known: Option<Known>) -> Verdict {
    verify(bytes, trust, |_| known, day("2026-12-01"))
}

fn status(bytes: &[u8]) -> &'static str {
    judge(bytes, &own(), None).finding.status()
}

fn known(register: Register) -> Option<Known> {
    Some(Known {
        original: (register != Register::Erased).then(|| GOLDEN.to_owned()),
        register,
    })
}

// The document with one value changed and nothing signed again.
fn forged(pointer: &str, value: impl Into<Value>) -> String {
    let mut json: Value = serde_json::from_str(GOLDEN).expect("good JSON");
    *json.pointer_mut(pointer).expect("a field") = value.into();
    serde_jcs::to_string(&json).expect("good JSON") + "\n"
}

#[test]
fn the_same_claim_and_key_give_the_golden_document() {
    assert_eq!(sign(&example(), &key()), GOLDEN);
}

#[test]
fn a_document_signed_by_this_computer_is_valid_and_says_so() {
    let verdict = judge(GOLDEN.as_bytes(), &own(), None);
    assert_eq!(verdict.finding, Finding::Valid);
    assert_eq!(verdict.signer, Some(Signer::ThisComputer));
    assert_eq!(
        verdict.checked,
        [Check::Signature, Check::Issuer, Check::Validity]
    );
}

#[test]
fn a_key_the_reader_named_is_trusted_by_its_name() {
    let file = KeyFile::new(IssuerKey::of(&key()), Some("Harbor House".into()));
    let trust = Trust {
        others: vec![file],
        ..Trust::default()
    };
    let verdict = judge(GOLDEN.as_bytes(), &trust, None);
    assert_eq!(verdict.finding, Finding::Valid);
    let name = Some("Harbor House".to_owned());
    assert_eq!(verdict.signer, Some(Signer::Trusted { file: 0, name }));
}

#[test]
fn a_good_signature_by_a_key_nobody_named_is_an_unknown_issuer() {
    let stranger = SigningKey::from_bytes(&[9; 32]);
    let document = sign(&example(), &stranger);
    for trust in [own(), Trust::default()] {
        let verdict = judge(document.as_bytes(), &trust, None);
        assert_eq!(verdict.finding, Finding::UnknownIssuer);
        assert_eq!(verdict.checked, [Check::Signature, Check::Issuer]);
    }
}

#[test]
fn the_register_is_looked_at_only_where_there_is_one() {
    for (register, status) in [
        (Register::Current, "valid"),
        (Register::Superseded, "superseded"),
        (Register::Revoked, "revoked"),
        (Register::Erased, "erased"),
    ] {
        let verdict = judge(GOLDEN.as_bytes(), &own(), known(register));
        assert_eq!(verdict.finding.status(), status);
        assert!(verdict.checked.contains(&Check::Register), "{status}");
    }
}

#[test]
fn it_holds_on_its_last_day_and_not_on_the_next_nor_before_it_was_made() {
    for (on, expected) in [
        ("2027-11-22", "valid"),
        ("2027-11-23", "expired"),
        // Made on 22 November; on the other side of the date line it is still the 21st.
        ("2026-11-21", "valid"),
        ("2026-11-20", "expired"),
    ] {
        let verdict = verify(GOLDEN.as_bytes(), &own(), |_| None, day(on));
        assert_eq!(verdict.finding.status(), expected, "{on}");
    }
    let endless = Certificate {
        valid_until: None,
        ..example()
    };
    let document = sign(&endless, &key());
    let verdict = verify(document.as_bytes(), &own(), |_| None, day("2126-01-01"));
    assert_eq!(verdict.finding, Finding::Valid);
}

#[test]
fn a_changed_field_is_named_where_the_original_is_at_hand() {
    for (pointer, field, value) in [
        ("/learner/name", "learner.name", Value::from("Dana Reyes")),
        (
            "/course/title/es",
            "course.title.es",
            Value::from("Otro título"),
        ),
        ("/result/points", "result.points", Value::from("20")),
        (
            "/active_time/minutes",
            "active_time.minutes",
            Value::from(90),
        ),
        ("/valid_until", "valid_until", Value::from("2036-11-22")),
        (
            "/conditions/0",
            "conditions.0",
            Value::from("materials-at-hand"),
        ),
        ("/proof/value", "proof.value", Value::from("00".repeat(64))),
        ("/issuer/key", "issuer.key", Value::from("x")),
    ] {
        let document = forged(pointer, value);
        let alone = judge(document.as_bytes(), &own(), None);
        assert_eq!(alone.finding, Finding::Altered(Change::Somewhere));
        assert_eq!(alone.checked, [Check::Signature]);
        let verdict = judge(document.as_bytes(), &own(), known(Register::Current));
        assert_eq!(
            verdict.finding,
            Finding::Altered(Change::Field(field.into()))
        );
    }
}

#[test]
fn a_changed_field_signed_again_by_a_stranger_is_still_named() {
    let mut claim = example();
    claim.learner.name = "Someone Else".into();
    let document = sign(&claim, &SigningKey::from_bytes(&[9; 32]));
    let verdict = judge(document.as_bytes(), &own(), known(Register::Current));
    assert_eq!(verdict.finding.status(), "altered");
}

#[test]
fn a_spoiled_copy_in_the_records_does_not_make_a_good_document_bad() {
    let spoiled = Some(Known {
        original: Some(forged("/learner/name", "X")),
        register: Register::Current,
    });
    let verdict = judge(GOLDEN.as_bytes(), &own(), spoiled);
    assert_eq!(verdict.finding, Finding::Valid);
}

#[test]
fn the_same_words_spelled_another_way_are_not_valid() {
    let json: Value = serde_json::from_str(GOLDEN).expect("good JSON");
    let line = GOLDEN.trim_end();
    for other in [
        serde_json::to_string_pretty(&json).expect("good JSON"),
        line.to_owned(),
        format!("{line}\r\n"),
        format!("{line}\n\n"),
        format!(" {line}\n"),
        GOLDEN.replacen("Dana", "\\u0044ana", 1),
        GOLDEN.replacen("-06:00", "\\u002d06:00", 1),
    ] {
        let verdict = judge(other.as_bytes(), &own(), None);
        assert_eq!(
            verdict.finding,
            Finding::Altered(Change::Spelling),
            "{other}"
        );
    }
}

#[test]
fn what_is_not_a_whole_certificate_is_unreadable() {
    let line = GOLDEN.trim_end();
    let inner = &line[1..line.len() - 1];
    for bad in [
        String::new(),
        "{}".into(),
        "null\n".into(),
        "[".repeat(100_000),
        format!("{line}x"),
        format!("{line}\n{line}\n"),
        format!("\u{feff}{GOLDEN}"),
        format!("{{{inner},\"learner\":null}}\n"),
        format!("{{{inner},\"extra\":true}}\n"),
        format!("{GOLDEN}{}", " ".repeat(document::LARGEST)),
        GOLDEN.replacen("tutela.certificate/1", "tutela.certificate/2", 1),
        GOLDEN.replacen("tutela.certificate/1", "tutela.form/1", 1),
        GOLDEN.replacen("Ed25519-JCS", "none", 1),
        GOLDEN.replacen("Ed25519-JCS", "ECDSA", 1),
        GOLDEN.replacen("\"minutes\":24", "\"minutes\":24.0", 1),
        GOLDEN.replacen("\"points\":\"17.5\"", "\"points\":17.5", 1),
        GOLDEN.replacen("\"proof\":{", "\"proof\":{\"more\":1,", 1),
        GOLDEN.replacen(",\"issuer\":", ",\"issuers\":", 1),
    ] {
        assert_ne!(bad, GOLDEN);
        assert_eq!(status(bad.as_bytes()), "unreadable", "{bad:.80}");
    }
    assert_eq!(status(&GOLDEN.as_bytes()[..GOLDEN.len() / 2]), "unreadable");
    assert_eq!(status(b"\xff\xfe\x00"), "unreadable");
}

#[test]
fn a_signature_made_without_the_tag_does_not_fit() {
    use ed25519_dalek::Signer as _;
    let mut json: Value = serde_json::from_str(GOLDEN).expect("good JSON");
    let proof = json["proof"].as_object_mut().expect("an object");
    proof.remove("value");
    let bare = serde_jcs::to_vec(&json).expect("good JSON");
    let signature = crate::core::session::form::hex(&key().sign(&bare).to_bytes());
    assert_eq!(
        status(forged("/proof/value", signature).as_bytes()),
        "altered"
    );
}

#[test]
fn every_byte_of_a_document_counts() {
    for at in 0..GOLDEN.len() {
        let mut bytes = GOLDEN.as_bytes().to_vec();
        bytes[at] ^= 1;
        assert_ne!(status(&bytes), "valid", "byte {at} changed");
        bytes.remove(at);
        assert_ne!(status(&bytes), "valid", "byte {at} removed");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn one_character_changed_or_put_in_is_never_valid(at in 0..GOLDEN.len(), new in any::<char>()) {
        let rest = &GOLDEN[at + 1..];
        let old = GOLDEN.as_bytes()[at];
        if !new.is_ascii() || new as u8 != old {
            prop_assert_ne!(status(format!("{}{new}{rest}", &GOLDEN[..at]).as_bytes()), "valid");
        }
        prop_assert_ne!(status(format!("{}{new}{}", &GOLDEN[..at], &GOLDEN[at..]).as_bytes()), "valid");
    }

    #[test]
    fn arbitrary_bytes_get_a_verdict_that_is_not_valid(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert_ne!(status(&bytes), "valid");
    }

    #[test]
    fn arbitrary_bytes_are_no_key_file_and_no_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(KeyFile::read(&bytes).is_err());
    }

    #[test]
    fn a_document_with_arbitrary_bytes_in_its_middle_is_not_valid(
        at in 0..GOLDEN.len(),
        bytes in proptest::collection::vec(any::<u8>(), 1..20),
    ) {
        let mut document = GOLDEN.as_bytes().to_vec();
        document.splice(at..at, bytes);
        prop_assert_ne!(status(&document), "valid");
    }

    #[test]
    fn any_name_is_signed_and_read_back(name in "\\PC{0,60}") {
        let mut claim = example();
        claim.learner.name = name;
        let document = sign(&claim, &key());
        let read = Document::read(document.as_bytes()).expect("our own");
        prop_assert_eq!(read.certificate(), &claim);
        prop_assert_eq!(status(document.as_bytes()), "valid");
    }
}
