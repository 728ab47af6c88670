//! `tutela preview`: what a learner will see, with the key, the feedback of every answer and the facts. Leaves no record.

use std::collections::BTreeSet;

use super::sit::look;
use super::{Context, Failure};
use crate::core::content::fact::{Confidence, Fact};
use crate::core::content::hole::{self, Piece};
use crate::core::content::{Course, Item, Library};
use crate::core::id::{BankId, CourseId};
use crate::core::locale;
use crate::core::seed::Seed;
use crate::core::session::assemble;
use crate::core::session::form::FormLesson;
use crate::core::session::pose::{self, fact_text};
use crate::core::session::{Slot, Without};
use crate::core::text::{Lang, Place, Thing};
use crate::source::near;
use crate::source::word::of_measure;
use crate::terminal::page;
use crate::terminal::preview::{At, draw};
use crate::terminal::voice::Voice;
use crate::words::Words;

/// See what a learner will see, with the keys and every feedback.
///
/// An item, a case, a bank, a lesson, a module or a course. No record is left.
///
/// Examples:
///   tutela preview our-desk-worried             one item
///   tutela preview our-desk-worried --seed 7    its options in another order
///   tutela preview our-desk/notice              every item of a bank
///   tutela preview lodging --lang es            a course: lessons, one exam
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The id of an item, a case, a bank (COURSE/BANK), a lesson, a module or a course.
    #[arg(value_name = "NAME")]
    name: String,
}

/// Runs the command.
///
/// # Errors
/// No library, or nothing of that name in it; an exam that cannot be drawn; failing streams.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let library = context.library()?;
    let seed = match context.common.seed.or(context.site.seed) {
        Some(seed) => seed,
        None => Seed::from_bits(1),
    };
    let found = find(&library, &args.name)?;
    let (Found::Items(course, _) | Found::Lessons(course, _) | Found::Course(course)) = &found;
    let mut words = context.words();
    if !course.is_meant_in(words.lang()) {
        let own = library.own_language();
        context.tell(words.say("course-only-in", &[("lang", own.as_str().into())]))?;
        words = Words::new(own);
    }
    let easel = Easel {
        library: &library,
        seed,
        voice: Voice {
            words: &words,
            look: look(context),
        },
    };
    let whole = match &found {
        Found::Course(course) => Some(&course.id),
        Found::Items(..) | Found::Lessons(..) => None,
    };
    let lines = match found {
        Found::Items(course, items) => easel.items(course, items),
        Found::Lessons(course, numbers) => easel.lessons(course, numbers),
        Found::Course(course) => {
            let mut lines = easel.lessons(course, (1..=course.lessons().count()).collect());
            lines.extend(easel.exam(course)?);
            lines
        }
    };
    for line in lines {
        context.print(line)?;
    }
    if let Some(course) = whole {
        let banks = library.banks.keys().filter(|id| id.course == *course);
        for (at, bank) in banks.enumerate() {
            if at == 0 {
                context.tell("This is one exam of many. Every item of a bank:")?;
            }
            context.tell(format!("  tutela preview {bank}"))?;
        }
    }
    context.tell(format!(
        "Seed {seed}; another: --seed N. Nothing was recorded."
    ))
}

// What a name means, with the course in whose light it is shown.
enum Found<'l> {
    Items(&'l Course, Vec<&'l Item>),
    Lessons(&'l Course, Vec<usize>),
    Course(&'l Course),
}

fn find<'l>(library: &'l Library, name: &str) -> Result<Found<'l>, Failure> {
    let item = library.items.values().find(|item| item.id.as_str() == name);
    if let Some(item) = item {
        return Ok(Found::Items(home(library, &item.bank)?, vec![item]));
    }
    let case = library.cases.values().find(|case| case.id.as_str() == name);
    if let Some(case) = case {
        let items = case.items.iter().filter_map(|id| library.items.get(id));
        return Ok(Found::Items(home(library, &case.bank)?, items.collect()));
    }
    let bank = library.banks.iter().find(|(id, _)| id.to_string() == name);
    if let Some((id, bank)) = bank {
        let items = bank.items.iter().filter_map(|id| library.items.get(id));
        return Ok(Found::Items(home(library, id)?, items.collect()));
    }
    if let Some(course) = library.courses.values().find(|c| c.id.as_str() == name) {
        return Ok(Found::Course(course));
    }
    let (within, own) = match name.split_once('/') {
        Some((course, own)) => (Some(course), own),
        None => (None, name),
    };
    let courses = library.courses.values();
    let mut found: Vec<(&Course, Vec<usize>)> = courses
        .filter(|course| within.is_none_or(|id| course.id.as_str() == id))
        .map(|course| (course, numbers(course, own)))
        .filter(|(_, numbers)| !numbers.is_empty())
        .collect();
    match (found.pop(), found.is_empty()) {
        (Some((course, numbers)), true) => Ok(Found::Lessons(course, numbers)),
        (Some((last, _)), false) => {
            let others = found.iter().map(|(course, _)| *course).chain([last]);
            let names: Vec<String> = others
                .map(|course| format!("{}/{own}", course.id))
                .collect();
            Err(Failure::usage(format!("`{own}` stands in several courses"))
                .hint(format!("say which: {}", names.join(", "))))
        }
        (None, _) => Err(unknown(library, name)),
    }
}

