//! Assembles forms: an exam by its blueprint, a practice quiz, a lesson. Chance comes from the seed alone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Behaviour;
use super::draw::{Exposure, Pick, Pool, Shortfall, carries, pick};
use super::form::{CourseAt, Form, FormLesson, FormSection, HelpLine, LessonAt, Rules, Slot};
use super::page::pages;
use super::pose::{cite, fact_text, fill, pose};
use super::practice::{self, Wish};
use super::without::{KnownWrong, Without};
use crate::core::content::fact::{Fact, FactValue};
use crate::core::content::hole::{self, Piece};
use crate::core::content::{Course, Item, Lesson, Library};
use crate::core::id::{FactId, NoteId, ObjectiveId};
use crate::core::score::SCORING;
use crate::core::seed::{ALGORITHM, Keyed, Seed};
use crate::core::text::{Lang, Place, Shown, Thing};

/// An exam form for a learner who has met `seen`, without what is to be left out; `None` where the course has no exam.
///
/// # Errors
/// The first section that cannot be filled.
pub fn exam(
    library: &Library,
    course: &Course,
    seed: Seed,
    seen: &Exposure,
    without: &Without,
) -> Option<Result<Form, Shortfall>> {
    let blueprint = course.exam.as_ref()?;
    let pool = Pool::of_exam(library, course, without)?;
    let drawn = match pool.draw(seed, seen) {
        Ok(drawn) => drawn,
        Err(short) => return Some(Err(short)),
    };
    let alternates = pool.alternates(seed, &drawn, seen);
    let desk = Desk::new(library, course, seed);
    let mut form = desk.form(Behaviour::Exam, &drawn, Some(&alternates), &[]);
    form.rules = Rules {
        cut_score: Some(blueprint.cut_score),
        cut_score_set_by: blueprint.cut_score_set_by.clone(),
        time_limit: blueprint.time_limit,
        clock: blueprint.clock,
        attempts: blueprint.attempts,
        wait: blueprint.wait,
        review_after_fail: blueprint.review_after_fail,
    };
    form.sections = blueprint
        .sections
        .iter()
        .map(|section| FormSection {
            id: section.id.clone(),
            title: desk.course_text(
                &format!("exam.section.{}.title", section.id),
                &section.title,
            ),
            must_reach: section.must_reach,
        })
        .collect();
    Some(Ok(form))
}

/// A practice form.
pub fn practice(
    library: &Library,
    course: &Course,
    wish: &Wish,
    seed: Seed,
    seen: &Exposure,
) -> Form {
    let drawn = practice::draw(library, course, wish, seed, seen);
    let desk = Desk::new(library, course, seed);
    desk.form(Behaviour::Practice, &drawn.slots, None, &drawn.reserve)
}

/// The form of a lesson: its pages and its own unscored questions, without those that are to be left out.
pub fn reading(
    library: &Library,
    course: &Course,
    number: usize,
    seed: Seed,
    without: &Without,
) -> Option<Form> {
    let lesson = course.lessons().nth(number.checked_sub(1)?)?;
    let desk = Desk::new(library, course, seed);
    let drawn: Vec<Pick<'_>> = lesson
        .questions
        .iter()
        .filter_map(|id| library.items.get(id))
        .filter(|item| !carries(library, item, &without.notes) && !without.wrong.has(item))
        .filter(|item| !item.unfinished)
        .map(|item| pick(0, item, &desk.keyed, &without.wrong))
        .collect();
    let mut form = desk.form(Behaviour::Reading, &drawn, None, &[]);
    form.lesson = Some(desk.lesson(number, lesson));
    Some(form)
}

/// Items posed as practice in a course would pose them, for whoever wants to look at them.
pub fn alone<'a>(
    library: &'a Library,
    course: &'a Course,
    items: impl IntoIterator<Item = &'a Item>,
    seed: Seed,
) -> Vec<Slot> {
    let mut desk = Desk::new(library, course, seed);
    // An author looks at translations before learners are offered them.
    let meant = library.languages.iter().copied();
    let meant = meant.filter(|lang| *lang == library.own_language() || course.is_meant_in(*lang));
    desk.languages = meant.collect();
    let none = KnownWrong::default();
    let picks = items
        .into_iter()
        .map(|item| pick(0, item, &desk.keyed, &none));
    picks
        .map(|pick| desk.slot(Behaviour::Practice, &pick))
        .collect()
}

