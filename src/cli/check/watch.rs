//! `tutela check --watch`: checks again whenever files changed and have come to rest, and tells what is new and what is
//! gone. Looks at times and lengths of files: that works on a network share too, where nobody sends word of a change.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{Args, Subject, examined, show, total};
use crate::cli::sit::look;
use crate::cli::{Context, Failure};
use crate::disk::glance::glance;
use crate::terminal::diagnostic::Placed;
use crate::terminal::lines::bold;

/// Watches until somebody stops it.
///
/// # Errors
/// Nothing can be read to begin with; failing streams.
pub fn run(args: &Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let place = place(&examined(args, context.today(), context)?);
    context.host.on_interrupt("Stopped.");
    context.tell("Checked whenever a file is saved; Ctrl-C stops.")?;
    let beats = context.host.beats();
    let context = RefCell::new(context);
    let mut known: Option<Vec<Known>> = None;
    let read = || {
        let context = context.borrow();
        examined(args, context.today(), &context).map_err(|failure| failure.message)
    };
    rounds(beats.map(|()| glance(&place)), read, |event| {
        let context = &mut **context.borrow_mut();
        head(context)?;
        match event {
            Event::Read(subject) => {
                let placed = subject.placed(args);
                let now: Vec<Known> = placed.iter().map(Known::of).collect();
                match &known {
                    Some(before) => tell(&subject, &placed, news(before, &now), context)?,
                    None => super::tell(&subject, &placed, context)?,
                }
                known = Some(now);
                Ok(())
            }
            Event::Unreadable(why) => context.say(format!("{why}; waiting for it to come back")),
        }
    })
}

// The folder or the file that is looked at.
fn place(subject: &Subject) -> PathBuf {
    let has_library = subject.reading.file("library.toml").is_some();
    let files = &subject.reading.files;
    match (files.as_slice(), subject.part.strip_suffix('/')) {
        // A bank that lies in no library.
        ([only], None) if !has_library => subject.folder.join(only.path()),
        (_, Some(course)) if !has_library => subject.folder.join(course),
        (_, _) => subject.folder.clone(),
    }
}

// What came of a round.
#[derive(Debug, PartialEq, Eq)]
enum Event<T> {
    // The files could be read.
    Read(T),
    // They could not, twice in a row.
    Unreadable(String),
}

