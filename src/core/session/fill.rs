//! Fills a draw's slots: random choice first, augmenting paths where that runs out (Kuhn 1955).

use super::draw::{Pool, Shortfall};
use crate::core::seed::{Keyed, Stream};

/// A slot to fill.
pub(super) struct Demand {
    /// Its section.
    pub section: usize,
    list: usize,
}

// Candidates of a list in random order, worked out only as far as they are looked at: what was never met first, in that
// order, then the rest, met least first.
struct Lazy {
    order: Vec<u32>,
    // So many of `order` stand in their random place.
    shuffled: usize,
    stream: Stream,
    // So many of `order`, from the front, stand where they are looked at.
    done: usize,
    // Units that were met, in random order, until all others have been looked at.
    met: Vec<u32>,
}

impl Lazy {
    fn get(&mut self, at: usize, times_met: Option<&[u32]>) -> Option<u32> {
        while self.done <= at && self.shuffled < self.order.len() {
            let other = self.shuffled + self.stream.below(self.order.len() - self.shuffled);
            self.order.swap(self.shuffled, other);
            let unit = self.order[self.shuffled];
            self.shuffled += 1;
            match times_met.is_some_and(|met| met[unit as usize] > 0) {
                true => self.met.push(unit),
                false => {
                    self.order[self.done] = unit;
                    self.done += 1;
                }
            }
            if self.shuffled == self.order.len() {
                let times = |unit: &u32| times_met.map_or(0, |met| met[*unit as usize]);
                self.met.sort_by_key(times);
                self.order[self.done..].copy_from_slice(&self.met);
                self.done = self.order.len();
            }
        }
        self.order.get(at).copied()
    }
}

/// A draw in the making: slots, and the units they hold so far.
pub(super) struct Draft<'p, 'a> {
    pool: &'p Pool<'a>,
    /// What each slot wants.
    pub demands: Vec<Demand>,
    lists: Vec<Lazy>,
    // How often the learner met each unit, where that matters.
    met: Option<&'p [u32]>,
    /// The unit in each slot.
    pub filled: Vec<Option<u32>>,
    owner: Vec<Option<usize>>,
    /// Whether enemies are kept apart.
    pub heeds_enemies: bool,
    // Whether what is known to be wrong is passed over.
    spares_wrong: bool,
}

impl<'p, 'a> Draft<'p, 'a> {
    /// Nothing filled yet. `attempt` counts the tries of one draw; with `met`, by unit, what was met least comes first.
    pub fn new(pool: &'p Pool<'a>, keyed: Keyed, attempt: u32, met: Option<&'p [u32]>) -> Self {
        let mut demands = Vec::new();
        let mut lists = Vec::new();
        for (section, wanted) in pool.sections.iter().enumerate() {
            for (place, (slots, units)) in wanted.lists.iter().enumerate() {
                let narrow = place + 1 < wanted.lists.len();
                let what = match (attempt, narrow) {
                    (0, false) => "draw".to_owned(),
                    (tries, false) => format!("draw {tries}"),
                    (tries, true) => format!("draw {tries} quota {place}"),
                };
                let lazy = Lazy {
                    order: units.clone(),
                    shuffled: 0,
                    stream: keyed.stream((&what, wanted.id.as_str())),
                    done: 0,
                    met: Vec::new(),
                };
                let list = lists.len();
                lists.push(lazy);
                demands.extend((0..*slots).map(|_| Demand { section, list }));
            }
        }
        Draft {
            pool,
            filled: vec![None; demands.len()],
            owner: vec![None; pool.units.len()],
            demands,
            lists,
            met,
            heeds_enemies: true,
            spares_wrong: true,
        }
    }

    /// Fills every slot it can with what is not known to be wrong; the sections that stay short.
    pub fn fill(&mut self) -> Vec<Shortfall> {
        for demand in 0..self.demands.len() {
            if self.filled[demand].is_none() && !self.take_free(demand) {
                let mut visited = vec![false; self.pool.units.len()];
                self.augment(demand, &mut visited);
            }
        }
        let mut short = Vec::new();
        for (at, section) in self.pool.sections.iter().enumerate() {
            let there = self
                .demands
                .iter()
                .zip(&self.filled)
                .filter(|(demand, unit)| demand.section == at && unit.is_some())
                .count();
            if there < section.slots {
                short.push(Shortfall {
                    section: section.id.clone(),
                    cases: section.cases,
                    wanted: section.slots,
                    there,
                    enemies: false,
                });
            }
        }
        short
    }

    /// The same, and what is left with what is known to be wrong. An augmenting path frees no unit that was taken, so that
    /// as few of those are as can be.
    pub fn fill_with_wrong(&mut self) -> Vec<Shortfall> {
        let short = self.fill();
        if short.is_empty() {
            return short;
        }
        self.spares_wrong = false;
        self.fill()
    }

    fn is_spared(&self, unit: u32) -> bool {
        self.spares_wrong && self.pool.units[unit as usize].wrong
    }

    fn take_free(&mut self, demand: usize) -> bool {
        let list = self.demands[demand].list;
        let mut at = 0;
        while let Some(unit) = self.lists[list].get(at, self.met) {
            let is_free = self.owner[unit as usize].is_none() && !self.has_enemy(unit);
            if is_free && !self.is_spared(unit) {
                self.owner[unit as usize] = Some(demand);
                self.filled[demand] = Some(unit);
                return true;
            }
            at += 1;
        }
        false
    }

    fn augment(&mut self, demand: usize, visited: &mut [bool]) -> bool {
        let list = self.demands[demand].list;
        let mut at = 0;
        while let Some(unit) = self.lists[list].get(at, self.met) {
            at += 1;
            let place = unit as usize;
            let is_barred = self.owner[place].is_none() && self.has_enemy(unit);
            if visited[place] || is_barred || self.is_spared(unit) {
                continue;
            }
            visited[place] = true;
            let freed = match self.owner[place] {
                None => true,
                Some(holder) => self.augment(holder, visited),
            };
            if freed {
                self.owner[place] = Some(demand);
                self.filled[demand] = Some(unit);
                return true;
            }
        }
        false
    }

    fn has_enemy(&self, unit: u32) -> bool {
        self.heeds_enemies
            && self.pool.enemies[unit as usize]
                .iter()
                .any(|enemy| self.owner[*enemy as usize].is_some())
    }
}
