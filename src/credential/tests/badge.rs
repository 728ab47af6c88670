//! The Open Badges credential, its token and its paper: made once, read back, and valid only as signed.

use serde_json::Value;

use super::{key, own};
use crate::core::standing::Certificate;
use crate::core::standing::fixture::with_terms;
use crate::credential::*;

// Signed in 2026 with the key of `key()`, from the claim of `with_terms()`; never rewritten.
const BADGE: &str = include_str!("../golden/badge.json");
const TOKEN: &str = include_str!("../golden/badge.jwt");
const PAPER: &str = include_str!("../golden/paper.txt");

fn judge(text: &str) -> Verdict {
    verify(text.as_bytes(), &own(), |_| None, super::day("2026-12-01"))
}

#[test]
fn the_same_claim_and_key_give_the_golden_forms() {
    let signed = sign_all(&with_terms(), &key());
    assert_eq!(signed.document, BADGE);
    assert_eq!(signed.jwt, TOKEN);
    assert_eq!(signed.paper, PAPER);
}

#[test]
fn a_credential_and_its_token_are_valid_and_say_the_same() {
    for text in [BADGE, TOKEN] {
        assert_eq!(judge(text).finding, Finding::Valid);
        let document = Document::read(text.as_bytes()).expect("a certificate");
        assert_eq!(document.certificate(), &with_terms());
        assert_eq!(document.key(), own().own);
    }
}

#[test]
fn a_credential_may_be_spelled_anew_by_other_software() {
    let json: Value = serde_json::from_str(BADGE).expect("good JSON");
    let pretty = serde_json::to_string_pretty(&json).expect("good JSON");
    assert_eq!(judge(&pretty).finding, Finding::Valid);
}

#[test]
fn an_organisation_with_a_domain_signs_as_did_web() {
    let mut claim = with_terms();
    let terms = claim.terms.as_mut().expect("terms");
    terms.domain = Some("harbor.example".into());
    let signed = sign_all(&claim, &key());
    assert!(signed.document.contains("\"did:web:harbor.example#z6Mk"));
    for text in [&signed.document, &signed.jwt] {
        assert_eq!(judge(text).finding, Finding::Valid);
    }
    let stolen = signed.document.replace("harbor.example", "other.example");
    assert_eq!(judge(&stolen).finding.status(), "altered");
}

#[test]
fn terms_stand_in_the_second_schema_and_there_always() {
    let mut bare = with_terms();
    bare.terms = None;
    let mut early = with_terms();
    early.schema = crate::core::standing::certificate::Schema::V1;
    for claim in [bare, early] {
        let signed = sign_all(&claim, &key());
        assert_eq!(judge(&signed.document).finding.status(), "unreadable");
        assert_eq!(judge(&signed.jwt).finding.status(), "unreadable");
    }
    let plain: &Certificate = &crate::core::standing::fixture::example();
    let signed = sign_all(plain, &key());
    assert_eq!(judge(&signed.document).finding, Finding::Valid);
}

#[test]
fn what_follows_from_a_claim_is_written_in_the_canonical_form_at_once() {
    let issuer = own().own.expect("a key");
    let mut bare = with_terms();
    bare.provider = None;
    bare.valid_until = None;
    bare.result = None;
    for claim in [
        with_terms(),
        bare,
        crate::core::standing::fixture::example(),
    ] {
        let credential = badge::credential(&claim, &issuer);
        let (written, end) = canonical_to(badge::CLAIM, &credential);
        assert_eq!(written, canonical(&credential));
        assert_eq!(
            &written[end..],
            badge::Derived::of(&claim, &issuer).fields()
        );
        assert!(written[..end].ends_with(&canonical(&object(&claim))));
    }
}
