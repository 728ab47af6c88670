//! Clues for people who know how tests are made and not what they ask: in single items, and over a whole bank.

use std::collections::BTreeSet;

use super::asking;
use super::guess;
use super::lexicon::{Hit, Topic};
use super::rule::{Check, Rule, Say, at};
use super::text::Text;
use super::view::{Choosable, View};
use crate::core::content::Library;
use crate::core::content::library::Bank;
use crate::core::diagnostic::Severity::{Hint, Warning};
use crate::core::id::BankId;
use crate::core::text::{Lang, Place, Thing};

/// The rules on clues.
pub static RULES: &[Rule] = &[
    Rule {
        code: "L0304",
        severity: Hint,
        title: "a key much longer than its distractors",
        reason: "Authors qualify what has to be right, and guessers take the longest option. Cut the key, or make a \
                 distractor as careful. One such item is a hint; a bank of them is L1101.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guideline 22; NBME 2020. The limits (half as long again as the \
                   longest distractor, and by twenty characters) are stricter than the custom of a quarter: one long \
                   distractor among short ones draws the guesser too.",
        bad: "options = [{ id = \"a\", text = \"Offer her the number and a private place to use the desk telephone\", key = true }, { id = \"b\", text = \"Call her employer\" }, { id = \"c\", text = \"Wait for a week\" }]",
        good: "options = [{ id = \"a\", text = \"Offer her a telephone\", key = true }, { id = \"b\", text = \"Call her employer\" }, { id = \"c\", text = \"Wait for a week\" }]",
        check: Check::Item(long_key),
    },
    Rule {
        code: "L0311",
        severity: Hint,
        title: "absolutes in distractors only",
        reason: "Two or more distractors say always, never or only, and the key says no such word. Guessers strike them \
                 unread. What happened once, or what a survey found, may well be nobody or only.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guideline 28a (specific determiners); NBME 2020.",
        bad: "options = [{ id = \"a\", text = \"Some pay a debt\", key = true }, { id = \"b\", text = \"They are always moved\" }, { id = \"c\", text = \"They never ask\" }]",
        good: "options = [{ id = \"a\", text = \"Some pay a debt\", key = true }, { id = \"b\", text = \"They are moved\" }, { id = \"c\", text = \"They never ask\" }]",
        check: Check::Item(absolute_distractors),
    },
    Rule {
        code: "L0312",
        severity: Hint,
        title: "a key that is the only careful option",
        reason: "Only the key says how often or how surely: usually, sometimes, perhaps. Guessers know that careful \
                 statements are hard to refute. A single \"may\" is left alone.",
        evidence: "NBME 2020, cues for the test-wise; thin.",
        bad: "options = [{ id = \"a\", text = \"A debt may usually be one sign\", key = true }, { id = \"b\", text = \"A debt is proof\" }, { id = \"c\", text = \"A debt is lawful\" }]",
        good: "options = [{ id = \"a\", text = \"A debt may be one sign\", key = true }, { id = \"b\", text = \"A debt may be lawful\" }, { id = \"c\", text = \"A debt is proof\" }]",
        check: Check::Item(careful_key),
    },
    Rule {
        code: "L0313",
        severity: Hint,
        title: "a word of the stem in the key only",
        reason: "Two or more telling words of the stem come back in the key and in no distractor, and no distractor \
                 echoes the stem as much. Guessers match sounds. Where the question is which wording keeps to what was \
                 said, the key has to say it again.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guideline 28b (clang associations); NBME 2020.",
        bad: "stem = \"A recruiter charges a passport deposit. What is the deposit on the passport?\"\noptions = [{ id = \"a\", text = \"A passport deposit\", key = true }, { id = \"b\", text = \"A gift\" }, { id = \"c\", text = \"A wage\" }]",
        good: "stem = \"A recruiter charges a passport deposit. What is it?\"\noptions = [{ id = \"a\", text = \"A fee on a passport\", key = true }, { id = \"b\", text = \"A gift of a passport\" }, { id = \"c\", text = \"A wage\" }]",
        check: Check::Item(clang),
    },
    Rule {
        code: "L0314",
        severity: Hint,
        title: "distractors made by changing the key",
        reason: "The key shares words with each distractor, and they share none among themselves: a guesser takes the one \
                 in the middle.",
        evidence: "NBME 2020, cues for the test-wise (convergence); thin.",
        bad: "options = [{ id = \"a\", text = \"Papers and wages held\", key = true }, { id = \"b\", text = \"Papers and uniforms\" }, { id = \"c\", text = \"Wages and lodging\" }, { id = \"d\", text = \"A debt that held\" }]",
        good: "options = [{ id = \"a\", text = \"Papers and wages held\", key = true }, { id = \"b\", text = \"Papers and uniforms\" }, { id = \"c\", text = \"Uniforms and wages\" }, { id = \"d\", text = \"A debt that held\" }]",
        check: Check::Item(convergence),
    },
    Rule {
        code: "L0315",
        severity: Warning,
        title: "grammar that fits some options only",
        reason: "The stem ends in an article that some options do not go with. Put the article into the options.",
        evidence: "Haladyna, Downing & Rodriguez 2002, guideline 28d (grammatical cues); NBME 2020.",
        bad: "stem = \"Held papers are an\"\noptions = [{ id = \"a\", text = \"indicator\", key = true }, { id = \"b\", text = \"crime\" }, { id = \"c\", text = \"habit\" }]",
        good: "stem = \"Held papers are\"\noptions = [{ id = \"a\", text = \"an indicator\", key = true }, { id = \"b\", text = \"a crime\" }, { id = \"c\", text = \"a habit\" }]",
        check: Check::Item(grammar),
    },
    Rule {
        code: "L1101",
        severity: Warning,
        title: "a bank that a blind guesser beats",
        reason: "A strategy that knows nothing of the subject scores more than ten points above chance, and more than chance \
                 would bring once in a hundred banks of this size. Rewrite the items it names until it does no better. \
                 `tutela check --guess` shows every strategy.",
        evidence: "Millman, Bishop & Ebel 1965 on test-wiseness; Tarrant & Ware 2008: flawed items let weak students pass.",
        bad: "# 30 choices; the longest option is the key in 22 of them",
        good: "# 30 choices; the longest option is the key in 12 of them",
        check: Check::Bank(beaten),
    },
];

