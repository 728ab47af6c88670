//! The asking loop: shows a screen, asks, reads a line, lets what it asks for happen, and says so only then.
//!
//! Holds no policy: what may happen is the session's to say, what is kept is the sitting's.

mod paper;

use std::io::{self, Write};

use jiff::Timestamp;

use super::feedback;
use super::help;
use super::lines::Look;
use super::page::{self, Ending, Page};
use super::question::{self, Case, Showing};
use super::turn::{Turn, turn};
use super::typed;
use super::voice::{Voice, count, text};
use crate::core::session::event::Event;
use crate::core::session::response::{Entry, Response};
use crate::core::session::state::Refused;
use crate::core::session::{Behaviour, Screen};
use crate::core::text::Lang;
use crate::core::time::Span;
use crate::host::Host;
use crate::sitting::{NotKept, Sitting};
use crate::words::Words;

use paper::Paper;

/// Where questions are asked.
pub struct Desk<'h> {
    /// The world.
    pub host: &'h mut Host,
    /// The language spoken; `/language` changes it.
    pub lang: Lang,
    /// How lines are laid out.
    pub look: Look,
    /// Whether what is answered outlives this run.
    pub keeps: Keeps,
    /// When practice ends by itself, once the question in hand is done with.
    pub stop: Option<Timestamp>,
}

/// Whether what is answered outlives this run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeps {
    /// It is in the records.
    Records,
    /// Anonymous practice: nothing is.
    Nothing,
}

/// How the asking ended.
#[derive(Debug)]
pub enum End {
    /// The attempt is closed.
    Closed,
    /// It is open and can be resumed; the line that says so has been said.
    Paused,
    /// The same, because somebody else is at the keyboard.
    Who,
    /// A step that nobody typed could not be kept.
    NotKept(NotKept),
}