// What all four share.
struct Desk<'a> {
    library: &'a Library,
    course: &'a Course,
    seed: Seed,
    keyed: Keyed,
    languages: Vec<Lang>,
}

impl<'a> Desk<'a> {
    fn new(library: &'a Library, course: &'a Course, seed: Seed) -> Desk<'a> {
        Desk {
            library,
            course,
            seed,
            keyed: seed.keyed(),
            languages: library.languages_of(course),
        }
    }

    fn form(
        &self,
        behaviour: Behaviour,
        drawn: &[Pick<'a>],
        alternates: Option<&BTreeMap<u16, Pick<'a>>>,
        reserve: &[Pick<'a>],
    ) -> Form {
        let slots: Vec<Slot> = drawn
            .iter()
            .map(|pick| self.slot(behaviour, pick))
            .collect();
        let alternates = alternates
            .into_iter()
            .flatten()
            .map(|(at, pick)| (*at, self.slot(behaviour, pick)))
            .collect();
        let wanted: BTreeSet<&ObjectiveId> = slots.iter().map(|slot| &slot.objective).collect();
        // Three for each objective asked: enough for a question that comes back twice and one `/another`.
        let mut kept: BTreeMap<&ObjectiveId, usize> = BTreeMap::new();
        let reserve: Vec<Slot> = reserve
            .iter()
            .filter(|pick| {
                let count = kept.entry(&pick.item.objective).or_default();
                *count += 1;
                wanted.contains(&pick.item.objective) && *count <= 3
            })
            .map(|pick| self.slot(behaviour, pick))
            .collect();
        let objectives = wanted
            .into_iter()
            .map(|id| (id.clone(), self.objective(id)))
            .collect();
        Form {
            course: CourseAt {
                id: self.course.id.clone(),
                title: self.course_text("title", &self.course.title),
                version: self.course.version.clone(),
                digest: self.course.digest.clone(),
            },
            behaviour,
            seed: self.seed,
            algorithm: ALGORITHM,
            scoring: SCORING,
            languages: self.languages.clone(),
            unreviewed: self
                .languages
                .iter()
                .copied()
                .filter(|lang| {
                    let overlay = self.library.overlays.get(lang);
                    overlay.is_some_and(|o| o.unreviewed.contains(&self.course.id))
                })
                .collect(),
            rules: Rules::none(),
            sections: Vec::new(),
            slots,
            alternates,
            reserve,
            objectives,
            lesson: None,
            help: self.help(),
        }
    }

    fn slot(&self, behaviour: Behaviour, pick: &Pick<'a>) -> Slot {
        let lessons = (1..)
            .zip(self.course.lessons())
            .filter(|(_, lesson)| {
                let taught = &lesson.objectives;
                taught
                    .iter()
                    .any(|objective| pick.item.objective.is_within(objective))
            })
            .map(|(number, lesson)| self.lesson_at(number, lesson))
            .collect();
        let section = match behaviour {
            Behaviour::Exam => Some(pick.section),
            Behaviour::Practice | Behaviour::Reading => None,
        };
        let mut slot = pose(
            self.library,
            pick.item,
            pick.variant,
            lessons,
            section,
            &self.keyed,
        );
        // Nobody meets a course half in a language that it is not in.
        let is_ours = |lang: &Lang| self.languages.contains(lang);
        if !slot.posed.languages.iter().all(is_ours) {
            Arc::make_mut(&mut slot.posed).languages.retain(is_ours);
        }
        slot
    }

    fn lesson_at(&self, number: u16, lesson: &Lesson) -> LessonAt {
        LessonAt {
            number,
            id: lesson.id.clone(),
            title: self.lesson_text(lesson, "title", &lesson.title),
        }
    }

    fn lesson(&self, number: usize, lesson: &Lesson) -> FormLesson {
        let module = self
            .course
            .modules
            .iter()
            .find(|module| module.lessons.iter().any(|l| l.id == lesson.id));
        let notes = module.map_or(&[][..], |module| &module.content_notes);
        FormLesson {
            at: self.lesson_at(u16::try_from(number).unwrap_or(u16::MAX), lesson),
            of: u16::try_from(self.course.lessons().count()).unwrap_or(u16::MAX),
            minutes: lesson.minutes,
            notes: notes.iter().filter_map(|note| self.note(note)).collect(),
            pages: pages(
                &self.lesson_text(lesson, "text", &lesson.text),
                self.library.own_language(),
            ),
            sources: cite(
                self.library,
                &lesson.sources,
                &self.facts_in(&lesson.text),
                &self.languages,
            ),
        }
    }

    fn facts_in(&self, text: &str) -> Vec<&'a Fact> {
        let mut facts: Vec<&Fact> = Vec::new();
        for (_, piece) in hole::pieces(text) {
            if let Piece::Fact(id, _) = piece
                && let Some(fact) = self.library.facts.get(id)
                && !facts.iter().any(|known| known.id == fact.id)
            {
                facts.push(fact);
            }
        }
        facts
    }

    fn note(&self, id: &NoteId) -> Option<Shown> {
        note_text(self.library, id, &self.languages)
    }

    fn objective(&self, id: &ObjectiveId) -> Shown {
        let everywhere = self.library.courses.values();
        let found = everywhere
            .flat_map(|course| course.objectives.iter().map(move |o| (course, o)))
            .find(|(_, objective)| objective.id == *id);
        let Some((course, objective)) = found else {
            return Shown::only(self.library.own_language(), id.as_str());
        };
        let path = format!("objective.{id}.text");
        self.text(Thing::Course, course.id.as_str(), &path, &objective.text)
    }

    fn help(&self) -> Vec<HelpLine> {
        help_lines(self.library, &self.languages)
    }

    fn course_text(&self, path: &str, own: &str) -> Shown {
        self.text(Thing::Course, self.course.id.as_str(), path, own)
    }

    fn lesson_text(&self, lesson: &Lesson, path: &str, own: &str) -> Shown {
        let id = format!("{}/{}", self.course.id, lesson.id);
        self.text(Thing::Lesson, &id, path, own)
    }

    fn text(&self, thing: Thing, id: &str, path: &str, own: &str) -> Shown {
        shown(
            self.library,
            &self.languages,
            &Place::new(thing, id, path),
            own,
        )
    }
}

