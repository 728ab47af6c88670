//! A form as its author looks at it: each question by the beginning of its stem, with the id under it. Knows no paper, and
//! shows no question whole: `preview` does.

use super::lines::{self, Lines, Look, cut};
use super::markdown;
use super::typed;
use crate::core::session::form::{Form, Slot};
use crate::core::session::response::{Entry, Response};
use crate::core::session::task::{Blank, Part, Task};
use crate::core::text::Lang;

/// The whole form, section by section; with `key`, what to type for each question, and the words of the right options.
pub fn draw(form: &Form, key: bool, lang: Lang, look: Look) -> Vec<String> {
    let mut page = Page::new(form, lang, look);
    page.lines.head(&format!(
        "{} {}, seed {}: {}",
        form.course.id,
        form.course.version,
        form.seed,
        questions(form.slots.len())
    ));
    let mut section = None;
    for (number, slot) in (1..).zip(&form.slots) {
        if number == 1 || slot.section != section {
            page.section(slot);
            section = slot.section;
        }
        page.slot(number, slot);
        if key {
            page.key(slot);
        }
    }
    page.lines.done()
}

/// What of a form stands in another one too, by number in the first.
pub fn shared(form: &Form, other: &Form, lang: Lang, look: Look) -> Vec<String> {
    let is_shared = |slot: &&Slot| other.slots.iter().any(|own| own.item == slot.item);
    let count = form.slots.iter().filter(is_shared).count();
    let mut page = Page::new(form, lang, look);
    page.lines.say(&format!(
        "{} {}: of {} drawn from seed {}, {} in the form of seed {} too ({}).",
        form.course.id,
        form.course.version,
        questions(form.slots.len()),
        form.seed,
        match count {
            1 => "1 stands".to_owned(),
            count => format!("{count} stand"),
        },
        other.seed,
        share(count, form.slots.len())
    ));
    page.lines.blank();
    for (number, slot) in (1..).zip(&form.slots) {
        if is_shared(&slot) {
            page.slot(number, slot);
        }
    }
    page.lines.done()
}

/// A count as a share of a whole, in percent.
pub fn share(count: usize, of: usize) -> String {
    format!("{} %", (count * 100 + of / 2) / of.max(1))
}

fn questions(count: usize) -> String {
    match count {
        1 => "1 question".to_owned(),
        count => format!("{count} questions"),
    }
}

struct Page<'f> {
    form: &'f Form,
    lang: Lang,
    lines: Lines,
    // Of the numbers.
    width: usize,
}

impl Page<'_> {
    fn new(form: &Form, lang: Lang, look: Look) -> Page<'_> {
        Page {
            form,
            lang,
            lines: Lines::new(look),
            width: form.slots.len().to_string().len(),
        }
    }

    fn section(&mut self, slot: &Slot) {
        let section = slot.section.map(usize::from);
        let Some(section) = section.and_then(|at| self.form.sections.get(at)) else {
            return;
        };
        self.lines.blank();
        let title = section.title.say(self.lang);
        self.lines.head(&format!("{title} ({})", section.id));
    }

    fn slot(&mut self, number: usize, slot: &Slot) {
        let lang = slot.posed.language_for(self.lang);
        let label = format!("{number:>width$}", width = self.width);
        let stem = markdown::plain(slot.posed.stem.say(lang));
        let stem = cut(&lines::clean(&stem), self.room());
        self.lines.item(&label, self.width, &stem);
        let variant = slot.variant.as_ref();
        let variant = variant.map_or(String::new(), |id| format!(", variant {id}"));
        let name = format!("{}, {}{variant}", slot.item, slot.kind);
        self.lines.under(self.width, &name);
    }

    fn key(&mut self, slot: &Slot) {
        let lang = slot.posed.language_for(self.lang);
        let key = slot.posed.task.key_in(lang);
        let words = right(&slot.posed.task, &key, lang);
        let words = match words.is_empty() {
            true => String::new(),
            false => format!(" = {}", words.join("; ")),
        };
        let said = format!("key: {}{words}", typed::print(&key));
        let said = cut(&lines::clean(&said), self.room());
        self.lines.under(self.width, &said);
    }

    // Beside a number, in columns.
    fn room(&self) -> usize {
        self.lines.look().columns.saturating_sub(self.width + 4)
    }
}

// The words of the options that a key names by their numbers; those of a gap with its label.
fn right(task: &Task, key: &Response, lang: Lang) -> Vec<String> {
    let words = |options: &[Part], at: u8| {
        let option = options.get(usize::from(at));
        option.map(|option| markdown::plain(option.text.say(lang)))
    };
    match (task, key) {
        (Task::Field(Blank::Pick { options, .. }), Response::Field(Entry::Pick(at))) => {
            words(options, *at).into_iter().collect()
        }
        (Task::PickSeveral { options, .. }, Response::Several(chosen)) => {
            chosen.iter().filter_map(|at| words(options, *at)).collect()
        }
        (Task::Gaps { gaps, .. }, Response::Gaps(entries)) => {
            let picked = (1..).zip(gaps.iter().zip(entries));
            let said = picked.filter_map(|(label, (gap, entry))| match (&gap.blank, entry) {
                (Blank::Pick { options, .. }, Some(Entry::Pick(at))) => {
                    words(options, *at).map(|text| format!("({label}) {text}"))
                }
                (Blank::Pick { .. } | Blank::Number { .. } | Blank::Words { .. }, _) => None,
            });
            said.collect()
        }
        (
            Task::Field(_)
            | Task::PickSeveral { .. }
            | Task::Arrange { .. }
            | Task::PairUp { .. }
            | Task::Gaps { .. },
            _,
        ) => Vec::new(),
    }
}
