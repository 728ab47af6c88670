//! What a new thing looks like: commented TOML that passes `check` at once. A template is a sample, in words by hand,
//! folded over the rows of its shape, so that a key which comes to be needed is in every template by itself.
//!
//! Texts in, texts out: where things go, and whether their ids are free, is for whoever asks.

pub mod edit;
mod fold;
pub mod given;
pub mod law;
mod sample;

use toml_edit::Value;

pub use fold::Comments;
#[cfg(test)]
pub use sample::ALL as SAMPLES;
use sample::Sample;

use crate::core::text::Lang;
use crate::source::shape::Which;
use crate::source::{bank, card, case, course, fact, item, library, module};

/// Values by key, in place of the sample's own.
pub type Given = Vec<(String, Value)>;

/// A file of a library: its path in it, and its text.
pub type NewFile = (String, String);

const EXAMPLE: &str =
    "# An example that shows the form: put your own words in its place, and take this line out.\n";

const BANK: &str = "\
# A bank: items that exams and practice draw from. Inside an item: who it is, where it belongs,
# what is asked, why the key is right; the parts last, because in TOML every line below
# [[item.options]] belongs to that option.
";

const FACTS: &str = "# Facts: every number that a text or a key uses, with where it comes from and when it was checked.\n";

const SOURCES: &str = "# Where facts and reasons come from; named by their ids.\n";

const UNCHECKED: &str = "\
# A form to fill in, no fact: nobody has looked this up. While it is `unverified` it can be no key.
# Once you have read the source, fill in what it says, change `confidence` and `checked`, and take
# `review_by` and this comment out.
";

const SITE: &str = "# Read by `tutela` in this folder and below it.\nlibrary = \".\"\n";

const ITEM: Which = Which::By("type", &item::ITEMS);

/// A library without courses, and the site file that makes its folder mean it; in the first of its languages.
pub fn library(title: &str, languages: &[Lang], today: &str) -> Vec<NewFile> {
    let lang = languages.first().copied().unwrap_or(Lang::EN);
    let mut sample = Sample::new(lang, "library", &[]);
    sample.set("title", title);
    let tags: Vec<&str> = languages.iter().map(Lang::as_str).collect();
    sample.set_list("languages", &tags);
    let file = |path: &str, text: String| (path.to_owned(), text);
    let folded =
        |name, which| Sample::new(lang, name, &[("DATE", today)]).fold(which, "", Comments::Whole);
    vec![
        file(
            "library.toml",
            sample.fold(Which::One(&library::LIBRARY), "", Comments::Whole),
        ),
        file(
            "sources.toml",
            format!(
                "{SOURCES}\n{}",
                folded("sources", Which::One(&fact::SOURCES))
            ),
        ),
        file(
            "facts/contacts.toml",
            format!("{FACTS}\n{}", folded("contacts", Which::One(&fact::FACTS))),
        ),
        file("tutela.toml", SITE.to_owned()),
    ]
}

/// A course with a lesson, three items and an exam.
pub fn course(lang: Lang, id: &str, title: &str, minutes: i64) -> Vec<NewFile> {
    let sample = |name| Sample::new(lang, name, &[("COURSE", id)]);
    let mut root = sample("course");
    root.set("title", title);
    root.set("minutes", minutes);
    let file = |path: &str, text: String| (format!("{id}/{path}"), text);
    let lesson = sample("course-lesson").fold(Which::One(&module::MODULE), "", Comments::Whole);
    let bank = sample("course-bank").fold(Which::One(&bank::BANK), "", Comments::Whole);
    vec![
        file(
            "course.toml",
            root.fold(Which::One(&course::COURSE), "", Comments::Whole),
        ),
        file("modules/01-notice.toml", lesson),
        file("banks/notice.toml", format!("{BANK}{bank}")),
    ]
}

