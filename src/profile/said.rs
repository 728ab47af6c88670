//! A profile in words: for the screen, and for the comments of a course that is laid out from it.

use jiff::civil::Date;

use super::{Approval, Confidence, Profile, Renewal};
use crate::core::locale;
use crate::core::text::Lang;
use crate::core::time::Calendar;

/// What is said of one matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The matter: `Minutes`.
    pub label: &'static str,
    /// What is said of it.
    pub text: String,
}

const NOT_STATED: &str = "none stated in the text that was read";

/// Everything there is to say of a profile but its topics; where the law states nothing, that.
pub fn said(profile: &Profile) -> Vec<Said> {
    let mut all = Vec::new();
    let mut say = |label, key: &str, text: String| {
        let text = match profile.from_memory.iter().any(|own| own == key) {
            true => format!("{text} (general knowledge, not checked)"),
            false => text,
        };
        all.push(Said { label, text });
    };
    let noted = |text: String, note: &Option<String>| match note {
        Some(note) => format!("{text}. {note}"),
        None => text,
    };
    say("Law", "law", profile.law.clone());
    say("Who", "who", profile.who.clone());
    if let Some(exempt) = &profile.exempt {
        say("Not", "exempt", exempt.clone());
    }
    let minutes = match profile.minutes {
        Some(minutes) => format!("at least {minutes}"),
        None => NOT_STATED.to_owned(),
    };
    say("Minutes", "minutes", noted(minutes, &profile.minutes_note));
    let first = profile.first_due.as_ref().map(|due| match due.within {
        Some(within) => format!("within {} of {}", length(within), due.of),
        None => due.of.clone(),
    });
    say(
        "First due",
        "first_due",
        first.unwrap_or_else(|| NOT_STATED.to_owned()),
    );
    say(
        "Again",
        "renewal",
        noted(renewal(profile.renewal), &profile.renewal_note),
    );
    if let Some(delivery) = &profile.delivery {
        say("How", "delivery", delivery.clone());
    }
    say(
        "Approval",
        "approval",
        noted(approval(profile), &profile.approval_note),
    );
    let more = [
        ("Signed", "acknowledgement", &profile.acknowledgement),
        ("Records", "records", &profile.records),
        ("Kept for", "retain", &profile.retain),
        ("Shown", "produce", &profile.produce),
        ("Certificate", "certificate", &profile.certificate),
    ];
    for (label, key, text) in more {
        if let Some(text) = text {
            say(label, key, text.clone());
        }
    }
    if profile.from_memory.iter().any(|key| key == "topics") {
        say("Topics", "topics", "as listed here".to_owned());
    }
    for note in &profile.notes {
        say("Besides", "notes", note.clone());
    }
    for open in &profile.unsettled {
        say("Not settled", "unsettled", open.clone());
    }
    all
}

/// How well it is known, in a few words.
pub fn confidence(profile: &Profile) -> &'static str {
    match profile.confidence {
        Confidence::Read => "read",
        Confidence::Secondary => "secondary",
        Confidence::Disputed => "disputed",
        Confidence::Draft => "draft: not confirmed as law",
    }
}

/// When and how it was looked up, in a sentence or two.
pub fn checked(profile: &Profile) -> String {
    let how = match profile.confidence {
        Confidence::Read => "in copies of the law's own text",
        Confidence::Secondary => "at second hand: the law's own text was not read",
        Confidence::Disputed => "and those who know it say different things",
        Confidence::Draft => "and not confirmed as law",
    };
    let date = locale::date(profile.checked_on, Lang::EN);
    format!("Looked up on {date}, {how}.")
}

/// That it was looked up long ago, where it was.
pub fn stale(profile: &Profile, today: Date) -> Option<String> {
    profile.is_stale(today).then(|| {
        let date = locale::date(profile.checked_on, Lang::EN);
        format!("`{}` was looked up on {date}, more than 12 months ago: look it up again before you rely on it", profile.id)
    })
}

/// When it is due again, in a few words.
pub fn renewal(renewal: Renewal) -> String {
    match renewal {
        Renewal::Unstated => NOT_STATED.to_owned(),
        Renewal::Once => "never: once is enough".to_owned(),
        Renewal::Licence => "at each renewal of the license".to_owned(),
        Renewal::Every(every) => format!("every {}", length(every)),
    }
}

/// Whether an authority has to have a say, in a sentence.
pub fn approval(profile: &Profile) -> String {
    match (profile.approval, &profile.approval_by) {
        (Approval::Required, Some(by)) => format!("required before it counts, by {by}"),
        (Approval::Required, None) => "required before it counts".to_owned(),
        (Approval::ListedTopics, _) => "none is named; the topics are listed".to_owned(),
        (Approval::None, _) => "none is named".to_owned(),
    }
}

fn length(length: Calendar) -> String {
    match length {
        Calendar::Months(12) => "year".to_owned(),
        Calendar::Months(24) => "two years".to_owned(),
        Calendar::Months(_) | Calendar::Days(_) => length.to_string(),
    }
}