fn long_key(view: &View<'_>, say: &mut Say) {
    let Some((key, distractors)) = view.choice() else {
        return;
    };
    let lengths = distractors.iter().map(|o| o.text.length());
    let Some(longest) = lengths.max() else {
        return;
    };
    let own = key.text.length();
    if own * 2 > longest * 3 && own >= longest + 20 {
        let message = format!("the key has {own} characters, the longest distractor {longest}");
        say.say(view.at(&key.text.path), message)
            .help("cut the key, or make a distractor as careful");
    }
}

const STARK: [&str; 37] = [
    "always",
    "never",
    "only",
    "every",
    "everyone",
    "everybody",
    "everything",
    "nobody",
    "no one",
    "nothing",
    "none",
    "completely",
    "entirely",
    "totally",
    "absolutely",
    "impossible",
    "whenever",
    "at all times",
    "in every case",
    "without exception",
    "siempre",
    "nunca",
    "solo",
    "sólo",
    "solamente",
    "únicamente",
    "jamás",
    "nadie",
    "nada",
    "ninguno",
    "ninguna",
    "completamente",
    "totalmente",
    "absolutamente",
    "imposible",
    "en todos los casos",
    "sin excepción",
];

/// The absolutes of a text that are among these and qualify what it claims: "almost always" and "not every" are careful,
/// and "since nobody came" is a reason.
pub fn stark<'t>(text: &'t Text<'_>, among: &'static [&str]) -> impl Iterator<Item = &'t Hit> {
    text.all(Topic::Absolute).filter(move |hit| {
        let before = hit.word.checked_sub(1).and_then(|at| text.words().nth(at));
        let is_softened = before.is_some_and(|word| SOFTENED.contains(&word));
        let is_aside = asking::is_in_a_clause(&text.folded[..hit.range.start]);
        !is_softened && !is_aside && among.contains(&&text.folded[hit.range.clone()])
    })
}