/// A module of one lesson, which teaches an objective and asks an item of a bank.
pub fn module(lang: Lang, title: &str, lesson: &str, objective: &str, question: &str) -> String {
    let capitals = [("LESSON", lesson), ("QUESTION", question)];
    let mut sample = Sample::new(lang, "module", &capitals);
    sample.set("title", title);
    sample.set_in("lesson", "objectives", list(&[objective]));
    sample.fold(Which::One(&module::MODULE), "", Comments::Whole)
}

/// An objective of a course, to be written.
pub fn objective(lang: Lang, id: &str) -> String {
    let mut sample = Sample::default();
    sample.set("id", id);
    sample.set("text", say(lang, Said::Objective));
    sample.fold(Which::One(&course::OBJECTIVE), "objective", Comments::None)
}

/// A bank of no items yet.
pub fn bank(title: &str) -> String {
    let mut sample = Sample::default();
    sample.set("title", title);
    format!(
        "{BANK}{}",
        sample.fold(Which::One(&bank::BANK), "", Comments::None)
    )
}

/// An item of a type, or the item a lesson asks (`question`), with what is given.
pub fn item(lang: Lang, kind: &str, given: &Given, comments: Comments) -> String {
    let mut sample = Sample::new(lang, kind, &[]);
    give(&mut sample, given);
    format!("{EXAMPLE}{}", sample.fold(ITEM, "item", comments))
}

/// What the sample of a type asks: two items that ask it are the same example.
pub fn stem(lang: Lang, kind: &str) -> String {
    Sample::new(lang, kind, &[])
        .text("stem")
        .unwrap_or_default()
        .to_owned()
}

/// The level that the sample of a type asks at.
pub fn level(kind: &str) -> String {
    Sample::new(Lang::EN, kind, &[])
        .text("level")
        .unwrap_or_default()
        .to_owned()
}

/// What a sample says for a key, until somebody says more.
pub fn filled(lang: Lang, sample: &str, key: &str) -> Option<String> {
    Sample::new(lang, sample, &[]).text(key).map(str::to_owned)
}

/// The ids of the items that come with a case.
pub fn case_items(id: &str) -> Vec<String> {
    let whole = Sample::new(Lang::EN, "case-absent", &[("CASE", id)]);
    let items = (0..).map_while(|at| whole.part("item", at));
    items
        .filter_map(|item| item.text("id").map(str::to_owned))
        .collect()
}

/// A case that holds a signal, and its items: what it holds, which details tell, and what to do. `twins` are the items
/// that ask the same. The ids of its items come with it.
pub fn case(
    lang: Lang,
    (signal, id, objective): (&str, &str, &str),
    twins: &dyn Fn(&str) -> Vec<String>,
    given: &Given,
    comments: Comments,
) -> (String, Vec<String>) {
    let whole = Sample::new(lang, &format!("case-{signal}"), &[("CASE", id)]);
    let mut text = EXAMPLE.to_owned();
    if let Some(mut case) = whole.part("case", 0) {
        case.set("id", id);
        case.set("signal", signal);
        give(&mut case, given);
        text.push_str(&case.fold(Which::One(&case::CASE), "case", comments));
    }
    let mut ids = Vec::new();
    for mut item in (0..).map_while(|at| whole.part("item", at)) {
        item.set("case", id);
        item.set("objective", objective);
        let twins = item.text("stem").map(twins).unwrap_or_default();
        if !twins.is_empty() {
            let twins: Vec<&str> = twins.iter().map(String::as_str).collect();
            item.set_list("enemies", &twins);
        }
        ids.extend(item.text("id").map(str::to_owned));
        let said = if ids.len() == 1 {
            comments
        } else {
            comments.again()
        };
        text.push_str(&format!("\n{}", item.fold(ITEM, "item", said)));
    }
    (text, ids)
}

/// A fact of a kind, with what is given: a form to fill in, unless its confidence is given as another.
pub fn fact(lang: Lang, kind: &str, given: &Given, comments: Comments) -> String {
    let mut sample = Sample::new(lang, kind, &[]);
    sample.set("kind", kind);
    let head = match is_looked_up(given) {
        true => {
            sample.remove("checked");
            sample.remove("review_by");
            ""
        }
        false => UNCHECKED,
    };
    give(&mut sample, given);
    format!("{head}{}", sample.fold(fact::FACT, "fact", comments))
}

