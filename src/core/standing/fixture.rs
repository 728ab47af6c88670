//! A certificate and its form for tests.

use uuid::Uuid;

use super::certificate::*;
use super::terms::*;
use crate::core::content::blueprint::{ExamClock, Review};
use crate::core::score::{Percent, Points};
use crate::core::seed::{ALGORITHM, Seed};
use crate::core::session::Behaviour;
use crate::core::session::form::{CourseAt, Form, Rules, Slot};
use crate::core::text::{Lang, Shown};
use crate::core::time::{Span, Stamp};

/// The form of an exam with a cut score of 80 percent.
pub fn form() -> Form {
    Form::<Slot> {
        course: CourseAt {
            id: "night-desk".parse().expect("an id"),
            title: Shown(
                [
                    (Lang::EN, "Control, not looks".into()),
                    (Lang::ES, "Control, no apariencia".into()),
                ]
                .into(),
            ),
            version: "1.0.0".into(),
            digest: "c0".repeat(32),
        },
        behaviour: Behaviour::Exam,
        seed: Seed::from_bits(7),
        algorithm: ALGORITHM,
        scoring: crate::core::score::SCORING,
        languages: vec![Lang::EN, Lang::ES],
        unreviewed: vec![],
        rules: Rules {
            cut_score: Some(Percent("80".parse().expect("a number"))),
            cut_score_set_by: Some("not set by a panel".into()),
            time_limit: None,
            clock: ExamClock::Stops,
            attempts: Some(3),
            wait: Span(3600),
            review_after_fail: Review::Reasons,
        },
        sections: vec![],
        slots: vec![],
        alternates: [].into(),
        reserve: vec![],
        objectives: [].into(),
        lesson: None,
        help: vec![],
    }
}

/// A certificate with everything in it.
pub fn example() -> Certificate {
    certificate(Parts {
        id: Uuid::from_u128(0x8f14_e45f_ceea_467f_9a3b_0d2e_6f7a_1c58),
        learner: Holder {
            name: "Dana Reyes Ochoa".into(),
            identity: Identity::SelfDeclared {},
        },
        attempt: Uuid::from_u128(0x3c59_dc04_8e88_4024_b3a1_5c7e_12aa_90f1),
        form: &form(),
        form_digest: "f0".repeat(32),
        languages: vec![Lang::EN],
        points: Some((Points(1750), Points::whole(20))),
        active: Span(24 * 60 + 59),
        completed: Stamp {
            utc: "2026-11-23T03:05:09.123Z".parse().expect("an instant"),
            offset: -6 * 3600,
        },
        zone: Some("America/Chicago".into()),
        valid_until: Some("2027-11-22".parse().expect("a date")),
        provider: Some("Harbor House Shelter".into()),
        attestation: Some(Attested {
            digest: "a7".repeat(32),
            date: "2026-11-22".parse().expect("a date"),
        }),
        chain: Heads {
            attempt: "e1".repeat(32),
            register: "b2".repeat(32),
        },
        replaces: None,
        terms: None,
    })
}

/// The same with terms: a certificate of the second schema, signed, renewed and listed.
pub fn with_terms() -> Certificate {
    Certificate {
        schema: Schema::V2,
        terms: Some(Terms {
            issued: "2026-11-22".parse().expect("a date"),
            delivery: Delivery::SelfPaced,
            contact_hours: Some("0.75".parse().expect("a number")),
            provider_address: None,
            signatories: vec![Signatory {
                name: "Ines Ruiz".into(),
                role: Some("Training coordinator".into()),
            }],
            accreditation: None,
            statement: Some(Statement {
                lang: Lang::EN,
                text: "I did this work myself.".into(),
                name: "Dana Reyes Ochoa".into(),
            }),
            renews: None,
            status: Some(StatusPlace {
                list: "urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e".into(),
                index: 94_567,
            }),
            domain: None,
        }),
        ..example()
    }
}
