//! What an author has to look at after a new edition, because no program can tell: wrong answers that may be right
//! now, tolerances, figures and years typed by hand, variants that reckon with the fact.

use super::effect::{Effect, Touched};
use super::field::{self, Field};
use crate::core::content::fact::{Confidence, Fact, FactValue};
use crate::core::content::hole::{self, Piece};
use crate::core::content::item::{Gap, Numeric, Value};
use crate::core::content::{Interaction, Item, Library};
use crate::core::id::FactId;
use crate::core::score::Decimal;
use crate::core::session::pose::fact_text;
use crate::core::text::{Lang, Place, Thing};

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Where.
    pub place: Place,
    /// In the translation of this language; `None` for the original.
    pub lang: Option<Lang>,
    /// What is to be seen there.
    pub note: String,
}

/// The fact before and after.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'l> {
    /// The library as it was.
    pub library: &'l Library,
    /// The fact that is replaced.
    pub old: &'l Fact,
    /// The fact that replaces it.
    pub new: &'l Fact,
}

/// Everything there is to look at: the fact itself first, then items.
pub fn looks(pair: Pair<'_>, touched: &[Touched]) -> Vec<Look> {
    let mut looks = Vec::new();
    of_fact(pair, &mut looks);
    let library = pair.library;
    for one in touched {
        if let Some(item) = library.items.get(one.id.as_str()) {
            of_item(pair, item, &mut looks);
        }
        if let Some(case) = library.cases.get(one.id.as_str())
            && one.thing == Thing::Case
        {
            pair.by_hand(Thing::Case, &one.id, "text", &case.text, false, &mut looks);
            if one.effect == Effect::Asked {
                let items: Vec<String> = case.items.iter().map(|id| format!("`{id}`")).collect();
                let note = format!("see whether the keys of {} still hold", items.join(", "));
                looks.push(at(Thing::Case, &one.id, "text", note));
            }
        }
    }
    for course in library.courses.values() {
        for lesson in course.lessons() {
            let id = format!("{}/{}", course.id, lesson.id);
            pair.by_hand(Thing::Lesson, &id, "text", &lesson.text, true, &mut looks);
        }
        for (path, text) in course.card.iter().flat_map(|card| card.texts()) {
            let id = course.id.as_str();
            pair.by_hand(Thing::Card, id, &path, text, true, &mut looks);
        }
    }
    // The same of most items, and least of all that matters.
    looks.sort_by_key(|look| look.place.path == "sources");
    looks
}

// What was said of the old figure may not hold of the new one. Places are those of the old fact, which is in a file.
fn of_fact(pair: Pair<'_>, looks: &mut Vec<Look>) {
    let id = pair.old.id.as_str();
    for field in [Field::PeriodNote, Field::Caution] {
        if field.of(pair.old).is_some() && field.of(pair.old) == field.of(pair.new) {
            let note = "kept as it was: see whether it still holds".to_owned();
            looks.push(at(Thing::Fact, id, field.key(), note));
        }
    }
    for citation in &pair.new.sources {
        let source = pair.library.sources.get(&citation.source);
        if pair.new.confidence == Confidence::Read && source.is_some_and(|source| !source.opened) {
            let id = citation.source.as_str();
            let note = "the fact was read in it: write `opened = true`".to_owned();
            looks.push(at(Thing::Source, id, "opened", note));
        }
    }
}

fn at(thing: Thing, id: &str, path: &str, note: String) -> Look {
    Look {
        place: Place::new(thing, id, path),
        lang: None,
        note,
    }
}