// The lessons of that name, or of the module of that name.
fn numbers(course: &Course, name: &str) -> Vec<usize> {
    let lessons = course.modules.iter().flat_map(|module| {
        let lessons = module.lessons.iter();
        lessons.map(move |lesson| (module.id.as_str(), lesson.id.as_str()))
    });
    (1..)
        .zip(lessons)
        .filter(|(_, (module, lesson))| *module == name || *lesson == name)
        .map(|(number, _)| number)
        .collect()
}

fn home<'l>(library: &'l Library, bank: &BankId) -> Result<&'l Course, Failure> {
    library.courses.get(&bank.course).ok_or_else(|| {
        Failure::world(format!(
            "the course `{}` has errors and does not open",
            bank.course
        ))
        .hint("`tutela check` shows them")
    })
}

fn unknown(library: &Library, name: &str) -> Failure {
    let items = library.items.keys().map(|id| id.as_str());
    let cases = library.cases.keys().map(|id| id.as_str());
    let courses = library.courses.keys().map(CourseId::as_str);
    let failure = Failure::usage(format!("nothing here is called `{name}`"));
    if let Some(whole) = bank_called(library, name) {
        return failure.hint(format!("the bank is named with its course: {whole}"));
    }
    match near::did_you_mean(name, items.chain(cases).chain(courses)) {
        Some(near) => failure.hint(near),
        None => failure.hint("an item, a case, COURSE/BANK, a lesson, a module or a course; --library DIR says where"),
    }
}

/// Banks of that name, each with its course.
pub fn bank_called(library: &Library, name: &str) -> Option<String> {
    let banks = library.banks.keys().filter(|id| id.bank.as_str() == name);
    let banks: Vec<String> = banks.map(BankId::to_string).collect();
    (!banks.is_empty()).then(|| banks.join(", "))
}

struct Easel<'l> {
    library: &'l Library,
    seed: Seed,
    voice: Voice<'l>,
}

