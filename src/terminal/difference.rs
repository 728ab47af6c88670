//! What changed in meaning, as lines: by course, bank and thing; reworded texts word by word.

use std::collections::BTreeMap;

use super::lines::{Lines, Look, clean, green, red};
use crate::core::content::usage::Role;
use crate::core::text::{Lang, Thing};
use crate::difference::aspect::{Home, Mark, Sort};
use crate::difference::weight::Weight;
use crate::difference::words::{Rewording, Stretch, reword, split};
use crate::difference::{Change, Changed, Changes, Fate, Unraised, Which};
use crate::lint::Reads;
use crate::source::LONE;

/// Everything that changed, as lines.
pub fn draw(found: &[Changed], look: Look) -> Vec<String> {
    let mut page = Page {
        lines: Lines::new(look),
        has_marks: false,
    };
    let mut home: Option<&Home> = None;
    for changed in found {
        if home != Some(&changed.home) {
            page.lines.blank();
            page.lines.head(&heading(&changed.home));
            home = Some(&changed.home);
        }
        page.thing(changed);
    }
    if page.has_marks {
        page.lines.blank();
        page.lines.say("[-words that went-] {+words that came+}");
    }
    page.lines.done()
}

fn heading(home: &Home) -> String {
    match (&home.course, &home.bank) {
        (_, Some(bank)) if bank.course.as_str() == LONE => format!("Bank {}", bank.bank),
        (_, Some(bank)) => format!("Bank {bank}"),
        (Some(course), None) => format!("Course {course}"),
        (None, None) => "The library".to_owned(),
    }
}

/// The word for a kind of thing.
pub fn kind(thing: Thing) -> &'static str {
    match thing {
        Thing::Library => "library",
        Thing::Course => "course",
        Thing::Module => "module",
        Thing::Lesson => "lesson",
        Thing::Bank => "bank",
        Thing::Card => "card",
        Thing::Case => "case",
        Thing::Item => "item",
        Thing::Fact => "fact",
        Thing::Source => "source",
    }
}

/// The most words of a text that are shown where all of it is new or gone.
const MOST: usize = 40;

struct Page {
    lines: Lines,
    has_marks: bool,
}

impl Page {
    fn thing(&mut self, changed: &Changed) {
        let name = match changed.thing {
            // They are named by their heading, and are the only one there.
            Thing::Library => "library.toml".to_owned(),
            Thing::Course => "course.toml".to_owned(),
            Thing::Bank => "bank".to_owned(),
            Thing::Card => "card.toml".to_owned(),
            Thing::Module | Thing::Lesson => {
                let id = changed.id.rsplit('/').next().unwrap_or_default();
                format!("{} {id}", kind(changed.thing))
            }
            Thing::Case | Thing::Item | Thing::Fact | Thing::Source => {
                format!("{} {}", kind(changed.thing), changed.id)
            }
        };
        let known_by = cut(&changed.known_by);
        match &changed.fate {
            Fate::Added(None) => self.top(&format!("{name} added: {known_by}")),
            Fate::Added(Some(before)) => self.top(&format!(
                "{name} added: it is {before} under another id, and the records stay with that"
            )),
            Fate::Removed => self.top(&format!("{name} taken out: {known_by}")),
            Fate::Unread(sides) => {
                let when = match sides[..] {
                    [Which::Old] => "it had errors before",
                    [Which::New] => "it has errors now",
                    _ => "it has errors on both sides",
                };
                self.top(&format!("{name} not compared: {when}"));
            }
            Fate::Changed(changes) => {
                self.top(&format!("{name}{}", mark(changes)));
                self.changes(changes);
            }
        }
    }

    // What goes on below stands deeper than what comes next.
    fn top(&mut self, text: &str) {
        self.lines.lead("  ", "      ", &clean(text));
    }

    fn say(&mut self, text: &str) {
        self.lines.lead("    ", "      ", &clean(text));
    }

