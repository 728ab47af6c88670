//! A form as its author looks at it: each question by the beginning of its stem, with the id under it. Knows no paper, and
//! shows no question whole: `preview` does.

use serde::Serialize;

use super::lines::{self, Lines, Look, cut};
use super::markdown;
use super::typed;
use crate::core::session::form::{Form, Slot};
use crate::core::session::response::{Entry, Response};
use crate::core::session::task::{Blank, Gapped, Part, Task};
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
    if let Some(means) = means(count, form.slots.len()) {
        page.lines.say(means);
    }
    page.lines.blank();
    for (number, slot) in (1..).zip(&form.slots) {
        if is_shared(&slot) {
            page.slot(number, slot);
        }
    }
    page.lines.done()
}

/// What it means that so many questions of a form stand in another one, where that is too many.
pub fn means(count: usize, of: usize) -> Option<&'static str> {
    const SAME: &str = "All are the same: a second attempt would be the first again. Write more items for the banks it \
                        draws from, or draw fewer.";
    const MOST: &str = "More than half are the same: much of a second attempt is known from the first. Write more items \
                        for the banks it draws from, or draw fewer.";
    match count {
        0 => None,
        _ if count == of => Some(SAME),
        _ if count * 2 > of => Some(MOST),
        _ => None,
    }
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
        let said = format!("key: {}", typed::print(&key));
        let parts = right(&slot.posed.task, lang);
        match &slot.posed.task {
            Task::Field(_) | Task::PickSeveral { .. } => {
                let words: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
                let said = match words.is_empty() {
                    true => said,
                    false => format!("{said} = {}", words.join("; ")),
                };
                let said = cut(&lines::clean(&said), self.room());
                self.lines.under(self.width, &said);
            }
            Task::Arrange { .. } | Task::PairUp { .. } | Task::Gaps { .. } => {
                self.lines.under(self.width, &said);
                let indent = " ".repeat(self.width + 4);
                for part in parts {
                    let first = format!("{indent}  {} ", part.typed);
                    let said = format!("{}: {}", part.id, part.text);
                    self.lines.hang(&first, &said);
                }
            }
        }
    }

    // Beside a number, in columns.
    fn room(&self) -> usize {
        self.lines.look().columns.saturating_sub(self.width + 4)
    }
}

/// A part of what is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Right {
    /// What is typed for it: the number of an option, a letter and a number, the number of a gap.
    pub typed: String,
    /// The author's id; of a pair those of both sides, where they differ.
    pub id: String,
    /// What stands there; of a pair `left = right`.
    pub text: String,
}

/// What a key names by numbers and letters, part by part in the order it is typed; nothing where it is typed in words.
pub fn right(task: &Task, lang: Lang) -> Vec<Right> {
    let words = |part: &Part| markdown::plain(part.text.say(lang));
    let one = |options: &[Part], at: u8| {
        options.get(usize::from(at)).map(|option| Right {
            typed: typed::number(at),
            id: option.id.to_string(),
            text: words(option),
        })
    };
    let key = task.key_in(lang);
    match (task, &key) {
        (Task::Field(Blank::Pick { options, .. }), Response::Field(Entry::Pick(at))) => {
            one(options, *at).into_iter().collect()
        }
        (Task::PickSeveral { options, .. }, Response::Several(chosen)) => {
            chosen.iter().filter_map(|at| one(options, *at)).collect()
        }
        (Task::Arrange { things, .. }, Response::Order(order)) => {
            order.iter().filter_map(|at| one(things, *at)).collect()
        }
        (Task::PairUp { left, right, .. }, Response::Pairs(pairs)) => {
            let pair = |(l, r): (&u8, &u8)| {
                let own = left.get(usize::from(*l))?;
                let other = right.get(usize::from(*r))?;
                Some(Right {
                    typed: format!("{}{}", typed::letter(*l), typed::number(*r)),
                    id: match own.id == other.id {
                        true => own.id.to_string(),
                        false => format!("{}={}", own.id, other.id),
                    },
                    text: format!("{} = {}", words(own), words(other)),
                })
            };
            pairs.iter().filter_map(pair).collect()
        }
        (Task::Gaps { gaps, .. }, Response::Gaps(entries)) => {
            let said = |(number, (gap, entry)): (u8, (&Gapped, &Option<Entry>))| {
                let entry = entry.as_ref()?;
                let text = match (&gap.blank, entry) {
                    (Blank::Pick { options, .. }, Entry::Pick(at)) => {
                        words(options.get(usize::from(*at))?)
                    }
                    _ => typed::print(&Response::Field(entry.clone())),
                };
                Some(Right {
                    typed: format!("({number})"),
                    id: gap.id.to_string(),
                    text,
                })
            };
            (1..)
                .zip(gaps.iter().zip(entries))
                .filter_map(said)
                .collect()
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
