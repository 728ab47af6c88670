//! The claim a certificate makes: about one attempt at one course version, as plain data.
//!
//! Signing it and verifying it belong to `credential`, printing it to `print`. Its JSON is `tutela.certificate/1` or
//! `/2` (the first, and [`Terms`]) and must stay readable for ever: a field is never renamed, dropped or given another
//! meaning; a new one is a new schema.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Terms, hundredths};
use crate::core::id::CourseId;
use crate::core::score::{Percent, Points};
use crate::core::session::form::{CourseAt, Digest, Form};
use crate::core::text::{Lang, Shown};
use crate::core::time::{ACTIVE_TIME_RULE, Span, Stamp};

/// The name a certificate goes by; also the name of its files.
pub type CertificateId = Uuid;

/// The shape of the JSON; nothing else is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Schema {
    /// The first.
    #[default]
    #[serde(rename = "tutela.certificate/1")]
    V1,
    /// The first, with terms.
    #[serde(rename = "tutela.certificate/2")]
    V2,
}

/// What is certified. Made once, when the last condition is met; never changed, never re-dated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// `tutela.certificate/1` without terms, `/2` with them.
    pub schema: Schema,
    /// Its own id, random.
    pub id: CertificateId,
    /// Who learnt.
    pub learner: Holder,
    /// What was learnt.
    pub course: CertifiedCourse,
    /// The attempt it is about.
    pub attempt: CertifiedAttempt,
    /// What the exam came to; `None` where the course has no exam.
    pub result: Option<ExamResult>,
    /// Time spent in the course.
    pub active_time: ActiveTime,
    /// When the last condition was met.
    pub completed: Moment,
    /// The last day it holds; `None` without end.
    pub valid_until: Option<Date>,
    /// The organisation that gave the course; `None` is "provider not stated".
    pub provider: Option<String>,
    /// Under which conditions the exam was sat.
    pub conditions: Vec<Condition>,
    /// What the learner signed, if the course asks for it.
    pub attestation: Option<Attested>,
    /// What nobody may read into it.
    pub does_not_say: Vec<Limit>,
    /// Heads of the two chains of records when it was made: what is removed behind them shows.
    pub chain: Heads,
    /// The certificate this one corrects (a name, say); the old one stays as it is.
    pub replaces: Option<CertificateId>,
    /// What the second schema says besides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<Terms>,
}

/// Who learnt. No handle, number, address or date of birth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holder {
    /// The name as the learner wrote it.
    pub name: String,
    /// Why it is believed.
    pub identity: Identity,
}

/// Why the name is believed to be the learner's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "basis", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Identity {
    /// The learner typed it; nobody looked. (Braces, so that serde refuses unknown fields here too.)
    SelfDeclared {},
    /// Somebody vouches for it.
    Confirmed {
        /// Who.
        by: String,
        /// When.
        on: Date,
    },
}

/// The course at one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertifiedCourse {
    /// Its id.
    pub id: CourseId,
    /// Its title in every language it has.
    pub title: Shown,
    /// Its version.
    pub version: String,
    /// SHA-256 of its content.
    pub digest: Digest,
}

/// The attempt: where to look for what was asked and answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertifiedAttempt {
    /// Its id in the records.
    pub id: Uuid,
    /// SHA-256 of the stored form.
    pub form: Digest,
    /// Version of the draw.
    pub algorithm: u32,
    /// Version of the scoring rules.
    pub scoring: u32,
    /// Languages it was shown in, in order of first use.
    pub languages: Vec<Lang>,
}

/// What the exam came to. All of it exact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExamResult {
    /// Points earned.
    #[serde(with = "hundredths")]
    pub points: Points,
    /// Points possible.
    #[serde(with = "hundredths")]
    pub possible: Points,
    /// The least share of them that passes, in percent; `None` where nothing had to be reached.
    pub cut_score_percent: Option<Percent>,
    /// Who set it and how; `None` where nobody is named.
    pub cut_score_set_by: Option<String>,
}

