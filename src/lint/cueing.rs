//! Items that give each other away, or are nearly the same. Looks at a bank by hashes of short runs of words, so that
//! a hundred thousand items are no more work than a hundred thousand lookups.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use super::rule::{Check, Rule, Say, within};
use super::text::Text;
use super::view::written;
use crate::core::content::library::Bank;
use crate::core::content::{Interaction, Item, Library};
use crate::core::diagnostic::Severity::{Hint, Warning};
use crate::core::diagnostic::Spot;
use crate::core::id::BankId;
use crate::core::text::{Place, Thing};

/// The rules on items that cue each other.
pub static RULES: &[Rule] = &[
    Rule {
        code: "L0901",
        severity: Warning,
        title: "two items that are nearly the same",
        reason: "Who meets both in one form is asked twice, and who meets them in two attempts knows the second. Change one, \
                 make them variants, or name each as the other's enemy.",
        evidence: "Haladyna & Rodriguez 2013, on item banking; house limit: four fifths of their words, and runs of words in common.",
        bad: "# two items with the same stem but for one word, and the same options",
        good: "enemies = [\"the-other\"]",
        check: Check::Bank(nearly_same),
    },
    Rule {
        code: "L0902",
        severity: Hint,
        title: "an item that tells another's key",
        reason: "The key of one item stands word for word in the stem of another, and both may be in one form. Name them as \
                 enemies, or reword one.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guideline 8 (items independent of one another); NBME 2020.",
        bad: "# a key \"Papers held by a manager\", and a stem \"Why are papers held by a manager a sign?\"",
        good: "enemies = [\"the-other\"]",
        check: Check::Bank(tells_key),
    },
];

// FNV-1a over the words and the gaps between them.
fn hash(words: &[&str]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn items<'l>(bank: &'l Bank, library: &'l Library) -> Vec<&'l Item> {
    bank.items
        .iter()
        .filter_map(|id| library.items.get(id))
        .collect()
}

fn are_apart(one: &Item, other: &Item) -> bool {
    one.enemies.contains(&other.id) || other.enemies.contains(&one.id)
}

fn whole(item: &Item, path: &str) -> Spot {
    within(Place::new(Thing::Item, &item.id, path), None, None)
}

// Runs of three words of the stem and of each option.
fn runs(item: &Item, library: &Library) -> Vec<u64> {
    let lang = library.own_language();
    let texts =
        std::iter::once(item.stem.as_str()).chain(written(item).iter().map(|o| o.text.as_str()));
    let mut runs = Vec::new();
    for raw in texts {
        let text = Text::bare(raw, lang, library);
        let words: Vec<&str> = text.words().collect();
        match words.len() {
            0..=2 => runs.push(hash(&words)),
            _ => runs.extend(words.windows(3).map(hash)),
        }
    }
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// A run that more items share is a turn of phrase and finds no twins.
const MOST_SHARED: usize = 20;

fn nearly_same(_: &BankId, bank: &Bank, library: &Library, say: &mut Say) {
    let items = items(bank, library);
    let of: Vec<Vec<u64>> = items.par_iter().map(|item| runs(item, library)).collect();
    let mut holders: Vec<(u64, u32)> = Vec::with_capacity(of.iter().map(Vec::len).sum());
    for (at, runs) in (0..).zip(&of) {
        holders.extend(runs.iter().map(|run| (*run, at)));
    }
    holders.par_sort_unstable();
    let mut shared: Vec<(u32, u32)> = Vec::new();
    let of_one_run = holders.chunk_by(|(a, _), (b, _)| a == b);
    for items in of_one_run.filter(|items| (2..=MOST_SHARED).contains(&items.len())) {
        for (at, (_, one)) in items.iter().enumerate() {
            shared.extend(items[..at].iter().map(|(_, other)| (*other, *one)));
        }
    }
    shared.par_sort_unstable();
    // A pair is looked at whole where rare runs alone make up a third.
    let pairs = shared.chunk_by(|a, b| a == b).filter_map(|same| {
        let (a, b) = same[0];
        let longest = of[a as usize].len().max(of[b as usize].len());
        (same.len() * 3 >= longest).then_some((a, b))
    });
    for (a, b) in pairs {
        let (one, other) = (items[b as usize], items[a as usize]);
        let (own, its) = (vocabulary(one, library), vocabulary(other, library));
        let common = own.intersection(&its).count();
        let all = own.len() + its.len() - common;
        if common * 5 >= all * 4 && !are_apart(one, other) {
            let message = format!("nearly the same item as `{}`", other.id);
            say.say(whole(one, "stem"), message)
                .help("change one, make them variants, or write `enemies`")
                .beside(whole(other, "stem"), "the other item");
        }
    }
}

// Every word of the stem and the options.
fn vocabulary(item: &Item, library: &Library) -> BTreeSet<String> {
    let lang = library.own_language();
    let texts =
        std::iter::once(item.stem.as_str()).chain(written(item).iter().map(|o| o.text.as_str()));
    let mut words = BTreeSet::new();
    for raw in texts {
        let text = Text::bare(raw, lang, library);
        words.extend(text.words().map(str::to_owned));
    }
    words
}

/// Fewer words come together by chance.
const TELLING: usize = 4;

fn tells_key(_: &BankId, bank: &Bank, library: &Library, say: &mut Say) {
    let lang = library.own_language();
    let items = items(bank, library);
    let mut keys: HashMap<u64, Vec<(usize, String)>> = HashMap::new();
    for (at, item) in items.iter().enumerate() {
        let Interaction::Choice(choice) = &item.interaction else {
            continue;
        };
        for key in choice.options.iter().filter(|o| o.key) {
            let read = Text::new(String::new(), &key.text, lang, library);
            let words: Vec<&str> = read.words().collect();
            // Turns of phrase are no knowledge: what is told has three words that mean something.
            if words.len() >= TELLING && read.roots().count() >= 3 {
                keys.entry(hash(&words[..TELLING]))
                    .or_default()
                    .push((at, words.join(" ")));
            }
        }
    }
    if keys.is_empty() {
        return;
    }
    let told: Vec<Vec<(usize, usize)>> = items
        .par_iter()
        .enumerate()
        .map(|(at, item)| {
            let read = Text::bare(&item.stem, lang, library);
            let words: Vec<&str> = read.words().collect();
            let joined = format!(" {} ", words.join(" "));
            let mut told = Vec::new();
            for window in words.windows(TELLING) {
                for (other, key) in keys.get(&hash(window)).into_iter().flatten() {
                    let is_there = *other != at && joined.contains(&format!(" {key} "));
                    if is_there && !are_apart(item, items[*other]) {
                        told.push((at, *other));
                    }
                }
            }
            told
        })
        .collect();
    let mut seen: BTreeMap<(usize, usize), ()> = BTreeMap::new();
    for (at, other) in told.into_iter().flatten() {
        if seen.insert((at, other), ()).is_some() {
            continue;
        }
        let (one, other) = (items[at], items[other]);
        say.say(
            whole(one, "stem"),
            format!("the stem tells the key of `{}`", other.id),
        )
        .help("reword one, or write `enemies`")
        .beside(whole(other, "options"), "the item whose key it tells");
    }
}
