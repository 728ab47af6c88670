//! `tutela certificate preview`: what the site file makes of a certificate, with a sample name and no proof.

use std::path::Path;

use jiff::civil::Date;
use uuid::Uuid;

use crate::cli::printer::Printer;
use crate::cli::{Context, Failure};
use crate::core::score::{Percent, Points};
use crate::core::standing::certificate::*;
use crate::core::standing::terms::{Accreditation, Delivery, Signatory, Terms};
use crate::core::text::Shown;
use crate::core::time::ACTIVE_TIME_RULE;
use crate::print::{Page, certificate, wallet};
use crate::words::{LANGUAGES, Words};

/// Writes the preview.
pub fn run(
    context: &mut Context<'_>,
    name: Option<String>,
    is_wallet: bool,
    to: &Path,
) -> Result<(), Failure> {
    let mut printer = Printer::new(context)?;
    let words = context.words();
    let claim = sample(context, name);
    let page = Page::of(&claim, None, &words);
    // Nobody shall hang it up.
    let lines = printer.dress.lines.entry(words.lang()).or_default();
    lines.insert(0, words.say("preview-line", &[]));
    // As long as the text of a true one, so that the code has its true size.
    let code = "preview ".repeat(90);
    let paper = match is_wallet {
        true => wallet(&page, &claim, &words, Some(&code)),
        false => certificate(&page, &claim, &printer.dress, &words, Some(&code)),
    };
    printer.put(context, &paper, to)
}

fn sample(context: &mut Context<'_>, name: Option<String>) -> Certificate {
    let now = context.now();
    let words = context.words();
    let completed = Moment::new(now, None);
    let issued = completed.date;
    let organisation = &context.site.organisation;
    let accreditation = organisation.accreditation.as_ref();
    let title = |lang| (lang, Words::new(lang).say("preview-course", &[]));
    Certificate {
        schema: Schema::V2,
        id: Uuid::nil(),
        learner: Holder {
            name: name.unwrap_or_else(|| words.say("preview-name", &[])),
            identity: Identity::SelfDeclared {},
        },
        course: CertifiedCourse {
            id: "sample".parse().expect("an id"),
            title: Shown(LANGUAGES.map(title).into()),
            version: "1.0.0".into(),
            digest: "0".repeat(64),
        },
        attempt: CertifiedAttempt {
            id: Uuid::nil(),
            form: "0".repeat(64),
            algorithm: 1,
            scoring: 1,
            languages: vec![words.lang()],
        },
        result: Some(ExamResult {
            points: Points::whole(18),
            possible: Points::whole(20),
            cut_score_percent: "80".parse().ok().map(Percent),
            cut_score_set_by: None,
        }),
        active_time: ActiveTime {
            minutes: 60,
            rule: ACTIVE_TIME_RULE,
        },
        completed,
        valid_until: next_year(issued),
        provider: organisation.name.clone(),
        conditions: vec![Condition::Unsupervised, Condition::MaterialsAtHand],
        attestation: None,
        does_not_say: match accreditation {
            Some(_) => vec![Limit::NotAnInvestigator],
            None => vec![Limit::NotAnInvestigator, Limit::NotContinuingEducation],
        },
        chain: Heads {
            attempt: "0".repeat(64),
            register: "0".repeat(64),
        },
        replaces: None,
        terms: Some(Terms {
            issued,
            delivery: Delivery::SelfPaced,
            contact_hours: "1".parse().ok(),
            provider_address: organisation.address.clone(),
            signatories: organisation
                .signatories
                .iter()
                .map(|signatory| Signatory {
                    name: signatory.name.clone(),
                    role: signatory.role.clone(),
                })
                .collect(),
            accreditation: accreditation.map(|accreditation| Accreditation {
                by: accreditation.by.clone(),
                number: accreditation.number.clone(),
                statement: accreditation.statement.clone(),
            }),
            statement: None,
            renews: None,
            status: None,
            domain: organisation.domain.clone(),
        }),
    }
}

fn next_year(day: Date) -> Option<Date> {
    day.checked_add(jiff::Span::new().years(1)).ok()
}