/// A text at a place, filled, in those of `languages` it exists in.
pub fn shown(library: &Library, languages: &[Lang], place: &Place, own: &str) -> Shown {
    let texts = languages.iter().filter_map(|lang| {
        let other = library.overlays.get(lang).and_then(|o| o.texts.get(place));
        let text = match *lang == library.own_language() {
            true => own,
            false => other?,
        };
        Some((*lang, fill(library, text, *lang, &|_| None)))
    });
    Shown(texts.collect())
}

/// A content note's wording.
pub fn note_text(library: &Library, id: &NoteId, languages: &[Lang]) -> Option<Shown> {
    let own = library.content_notes.get(id)?;
    let place = Place::new(Thing::Library, "", format!("content_notes.{id}.text"));
    Some(shown(library, languages, &place, own))
}

/// The library's help lines, numbers from its contact facts.
pub fn help_lines(library: &Library, languages: &[Lang]) -> Vec<HelpLine> {
    let ids = library.help_lines.iter();
    ids.filter_map(|id| help_line(library, id, languages))
        .collect()
}

/// A way to get help, from its contact fact.
pub fn help_line(library: &Library, id: &FactId, languages: &[Lang]) -> Option<HelpLine> {
    let fact = library.facts.get(id)?;
    let field = |name: &'static str| {
        fact.text(name)?;
        let say = |lang: &Lang| Some((*lang, fact_text(library, id.as_str(), Some(name), *lang)?));
        Some(Shown(languages.iter().filter_map(say).collect()))
    };
    Some(HelpLine {
        name: field("name").unwrap_or_else(|| Shown::only(Lang::EN, id.as_str())),
        value: match &fact.value {
            FactValue::Words(words) => words.clone(),
            FactValue::Number(number) => number.to_string(),
        },
        text_number: fact.text_number.clone(),
        hours: field("hours"),
        checked: fact.checked,
    })
}

/// Content notes that some item of the course's exam (or of practice) carries, with their wording.
pub fn notes_met(library: &Library, course: &Course, languages: &[Lang]) -> Vec<(NoteId, Shown)> {
    let carried: BTreeSet<&NoteId> = library
        .items
        .values()
        .filter(|item| {
            item.bank.course == course.id || course.builds_on.contains(&item.bank.course)
        })
        .flat_map(|item| {
            let case = item.case.as_ref().and_then(|id| library.cases.get(id));
            item.content_notes
                .iter()
                .chain(case.into_iter().flat_map(|c| &c.content_notes))
        })
        .collect();
    carried
        .into_iter()
        .filter_map(|id| Some((id.clone(), note_text(library, id, languages)?)))
        .collect()
}
