//! The test-wise guesser: what strategies that know nothing of the subject score on a bank, against chance.
//!
//! Exact over all shuffles, nothing is drawn: where a strategy finds several options alike it takes each as often, and
//! a place means nothing where options are shuffled. Shares are whole billionths, so that no rounding decides.

mod strategy;

use rayon::prelude::*;

use crate::core::content::library::Bank;
use crate::core::content::{Item, Library};
use crate::core::id::ItemId;

use strategy::{STRATEGIES, Seen, Strategy};

/// What one strategy scores on one bank.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The strategy, as one says it.
    pub strategy: &'static str,
    /// The items it can be used on.
    pub items: usize,
    /// Their type, as an author writes it: a strategy has a use for one.
    pub of_type: &'static str,
    /// The items that it alone decides, and rightly, in written order.
    pub gives_away: Vec<ItemId>,
    decided: usize,
    score: u128,
    chance: u128,
    variance: u128,
}

/// One item got right.
const ONE: u128 = 1_000_000_000;

/// Fewer items on which it prefers some option say nothing about a bank.
const FEWEST: usize = 8;

impl Outcome {
    /// What was counted: `22 items of type choice`.
    pub fn counted(&self) -> String {
        let ending = if self.items == 1 { "" } else { "s" };
        format!("{} item{ending} of type {}", self.items, self.of_type)
    }

    /// Right answers in percent.
    pub fn percent(&self) -> u128 {
        self.share(self.score)
    }

    /// What chance brings, in percent.
    pub fn chance_percent(&self) -> u128 {
        self.share(self.chance)
    }

    fn share(&self, of: u128) -> u128 {
        let all = ONE * self.items.max(1) as u128;
        (of * 100 + all / 2) / all
    }

    /// Whether there are items enough to say anything.
    pub fn is_telling(&self) -> bool {
        self.items >= FEWEST
    }

    /// Points above chance, in hundredths.
    pub fn points_above(&self) -> u128 {
        self.score.saturating_sub(self.chance) * 10_000 / (ONE * self.items.max(1) as u128)
    }

    /// Whether it is more than ten points above chance, and 2.33 standard errors above: what chance alone would do in
    /// one bank of a hundred.
    pub fn beats_chance(&self) -> bool {
        let above = self.score.saturating_sub(self.chance);
        let is_more = above * above * 10_000 > 54_289 * self.variance;
        self.decided >= FEWEST && self.points_above() > 1000 && is_more
    }
}

/// What every strategy scores on a bank; those that can be used on none of its items are left out.
pub fn outcomes(bank: &Bank, library: &Library) -> Vec<Outcome> {
    let items: Vec<&Item> = bank
        .items
        .iter()
        .filter_map(|id| library.items.get(id))
        .collect();
    let seen: Vec<(&Item, Seen)> = items
        .par_iter()
        .filter_map(|item| Some((*item, Seen::of(item, library)?)))
        .collect();
    STRATEGIES
        .iter()
        .map(|strategy| outcome(strategy, &seen))
        .filter(|outcome| outcome.items > 0)
        .collect()
}

fn outcome(strategy: &Strategy, seen: &[(&Item, Seen)]) -> Outcome {
    let mut outcome = Outcome {
        strategy: strategy.name,
        items: 0,
        of_type: "choice",
        gives_away: Vec::new(),
        decided: 0,
        score: 0,
        chance: 0,
        variance: 0,
    };
    for (item, seen) in seen {
        let Some(taken) = (strategy.takes)(seen) else {
            continue;
        };
        let all = seen.count as u128;
        // A strategy that can tell nothing takes any option.
        let taken = if taken == 0 {
            (1 << seen.count) - 1
        } else {
            taken
        };
        let alike = u128::from(taken.count_ones());
        let is_right = taken & (1 << seen.key) != 0;
        outcome.items += 1;
        outcome.of_type = seen.of_type();
        outcome.decided += usize::from(alike < all);
        outcome.chance += ONE / all;
        if is_right {
            outcome.score += ONE / alike;
            if alike < all && alike == 1 {
                outcome.gives_away.push(item.id.clone());
            }
        }
        // Were the key any option: it is among the taken with alike/all, and then right with 1/alike.
        outcome.variance += ONE * ONE / (all * alike) - (ONE / all) * (ONE / all);
    }
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, read_bank};

    fn bank(options: &dyn Fn(usize) -> String, count: usize) -> Vec<Outcome> {
        let mut text = "title = \"T\"\n".to_owned();
        for at in 0..count {
            text.push_str(&format!(
                "[[item]]\nid = \"i{at}\"\ntype = \"choice\"\nobjective = \"o\"\nlevel = \"recall\"\nstem = \"Which?\"\n\
                 rationale = \"R.\"\n{}\n",
                options(at)
            ));
        }
        let library = read_bank(SourceFile::new("bank.toml", text)).library;
        outcomes(library.banks.values().next().expect("one bank"), &library)
    }

    fn option(id: &str, text: &str, key: bool) -> String {
        format!("{{ id = \"{id}\", text = \"{text}\", key = {key} }}")
    }

    #[test]
    fn a_bank_whose_keys_are_longest_is_beaten_by_length() {
        let outcomes = bank(
            &|_| {
                format!(
                    "options = [{}, {}, {}]",
                    option("a", "Ash and elm", true),
                    option("b", "Oak", false),
                    option("c", "Fir", false)
                )
            },
            20,
        );
        let longest = outcomes
            .iter()
            .find(|o| o.strategy == "the longest option")
            .expect("it is a strategy");
        assert_eq!(
            (longest.percent(), longest.chance_percent(), longest.items),
            (100, 33, 20)
        );
        assert!(longest.beats_chance());
        assert_eq!(longest.gives_away.len(), 20);
        let place = outcomes
            .iter()
            .find(|o| o.strategy == "always the first option")
            .expect("it is a strategy");
        assert_eq!(place.percent(), 33, "options are shuffled");
        assert!(!place.beats_chance());
    }

    #[test]
    fn what_a_small_bank_does_by_chance_is_no_warning() {
        let options = |at: usize| {
            let long = at.is_multiple_of(2);
            format!(
                "options = [{}, {}, {}]",
                option("a", if long { "Ash and elm" } else { "Ash" }, true),
                option("b", "Oak", false),
                option("c", if long { "Fir" } else { "Fir and yew" }, false)
            )
        };
        let of = |count| {
            bank(&options, count)
                .into_iter()
                .find(|o| o.strategy == "the longest option")
                .expect("there")
        };
        assert_eq!(of(10).percent(), 50);
        assert!(!of(10).beats_chance(), "17 points above chance and z = 1.1");
        assert!(of(60).beats_chance(), "the same share of sixty items");
    }
}
