//! The item that an erratum is about, as the records know it: everybody who met it.

use std::collections::{BTreeMap, BTreeSet};

use super::Which;
use crate::cli::learner::counted;
use crate::cli::{Context, Failure};
use crate::core::id::ItemId;
use crate::core::session::erratum::{Erratum, Wrong};
use crate::core::session::{Behaviour, Session, Slot, Task};
use crate::core::text::Lang;
use crate::disk;
use crate::sitting::{self, Met};
use crate::source::near;
use crate::store::{Attempt, LearnerId, Store};
use crate::terminal::markdown::plain;

/// An item at one revision, and every attempt in which it was met.
pub struct About {
    /// The item.
    pub wrong: Wrong,
    /// The attempts.
    pub met: Met,
    /// Every erratum of whatever item, those withdrawn too.
    pub errata: Vec<Erratum>,
    called: BTreeMap<LearnerId, String>,
}

impl About {
    /// The item that is meant.
    ///
    /// # Errors
    /// Nobody was shown it; there are several revisions and none is named; the records cannot be read.
    pub fn find(context: &Context<'_>, store: &Store, which: Which) -> Result<About, Failure> {
        let mut revisions: BTreeMap<u32, u32> = BTreeMap::new();
        for (_, revision) in store.showings(&which.item, None)? {
            *revisions.entry(revision).or_default() += 1;
        }
        let known: Vec<u32> = revisions.keys().copied().collect();
        let revision = match (which.revision, &known[..]) {
            (_, []) => return Err(nobody(context, store, &which.item)?),
            (Some(named), _) if known.contains(&named) => named,
            (Some(named), _) => {
                return Err(Failure::refused(format!(
                    "nobody was shown revision {named} of `{}`",
                    which.item
                ))
                .hint(format!("shown were: {}", listed(&revisions))));
            }
            (None, [only]) => *only,
            (None, _) => {
                return Err(Failure::usage(format!(
                    "`{}` was shown in several revisions: which one was wrong?",
                    which.item
                ))
                .hint(format!("--revision N; shown were: {}", listed(&revisions))));
            }
        };
        let wrong = Wrong {
            item: which.item,
            revision,
            variant: which.variant,
        };
        About::of(store, wrong)
    }

    /// An item that is known to be meant.
    ///
    /// # Errors
    /// No variant of that name was shown; the records cannot be read.
    pub fn of(store: &Store, wrong: Wrong) -> Result<About, Failure> {
        let met = sitting::met(store, None, &[&wrong])?;
        if let Some(variant) = wrong.variant.as_ref().filter(|_| met.sat.is_empty()) {
            let all = Wrong {
                variant: None,
                ..wrong.clone()
            };
            let met = sitting::met(store, None, &[&all])?;
            let slots = met
                .sat
                .iter()
                .filter_map(|(_, session)| all.met_in(session));
            let known: BTreeSet<String> = slots
                .filter_map(|slot| Some(slot.variant.as_ref()?.to_string()))
                .collect();
            let failure = Failure::refused(format!(
                "nobody met variant `{variant}` of `{}`",
                wrong.item
            ));
            return Err(match known.is_empty() {
                true => failure.hint("it has no variants that were met"),
                false => {
                    let known: Vec<String> = known.into_iter().collect();
                    failure.hint(format!("met were: {}", known.join(", ")))
                }
            });
        }
        let mut called = BTreeMap::new();
        for learner in met.sat.iter().filter_map(|(attempt, _)| attempt.learner) {
            if let Some(known) = store.learner(learner)? {
                called.insert(learner, known.called().to_owned());
            }
        }
        Ok(About {
            wrong,
            met,
            errata: sitting::errata(store)?,
            called,
        })
    }

    /// Closed exams that count: what anybody but the learner may be told of.
    pub fn exams(&self) -> impl Iterator<Item = (&Attempt, &Session)> {
        let closed =
            |(attempt, _): &&(Attempt, Session)| is_exam(attempt) && attempt.closed.is_some();
        let all = self.met.sat.iter().filter(closed);
        all.map(|(attempt, session)| (attempt, session))
    }

    /// Exams that are open: nothing of them is told, to nobody.
    pub fn open_exams(&self) -> usize {
        let open =
            |(attempt, _): &&(Attempt, Session)| is_exam(attempt) && attempt.closed.is_none();
        self.met.sat.iter().filter(open).count()
    }