/// Whether somebody says that they have looked a fact up.
pub fn is_looked_up(given: &Given) -> bool {
    let confidence = given.iter().find(|(key, _)| key == "confidence");
    confidence.is_some_and(|(_, value)| value.as_str() != Some("unverified"))
}

/// A source that nobody has opened yet, with what is given.
pub fn source(lang: Lang, given: &Given, comments: Comments) -> String {
    let mut sample = Sample::new(lang, "source", &[]);
    give(&mut sample, given);
    sample.fold(Which::One(&fact::SOURCE), "source", comments)
}

/// A card for a role, with the contact facts at its foot.
pub fn card(lang: Lang, role: &str, title: &str, help_lines: &[&str]) -> String {
    let mut sample = Sample::new(lang, "card", &[]);
    sample.set("role", role);
    sample.set("title", title);
    sample.set_list("help_lines", help_lines);
    let text = sample.fold(Which::One(&card::CARD), "", Comments::Whole);
    // The comment that the file begins with stays in front of the one that says what it is.
    match text.split_once('\n') {
        Some((first, rest)) => format!("{first}\n{EXAMPLE}{rest}"),
        None => text,
    }
}

/// Words of a learner's that stand in no sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// The title of a library.
    Library,
    /// The title of a course.
    Course,
    /// What an objective says until somebody writes it.
    Objective,
}

/// They, in a language.
pub fn say(lang: Lang, what: Said) -> &'static str {
    match (what, lang == Lang::ES) {
        (Said::Library, false) => "Our courses",
        (Said::Library, true) => "Nuestros cursos",
        (Said::Course, false) => "A first course",
        (Said::Course, true) => "Un primer curso",
        (Said::Objective, false) => "Say what this module is for; begin with a verb.",
        (Said::Objective, true) => "Decir para qué es este módulo; empiece con un verbo.",
    }
}

/// What a new file of facts or of sources begins with.
pub fn beginning(path: &str) -> &'static str {
    match path {
        "sources.toml" => SOURCES,
        path if path.starts_with("facts/") => FACTS,
        _ => "",
    }
}

fn list(words: &[&str]) -> Value {
    words.iter().copied().collect::<toml_edit::Array>().into()
}

fn give(sample: &mut Sample, given: &Given) {
    for (key, value) in given {
        sample.set(key, value.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_says_that_nobody_has_looked_it_up_until_somebody_says_so() {
        for kind in ["statistic", "contact", "legal"] {
            let text = fact(Lang::EN, kind, &Given::new(), Comments::Whole);
            assert!(text.contains("nobody has looked this up"), "{text}");
            assert!(text.contains("confidence = \"unverified\""), "{text}");
            let read = vec![("confidence".to_owned(), "read".into())];
            let text = fact(Lang::EN, kind, &read, Comments::Whole);
            assert!(!text.contains("obody has"), "{text}");
            assert!(!text.contains("\nreview_by"), "{text}");
        }
    }

    #[test]
    fn every_example_says_that_it_is_one() {
        for (lang, example, fictional) in [
            (Lang::EN, "Example", "Fictional case."),
            (Lang::ES, "Ejemplo", "Caso ficticio."),
        ] {
            for kind in crate::source::word::TYPES {
                assert!(stem(lang, kind).starts_with(example), "{kind}");
            }
            for signal in crate::source::word::SIGNALS {
                let none = |_: &str| Vec::new();
                let named = (*signal, "a", "o");
                let (text, ids) = case(lang, named, &none, &Given::new(), Comments::None);
                assert!(text.contains(&format!("title = \"{example}: ")), "{signal}");
                assert!(text.contains(fictional), "{signal}");
                assert_eq!(ids, case_items("a"));
            }
            assert!(card(lang, "r", "t", &["a"]).contains(example));
        }
    }
}
