//! How many signed certificates one core verifies a second, beside the signature alone: the rest is reading.

mod pair;

use ed25519_dalek::{Signer, SigningKey, Verifier};
use tutela::credential::{Document, Finding, IssuerKey, Trust, sign_all, verify};

const GOLDEN: &str = include_str!("../src/credential/golden/badge.json");
const TIMES: u32 = 5_000;

fn main() {
    let key = SigningKey::from_bytes(&[7; 32]);
    let trust = Trust {
        own: Some(IssuerKey::of(&key)),
        ..Trust::default()
    };
    let claim = Document::read(GOLDEN.as_bytes()).expect("a certificate");
    // Each another person's, so that nothing can be remembered from one to the next.
    let signed: Vec<_> = (0..TIMES)
        .map(|at| {
            let mut claim = claim.certificate().clone();
            claim.id = uuid::Uuid::from_u128(u128::from(at));
            claim.learner.name = format!("Dana Reyes Ochoa {at}");
            sign_all(&claim, &key)
        })
        .collect();
    let day = "2026-12-01".parse().expect("a date");
    let judge = |text: &str| {
        let verdict = verify(text.as_bytes(), &trust, |_| None, day);
        assert_eq!(verdict.finding, Finding::Valid);
    };
    let message = [7; 64];
    let signature = key.sign(&message);
    let public = key.verifying_key();
    let [json, _, _, bare] = pair::pair(
        &format!("{TIMES} certificates"),
        7,
        [
            ("the credential as JSON", &mut || {
                pair::time(|| signed.iter().for_each(|one| judge(&one.document)))
            }),
            ("the credential as a token", &mut || {
                pair::time(|| signed.iter().for_each(|one| judge(&one.jwt)))
            }),
            ("the claim on paper", &mut || {
                pair::time(|| signed.iter().for_each(|one| judge(&one.paper)))
            }),
            ("an Ed25519 signature alone", &mut || {
                pair::time(|| {
                    for _ in 0..TIMES {
                        assert!(public.verify(&message, &signature).is_ok());
                    }
                })
            }),
        ],
    );
    let rate = f64::from(TIMES) / json.as_secs_f64();
    pair::verdict(
        "signed JSON certificates verified a second",
        rate,
        "at least 10000",
        rate >= 10_000.0,
    );
    let share = bare.as_secs_f64() / json.as_secs_f64();
    pair::verdict(
        "of that the signature alone, as a share",
        share,
        "no bound",
        true,
    );
}
