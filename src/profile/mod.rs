//! What laws ask of training, as data: one file a duty, in our own words, with where it was read, when, and how well.
//! Asks nothing of a course: nothing here says that a course meets a law, and no profile is legal advice.

pub mod said;

use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

use crate::core::time::Calendar;
use crate::source::quantity;

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/profile");

/// A duty to train. What is absent, the text that was read does not state.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The name of its file.
    #[serde(skip)]
    pub id: String,
    /// Whose duty, and where.
    pub title: String,
    /// Where it holds.
    pub place: String,
    /// The field of work.
    pub sector: String,
    /// The law and its section.
    pub law: String,
    /// Where it was read.
    pub seen_at: Vec<String>,
    /// The day it was read.
    #[serde(deserialize_with = "date")]
    pub checked_on: Date,
    /// How well it is known.
    pub confidence: Confidence,
    /// Keys that come from general knowledge and were not read anywhere.
    #[serde(default)]
    pub from_memory: Vec<String>,
    /// Who has to be trained.
    pub who: String,
    /// Who has not.
    pub exempt: Option<String>,
    /// The least length.
    pub minutes: Option<u16>,
    /// What is to be known of it.
    pub minutes_note: Option<String>,
    /// When the first training is due.
    pub first_due: Option<Due>,
    /// When it is due again.
    pub renewal: Renewal,
    /// What is to be known of that.
    pub renewal_note: Option<String>,
    /// How it is to be given.
    pub delivery: Option<String>,
    /// Whether an authority has to have a say.
    pub approval: Approval,
    /// Which.
    pub approval_by: Option<String>,
    /// What is to be known of that.
    pub approval_note: Option<String>,
    /// What learners sign.
    pub acknowledgement: Option<String>,
    /// Our wording for it.
    pub attestation: Option<String>,
    /// What is written down.
    pub records: Option<String>,
    /// How long it is kept.
    pub retain: Option<String>,
    /// How soon it is shown.
    pub produce: Option<String>,
    /// What a certificate holds, or what is done with it.
    pub certificate: Option<String>,
    /// What else is to be known.
    #[serde(default)]
    pub notes: Vec<String>,
    /// What is not settled, or was not read.
    #[serde(default)]
    pub unsettled: Vec<String>,
    /// What the training has to cover.
    #[serde(rename = "topic")]
    pub topics: Vec<Topic>,
}

/// How well a profile is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// The law's own text was read, in a copy.
    Read,
    /// Only others' words about the law were read.
    Secondary,
    /// Those who know it say different things.
    Disputed,
    /// Not confirmed as law.
    Draft,
}

/// Whether an authority has to have a say in the course.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Approval {
    /// An authority has to approve the course, or has one of its own.
    Required,
    /// An employer's own course counts where it covers the listed topics.
    ListedTopics,
    /// None is named.
    None,
}

/// When the training is due again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Renewal {
    /// The text states no period.
    Unstated,
    /// Once is enough.
    Once,
    /// At each renewal of a licence.
    Licence,
    /// So long after the last.
    Every(Calendar),
}

impl TryFrom<String> for Renewal {
    type Error = String;
    fn try_from(text: String) -> Result<Renewal, String> {
        match text.as_str() {
            "unstated" => Ok(Renewal::Unstated),
            "once" => Ok(Renewal::Once),
            "licence" => Ok(Renewal::Licence),
            other => quantity::calendar(other)
                .map(Renewal::Every)
                .ok_or_else(|| format!("`{other}` is no renewal")),
        }
    }
}

/// When the first training is due.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// So long after it.
    #[serde(default, deserialize_with = "length")]
    pub within: Option<Calendar>,
    /// What it counts from, or the day itself.
    pub of: String,
}

/// Something the training has to cover.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Its name in ids.
    pub id: String,
    /// Its title, for a lesson.
    pub title: String,
    /// What the law lists, in our words.
    pub law: String,
    /// What a learner can do afterwards.
    pub goal: String,
}

/// Every profile, by id.
pub fn all() -> &'static [Profile] {
    static ALL: LazyLock<Vec<Profile>> = LazyLock::new(|| {
        let mut all: Vec<Profile> = files()
            .filter_map(|(id, text)| read(id, text).ok())
            .collect();
        all.sort_by(|a, b| a.id.cmp(&b.id));
        all
    });
    &ALL
}

/// The profile of an id.
pub fn find(id: &str) -> Option<&'static Profile> {
    all().iter().find(|profile| profile.id == id)
}

impl Profile {
    /// Whether it was read more than 12 months before a day.
    pub fn is_stale(&self, today: Date) -> bool {
        let until = self.checked_on.checked_add(12.months());
        until.is_ok_and(|until| until < today)
    }
}

fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.files().filter_map(|file| {
        let name = file.path().file_name()?.to_str()?;
        Some((name.strip_suffix(".toml")?, file.contents_utf8()?))
    })
}

fn read(id: &str, text: &str) -> Result<Profile, toml::de::Error> {
    let mut profile: Profile = toml::from_str(text)?;
    profile.id = id.to_owned();
    Ok(profile)
}

fn date<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    let written = toml::value::Datetime::deserialize(from)?;
    written
        .to_string()
        .parse()
        .map_err(serde::de::Error::custom)
}

fn length<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Calendar>, D::Error> {
    let written = String::deserialize(from)?;
    let length = quantity::calendar(&written);
    length
        .map(Some)
        .ok_or_else(|| serde::de::Error::custom(format!("`{written}` is no length")))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::core::id::ModuleId;

    #[test]
    fn every_file_is_a_profile() {
        for (id, text) in files() {
            let profile = read(id, text).unwrap_or_else(|why| panic!("{id}: {why}"));
            assert!(id.starts_with("us-") && !profile.topics.is_empty(), "{id}");
            assert!(
                text.starts_with("# "),
                "{id}: the first line says what it holds"
            );
            let mut ids = BTreeSet::new();
            for topic in &profile.topics {
                assert!(
                    topic.id.parse::<ModuleId>().is_ok() && topic.id.len() <= 20,
                    "{id} {}",
                    topic.id
                );
                assert!(ids.insert(&topic.id), "{id}: {} twice", topic.id);
                assert!(
                    topic.goal.ends_with('.') && !topic.law.ends_with('.'),
                    "{id} {}",
                    topic.id
                );
            }
        }
        assert_eq!(all().len(), files().count());
    }

    #[test]
    fn a_profile_says_only_what_is_known_and_how() {
        for profile in all() {
            let id = &profile.id;
            assert!(!profile.seen_at.is_empty(), "{id}");
            let required = profile.approval == Approval::Required;
            assert_eq!(
                required,
                profile.approval_by.is_some(),
                "{id}: who approves"
            );
            assert_eq!(
                profile.acknowledgement.is_some(),
                profile.attestation.is_some(),
                "{id}"
            );
            if matches!(profile.confidence, Confidence::Disputed | Confidence::Draft) {
                assert!(!profile.unsettled.is_empty(), "{id}: what is not settled");
            }
        }
        assert_eq!(
            find("us-wa-lodging").map(|p| p.confidence),
            Some(Confidence::Draft)
        );
        assert!(find("us-xx-lodging").is_none());
    }

    #[test]
    fn a_profile_is_stale_after_twelve_months() {
        let profile = find("us-ca-lodging").expect("it is there");
        let day = |text: &str| text.parse::<Date>().expect("a date");
        assert_eq!(profile.checked_on, day("2026-11-22"));
        assert!(!profile.is_stale(day("2027-11-22")));
        assert!(profile.is_stale(day("2027-11-23")));
    }
}