// Nobody, nothing: a claim about all where they lead it, and else what somebody saw or said.
fn leads(text: &Text<'_>, hit: &Hit) -> bool {
    const PRONOUNS: [&str; 10] = [
        "everyone",
        "everybody",
        "everything",
        "nobody",
        "nothing",
        "none",
        "nadie",
        "nada",
        "ninguno",
        "ninguna",
    ];
    hit.word == 0 || !PRONOUNS.contains(&&text.folded[hit.range.clone()])
}

const SOFTENED: [&str; 9] = [
    "almost",
    "nearly",
    "practically",
    "virtually",
    "hardly",
    "not",
    "casi",
    "no",
    "apenas",
];

fn absolute_distractors(view: &View<'_>, say: &mut Say) {
    let Some((key, distractors)) = view.choice() else {
        return;
    };
    let said: Vec<(&Choosable<'_>, &str)> = distractors
        .iter()
        .filter_map(|o| {
            let mut found = stark(o.text, &STARK).filter(|hit| leads(o.text, hit));
            Some((o, o.text.phrase(found.next()?)))
        })
        .collect();
    // A key that says "any" or "all" cannot be told from them by such a word.
    if let [(first, word), _, ..] = said.as_slice()
        && key.text.first(Topic::Absolute).is_none()
        && !asking::asks_for_event(view.stem())
    {
        let message = format!(
            "{} of {} distractors say things like \"{word}\", the key does not",
            said.len(),
            distractors.len()
        );
        say.say(view.words(first.text, word), message)
            .help("write the distractors as people would say them");
    }
}

// Words that weigh a statement by themselves, and those that do so beside another: "may" is everywhere.
const CAREFUL: [&str; 20] = [
    "usually",
    "often",
    "sometimes",
    "generally",
    "probably",
    "possibly",
    "perhaps",
    "typically",
    "in some cases",
    "in many cases",
    "generalmente",
    "normalmente",
    "probablemente",
    "posiblemente",
    "quizá",
    "quizás",
    "tal vez",
    "a veces",
    "a menudo",
    "en algunos casos",
];

const LIGHT: [&str; 6] = ["may", "might", "could", "puede", "pueden", "podría"];

// How careful a text is: "may or may not" counts once.
fn careful(text: &Text<'_>) -> usize {
    let hits = text
        .all(Topic::Vague)
        .map(|hit| &text.folded[hit.range.clone()]);
    let words: BTreeSet<&str> = hits.collect();
    let weight = |word: &&str| match (CAREFUL.contains(word), LIGHT.contains(word)) {
        (true, _) => 2,
        (false, true) => 1,
        (false, false) => 0,
    };
    words.iter().map(weight).sum()
}

fn careful_key(view: &View<'_>, say: &mut Say) {
    let Some((key, distractors)) = view.choice() else {
        return;
    };
    if careful(key.text) > 1 && distractors.iter().all(|o| careful(o.text) == 0) {
        say.say(
            view.at(&key.text.path),
            "the key is the only careful option",
        )
        .help("make a distractor as careful, or the key as plain");
    }
}

fn clang(view: &View<'_>, say: &mut Say) {
    let Some((key, distractors)) = view.choice() else {
        return;
    };
    let stem: Vec<&str> = view.stem().roots().collect();
    // What an option alone has from the stem.
    let echoes = |own: &Choosable<'_>, least: usize| {
        let mut words: Vec<String> = Vec::new();
        for word in own.text.roots().filter(|word| stem.contains(word)) {
            let others = view.options().filter(|o| o.option.id != own.option.id);
            let mut others = others.filter(|o| o.text.roots().any(|w| w == word));
            if word.chars().count() >= least && others.next().is_none() {
                words.push(word.to_owned());
            }
        }
        words.sort_unstable();
        words.dedup();
        words
    };
    // A short word of a distractor draws a guesser too; one of the key gives nothing away.
    let shared = echoes(&key, 4);
    if shared.len() < 2 || asking::asks_for_wording(view.stem()) {
        return;
    }
    let most = distractors.iter().map(|o| echoes(o, 3).len()).max();
    if shared.len() >= most.unwrap_or(0) + 2 {
        let whole = |root: &String| {
            let found = key.text.words().find(|w| w.starts_with(root.as_str()));
            found.unwrap_or(root.as_str()).to_owned()
        };
        let words: Vec<String> = shared
            .iter()
            .map(whole)
            .map(|w| format!("\"{w}\""))
            .collect();
        say.say(
            view.at(&key.text.path),
            format!("{} of the stem stand in the key only", words.join(" and ")),
        )
        .help("use them in a distractor too, or in none");
    }
}