    /// Practice, lessons and rehearsals: how many, and never whose.
    pub fn private(&self) -> usize {
        let sat = self.met.sat.iter();
        sat.filter(|(attempt, _)| !is_exam(attempt)).count()
    }

    /// The item as it was posed, in every attempt.
    pub fn slots(&self) -> impl Iterator<Item = &Slot> {
        let sat = self.met.sat.iter();
        sat.filter_map(|(_, session)| self.wrong.met_in(session))
    }

    /// Its tasks, each as often as it was posed.
    pub fn tasks(&self) -> Vec<&Task> {
        self.slots().map(|slot| &slot.posed.task).collect()
    }

    /// What its stem says, in the author's language.
    pub fn stem(&self) -> Option<String> {
        let slot = self.slots().next()?;
        let posed = &slot.posed;
        Some(plain(posed.stem.say(posed.language_for(Lang::EN))))
    }

    /// `Item rate, revision 1: "What does a rate count?"`
    pub fn heading(&self) -> String {
        let stem = self.stem();
        let stem = stem.map_or(String::new(), |stem| format!(": \"{stem}\""));
        format!("Item {}{stem}", named(&self.wrong))
    }

    /// What a learner goes by here: handle or code.
    pub fn called(&self, attempt: &Attempt) -> &str {
        let learner = attempt.learner.and_then(|id| self.called.get(&id));
        learner.map_or("nobody", String::as_str)
    }

    /// The same, with the attempt where they sat several exams that showed it.
    pub fn called_apart(&self, attempt: &Attempt) -> String {
        let same = |(other, _): &(&Attempt, &Session)| other.learner == attempt.learner;
        match self.exams().filter(same).count() {
            0 | 1 => self.called(attempt).to_owned(),
            _ => format!("{} ({})", self.called(attempt), short(attempt)),
        }
    }
}

/// `rate, revision 1, variant b`.
pub fn named(wrong: &Wrong) -> String {
    let variant = wrong.variant.as_ref();
    let variant = variant.map_or(String::new(), |id| format!(", variant {id}"));
    format!("{}, revision {}{variant}", wrong.item, wrong.revision)
}

/// The beginning of an erratum's id.
pub fn short_id(erratum: &Erratum) -> String {
    erratum.said.id.to_string()[..8].to_owned()
}

/// The beginning of an attempt's id.
pub fn short(attempt: &Attempt) -> String {
    attempt.id.to_string()[..8].to_owned()
}

fn is_exam(attempt: &Attempt) -> bool {
    attempt.behaviour == Behaviour::Exam && !attempt.rehearsal
}

fn listed(revisions: &BTreeMap<u32, u32>) -> String {
    let all: Vec<String> = revisions
        .iter()
        .map(|(revision, count)| format!("{revision} ({})", counted(*count, "attempt")))
        .collect();
    all.join(", ")
}

// Why there is nothing to put right: an item that was never shown, or no item at all.
fn nobody(context: &Context<'_>, store: &Store, item: &ItemId) -> Result<Failure, Failure> {
    let folder = context
        .library_folder()
        .map(|folder| context.host.folder.join(folder));
    // Without a library the records alone can be asked.
    let items = disk::read(folder.as_deref()).map_or_else(
        |_| Vec::new(),
        |reading| reading.library.items.into_keys().collect(),
    );
    if items.contains(item) {
        return Ok(Failure::refused(format!("nobody was shown `{item}` yet"))
            .hint("change it in its bank; no erratum is needed"));
    }
    let shown = store.shown_items()?;
    let failure = Failure::usage(format!("there is no item `{item}` in these records"));
    // The nearest of all there are, asked so far or not: another one would be another question.
    let known = items.iter().map(ItemId::as_str);
    let known = known.chain(shown.iter().map(String::as_str));
    let near = near::nearest(item.as_str(), known);
    Ok(match near {
        Some(near) if shown.iter().any(|id| id == near) => {
            failure.hint(format!("did you mean `{near}`?"))
        }
        Some(near) => failure.hint(format!(
            "did you mean `{near}`? Nobody was shown it yet: change it in its bank"
        )),
        None => failure.hint("an item is named as its bank names it"),
    })
}