/// Time spent, by the rule that counted it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActiveTime {
    /// Whole minutes, rounded down.
    pub minutes: u32,
    /// Number of the rule ([`ACTIVE_TIME_RULE`]).
    pub rule: u32,
}

/// An instant and the date that stood on the wall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// The instant in UTC, whole seconds.
    pub utc: Timestamp,
    /// The local date: the one that is printed.
    pub date: Date,
    /// The local offset, `-06:00`.
    pub offset: String,
    /// The time zone's name where the computer knew it.
    pub zone: Option<String>,
}

impl Moment {
    /// The moment of `stamp`, in a zone.
    pub fn new(stamp: Stamp, zone: Option<String>) -> Moment {
        let utc = Timestamp::from_second(stamp.utc.as_second()).unwrap_or(stamp.utc);
        Moment {
            utc,
            date: stamp.local_date(),
            offset: stamp.offset_text(),
            zone,
        }
    }

    /// Date and time on the wall; `None` where the offset is not one (`-06:00`).
    pub fn local(&self) -> Option<jiff::civil::DateTime> {
        let (sign, digits) = self.offset.split_at_checked(1)?;
        let (hours, minutes) = digits.split_once(':')?;
        let seconds = i32::from(hours.parse::<u8>().ok()?) * 3600
            + i32::from(minutes.parse::<u8>().ok()?) * 60;
        let offset = jiff::tz::Offset::from_seconds(match sign {
            "+" => seconds,
            "-" => -seconds,
            _ => return None,
        });
        Some(offset.ok()?.to_datetime(self.utc))
    }
}

/// A condition under which the exam was sat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// Nobody watched.
    Unsupervised,
    /// Books, notes and lessons could be used.
    MaterialsAtHand,
}

/// What the learner signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attested {
    /// SHA-256 of the statement as it was shown.
    pub digest: Digest,
    /// The local date of the signature.
    pub date: Date,
}

/// Something a certificate does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Limit {
    /// The holder is not certified to investigate or to interview.
    NotAnInvestigator,
    /// It is not a credit of continuing education (CE, CME).
    NotContinuingEducation,
}

/// Heads of the chains the certificate stands on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heads {
    /// Head of the attempt's events.
    pub attempt: Digest,
    /// Head of the register of all records, before the certificate's own entry.
    pub register: Digest,
}

/// What a certificate is made from; whether the conditions are met is asked before.
#[derive(Clone, Debug)]
pub struct Parts<'a, S> {
    /// A fresh random id.
    pub id: CertificateId,
    /// The learner's name and why it is believed.
    pub learner: Holder,
    /// The attempt's id.
    pub attempt: Uuid,
    /// The attempt's form.
    pub form: &'a Form<S>,
    /// The form's digest as stored.
    pub form_digest: Digest,
    /// Languages it was shown in, in order of first use.
    pub languages: Vec<Lang>,
    /// Points earned and possible; `None` where the course has no exam.
    pub points: Option<(Points, Points)>,
    /// Active time over the whole course.
    pub active: Span,
    /// When the last condition was met.
    pub completed: Stamp,
    /// The local time zone's name.
    pub zone: Option<String>,
    /// The last day it holds, by the rule of its course; `None` without end.
    pub valid_until: Option<Date>,
    /// The organisation's name.
    pub provider: Option<String>,
    /// What the learner signed.
    pub attestation: Option<Attested>,
    /// Heads of the chains.
    pub chain: Heads,
    /// The certificate this one corrects.
    pub replaces: Option<CertificateId>,
    /// What the second schema says besides; with `None` a certificate of the first is made.
    pub terms: Option<Terms>,
}

