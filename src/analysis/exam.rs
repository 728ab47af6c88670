//! A course's exam as a model sees it: what each item earns who, and which forms are drawn. Draws and passes by the real rules.

use std::collections::BTreeMap;

use super::chance;
use super::learner::{Assumptions, Curve, unit};
use crate::core::content::{Blueprint, Course, Item, Library};
use crate::core::score::{Percent, Points};
use crate::core::seed::{Seed, Stream};
use crate::core::session::Without;
use crate::core::session::draw::{Pool, Shortfall};
use crate::core::session::pose::pose;

/// An exam with a model of every item that it can draw.
pub struct Exam<'l> {
    /// Its blueprint.
    pub blueprint: &'l Blueprint,
    /// The items it can draw.
    pub items: Vec<Modelled<'l>>,
    pool: Pool<'l>,
    // The items of each unit that is drawn as one, as places in `items`; and the unit of each item.
    units: Vec<Vec<u32>>,
    home: Vec<u32>,
}

/// An item with what it earns.
pub struct Modelled<'l> {
    /// The item.
    pub item: &'l Item,
    /// How the chance of knowing it rises with ability.
    pub curve: Curve,
    /// What it is worth.
    pub of: Points,
    /// What blind answers earn, with the chance of each.
    pub by_guessing: Vec<(Points, f64)>,
    /// The chance that blind answers earn everything.
    pub guessed_whole: f64,
    /// The share of its points that blind answers earn on average.
    pub guessed: f64,
}

/// A form: section and item of each slot, as places in the blueprint and in [`Exam::items`].
pub type Drawn = Vec<(u16, u32)>;

/// What somebody has met: by unit (an item, or a case with its items) how often.
#[derive(Clone, Debug)]
pub struct Met(Vec<u32>);

/// Points earned of those possible, and whether they pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Result {
    /// Earned.
    pub got: Points,
    /// Possible.
    pub of: Points,
    /// Whether the cut score, and every section's own, is reached.
    pub passed: bool,
}

impl<'l> Exam<'l> {
    /// The exam of a course; `None` where it has none.
    pub fn of(library: &'l Library, course: &'l Course, assumed: &Assumptions) -> Option<Exam<'l>> {
        let blueprint = course.exam.as_ref()?;
        let pool = Pool::of_exam(library, course, &Without::default())?;
        let mut places = BTreeMap::new();
        let (mut items, mut home, mut units) = (Vec::new(), Vec::new(), Vec::new());
        for (unit, inside) in (0u32..).zip(pool.units()) {
            let place = |item: &&'l Item| {
                *places.entry(item.id.as_str()).or_insert_with(|| {
                    items.push(modelled(library, item, assumed));
                    home.push(unit);
                    u32::try_from(items.len() - 1).unwrap_or(u32::MAX)
                })
            };
            units.push(inside.iter().map(place).collect());
        }
        Some(Exam {
            blueprint,
            items,
            pool,
            units,
            home,
        })
    }

    /// Draws a form; with `met`, items that were met least first.
    ///
    /// # Errors
    /// A section that cannot be filled.
    pub fn draw(&self, seed: Seed, met: Option<&Met>) -> std::result::Result<Drawn, Shortfall> {
        let units = self.pool.draw_units(seed, met.map(|met| &*met.0))?;
        let mut slots = Vec::with_capacity(units.len());
        for (section, unit) in units {
            let items = self.units[unit as usize].iter();
            slots.extend(items.map(|item| (section, *item)));
        }
        Ok(slots)
    }

    /// Nothing met yet.
    pub fn unmet(&self) -> Met {
        Met(vec![0; self.units.len()])
    }

    /// Counts a form as met.
    pub fn meet(&self, form: &[(u16, u32)], met: &mut Met) {
        for (_, item) in form {
            let unit = self.home[*item as usize] as usize;
            // A case is met once, however many items it has.
            met.0[unit] += u32::from(self.units[unit].first() == Some(item));
        }
    }

    /// The item in a slot.
    pub fn item(&self, slot: (u16, u32)) -> &Modelled<'l> {
        &self.items[slot.1 as usize]
    }

    /// Somebody of that ability answers a form; `each` hears what every slot earned.
    pub fn sit(
        &self,
        form: &[(u16, u32)],
        ability: f64,
        stream: &mut Stream,
        each: &mut dyn FnMut(u32, Points),
    ) -> Result {
        let mut tally = self.tally();
        for slot in form {
            let item = self.item(*slot);
            let earned = item.answer(ability, stream);
            tally.add(slot.0, earned, item.of);
            each(slot.1, earned);
        }
        tally.result()
    }

    /// What a form comes to, nothing added yet.
    pub fn tally(&self) -> Tally<'_> {
        Tally {
            blueprint: self.blueprint,
            sections: [(0, 0); SECTIONS],
            more: Vec::new(),
        }
    }
}

