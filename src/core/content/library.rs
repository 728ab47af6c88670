//! The library: what all its courses share, and everything in it by id.

use std::collections::BTreeMap;

use crate::core::id::{BankId, CaseId, CourseId, FactId, ItemId, NoteId, SourceId, UnitId};
use crate::core::text::{Lang, Place, Thing};
use crate::core::time::Calendar;

use super::allowance::Allowance;
use super::item::OptionOrder;
use super::{Case, Course, Fact, Item, Overlay, Source};

/// A library as read and resolved. Everything that refers to something refers to something that is there.
#[derive(Clone, Debug)]
pub struct Library {
    /// Its title in the own language.
    pub title: String,
    /// Its languages; the first is the one the courses are written in. Never empty.
    pub languages: Vec<Lang>,
    /// The order in which learners meet its courses; those not named come after.
    pub order: Vec<CourseId>,
    /// Contact facts that `/help` shows.
    pub help_lines: Vec<FactId>,
    /// The licence of the content, as an SPDX id.
    pub licence: Option<String>,
    /// How options stand unless an item says otherwise.
    pub option_order: OptionOrder,
    /// How long a fact of each kind stays fresh.
    pub review_after: ReviewAfter,
    /// Content notes: id and wording.
    pub content_notes: BTreeMap<NoteId, String>,
    /// Units of measure.
    pub units: BTreeMap<UnitId, Unit>,
    /// Where the facts come from.
    pub sources: BTreeMap<SourceId, Source>,
    /// Numbers, contacts and laws.
    pub facts: BTreeMap<FactId, Fact>,
    /// Banks with their contents in written order.
    pub banks: BTreeMap<BankId, Bank>,
    /// All cases.
    pub cases: BTreeMap<CaseId, Case>,
    /// All items.
    pub items: BTreeMap<ItemId, Item>,
    /// The courses a learner can open: those without an error.
    pub courses: BTreeMap<CourseId, Course>,
    /// Courses that have errors and are closed to learners, with how many.
    pub broken: BTreeMap<CourseId, usize>,
    /// Translations by language.
    pub overlays: BTreeMap<Lang, Overlay>,
    /// What authors allow in single things.
    pub allowances: Vec<Allowance>,
}

impl Library {
    /// The language the courses are written in.
    pub fn own_language(&self) -> Lang {
        self.languages.first().copied().unwrap_or(Lang::EN)
    }

    /// The languages that learners are offered a course in: its author's, and those it is meant to be in once its title is
    /// translated.
    pub fn languages_of(&self, course: &Course) -> Vec<Lang> {
        let place = Place::new(Thing::Course, &course.id, "title");
        let own = self.own_language();
        let has = |lang: &Lang| {
            let overlay = self.overlays.get(lang);
            overlay.is_some_and(|o| o.texts.contains_key(&place))
        };
        let others = self.languages.iter().skip(1).copied();
        let others = others.filter(|lang| *lang != own && course.is_meant_in(*lang) && has(lang));
        std::iter::once(own).chain(others).collect()
    }

    /// The courses in the order in which they are best met: as the library says, then what others build on first, then
    /// by id.
    pub fn in_order(&self) -> Vec<&Course> {
        let named = |course: &Course| self.order.iter().position(|id| *id == course.id);
        let mut courses: Vec<&Course> = self.courses.values().collect();
        courses.sort_by_key(|course| {
            let place = named(course).unwrap_or(self.order.len());
            (place, self.depth(course, 0), &course.id)
        });
        courses
    }

    // How many courses must come before; a cycle has been refused by the reader, and ends here all the same.
    fn depth(&self, course: &Course, below: usize) -> usize {
        let before = course
            .builds_on
            .iter()
            .filter_map(|id| self.courses.get(id));
        match below > self.courses.len() {
            true => below,
            false => before
                .map(|other| self.depth(other, below + 1) + 1)
                .max()
                .unwrap_or(0),
        }
    }
}

/// A unit of measure and its wording; `{n}` is the number.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Wording for one.
    pub one: String,
    /// Wording for any other number.
    pub other: String,
    /// Ends the prompt `Answer (…)`.
    pub ask: String,
}

/// How long a fact of each kind stays fresh after it was checked.
#[derive(Clone, Copy, Debug)]
pub struct ReviewAfter {
    /// Phone numbers and the like.
    pub contact: Calendar,
    /// Laws.
    pub legal: Calendar,
    /// Figures.
    pub statistic: Calendar,
}

impl Default for ReviewAfter {
    fn default() -> Self {
        ReviewAfter {
            contact: Calendar::Days(90),
            legal: Calendar::Months(6),
            statistic: Calendar::Months(12),
        }
    }
}

/// A named collection of items and cases, in written order.
#[derive(Clone, Debug)]
pub struct Bank {
    /// Its title.
    pub title: String,
    /// Its items; those of a case stand together.
    pub items: Vec<ItemId>,
    /// Its cases.
    pub cases: Vec<CaseId>,
}