impl Easel<'_> {
    fn items(&self, course: &Course, items: Vec<&Item>) -> Vec<String> {
        let slots = assemble::alone(self.library, course, items, self.seed);
        self.slots(&slots)
    }

    fn slots(&self, slots: &[Slot]) -> Vec<String> {
        let mut lines = Vec::new();
        let of = u16::try_from(slots.len()).unwrap_or(u16::MAX);
        let mut before = None;
        for (seat, slot) in (0..).zip(slots) {
            let case = slot.posed.case.as_ref().map(|case| &case.id);
            let at = At {
                seat,
                of,
                case_goes_on: case.is_some() && case == before,
            };
            before = case;
            if seat > 0 {
                lines.push(String::new());
            }
            lines.extend(self.label(slot));
            lines.push(String::new());
            lines.extend(draw(slot, at, self.voice));
            lines.extend(self.facts(slot));
        }
        lines
    }

    // What an author calls it.
    fn label(&self, slot: &Slot) -> Vec<String> {
        let mut lines = self.voice.lines();
        let item = self.library.items.get(&slot.item);
        let mut said = vec![slot.kind.clone(), format!("revision {}", slot.revision)];
        if let Some(item) = item {
            said.push(format!("bank {}", item.bank));
            if let Some(variant) = &slot.variant {
                said.push(format!("variant {variant} of {}", item.variants.len()));
            }
        }
        said.push(format!("objective {}", slot.objective));
        lines.head(&format!("[{}] {}", slot.item, said.join(", ")));
        if let Some(note) = item.and_then(|item| self.untranslated(item)) {
            lines.say(&note);
        }
        lines.done()
    }

    // What a learner who asked for another language gets instead, and what for.
    fn untranslated(&self, item: &Item) -> Option<String> {
        let lang = self.voice.lang();
        let own = self.library.own_language();
        let missing = pose::missing(self.library, item, lang);
        if !missing.is_empty() {
            let own_texts = item.texts().len() + item.interaction.kind().lists().len();
            let is_own = |place: &&Place| place.thing == Thing::Item;
            return Some(match missing.iter().filter(is_own).count() == own_texts {
                true => format!("Nothing of it is in {lang}: all of it is shown in {own}."),
                false => format!(
                    "Not in {lang}: {}. So all of it is shown in {own}.",
                    named(&missing)
                ),
            });
        }
        let facts = self.facts_in_own(item, lang);
        (!facts.is_empty()).then(|| format!("Not in {lang}, shown in {own}: {}.", facts.join(", ")))
    }

    // Facts that a translated text shows in words of the author's language.
    fn facts_in_own(&self, item: &Item, lang: Lang) -> Vec<String> {
        let Some(overlay) = self.library.overlays.get(&lang) else {
            return Vec::new();
        };
        let is_words = |id: &str, field: &str| {
            let fact = self.library.facts.get(id);
            let own = fact.and_then(|fact| fact.text(field));
            let has_letters = own.is_some_and(|text| text.contains(char::is_alphabetic));
            has_letters
                && !overlay
                    .texts
                    .contains_key(&Place::new(Thing::Fact, id, field))
        };
        let texts = item.texts();
        let pieces = texts.iter().flat_map(|(_, text)| hole::pieces(text));
        let shown: BTreeSet<String> = pieces
            .filter_map(|(_, piece)| match piece {
                Piece::Fact(id, field) => {
                    is_words(id, field.unwrap_or("name")).then(|| match field {
                        Some(field) => format!("{{fact:{id}.{field}}}"),
                        None => format!("{{fact:{id}}}"),
                    })
                }
                Piece::Words(_) | Piece::Gap(_) | Piece::Value(_) | Piece::Broken(_) => None,
            })
            .collect();
        shown.into_iter().collect()
    }

    fn facts(&self, slot: &Slot) -> Vec<String> {
        let mut lines = self.voice.lines();
        let lang = slot.posed.language_for(self.voice.lang());
        let facts = self.cited(slot);
        if facts.is_empty() {
            return lines.done();
        }
        lines.head("Facts");
        for fact in facts {
            lines.hang("  ", &self.fact(fact, lang));
        }
        [vec![String::new()], lines.done()].concat()
    }

    fn cited(&self, slot: &Slot) -> Vec<&Fact> {
        let Some(item) = self.library.items.get(&slot.item) else {
            return Vec::new();
        };
        let ids = item.facts();
        ids.iter()
            .filter_map(|id| self.library.facts.get(id))
            .collect()
    }

    fn fact(&self, fact: &Fact, lang: Lang) -> String {
        let id = fact.id.as_str();
        let mut said = vec![fact_text(self.library, id, None, lang).unwrap_or_default()];
        said.extend(fact.measure.map(|measure| of_measure(measure).to_owned()));
        for field in ["counts", "place", "period"] {
            said.extend(fact_text(self.library, id, Some(field), lang));
        }
        said.push(of_confidence(fact.confidence).to_owned());
        said.push(format!(
            "checked {}, check again by {}",
            locale::date(fact.checked, Lang::EN),
            locale::date(fact.review_by, Lang::EN)
        ));
        format!("{id}: {}", said.join("; "))
    }

    fn lessons(&self, course: &Course, numbers: Vec<usize>) -> Vec<String> {
        let mut lines = Vec::new();
        for number in numbers {
            let none = Without::default();
            let form = assemble::reading(self.library, course, number, self.seed, &none);
            let Some(form) = form else { continue };
            if let Some(lesson) = &form.lesson {
                lines.extend(self.pages(lesson));
            }
            // What is still to be written is shown to its author, and asked of no learner.
            let lesson = course.lessons().nth(number.saturating_sub(1));
            let asked = lesson.into_iter().flat_map(|lesson| &lesson.questions);
            let asked = asked.filter_map(|id| self.library.items.get(id));
            lines.extend(self.items(course, asked.collect()));
            lines.push(String::new());
        }
        lines
    }

    fn pages(&self, lesson: &FormLesson) -> Vec<String> {
        let lang = self.voice.lang();
        let mut lines = Vec::new();
        let of = u16::try_from(lesson.pages.len()).unwrap_or(u16::MAX);
        for (at, text) in (0..).zip(&lesson.pages) {
            let other = text.0.keys().next().copied();
            let drawn = page::Page {
                page: at,
                of,
                lesson: &lesson.at,
                text: text.say(lang),
                instead: other.filter(|_| !text.has(lang)),
            };
            lines.extend(page::draw(&drawn, at == 0, self.voice));
            lines.push(String::new());
        }
        lines
    }

    fn exam(&self, course: &Course) -> Result<Vec<String>, Failure> {
        let none = Without::default();
        let seen = crate::core::session::draw::Exposure::new();
        let Some(form) = assemble::exam(self.library, course, self.seed, &seen, &none) else {
            return Ok(Vec::new());
        };
        let form = form.map_err(Failure::refused)?;
        let mut lines = self.voice.lines();
        lines.head(&format!("Exam of {} questions", form.slots.len()));
        let mut lines = lines.done();
        lines.push(String::new());
        lines.extend(self.slots(&form.slots));
        Ok(lines)
    }
}

// Places by their paths; those of a case with its id.
fn named(places: &[Place]) -> String {
    let name = |place: &Place| match place.thing {
        Thing::Case => format!("{} of case {}", place.path, place.id),
        _ => place.path.clone(),
    };
    places.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn of_confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Read => "read in the source",
        Confidence::Secondary => "read in a page about the source",
        Confidence::Known => "widely known, not looked up",
        Confidence::Unverified => "not verified",
    }
}