    fn changes(&mut self, changes: &Changes) {
        for change in &changes.aspects {
            self.change(change, changes);
        }
        self.translated(changes);
        if let Some((before, now)) = changes.reads {
            self.say(&reads(before, now));
        }
        for (role, words) in [
            (Role::Key, "it is the key of"),
            (Role::Text, "it stands in"),
            (Role::HelpLine, "it is a help line of"),
        ] {
            let rests = changes.rests.iter().filter(|(own, ..)| *own == role);
            let rests =
                rests.map(|(_, thing, id)| format!("{} {id}", kind(*thing)).trim().to_owned());
            let rests: Vec<String> = rests.collect();
            if !rests.is_empty() {
                self.say(&format!("{words}: {}", rests.join(", ")));
            }
        }
        for (lang, paths) in &changes.stale {
            let paths: Vec<String> = paths.iter().map(|path| named(path, changes)).collect();
            self.say(&format!(
                "stale: {lang} still says what it said: {}",
                paths.join("; ")
            ));
        }
        if let Some(unraised) = &changes.unraised {
            self.say(&format!("raise: {}", raise(unraised)));
        }
        if changes.doubtful {
            self.say("look: does it still ask the same? If not, raise its revision");
        }
    }

    fn change(&mut self, change: &Change, changes: &Changes) {
        let own = named(&change.path, changes);
        let label = match change.lang {
            Some(lang) => format!("{lang}: {own}"),
            None => own,
        };
        let (old, new) = match (&change.old, &change.new) {
            (Some(old), Some(new)) => (old, new),
            // Told together, without the words.
            (None, Some(_)) | (Some(_), None) if change.sort == Sort::Translated => return,
            (None, Some(new)) => return self.say(&format!("{label} added: {}", cut(new))),
            (Some(old), None) => return self.say(&format!("{label} taken out: {}", cut(old))),
            (None, None) => return,
        };
        let is_text = match change.sort {
            Sort::Asked | Sort::Offered | Sort::Told | Sort::Translated => true,
            Sort::Key | Sort::Part | Sort::Rule | Sort::Setting => {
                split(old).len().max(split(new).len()) > 12
            }
        };
        if !is_text {
            return self.say(&format!("{label}: {old} -> {new}"));
        }
        let how = match change.weight {
            Weight::Slip => ", spelling",
            Weight::Wording => ", reworded",
            Weight::Meaning | Weight::Setting => "",
        };
        self.say(&format!("{label}{how}:"));
        self.reworded(old, new);
    }

    // Translations that came or went: an item has many texts, and they mostly come together.
    fn translated(&mut self, changes: &Changes) {
        let mut told: BTreeMap<(Lang, bool), Vec<String>> = BTreeMap::new();
        for change in &changes.aspects {
            let comes = change.new.is_some();
            if let Some(lang) = change.lang.filter(|_| comes != change.old.is_some()) {
                let told = told.entry((lang, comes)).or_default();
                told.push(named(&change.path, changes));
            }
        }
        for ((lang, comes), paths) in told {
            let how = if comes {
                "translated now"
            } else {
                "translation taken out"
            };
            self.say(&format!("{lang}: {how}: {}", paths.join("; ")));
        }
    }

    fn reworded(&mut self, old: &str, new: &str) {
        let look = self.lines.look();
        match reword(&clean(old), &clean(new)) {
            Rewording::Words(stretches) => {
                self.has_marks = true;
                let shown = stretches.iter().map(|stretch| match stretch {
                    Stretch::Kept(words) => words.clone(),
                    Stretch::Passed => "…".to_owned(),
                    Stretch::Out(words) => red(&format!("[-{words}-]"), look),
                    Stretch::In(words) => green(&format!("{{+{words}+}}"), look),
                });
                let shown = shown.collect::<Vec<_>>().join(" ");
                self.lines.lead("        ", "        ", &shown);
            }
            Rewording::Anew => {
                self.lines.hang("        was: ", &cut(old));
                self.lines.hang("        now: ", &cut(new));
            }
        }
    }
}

// The beginning of a text, in one line.
fn cut(text: &str) -> String {
    let words = split(text);
    match words.len() > MOST {
        true => format!("{} …", words[..MOST].join(" ")),
        false => words.join(" "),
    }
}

