//! Shows a session as a screen, and a closed one question by question.

use jiff::Timestamp;

use super::Behaviour;
use super::form::Slot;
use super::response::Response;
use super::screen::{Feedback, Move, Question, Screen};
use super::state::{Session, Stage};
use crate::core::score::Points;
use crate::core::text::Lang;

impl Session {
    /// What the learner sees now, in `lang` where it is there.
    pub fn screen(&self, now: Timestamp, lang: Lang) -> Screen {
        match self.stage() {
            Stage::Unopened | Stage::Closed(_) => Screen::Closed,
            Stage::Page(page) => self.page(page, lang),
            Stage::Asking(seat) => self.question(seat, now, lang),
            Stage::Explaining(seat) => match self.feedback(seat, lang) {
                Some(feedback) => Screen::Feedback(Box::new(feedback)),
                None => Screen::Closed,
            },
            Stage::Ending => self.submit(now),
        }
    }

    fn page(&self, page: u16, lang: Lang) -> Screen {
        let Some(lesson) = &self.form().lesson else {
            return Screen::Closed;
        };
        let text = lesson.pages.get(usize::from(page));
        Screen::Page {
            page,
            of: u16::try_from(lesson.pages.len()).unwrap_or(u16::MAX),
            lesson: lesson.at.clone(),
            text: text.map_or("", |text| text.say(lang)).to_owned(),
            untranslated: self.is_in(lang) && text.is_some_and(|text| !text.has(lang)),
        }
    }

    // Where the whole is not in a language, that is said once and not at every question.
    fn is_in(&self, lang: Lang) -> bool {
        self.form().languages.contains(&lang)
    }

    fn question(&self, seat: u16, now: Timestamp, lang: Lang) -> Screen {
        let (Some(slot), Some(held)) = (self.slot_at(seat), self.seats().get(usize::from(seat)))
        else {
            return Screen::Closed;
        };
        let question = slot.ask(lang);
        let before = seat.checked_sub(1).and_then(|seat| self.slot_at(seat));
        let case = |slot: &Slot| slot.posed.case.as_ref().map(|case| case.id.clone());
        Screen::Question(Box::new(Question {
            behaviour: self.form().behaviour,
            seat,
            of: self.count(),
            answered: self.answered(),
            time_left: self.time_left(now),
            came_back: held.after_miss_of.is_some(),
            case_goes_on: question.case.is_some() && case(slot) == before.and_then(case),
            given: held.given.clone(),
            complete: self.is_answered(seat),
            flagged: held.flagged,
            untranslated: self.is_in(lang) && question.untranslated,
            moves: self.moves(seat),
            ..question
        }))
    }

    fn moves(&self, seat: u16) -> Vec<Move> {
        let mut moves = Vec::new();
        match self.form().behaviour {
            Behaviour::Exam => {
                if seat > 0 {
                    moves.push(Move::Back);
                }
                moves.extend([Move::Skip, Move::Flag]);
            }
            Behaviour::Practice => moves.push(Move::Flag),
            Behaviour::Reading => moves.push(Move::Skip),
        }
        if self.has_other(seat) {
            moves.push(Move::Another);
        }
        moves.push(Move::Pause);
        if self.form().behaviour != Behaviour::Reading {
            moves.push(Move::Submit);
        }
        moves
    }

    fn submit(&self, now: Timestamp) -> Screen {
        let seats = || 0..self.count();
        let held = |seat: &u16| self.seats().get(usize::from(*seat));
        Screen::Submit {
            answered: self.answered(),
            of: self.count(),
            open: seats()
                .filter(|s| held(s).is_some_and(|h| h.given.is_none()))
                .collect(),
            partial: seats()
                .filter(|s| held(s).is_some_and(|h| h.given.is_some()) && !self.is_answered(*s))
                .collect(),
            flagged: seats()
                .filter(|s| held(s).is_some_and(|h| h.flagged))
                .collect(),
            time_left: self.time_left(now),
        }
    }

    /// What was right at a seat, with reasons: after a practice answer, or in the review of a closed attempt.
    /// `None` where an exam is still open.
    pub fn feedback(&self, seat: u16, lang: Lang) -> Option<Feedback> {
        let open_exam = self.form().behaviour == Behaviour::Exam && self.closed().is_none();
        if open_exam {
            return None;
        }
        let slot = self.slot_at(seat)?;
        let held = self.seats().get(usize::from(seat))?;
        let (earned, of) = self.earned(seat);
        Some(Feedback {
            seat,
            earned,
            of,
            right: earned == of,
            comes_back: held.comes_back,
            ..slot.explain(held.given.as_ref(), lang)
        })
    }
}

impl Slot {
    /// The question alone, as somebody meets it who has answered nothing: the only one of a practice quiz.
    pub fn ask(&self, lang: Lang) -> Question {
        let posed = &self.posed;
        let shown = posed.language_for(lang);
        let case = posed.case.as_ref();
        Question {
            behaviour: Behaviour::Practice,
            seat: 0,
            of: 1,
            answered: 0,
            time_left: None,
            came_back: false,
            case_goes_on: false,
            case: case.map(|c| (c.title.say(shown).to_owned(), c.text.say(shown).to_owned())),
            stem: posed.stem.say(shown).to_owned(),
            prompt: posed.task.prompt(shown),
            given: None,
            complete: false,
            flagged: false,
            lang: shown,
            untranslated: shown != lang,
            moves: Vec::new(),
        }
    }

    /// What is right here and what a response is worth, with reasons.
    pub fn explain(&self, response: Option<&Response>, lang: Lang) -> Feedback {
        let posed = &self.posed;
        let lang = posed.language_for(lang);
        let credit = response.and_then(|response| posed.task.score(response));
        let earned = credit.map_or(Points(0), |credit| posed.points.earned(credit));
        Feedback {
            seat: 0,
            item: self.item.clone(),
            objective: self.objective.clone(),
            earned,
            of: posed.points,
            right: earned == posed.points,
            stem: posed.stem.say(lang).to_owned(),
            prompt: posed.task.prompt(lang),
            findings: posed.task.findings(response, lang),
            rationale: posed.rationale.say(lang).to_owned(),
            sources: posed.sources.clone(),
            comes_back: None,
            lessons: posed.lessons.clone(),
            lang,
        }
    }
}
