//! A course laid out from what a law asks: an objective, a lesson and an item to write for each topic it lists, with what
//! it says of length, renewal and signature. A draft in every title: no law is met by a layout.

use toml_edit::{DocumentMut, Value};

use super::fold::Comments;
use super::sample::Sample;
use super::{BANK, ITEM, NewFile, list};
use crate::core::text::Lang;
use crate::profile::{Profile, Renewal, Topic, said};
use crate::source::shape::Which;
use crate::source::{bank, course, module};

/// The bank that its items are in.
pub const TOPICS: &str = "topics";

/// The files of the course `id`.
pub fn course(
    lang: Lang,
    id: &str,
    profile: &Profile,
    (title, minutes): (&str, i64),
) -> Vec<NewFile> {
    let mut files = vec![(
        format!("{id}/course.toml"),
        root(lang, id, profile, (title, minutes)),
    )];
    for (number, topic) in (1..).zip(&profile.topics) {
        let path = format!("{id}/modules/{number:02}-{}.toml", topic.id);
        files.push((path, lesson(lang, id, topic, reading(profile, minutes))));
    }
    files.push((
        format!("{id}/banks/{TOPICS}.toml"),
        items(lang, id, profile),
    ));
    files
}

/// A title that says what it is.
pub fn title(lang: Lang, profile: &Profile) -> String {
    match lang == Lang::ES {
        false => format!("Draft: {}", profile.title),
        true => format!("Borrador: {}", profile.title),
    }
}

/// How long it takes: as long as the law says, else five minutes for each topic.
pub fn minutes(profile: &Profile) -> i64 {
    let topics = i64::try_from(profile.topics.len()).unwrap_or(1);
    profile.minutes.map_or(5 * topics, i64::from)
}

// What a lesson takes, so that lessons and questions together take as long as the course.
fn reading(profile: &Profile, minutes: i64) -> i64 {
    let topics = i64::try_from(profile.topics.len()).unwrap_or(1).max(1);
    (minutes * 3 / 4 / topics).clamp(1, 240)
}

fn root(lang: Lang, id: &str, profile: &Profile, (title, minutes): (&str, i64)) -> String {
    let modules: toml_edit::Array = profile
        .topics
        .iter()
        .map(|topic| topic.id.as_str())
        .collect();
    let mut text = remark(&head(profile));
    text.push_str(&format!("title = {}\n", quoted(title)));
    text.push_str("# Raise it when the content changes: once somebody sat a version, it stays as it is.\nversion = \"0.1.0\"\n");
    let place = &profile.place;
    let summary = match lang == Lang::ES {
        false => format!("Draft, still to be written: the topics that a law lists for {place}."),
        true => format!("Borrador, todavía por escribir: los temas que enumera una ley ({place})."),
    };
    text.push_str(&format!("summary = {}\n", quoted(&summary)));
    text.push_str(&format!("audience = [{}]\n", quoted(&profile.sector)));
    text.push_str(&remark(&match profile.minutes {
        Some(least) => {
            format!("What the first screen promises; the law asks for at least {least}.")
        }
        None => {
            "What the first screen promises; the text of the law that was read states no length."
                .to_owned()
        }
    }));
    text.push_str(&format!("minutes = {minutes}\nmodules = {modules}\n"));
    for topic in &profile.topics {
        text.push_str(&format!(
            "\n{}",
            remark(&format!("The law lists {}.", topic.law))
        ));
        text.push_str(&format!(
            "[[objective]]\nid = {}\ntext = {}\n",
            quoted(&objective(id, topic)),
            quoted(&topic.goal)
        ));
    }
    text.push_str(&format!("\n[practice]\ndraw = {}\n", profile.topics.len()));
    text.push_str(&remark(
        "No text of a law that was read sets a pass mark: the share is your choice.",
    ));
    text.push_str("[exam]\ncut_score = \"80 %\"\ncut_score_set_by = \"not set by a panel\"\n");
    for topic in &profile.topics {
        text.push_str(&format!(
            "\n[[exam.section]]\nid = {}\ntitle = {}\ndraw = 1\nfrom = [{}]\nwhere = {{ objective = [{}] }}\n",
            quoted(&topic.id),
            quoted(&topic.title),
            quoted(TOPICS),
            quoted(&objective(id, topic))
        ));
    }
    text.push_str(&completion(profile));
    let sample = Sample::of(text.parse::<DocumentMut>().unwrap_or_default());
    sample.fold(Which::One(&course::COURSE), "", Comments::Whole)
}