fn of_item(pair: Pair<'_>, item: &Item, looks: &mut Vec<Look>) {
    let id = item.id.as_str();
    for (path, text) in item.texts() {
        pair.by_hand(Thing::Item, id, &path, text, false, looks);
    }
    for (path, words) in item.interaction.kind().lists() {
        for word in words {
            pair.by_hand(Thing::Item, id, &path, word, false, looks);
        }
    }
    match &item.interaction {
        Interaction::Numeric(numeric) => number(pair, item, "", numeric, looks),
        Interaction::Cloze(cloze) => {
            for (gap_id, gap) in &cloze.gaps {
                match gap {
                    Gap::Numeric(numeric) => {
                        number(pair, item, &format!("gaps.{gap_id}."), numeric, looks);
                    }
                    Gap::Choice(_) | Gap::ShortAnswer(_) => {}
                }
            }
        }
        Interaction::Choice(_)
        | Interaction::MultipleResponse(_)
        | Interaction::TrueFalse(_)
        | Interaction::ShortAnswer(_)
        | Interaction::Ordering(_)
        | Interaction::Matching(_) => {}
    }
    for variant in &item.variants {
        let is_ours = |value: &Value| matches!(value, Value::Fact(fact) if *fact == pair.old.id);
        let mut names = variant.values.iter();
        let reckons = names.any(|(name, value)| name != "answer" && is_ours(value));
        if let (true, Some(Value::Number(answer))) = (reckons, variant.values.get("answer")) {
            let note =
                format!("it reckons with the fact: see whether {answer} is still the answer");
            looks.push(at(
                Thing::Item,
                id,
                &format!("variants.{}", variant.id),
                note,
            ));
        }
    }
    for source in &item.sources {
        let cites = |fact: &Fact| fact.sources.iter().any(|c| c.source == *source);
        if cites(pair.old) && !cites(pair.new) {
            let note = format!("`sources` names `{source}`, where the old figure stood");
            looks.push(at(Thing::Item, id, "sources", note));
        }
    }
}

// A number to give: whether it is the fact, or is reckoned from it; what the tolerance takes in now.
fn number(pair: Pair<'_>, item: &Item, path: &str, numeric: &Numeric, looks: &mut Vec<Look>) {
    let id = item.id.as_str();
    let mut say = |key: &str, note: String| {
        looks.push(at(Thing::Item, id, &format!("{path}{key}"), note));
    };
    match &numeric.answer {
        Some(Value::Fact(fact)) if *fact == pair.old.id => {}
        Some(Value::Number(answer)) => {
            if asks_with(item, &pair.old.id) {
                say(
                    "answer",
                    format!("see whether {answer} is still the answer"),
                );
            }
            return;
        }
        Some(Value::Fact(_) | Value::Words(_)) | None => return,
    }
    let (FactValue::Number(was), FactValue::Number(is)) = (&pair.old.value, &pair.new.value) else {
        return;
    };
    let by = numeric.tolerance;
    if was != is && was.is_near(*is, by) {
        let note = format!("the old value {was} still counts as right ({is}, give or take {by})");
        say("tolerance", note);
    }
    let doubled = |n: Decimal| n.plus(n);
    let (low, high) = (was.min(is), was.max(is));
    if by > Decimal::ZERO && *low > Decimal::ZERO && doubled(*low) <= *high {
        say(
            "tolerance",
            format!("{by} was chosen for {was}; the key is {is}"),
        );
    }
    for miss in &numeric.anticipated {
        let (given, around) = miss.given;
        let path = format!("anticipated.{}.value", miss.id);
        if given.is_near(*is, by) {
            say(
                &path,
                format!("{given} was foreseen as wrong, and is right now"),
            );
        } else if is.is_near(given, around) {
            say(
                &path,
                format!("{given}, give or take {around}, takes in the new key {is}"),
            );
        }
    }
}

// Whether what is asked shows the fact.
fn asks_with(item: &Item, fact: &FactId) -> bool {
    let in_variants = item.variants.iter().any(|variant| {
        let mut values = variant.values.values();
        values.any(|value| matches!(value, Value::Fact(id) if id == fact))
    });
    in_variants || hole::facts(&item.stem).any(|id| id == *fact)
}