// Sections that are added up without asking for memory; an exam of more is a little slower.
const SECTIONS: usize = 8;

/// Points by section.
pub struct Tally<'e> {
    blueprint: &'e Blueprint,
    sections: [(u32, u32); SECTIONS],
    more: Vec<(u32, u32)>,
}

impl Tally<'_> {
    /// What a slot of a section earned.
    pub fn add(&mut self, section: u16, got: Points, of: Points) {
        let at = usize::from(section);
        let sum = match at < SECTIONS {
            true => &mut self.sections[at],
            false => {
                self.more.resize((at + 1).max(self.more.len()), (0, 0));
                &mut self.more[at]
            }
        };
        sum.0 += got.0;
        sum.1 += of.0;
    }

    /// The outcome, by the rules of the blueprint.
    pub fn result(&self) -> Result {
        let section = |at: usize| match at < SECTIONS {
            true => self.sections[at],
            false => self.more.get(at).copied().unwrap_or_default(),
        };
        let sections = &self.blueprint.sections;
        let (got, of) = (0..sections.len())
            .map(section)
            .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        let reached = |(at, must): (usize, Option<Percent>)| {
            let (got, of) = section(at);
            must.is_none_or(|must| must.is_reached(Points(got), Points(of)))
        };
        let mut musts = sections
            .iter()
            .map(|section| section.must_reach)
            .enumerate();
        let (got, of) = (Points(got), Points(of));
        Result {
            got,
            of,
            passed: self.blueprint.cut_score.is_reached(got, of) && musts.all(reached),
        }
    }
}

impl Modelled<'_> {
    /// What somebody of that ability earns: all, who knows it; what blind answers bring, who does not.
    pub fn answer(&self, ability: f64, stream: &mut Stream) -> Points {
        let known = self.curve.known_at(ability);
        let chance = unit(stream);
        if chance < known {
            return self.of;
        }
        let mut left = (chance - known) / (1.0 - known);
        for (points, chance) in &self.by_guessing {
            if left < *chance {
                return *points;
            }
            left -= chance;
        }
        Points::default()
    }

    /// The chance of each number of points at that ability; all points may stand twice.
    pub fn chances(&self, ability: f64) -> impl Iterator<Item = (Points, f64)> {
        let known = self.curve.known_at(ability);
        let guessed = self.by_guessing.iter();
        let guessed = guessed.map(move |(points, chance)| (*points, (1.0 - known) * chance));
        std::iter::once((self.of, known)).chain(guessed)
    }

    /// The share of its points that learners of that ability earn on average.
    pub fn expected(&self, ability: f64) -> f64 {
        let known = self.curve.known_at(ability);
        known + (1.0 - known) * self.guessed
    }
}

fn modelled<'l>(library: &Library, item: &'l Item, assumed: &Assumptions) -> Modelled<'l> {
    // Neither order nor variant changes how many answers there are to choose among.
    let keyed = Seed::from_bits(0).keyed();
    let slot = pose(
        library,
        item,
        item.variants.first(),
        Vec::new(),
        None,
        &keyed,
    );
    let chances = chance::by_guessing(&slot.posed.task);
    let of = slot.posed.points;
    let by_guessing = chances.iter();
    Modelled {
        item,
        curve: assumed.curve(item),
        of,
        by_guessing: by_guessing
            .map(|(credit, chance)| (of.earned(*credit), *chance))
            .collect(),
        guessed_whole: chance::of_all(&chances),
        guessed: by_points(&chances, of),
    }
}

// With points rounded down as an exam rounds them.
fn by_points(chances: &[chance::Chance], of: Points) -> f64 {
    let earned = chances
        .iter()
        .map(|(credit, chance)| f64::from(of.earned(*credit).0) * chance);
    earned.sum::<f64>() / f64::from(of.0.max(1))
}