/// The certificate that says what `parts` hold, and under which conditions this program lets people sit an exam.
pub fn certificate<S>(parts: Parts<'_, S>) -> Certificate {
    let CourseAt {
        id,
        title,
        version,
        digest,
    } = parts.form.course.clone();
    let completed = Moment::new(parts.completed, parts.zone);
    Certificate {
        schema: match &parts.terms {
            Some(_) => Schema::V2,
            None => Schema::V1,
        },
        id: parts.id,
        learner: parts.learner,
        course: CertifiedCourse {
            id,
            title,
            version,
            digest,
        },
        attempt: CertifiedAttempt {
            id: parts.attempt,
            form: parts.form_digest,
            algorithm: parts.form.algorithm,
            scoring: parts.form.scoring,
            languages: parts.languages,
        },
        result: parts.points.map(|(points, possible)| ExamResult {
            points,
            possible,
            cut_score_percent: parts.form.rules.cut_score,
            cut_score_set_by: parts.form.rules.cut_score_set_by.clone(),
        }),
        active_time: ActiveTime {
            minutes: parts.active.whole_minutes(),
            rule: ACTIVE_TIME_RULE,
        },
        valid_until: parts.valid_until,
        completed,
        provider: parts.provider.filter(|name| !name.trim().is_empty()),
        conditions: vec![Condition::Unsupervised, Condition::MaterialsAtHand],
        attestation: parts.attestation,
        does_not_say: match parts.terms.as_ref().and_then(|t| t.accreditation.as_ref()) {
            Some(_) => vec![Limit::NotAnInvestigator],
            None => vec![Limit::NotAnInvestigator, Limit::NotContinuingEducation],
        },
        chain: parts.chain,
        replaces: parts.replaces,
        terms: parts.terms,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::standing::fixture::{example, form};

    #[test]
    fn the_printed_date_is_the_local_one_and_validity_counts_from_it() {
        let certificate = example();
        assert_eq!(certificate.completed.date.to_string(), "2026-11-22");
        assert_eq!(
            certificate.completed.utc.to_string(),
            "2026-11-23T03:05:09Z"
        );
        assert_eq!(
            certificate.valid_until.map(|d| d.to_string()),
            Some("2027-11-22".into())
        );
    }

    #[test]
    fn the_time_on_the_wall_is_worked_out_of_the_offset() {
        let local = |offset: &str| {
            let moment = Moment {
                offset: offset.into(),
                ..example().completed
            };
            moment.local().map(|at| at.to_string())
        };
        assert_eq!(local("-06:00"), Some("2026-11-22T21:05:09".into()));
        assert_eq!(local("+05:45"), Some("2026-11-23T08:50:09".into()));
        for bad in ["", "x", "06:00", "-6", "é00:00", "+99:00", "-999999:00"] {
            assert_eq!(local(bad), None, "{bad}");
        }
    }

    #[test]
    fn minutes_are_rounded_down_and_a_blank_provider_is_not_stated() {
        assert_eq!(example().active_time.minutes, 24);
        let parts = Parts {
            id: Uuid::nil(),
            learner: example().learner,
            attempt: Uuid::nil(),
            form: &form(),
            form_digest: String::new(),
            languages: vec![],
            points: None,
            active: Span(0),
            completed: Stamp {
                utc: Timestamp::UNIX_EPOCH,
                offset: 0,
            },
            zone: None,
            valid_until: None,
            provider: Some("  ".into()),
            attestation: None,
            chain: example().chain,
            replaces: None,
            terms: None,
        };
        let certificate = certificate(parts);
        assert_eq!(
            (certificate.provider, certificate.valid_until),
            (None, None)
        );
        assert_eq!(certificate.result, None);
    }

    #[test]
    fn the_json_is_read_back_whole_and_an_unknown_field_is_refused_everywhere() {
        let json = serde_json::to_value(example()).expect("our own shape");
        assert_eq!(
            serde_json::from_value::<Certificate>(json.clone()).expect("read back"),
            example()
        );
        for path in [
            "",
            "/learner",
            "/learner/identity",
            "/course",
            "/attempt",
            "/result",
            "/active_time",
            "/completed",
            "/attestation",
            "/chain",
        ] {
            let mut json = json.clone();
            let object = json
                .pointer_mut(path)
                .and_then(serde_json::Value::as_object_mut);
            object
                .expect("an object stands there")
                .insert("extra".into(), true.into());
            assert!(
                serde_json::from_value::<Certificate>(json).is_err(),
                "{path}"
            );
        }
    }
}