fn convergence(view: &View<'_>, say: &mut Say) {
    let Some((key, distractors)) = view.choice() else {
        return;
    };
    // With two distractors it is chance; and what the stem is about is no clue.
    if distractors.len() < 3 {
        return;
    }
    let asked: Vec<&str> = view.stem().roots().collect();
    let roots = |o: &Choosable<'_>| {
        let own = o.text.roots().filter(|w| !asked.contains(w));
        own.map(str::to_owned).collect::<Vec<String>>()
    };
    let own = roots(&key);
    let others: Vec<Vec<String>> = distractors.iter().map(roots).collect();
    let shares = |a: &[String], b: &[String]| a.iter().any(|w| b.contains(w));
    let mut among = others
        .iter()
        .enumerate()
        .flat_map(|(at, a)| others[..at].iter().map(move |b| (a, b)));
    if others.iter().all(|o| shares(&own, o)) && !among.any(|(a, b)| shares(a, b)) {
        let message = "every distractor shares words with the key, and none with another";
        say.say(view.at(&key.text.path), message)
            .help("let distractors share words among themselves");
    }
}

fn grammar(view: &View<'_>, say: &mut Say) {
    let stem = view.stem();
    let last = stem.words().last().unwrap_or("");
    let ends_there = stem
        .folded
        .trim_end_matches([' ', '_', '.', ':', '…', '\n'])
        .ends_with(last);
    if !ends_there || view.options().len() == 0 {
        return;
    }
    let fits: fn(&str) -> bool = match (last, view.lang) {
        ("an", Lang::EN) => |word| sounds_as_vowel(word),
        ("a", Lang::EN) => |word| !sounds_as_vowel(word),
        ("un" | "el" | "los" | "unos", Lang::ES) => {
            |word| !word.ends_with('a') && !word.ends_with("as")
        }
        ("una" | "la" | "las" | "unas", Lang::ES) => {
            |word| !word.ends_with('o') && !word.ends_with("os")
        }
        _ => return,
    };
    let odd = view
        .options()
        .find(|o| o.text.words().next().is_some_and(|w| !fits(w)));
    if let Some(odd) = odd {
        let message = format!("the option does not go with the \"{last}\" that the stem ends in");
        say.say(view.at(&odd.text.path), message)
            .help("put the article into the options");
    }
}

fn sounds_as_vowel(word: &str) -> bool {
    let exceptions = ["hour", "honest", "honor", "honour", "heir"];
    let consonant = ["uni", "use", "usu", "eu", "one", "once"];
    exceptions.iter().any(|e| word.starts_with(e))
        || (word.starts_with(['a', 'e', 'i', 'o', 'u', '8'])
            && !consonant.iter().any(|c| word.starts_with(c)))
}

fn beaten(id: &BankId, bank: &Bank, library: &Library, say: &mut Say) {
    let outcomes = guess::outcomes(bank, library);
    let Some(best) = outcomes
        .iter()
        .filter(|o| o.beats_chance())
        .max_by_key(|o| o.points_above())
    else {
        return;
    };
    const NAMED: usize = 8;
    let named: Vec<String> = best
        .gives_away
        .iter()
        .take(NAMED)
        .map(ToString::to_string)
        .collect();
    let more = match best.gives_away.len().saturating_sub(NAMED) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    let message = format!(
        "{} is right in {} % of {}, where chance is {} %",
        best.strategy,
        best.percent(),
        best.counted(),
        best.chance_percent()
    );
    say.say(at(Place::new(Thing::Bank, id, "")), message)
        .help(format!("given away: {}{more}", named.join(", ")));
}