fn completion(profile: &Profile) -> String {
    let mut text = "\n[completion]\nlessons = \"all\"\nexam = \"passed\"\n".to_owned();
    if let Some(minutes) = profile.minutes {
        let note = profile.minutes_note.as_ref();
        let note = note.map_or_else(String::new, |note| format!(" {note}."));
        text.push_str(&remark(&format!(
            "As the law asks; idle time does not count.{note}"
        )));
        text.push_str(&format!("active_time = \"{minutes} min\"\n"));
    }
    match profile.renewal {
        Renewal::Every(every) => {
            text.push_str(&remark(&format!("Due again {}.", noted(profile))));
            text.push_str(&format!("valid_for = \"{every}\"\n"));
        }
        Renewal::Licence => {
            text.push_str(&remark(
                "Due again at each renewal of the license. Give the cycle in place of this: \
                 licence_cycle = { length = \"24 months\", ends = 2027-07-31 }",
            ));
            text.push_str("valid_for = \"unlimited\"\n");
        }
        Renewal::Once => {
            text.push_str(&remark(&format!("Due again: {}.", noted(profile))));
            text.push_str("valid_for = \"unlimited\"\n");
        }
        Renewal::Unstated => {
            text.push_str(&remark(&format!(
                "When it is due again: {}. Your organisation may have a rule of its own.",
                noted(profile)
            )));
            text.push_str("valid_for = \"unlimited\"\n");
        }
    }
    if let Some(attestation) = &profile.attestation {
        let asked = profile.acknowledgement.as_deref().unwrap_or_default();
        text.push_str(&remark(&format!(
            "{asked}. The words are ours: hold them against the law's."
        )));
        text.push_str(&format!("attestation = {}\n", quoted(attestation)));
    }
    text
}

fn noted(profile: &Profile) -> String {
    let again = said::renewal(profile.renewal);
    match &profile.renewal_note {
        Some(note) => format!("{again} ({note})"),
        None => again,
    }
}

// What was asked, and that nobody has said that this is it.
fn head(profile: &Profile) -> String {
    let mut head = format!(
        "A draft, laid out from the profile {}: {}. {}\n\
         No authority has approved this course, and a layout meets no law: whoever enforces it says what counts. This is no \
         legal advice.\n\nWhat was read:\n",
        profile.id,
        profile.title,
        said::checked(profile)
    );
    for one in said::said(profile) {
        head.push_str(&format!(
            "  {}: {}.\n",
            one.label,
            one.text.trim_end_matches('.')
        ));
    }
    head.push_str(&format!("  Seen at: {}.", profile.seen_at.join("; ")));
    head
}

fn objective(id: &str, topic: &Topic) -> String {
    format!("{id}.{}", topic.id)
}

fn lesson(lang: Lang, id: &str, topic: &Topic, minutes: i64) -> String {
    let mut sample = Sample::new(lang, "law-module", &[("LESSON", &topic.id)]);
    sample.set("title", topic.title.as_str());
    sample.set("summary", topic.goal.as_str());
    sample.set_in("lesson", "title", topic.title.as_str());
    sample.set_in("lesson", "minutes", minutes);
    sample.set_in("lesson", "objectives", list(&[&objective(id, topic)]));
    let head = remark(&format!("The law lists {}.", topic.law));
    format!(
        "{head}{}",
        sample.fold(Which::One(&module::MODULE), "", Comments::Whole)
    )
}

fn items(lang: Lang, id: &str, profile: &Profile) -> String {
    let mut title = Sample::default();
    let is_spanish = lang == Lang::ES;
    title.set("title", if is_spanish { "Temas" } else { "Topics" });
    let mut text = format!(
        "{BANK}{}",
        title.fold(Which::One(&bank::BANK), "", Comments::None)
    );
    for (at, topic) in profile.topics.iter().enumerate() {
        let mut sample = Sample::new(lang, "law-item", &[]);
        sample.set("id", format!("{id}-{}", topic.id));
        sample.set("objective", objective(id, topic));
        let goal = &topic.goal;
        let stem = match is_spanish {
            false => format!("Draft, to be replaced. {goal} Which answer does it?"),
            true => format!("Borrador, por reemplazar. {goal} ¿Qué respuesta lo cumple?"),
        };
        sample.set("stem", stem);
        let comments = if at == 0 {
            Comments::Whole
        } else {
            Comments::Own
        };
        text.push_str(&format!("\n{}", sample.fold(ITEM, "item", comments)));
    }
    text
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

// Lines of comment, wrapped.
fn remark(text: &str) -> String {
    const WIDEST: usize = 122;
    let mut lines = String::new();
    for line in text.lines() {
        let words = line.trim_start();
        let indent = " ".repeat(line.len() - words.len() + 2 * usize::from(line.starts_with(' ')));
        let options = textwrap::Options::new(WIDEST)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .subsequent_indent(&indent);
        for wrapped in textwrap::wrap(line, options) {
            lines.push_str(format!("# {wrapped}").trim_end());
            lines.push('\n');
        }
    }
    lines
}
