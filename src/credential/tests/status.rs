//! Whether a genuine certificate still stands: status lists, and keys that are used no more.

use super::{day, key, own};
use crate::core::standing::fixture::with_terms;
use crate::credential::*;

fn signed() -> Signed {
    sign_all(&with_terms(), &key())
}

fn list(purpose: Purpose, set: &[u32], key: &SigningKey) -> StatusList {
    let place = with_terms()
        .terms
        .and_then(|terms| terms.status)
        .expect("a place");
    let made = "2026-11-30T12:00:00Z".parse().expect("an instant");
    let text = crate::credential::list::sign(&place.list, purpose, set, made, key, None);
    StatusList::read(text.as_bytes()).expect("a list")
}

#[test]
fn a_status_list_decides_where_it_is_of_the_same_issuer() {
    let statement = Statement::read(signed().document.as_bytes()).expect("a statement");
    let paper = Statement::read(signed().paper.as_bytes()).expect("a statement");
    let stranger = SigningKey::from_bytes(&[9; 32]);
    let mine = 94_567;
    for (lists, status, looked) in [
        (vec![], "valid", false),
        (vec![list(Purpose::Revocation, &[], &key())], "valid", true),
        (
            vec![list(Purpose::Revocation, &[mine], &key())],
            "revoked",
            true,
        ),
        (
            vec![list(Purpose::Refresh, &[1, mine], &key())],
            "superseded",
            true,
        ),
        (
            vec![
                list(Purpose::Refresh, &[mine], &key()),
                list(Purpose::Revocation, &[mine], &key()),
            ],
            "revoked",
            true,
        ),
        (
            vec![list(Purpose::Revocation, &[mine - 1, mine + 1], &key())],
            "valid",
            true,
        ),
        (
            vec![list(Purpose::Revocation, &[mine], &stranger)],
            "valid",
            false,
        ),
    ] {
        for statement in [&statement, &paper] {
            let verdict = statement.verdict(&own(), None, &lists, day("2026-12-01"));
            assert_eq!(verdict.finding.status(), status);
            assert_eq!(verdict.checked.contains(&Check::StatusList), looked);
        }
    }
    // A stranger's list says nothing even where the reader trusts the stranger for certificates of their own.
    let trust = Trust {
        others: vec![KeyFile::new(IssuerKey::of(&stranger), None)],
        ..own()
    };
    let lists = [list(Purpose::Revocation, &[mine], &stranger)];
    let verdict = statement.verdict(&trust, None, &lists, day("2026-12-01"));
    assert_eq!(verdict.finding, Finding::Valid);
}

#[test]
fn a_changed_status_list_is_refused() {
    let place = "https://harbor.example/status";
    let made = "2026-11-30T12:00:00Z".parse().expect("an instant");
    let text = crate::credential::list::sign(place, Purpose::Revocation, &[7], made, &key(), None);
    let good = StatusList::read(text.as_bytes()).expect("a list");
    assert_eq!(good.id, "https://harbor.example/status/revocation");
    assert!(good.is_signed());
    assert_eq!(
        (good.get(6), good.get(7), good.get(8)),
        (Some(false), Some(true), Some(false))
    );
    assert_eq!(good.get(u32::MAX), None);
    let later = text.replace("2026-11-30T12", "2026-12-30T12");
    assert!(
        !StatusList::read(later.as_bytes())
            .expect("a list")
            .is_signed()
    );
    for (from, to) in [
        ("\"revocation\"", "\"suspension\""),
        ("credentials/v2", "credentials/v1"),
        ("BitstringStatusListCredential", "OtherCredential"),
        ("\"encodedList\":\"u", "\"encodedList\":\"uA"),
        ("\"encodedList\":\"u", "\"encodedList\":\""),
        ("\"id\"", "\"more\":1,\"id\""),
        ("\"validFrom\":\"2026", "\"validFrom\":\"x"),
        ("did:key:z6Mk", "did:key:z6Mx"),
    ] {
        let bad = text.replacen(from, to, 1);
        assert_ne!(bad, text);
        assert!(StatusList::read(bad.as_bytes()).is_err(), "{to}");
    }
    assert!(StatusList::read(signed().document.as_bytes()).is_err());
    assert!(StatusList::read(b"").is_err());
}

#[test]
fn a_rotated_key_stays_good_and_a_lost_one_only_where_the_records_vouch() {
    let next = IssuerKey::of(&SigningKey::from_bytes(&[8; 32]));
    let on = day("2026-12-15");
    let old = IssuerKey::of(&key());
    let trust = |ended| {
        let earlier = vec![Earlier { key: old, ended }];
        [
            Trust {
                own: Some(next),
                earlier: earlier.clone(),
                ..Trust::default()
            },
            Trust {
                others: vec![KeyFile::new(next, None).with_earlier(earlier)],
                ..Trust::default()
            },
        ]
    };
    let known = Known {
        original: Some(signed().document),
        register: Register::Current,
    };
    for text in [signed().document, signed().jwt, signed().paper] {
        let judge = |trust: &Trust, known: Option<&Known>| {
            let carried = Carried::read(text.as_bytes()).expect("a certificate");
            carried
                .verdict(trust, known, &[], day("2026-12-20"))
                .finding
        };
        for trust in trust(Ended::Rotated { on }) {
            assert_eq!(judge(&trust, None), Finding::Valid);
        }
        for trust in trust(Ended::Lost { on }) {
            assert_eq!(judge(&trust, None), Finding::LostKey { on });
            assert_eq!(judge(&trust, Some(&known)), Finding::Valid);
        }
    }
}

#[test]
fn a_key_file_tells_of_earlier_keys_in_its_second_schema_only() {
    let next = IssuerKey::of(&SigningKey::from_bytes(&[8; 32]));
    let ended = Ended::Lost {
        on: day("2026-12-15"),
    };
    let earlier = vec![Earlier {
        key: IssuerKey::of(&key()),
        ended,
    }];
    let file = KeyFile::new(next, Some("Harbor House".into())).with_earlier(earlier);
    let text = file.to_text();
    assert!(text.contains("tutela.key/2"));
    assert_eq!(KeyFile::read(text.as_bytes()), Ok(file));
    assert!(KeyFile::read(text.replace("key/2", "key/1").as_bytes()).is_err());
    let bare = KeyFile::read(next.did(None).as_bytes()).expect("a DID");
    assert_eq!(bare, KeyFile::new(next, None));
}