fn mark(changes: &Changes) -> String {
    let (word, was, is) = match &changes.mark {
        Some((Mark::Revision(was), Mark::Revision(is))) => {
            ("revision", was.to_string(), is.to_string())
        }
        Some((Mark::Version(was, _), Mark::Version(is, _))) => ("version", was.clone(), is.clone()),
        Some((Mark::Revision(_) | Mark::Checked(_) | Mark::Version(..), _)) | None => {
            return String::new();
        }
    };
    match was == is {
        true => format!(", {word} {is}"),
        false => format!(", {word} {was} -> {is}"),
    }
}

fn reads(before: Reads, now: Reads) -> String {
    match (before, now) {
        (Reads::Grade(before), Reads::Grade(now)) => {
            format!("reads like school grade {before} -> {now}")
        }
        (Reads::Ease(before), Reads::Ease(now)) => {
            format!("reading ease (INFLESZ, higher is easier) {before} -> {now}")
        }
        (Reads::Grade(_), Reads::Ease(_)) | (Reads::Ease(_), Reads::Grade(_)) => {
            "is in another language".to_owned()
        }
    }
}

// What should have been raised, and why.
fn raise(unraised: &Unraised) -> String {
    match unraised {
        Unraised::Revision(at) => format!("its revision is still {at}, and what it asks changed"),
        Unraised::Checked(date) => {
            format!("`checked` is still {date}; when was this looked up?")
        }
        Unraised::Version(version) => {
            format!("its version is still {version}, and files it rests on changed")
        }
    }
}

// A path in words; an option is a key or a distractor.
fn named(path: &str, changes: &Changes) -> String {
    let label = label(path);
    let Some((below, rest)) = path.split_once("options.") else {
        return label;
    };
    let id = rest.split('.').next().unwrap_or_default();
    let word = match changes.right.contains(&format!("{below}options.{id}")) {
        true => "key",
        false => "distractor",
    };
    label.replacen(&format!("option {id}"), &format!("{word} {id}"), 1)
}

/// Lists whose entries are named one by one, and the word for an entry.
const PARTS: [(&str, &str); 15] = [
    ("options", "option"),
    ("order", "step"),
    ("pairs", "pair"),
    ("extra", "right side"),
    ("gaps", "gap"),
    ("variants", "variant"),
    ("anticipated", "foreseen answer"),
    ("objective", "objective"),
    ("section", "section"),
    ("signs", "sign"),
    ("do", "to do"),
    ("dont", "not to do"),
    ("content_notes", "content note"),
    ("units", "unit"),
    ("allow", "allowed:"),
];

/// A path in words: `options.tell.feedback` is `option tell, feedback`.
pub fn label(path: &str) -> String {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let word = PARTS
        .iter()
        .find(|(list, _)| *list == first && !rest.is_empty());
    match word {
        Some((_, word)) => {
            // The id of an objective may have dots of its own.
            let (id, below) = match first {
                "objective" => (rest.trim_end_matches(".text"), ""),
                _ => rest.split_once('.').unwrap_or((rest, "")),
            };
            match below {
                "" | "text" => format!("{word} {id}"),
                below => format!("{word} {id}, {}", label(below)),
            }
        }
        None if rest.is_empty() => first.replace('_', " "),
        None => format!("{}, {}", first.replace('_', " "), label(rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_said_in_words() {
        for (path, words) in [
            ("stem", "stem"),
            ("options.tell.text", "option tell"),
            ("options.tell.feedback", "option tell, feedback"),
            ("gaps.papers.options.a.text", "gap papers, option a"),
            (
                "objective.our-desk.respond.text",
                "objective our-desk.respond",
            ),
            (
                "exam.section.what-you-do.draw",
                "exam, section what-you-do, draw",
            ),
            ("exam.cut_score", "exam, cut score"),
            ("feedback.true", "feedback, true"),
        ] {
            assert_eq!(label(path), words);
        }
    }

    #[test]
    fn a_long_text_is_cut() {
        assert_eq!(cut("a\n b"), "a b");
        assert_eq!(split(&cut(&"a ".repeat(100))).len(), MOST + 1);
    }
}