// A round for each state of the files that two looks in a row agree on; for the first state one look is enough. What
// cannot be read may be in the middle of being written: it is tried again before it is told.
fn rounds<S: Clone + PartialEq, T>(
    looks: impl Iterator<Item = S>,
    mut read: impl FnMut() -> Result<T, String>,
    mut tell: impl FnMut(Event<T>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let (mut held, mut last): (Option<S>, Option<S>) = (None, None);
    let mut trouble: Option<String> = None;
    for look in looks {
        let is_at_rest = last.as_ref().is_none_or(|last| *last == look);
        last = Some(look.clone());
        if held.as_ref() == Some(&look) || !is_at_rest {
            continue;
        }
        match read() {
            Ok(found) => {
                tell(Event::Read(found))?;
                held = Some(look);
                trouble = None;
            }
            Err(why) if trouble.as_ref() == Some(&why) => {
                tell(Event::Unreadable(why))?;
                held = Some(look);
            }
            Err(why) => trouble = Some(why),
        }
    }
    Ok(())
}

// A mistake as it is known again in the next round, wherever its line has moved to.
struct Known {
    what: (&'static str, String, String),
    line: String,
    told: String,
}

impl Known {
    fn of(placed: &Placed<'_>) -> Known {
        let (d, p) = (placed.diagnostic, &placed.position);
        let line = placed.file.line_range(p.line);
        Known {
            what: (d.code, p.file.clone(), d.message.clone()),
            line: placed.file.text()[line].trim().to_owned(),
            told: format!("{}: {}[{}]: {}", p.file, d.severity, d.code, d.message),
        }
    }
}

// What was not there before, as places in the list; and what is gone.
struct News {
    came: Vec<usize>,
    gone: Vec<String>,
}

// Of two mistakes that are told in the same words, the one whose line is the same is the same.
fn news(before: &[Known], now: &[Known]) -> News {
    let mut old: Vec<Option<&Known>> = before.iter().map(Some).collect();
    let mut came: Vec<usize> = (0..now.len()).collect();
    for by_line in [true, false] {
        let mut places: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        let key = |known: &'_ Known| (known.what.clone(), by_line.then(|| known.line.clone()));
        for (at, known) in old.iter().enumerate().rev() {
            if let Some(known) = known {
                places.entry(key(known)).or_default().push(at);
            }
        }
        came.retain(
            |at| match places.get_mut(&key(&now[*at])).and_then(Vec::pop) {
                Some(was) => {
                    old[was] = None;
                    false
                }
                None => true,
            },
        );
    }
    let gone = old.into_iter().flatten();
    News {
        came,
        gone: gone.map(|known| known.told.clone()).collect(),
    }
}

// A round begins with the time: a line that is found again when one scrolls back.
fn head(context: &mut Context<'_>) -> Result<(), Failure> {
    let line = format!("-- {} --", context.now().local().strftime("%H:%M:%S"));
    if !context.draws_tables() {
        return context.print(line);
    }
    let columns = context.columns();
    let line = format!("{line}{}", "-".repeat(columns.saturating_sub(line.len())));
    let line = bold(&line, look(context));
    context.print(format!("\n{line}"))
}

fn tell(
    subject: &Subject,
    placed: &[Placed<'_>],
    news: News,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let came = news.came.len();
    for at in news.came {
        show(&placed[at], context)?;
    }
    let gone = news.gone.len();
    for told in news.gone {
        context.say(format!("gone: {told}"))?;
    }
    let moved = match (came, gone) {
        (0, 0) => "nothing new".to_owned(),
        (came, 0) => format!("{came} new"),
        (0, gone) => format!("{gone} gone"),
        (came, gone) => format!("{came} new, {gone} gone"),
    };
    context.say(format!("{} ({moved})", total(subject, placed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Looks in a row, and what reading finds each time it is asked; what is told.
    #[track_caller]
    fn check(looks: &str, finds: &[Result<u8, &str>], told: &[Event<u8>]) {
        let mut finds = finds.iter();
        let mut heard = Vec::new();
        let read = || match finds.next() {
            Some(found) => found.map_err(str::to_owned),
            None => panic!("nobody has to read once more"),
        };
        let hear = |event| {
            heard.push(event);
            Ok(())
        };
        rounds(looks.chars(), read, hear).expect("nothing fails");
        assert_eq!(heard, told);
        assert_eq!(finds.len(), 0, "everything is read");
    }

    fn unreadable(why: &str) -> Event<u8> {
        Event::Unreadable(why.to_owned())
    }

    #[test]
    fn files_are_read_at_once_and_then_only_when_they_changed() {
        check("a", &[Ok(1)], &[Event::Read(1)]);
        check("aaaa", &[Ok(1)], &[Event::Read(1)]);
        check("aabbbb", &[Ok(1), Ok(2)], &[Event::Read(1), Event::Read(2)]);
        check(
            "aabbaa",
            &[Ok(1), Ok(2), Ok(3)],
            &[Event::Read(1), Event::Read(2), Event::Read(3)],
        );
    }

    #[test]
    fn what_still_changes_is_let_come_to_rest() {
        check(
            "aabcdee",
            &[Ok(1), Ok(2)],
            &[Event::Read(1), Event::Read(2)],
        );
        check("aabaa", &[Ok(1)], &[Event::Read(1)]);
        check("aab", &[Ok(1)], &[Event::Read(1)]);
    }

    #[test]
    fn what_vanishes_while_it_is_written_is_tried_again_in_silence() {
        check(
            "aabbb",
            &[Ok(1), Err("gone"), Ok(2)],
            &[Event::Read(1), Event::Read(2)],
        );
    }

    #[test]
    fn what_stays_away_is_told_once_and_awaited() {
        check(
            "aabbbbbbaa",
            &[Ok(1), Err("gone"), Err("gone"), Ok(1)],
            &[Event::Read(1), unreadable("gone"), Event::Read(1)],
        );
    }

    #[test]
    fn who_does_not_listen_any_more_ends_it() {
        let ended = rounds(
            "abab".chars(),
            || Ok::<_, String>(()),
            |_| Err(Failure::no()),
        );
        assert_eq!(ended, Err(Failure::no()));
    }

    fn known(message: &str, line: &str) -> Known {
        Known {
            what: ("E0201", "a.toml".to_owned(), message.to_owned()),
            line: line.to_owned(),
            told: format!("{message} / {line}"),
        }
    }

    #[track_caller]
    fn check_news(before: &[(&str, &str)], now: &[(&str, &str)], came: &[usize], gone: &[&str]) {
        let all = |list: &[(&str, &str)]| list.iter().map(|(m, l)| known(m, l)).collect::<Vec<_>>();
        let found = news(&all(before), &all(now));
        assert_eq!(
            (&found.came[..], found.gone),
            (came, gone.iter().map(ToString::to_string).collect())
        );
    }

    #[test]
    fn a_mistake_that_moved_is_neither_new_nor_gone() {
        check_news(
            &[("m", "x"), ("n", "y")],
            &[("n", "y"), ("m", "x")],
            &[],
            &[],
        );
        check_news(&[("m", "x")], &[("m", "x, longer")], &[], &[]);
        check_news(&[], &[("m", "x")], &[0], &[]);
        check_news(&[("m", "x")], &[], &[], &["m / x"]);
        check_news(&[("m", "x"), ("m", "y")], &[("m", "y")], &[], &["m / x"]);
        check_news(&[("m", "y")], &[("m", "x"), ("m", "y")], &[0], &[]);
    }
}