impl Desk<'_> {
    /// Asks until the attempt is closed, paused, or the input ends.
    ///
    /// # Errors
    /// The streams cannot be read or written.
    pub fn sit(&mut self, sitting: &mut Sitting<'_>) -> io::Result<End> {
        let words = Words::new(self.lang);
        self.host
            .on_interrupt(&words.say(self.last_words("paused"), &[]));
        let mut run = Run {
            paper: Paper::new(),
            show: Show::Whole,
            fresh: true,
            to_end: false,
            typed: String::new(),
            told: None,
        };
        self.say_only_in(sitting, &mut run, &words)?;
        self.ask(sitting, &mut run, words)
    }

    // Said once, where the attempt as a whole is not in the language that is asked for.
    fn say_only_in(
        &mut self,
        sitting: &Sitting<'_>,
        run: &mut Run,
        words: &Words,
    ) -> io::Result<()> {
        let languages = &sitting.session().form().languages;
        let own = languages.first().copied();
        let Some(own) = own.filter(|_| !languages.contains(&self.lang)) else {
            return Ok(());
        };
        let voice = Voice {
            words,
            look: self.look,
        };
        let said = voice.told("course-only-in", &[("lang", own.as_str().into())]);
        run.paper.block(self.host, &said)
    }

    fn ask(
        &mut self,
        sitting: &mut Sitting<'_>,
        run: &mut Run,
        mut words: Words,
    ) -> io::Result<End> {
        loop {
            let voice = Voice {
                words: &words,
                look: self.look,
            };
            let now = self.host.now();
            let left = sitting.session().time_left(now.utc);
            let behaviour = sitting.session().form().behaviour;
            let screen = sitting.screen(now, self.lang);
            if screen == Screen::Closed {
                return Ok(End::Closed);
            }
            // What happens by itself: time runs out; practice and lessons hand themselves in.
            let by_itself = match (&screen, left) {
                (_, Some(Span(0))) => Some(Event::TimedOut),
                (Screen::Submit { .. }, _) if behaviour != Behaviour::Exam => {
                    Some(Event::Submitted)
                }
                (Screen::Question(question), _)
                    if question.given.is_none()
                        && question.answered > 0
                        && self.stop.is_some_and(|stop| now.utc >= stop) =>
                {
                    Some(Event::Submitted)
                }
                (Screen::Feedback(feedback), _) if !self.host.terminal.input => {
                    run.paper
                        .block(self.host, &feedback::draw(feedback, voice))?;
                    Some(Event::Moved {
                        to: feedback.seat + 1,
                    })
                }
                (_, _) => None,
            };
            if let Some(event) = by_itself {
                let timed_out = event == Event::TimedOut;
                match sitting.apply(event, now) {
                    Ok(()) if timed_out => {
                        run.paper.block(self.host, &voice.told("time-up", &[]))?;
                    }
                    Ok(()) => run.show = Show::Screen,
                    Err(NotKept::Elsewhere) => self.elsewhere(run, voice)?,
                    Err(why) => return Ok(End::NotKept(why)),
                }
                continue;
            }
            self.show(&screen, sitting, run, voice)?;
            if let Some(minutes) = run.due(left, sitting.session().form().rules.time_limit) {
                let said = voice.told("time-left", &[("minutes", count(minutes))]);
                run.paper.block(self.host, &said)?;
            }
            let Some(line) = run.paper.ask(self.host, &prompt(&screen, voice), voice)? else {
                return self.input_ended(sitting, run, voice);
            };
            match turn(&screen, behaviour, &line, voice) {
                Turn::Do(event) => {
                    run.typed = line;
                    self.apply(sitting, run, &screen, event, voice)?;
                }
                Turn::HandIn => {
                    if let Some(end) = self.hand_in(sitting, run, &screen, voice)? {
                        return Ok(end);
                    }
                }
                Turn::Tell(words) => {
                    run.paper.block(self.host, &voice.wrap(&words))?;
                    run.show = Show::Prompt;
                }
                Turn::Ask => run.show = Show::Prompt,
                Turn::Help => {
                    let form = sitting.session().form();
                    let mut lines =
                        help::draw(&form.help, &screen, &form.languages, self.keeps, voice);
                    lines.extend(time_line(left, voice));
                    run.paper.block(self.host, &lines)?;
                    run.paper.apart();
                    run.show = Show::Prompt;
                }
                Turn::Repeat => {
                    run.show = Show::Whole;
                    run.paper.block(self.host, &time_line(left, voice))?;
                }
                Turn::Language(wanted) => {
                    self.lang = wanted.unwrap_or(match self.lang == Lang::ES {
                        true => Lang::EN,
                        false => Lang::ES,
                    });
                    words = Words::new(self.lang);
                    let voice = Voice {
                        words: &words,
                        look: self.look,
                    };
                    run.paper
                        .block(self.host, &voice.told("language-now", &[]))?;
                    self.say_only_in(sitting, run, &words)?;
                    run.show = Show::Whole;
                }
                Turn::Pause => {
                    self.pause(sitting, voice, "paused")?;
                    return Ok(End::Paused);
                }
                Turn::Who => {
                    self.pause(sitting, voice, "who-stops")?;
                    return Ok(End::Who);
                }
            }
        }
    }

    fn show(
        &mut self,
        screen: &Screen,
        sitting: &Sitting<'_>,
        run: &mut Run,
        voice: Voice<'_>,
    ) -> io::Result<()> {
        let show = std::mem::replace(&mut run.show, Show::Screen);
        if show == Show::Prompt {
            return Ok(());
        }
        let lines = match screen {
            Screen::Question(question) => {
                let case = match show {
                    Show::Whole => Case::Whole,
                    Show::Screen | Show::Prompt => Case::AsItGoes,
                };
                let drawn = sitting.session().form().slots.len();
                let drawn = u16::try_from(drawn).unwrap_or(u16::MAX);
                question::draw(question, Showing { case, drawn }, voice)
            }
            Screen::Feedback(feedback) => feedback::draw(feedback, voice),
            Screen::Page {
                page,
                of,
                lesson,
                text,
                untranslated,
            } => {
                let own = sitting.session().form().languages.first().copied();
                let page = Page {
                    page: *page,
                    of: *of,
                    lesson,
                    text,
                    instead: own.filter(|_| *untranslated),
                };
                page::draw(&page, !run.fresh && show == Show::Whole, voice)
            }
            Screen::Submit { .. } => Ending::of(screen).map_or(Vec::new(), |end| end.draw(voice)),
            Screen::Closed => Vec::new(),
        };
        run.fresh = false;
        run.paper.block(self.host, &lines)?;
        run.paper.apart();
        Ok(())
    }

    // Lets an event happen; what is said of it is said only when it is durable.
    fn apply(
        &mut self,
        sitting: &mut Sitting<'_>,
        run: &mut Run,
        screen: &Screen,
        event: Event,
        voice: Voice<'_>,
    ) -> io::Result<()> {
        let now = self.host.now();
        let from_end = matches!(
            (screen, &event),
            (Screen::Submit { .. }, Event::Moved { .. })
        );
        match sitting.apply(event.clone(), now) {
            Ok(()) => {}
            // The loop closes the attempt at its next look.
            Err(NotKept::Refused(Refused::TimeUp)) => return Ok(()),
            Err(NotKept::Elsewhere) => return self.elsewhere(run, voice),
            Err(why) => {
                let said = match &why {
                    NotKept::Refused(_) => voice.told("refused", &[]),
                    NotKept::Full => voice.told("not-kept-full", &[]),
                    NotKept::Elsewhere | NotKept::Store(_) | NotKept::Unreadable(_) => {
                        voice.told("not-kept", &[("why", text(why.to_string()))])
                    }
                };
                run.show = Show::Prompt;
                return run.paper.block(self.host, &said);
            }
        }
        run.show = Show::Screen;
        let session = sitting.session();
        match event {
            Event::Answered { seat, response } => {
                let behaviour = session.form().behaviour;
                if !session.is_answered(seat) {
                    run.show = Show::Prompt;
                    run.paper.apart();
                    return Ok(());
                }
                if behaviour == Behaviour::Exam {
                    let mut said = Vec::new();
                    if read_otherwise(&response, &run.typed) {
                        let answer = ("answer", text(voice.given(&response)));
                        said.push(voice.say("i-read", &[answer]));
                    }
                    let (answered, of) = (count(session.answered()), count(session.count()));
                    said.push(voice.say("saved", &[("answered", answered), ("of", of)]));
                    run.paper.block(self.host, &voice.wrap(&said.join(" ")))?;
                    let end = session.count();
                    if std::mem::take(&mut run.to_end) {
                        // Only a way back to where one came from; where it is not kept, one goes on from here.
                        let _ = sitting.apply(Event::Moved { to: end }, now);
                    }
                }
            }
            Event::Flagged { on, .. } => {
                run.show = Show::Prompt;
                let key = if on { "marked" } else { "unmarked" };
                run.paper.block(self.host, &voice.told(key, &[]))?;
            }
            Event::Turned { page } => {
                let lesson = session.form().lesson.as_ref();
                if let Some(lesson) = lesson.filter(|l| l.pages.len() <= usize::from(page)) {
                    let values = [
                        ("number", count(lesson.at.number)),
                        ("count", count(session.count())),
                    ];
                    run.paper
                        .block(self.host, &voice.told("lesson-done", &values))?;
                }
            }
            Event::Moved { .. } => run.to_end = from_end,
            Event::Opened { .. }
            | Event::Resumed
            | Event::Paused
            | Event::Skipped { .. }
            | Event::Swapped { .. }
            | Event::Submitted
            | Event::TimedOut => {}
        }
        Ok(())
    }

    // `y` at the end of an exam. At a terminal, questions that stand open are asked about once more.
    fn hand_in(
        &mut self,
        sitting: &mut Sitting<'_>,
        run: &mut Run,
        screen: &Screen,
        voice: Voice<'_>,
    ) -> io::Result<Option<End>> {
        let open = Ending::of(screen).filter(|end| !end.open.is_empty());
        if let Some(end) = open.filter(|_| self.host.terminal.input) {
            let Some(line) = run.paper.ask(self.host, &end.ask_sure(voice), voice)? else {
                return self.input_ended(sitting, run, voice).map(Some);
            };
            if !typed::is_yes(&line) {
                run.show = Show::Screen;
                return Ok(None);
            }
        }
        self.apply(sitting, run, screen, Event::Submitted, voice)?;
        Ok(None)
    }

    fn elsewhere(&mut self, run: &mut Run, voice: Voice<'_>) -> io::Result<()> {
        run.show = Show::Whole;
        run.paper
            .block(self.host, &voice.told("not-kept-taken", &[]))
    }

    // The screen and its scroll-back are cleared where the terminal allows; the line that stays names nothing.
    fn pause(&mut self, sitting: &mut Sitting<'_>, voice: Voice<'_>, key: &str) -> io::Result<()> {
        let now = self.host.now();
        // Every answer is durable already; a pause that is not kept only makes the run end at its last event.
        let _ = sitting.apply(Event::Paused, now);
        let dumb = self.host.env.get("TERM").is_some_and(|term| term == "dumb");
        if self.host.terminal.out && !dumb {
            write!(self.host.out, "\u{1b}[2J\u{1b}[3J\u{1b}[H")?;
        }
        for line in voice.told(self.last_words(key), &[]) {
            writeln!(self.host.out, "{line}")?;
        }
        self.host.out.flush()
    }

    fn input_ended(
        &mut self,
        sitting: &mut Sitting<'_>,
        run: &mut Run,
        voice: Voice<'_>,
    ) -> io::Result<End> {
        let now = self.host.now();
        let _ = sitting.apply(Event::Paused, now);
        run.paper.close(self.host)?;
        self.host.out.flush()?;
        for line in voice.told(self.last_words("paused"), &[]) {
            writeln!(self.host.err, "{line}")?;
        }
        Ok(End::Paused)
    }

    fn last_words<'k>(&self, key: &'k str) -> &'k str {
        match self.keeps {
            Keeps::Records => key,
            Keeps::Nothing => "paused-nothing-kept",
        }
    }
}