impl Pair<'_> {
    // Whether a place is the text of an option that is not the key.
    fn is_wrong(self, place: &Place) -> bool {
        let item = self.library.items.get(place.id.as_str());
        let options = match item.map(|item| &item.interaction) {
            Some(Interaction::Choice(choice)) => &choice.options[..],
            Some(Interaction::MultipleResponse(several)) => &several.options[..],
            Some(
                Interaction::TrueFalse(_)
                | Interaction::Numeric(_)
                | Interaction::ShortAnswer(_)
                | Interaction::Ordering(_)
                | Interaction::Matching(_)
                | Interaction::Cloze(_),
            )
            | None => &[],
        };
        let mut wrong = options.iter().filter(|option| !option.key);
        place.thing == Thing::Item
            && wrong.any(|option| place.path == format!("options.{}.text", option.id))
    }

    // What stands by hand in a text and was the old value or is the new one, and the old period; in a long text only
    // where a paragraph shows the fact. Then the same in each translation.
    fn by_hand(
        self,
        thing: Thing,
        id: &str,
        path: &str,
        own: &str,
        is_long: bool,
        looks: &mut Vec<Look>,
    ) {
        let place = Place::new(thing, id, path);
        let overlays = self.library.overlays.iter();
        let others =
            overlays.filter_map(|(lang, o)| Some((Some(*lang), o.texts.get(&place)?.as_str())));
        for (lang, text) in std::iter::once((None, own)).chain(others) {
            let paragraphs = text.split("\n\n").filter(|paragraph| {
                !is_long || hole::facts(paragraph).any(|fact| fact == self.old.id)
            });
            let found: Vec<&str> = paragraphs.flat_map(by_hand).collect();
            let says = |value: &FactValue| match value {
                FactValue::Number(number) => {
                    found.iter().find(|word| is_number(word, *number)).copied()
                }
                FactValue::Words(_) => None,
            };
            let is_changed = self.old.value != self.new.value;
            let mut say = |note: String| {
                looks.push(Look {
                    place: place.clone(),
                    lang,
                    note,
                });
            };
            if let Some(word) = says(&self.new.value).filter(|_| is_changed) {
                say(match self.is_wrong(&place) {
                    true => format!("{word} is a wrong answer here, and is the new value"),
                    false => format!("{word} stands there by hand, and is the new value"),
                });
            }
            if let Some(word) = says(&self.old.value).filter(|_| is_changed) {
                say(format!("{word} stands there by hand, and is the old value"));
            }
            let period = (self.old.period.as_deref(), self.new.period.as_deref());
            if let (Some(was), Some(is)) = period
                && was != is
                && found.contains(&was)
            {
                say(format!("{was} stands there by hand, and is the old period"));
            }
        }
    }
}

// The numbers of a text that no hole fills in, as they are written: `38`, `27.6`, `1,200`.
fn by_hand(text: &str) -> Vec<&str> {
    let pieces = hole::pieces(text).into_iter();
    let words = pieces.filter_map(|(_, piece)| match piece {
        Piece::Words(words) => Some(words),
        Piece::Fact(..) | Piece::Gap(_) | Piece::Value(_) | Piece::Broken(_) => None,
    });
    let parts =
        words.flat_map(|words| words.split(|c: char| !c.is_alphanumeric() && c != '.' && c != ','));
    let numbers = parts.map(|part| part.trim_matches(['.', ',']));
    numbers
        .filter(|part| part.starts_with(|c: char| c.is_ascii_digit()))
        .collect()
}

// One digit is too little to say anything: every list has a 2.
fn is_number(word: &str, number: Decimal) -> bool {
    word.len() > 1 && word.replace(',', "").parse() == Ok(number)
}

/// A fact in a line: its value, and how, where and when it is known.
pub fn in_words(library: &Library, fact: &Fact) -> String {
    let value = fact_text(library, fact.id.as_str(), None, library.own_language());
    let value = value.unwrap_or_else(|| field::said(&fact.value));
    let more = [Field::Measure, Field::Place, Field::Period];
    let more = more.into_iter().filter_map(|field| field.of(fact));
    let all: Vec<String> = std::iter::once(value).chain(more).collect();
    all.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_by_hand_are_found_and_those_of_holes_are_not() {
        let text = "In 2022, {fact:rate-2022} of 1,200 (27.6 %), a5 and 3rd {gap:x-9}.";
        assert_eq!(by_hand(text), ["2022", "1,200", "27.6", "3rd"]);
        let number = |text: &str| text.parse().expect("a number");
        assert!(is_number("1,200", number("1200")));
        assert!(is_number("27.60", number("27.6")));
        assert!(!is_number("3", number("3")) && !is_number("3rd", number("3")));
    }
}
