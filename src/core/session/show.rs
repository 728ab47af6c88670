//! Shows a session as a screen, and a closed one question by question.

use jiff::Timestamp;

use super::Behaviour;
use super::screen::{Feedback, Move, Question, Screen};
use super::state::{Session, Stage};
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
            untranslated: text.is_some_and(|text| !text.has(lang)),
        }
    }

    fn question(&self, seat: u16, now: Timestamp, lang: Lang) -> Screen {
        let (Some(slot), Some(held)) = (self.slot_at(seat), self.seats().get(usize::from(seat)))
        else {
            return Screen::Closed;
        };
        let posed = &slot.posed;
        let shown = posed.language_for(lang);
        let case = posed.case.as_ref();
        let before = seat.checked_sub(1).and_then(|seat| self.slot_at(seat));
        let case_before = before.and_then(|slot| slot.posed.case.as_ref());
        Screen::Question(Box::new(Question {
            behaviour: self.form().behaviour,
            seat,
            of: self.count(),
            answered: self.answered(),
            time_left: self.time_left(now),
            came_back: held.after_miss_of.is_some(),
            case_goes_on: case.is_some() && case.map(|c| &c.id) == case_before.map(|c| &c.id),
            case: case.map(|c| (c.title.say(shown).to_owned(), c.text.say(shown).to_owned())),
            stem: posed.stem.say(shown).to_owned(),
            prompt: posed.task.prompt(shown),
            given: held.given.clone(),
            complete: self.is_answered(seat),
            flagged: held.flagged,
            lang: shown,
            untranslated: shown != lang,
            moves: self.moves(seat),
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
        let posed = &slot.posed;
        let lang = posed.language_for(lang);
        let (earned, of) = self.earned(seat);
        Some(Feedback {
            seat,
            item: slot.item.clone(),
            objective: slot.objective.clone(),
            earned,
            of,
            right: earned == of,
            stem: posed.stem.say(lang).to_owned(),
            prompt: posed.task.prompt(lang),
            findings: posed.task.findings(held.given.as_ref(), lang),
            rationale: posed.rationale.say(lang).to_owned(),
            sources: posed.sources.clone(),
            comes_back: held.comes_back,
            lessons: posed.lessons.clone(),
            lang,
        })
    }
}