// What one run remembers between two screens; nothing of it outlives the run.
struct Run {
    paper: Paper,
    show: Show,
    // Nothing has been shown in this run yet.
    fresh: bool,
    // The learner came from the end of the exam and goes back there after the answer.
    to_end: bool,
    // The line that is being answered to.
    typed: String,
    // The last of 10, 5 and 1 minutes that was said.
    told: Option<u32>,
}

// What is shown before the next prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Show {
    Screen,
    Whole,
    Prompt,
}

impl Run {
    // Minutes left, where 10, 5 or 1 have just been passed.
    fn due(&mut self, left: Option<Span>, limit: Option<Span>) -> Option<u32> {
        let (left, limit) = (left?, limit?);
        let passed = [1, 5, 10]
            .into_iter()
            .find(|minutes| left <= Span::minutes(*minutes) && limit > Span::minutes(*minutes))?;
        if self.told.is_some_and(|told| told <= passed) {
            return None;
        }
        self.told = Some(passed);
        Some(minutes(left))
    }
}

// Whole minutes as people say them: 9:40 is ten minutes, half a minute is none.
fn minutes(left: Span) -> u32 {
    if left.0 < 60 { 0 } else { left.0.div_ceil(60) }
}

fn time_line(left: Option<Span>, voice: Voice<'_>) -> Vec<String> {
    left.map_or(Vec::new(), |left| {
        voice.told("time-left", &[("minutes", count(minutes(left)))])
    })
}

fn prompt(screen: &Screen, voice: Voice<'_>) -> String {
    match screen {
        Screen::Question(question) => question::ask(question, voice),
        Screen::Page { .. } => voice.say("ask-page", &[]),
        Screen::Submit { .. } => Ending::of(screen).map_or(String::new(), |end| end.ask(voice)),
        Screen::Feedback(_) | Screen::Closed => voice.say("ask-go-on", &[]),
    }
}

// A number that was not typed as we print it is said back: `27,6` and `1,000` could have meant something else.
fn read_otherwise(response: &Response, line: &str) -> bool {
    let is_number = |entry: &Entry| matches!(entry, Entry::Number(_));
    let holds_number = match response {
        Response::Field(entry) => is_number(entry),
        Response::Gaps(entries) => entries.iter().flatten().any(is_number),
        Response::Several(_) | Response::Order(_) | Response::Pairs(_) => false,
    };
    holds_number && typed::print(response) != line.trim()
}

#[cfg(test)]
mod tests;
