//! Poses a drawn item: facts and variants filled in, parts put in shown order, texts in every language it has whole.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::form::{Cited, LessonAt, Posed, PosedCase, Slot};
use super::task::{Part, UnitWords};
use crate::core::content::fact::{Fact, FactValue};
use crate::core::content::hole::{self, Piece};
use crate::core::content::item::{AnswerOption, Item, OptionOrder, Value, Variant};
use crate::core::content::{Case, Library};
use crate::core::id::UnitId;
use crate::core::locale;
use crate::core::score::{Decimal, Points};
use crate::core::seed::{Keyed, Stream};
use crate::core::text::{Lang, Place, Shown, Thing};

/// Chance, values and translations for one item.
pub struct Pen<'a> {
    library: &'a Library,
    item: &'a Item,
    variant: Option<&'a Variant>,
    languages: Vec<Lang>,
    stream: Stream,
}

/// Poses `item` in a slot: `variant` is one of its variants, `lessons` teach its objective.
pub fn pose(
    library: &Library,
    item: &Item,
    variant: Option<&Variant>,
    lessons: Vec<LessonAt>,
    section: Option<u16>,
    seed: &Keyed,
) -> Slot {
    let mut pen = Pen {
        library,
        item,
        variant,
        languages: whole_languages(library, item),
        stream: seed.stream(("options", item.id.as_str())),
    };
    let case = item.case.as_ref().and_then(|id| library.cases.get(id));
    let posed = Posed {
        stem: pen.text("stem", &item.stem),
        rationale: pen.text("rationale", &item.rationale),
        task: item.interaction.kind().pose(&mut pen),
        case: case.map(|case| pen.case(case)),
        sources: pen.sources(),
        points: Points::whole(item.points),
        languages: pen.languages,
        lessons,
    };
    Slot {
        section,
        item: item.id.clone(),
        revision: item.revision,
        variant: variant.map(|v| v.id.clone()),
        kind: item.interaction.kind().name().to_owned(),
        objective: item.objective.clone(),
        posed: Arc::new(posed),
    }
}

/// The languages in which every text of the item (and of its case) exists; the author's first.
pub fn whole_languages(library: &Library, item: &Item) -> Vec<Lang> {
    let whole = |lang: &Lang| missing(library, item, *lang).is_empty();
    library.languages.iter().copied().filter(whole).collect()
}

/// The texts of an item, and of its case, that are not in a language: where one is missing a learner gets the whole item
/// in the author's own.
pub fn missing(library: &Library, item: &Item, lang: Lang) -> Vec<Place> {
    if lang == library.own_language() {
        return Vec::new();
    }
    let overlay = library.overlays.get(&lang);
    let of_item = |path: String| Place::new(Thing::Item, &item.id, path);
    let texts = item.texts().into_iter().map(|(path, _)| of_item(path));
    let case = item.case.as_ref().and_then(|id| library.cases.get(id));
    let of_case = case.into_iter().flat_map(|case| {
        let place = |path: &str| Place::new(Thing::Case, &case.id, path);
        [place("title"), place("text")]
    });
    let texts = texts
        .chain(of_case)
        .filter(|place| overlay.is_none_or(|overlay| !overlay.texts.contains_key(place)));
    let lists = item.interaction.kind().lists().into_iter();
    let lists = lists
        .map(|(path, _)| of_item(path))
        .filter(|place| overlay.is_none_or(|overlay| !overlay.lists.contains_key(place)));
    texts.chain(lists).collect()
}

impl Pen<'_> {
    /// Shown order of `count` options: shuffled, unless the author or the library fixed it.
    pub fn order(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        match self.item.option_order.unwrap_or(self.library.option_order) {
            OptionOrder::Shuffled => self.stream.shuffle(&mut order),
            OptionOrder::AsWritten => {}
        }
        order
    }

    /// A shuffled order that is not the written one (where there are two things or more).
    pub fn disorder(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        while count > 1 && order.is_sorted() {
            self.stream.shuffle(&mut order);
        }
        order
    }

    /// Options at `path` in shown order, with the written place of each.
    pub fn parts(&mut self, path: &str, options: &[AnswerOption]) -> (Vec<usize>, Vec<Part>) {
        let order = self.order(options.len());
        let parts = order
            .iter()
            .map(|&at| {
                let option = &options[at];
                let path = format!("{path}.{}", option.id);
                Part {
                    id: option.id.clone(),
                    text: self.text(&format!("{path}.text"), &option.text),
                    feedback: option
                        .feedback
                        .as_ref()
                        .map(|f| self.text(&format!("{path}.feedback"), f)),
                    is_unsafe: option.is_unsafe,
                    says: option.says,
                }
            })
            .collect();
        (order, parts)
    }

    /// The item's text at `path`, filled, in every language the item has whole.
    pub fn text(&self, path: &str, own: &str) -> Shown {
        self.filled(Thing::Item, self.item.id.as_str(), path, own)
    }

    /// A text of the program's own in every language the item has whole.
    pub fn words(&self, say: impl Fn(Lang) -> String) -> Shown {
        Shown(
            self.languages
                .iter()
                .map(|lang| (*lang, say(*lang)))
                .collect(),
        )
    }

    /// The accepted words at `path` by language.
    pub fn list(&self, path: &str, own: &[String]) -> BTreeMap<Lang, Vec<String>> {
        let place = Place::new(Thing::Item, &self.item.id, path);
        let fill =
            |words: &[String], lang| words.iter().map(|word| self.fill(word, lang)).collect();
        self.languages
            .iter()
            .map(|lang| {
                let other = self
                    .library
                    .overlays
                    .get(lang)
                    .and_then(|o| o.lists.get(&place));
                (*lang, fill(other.map_or(own, Vec::as_slice), *lang))
            })
            .collect()
    }

    /// The key: the variant's own answer, else the item's.
    pub fn key(&self, own: Option<&Value>) -> Value {
        self.variant
            .and_then(|v| v.values.get("answer"))
            .or(own)
            .cloned()
            .unwrap_or(Value::Number(Decimal::ZERO))
    }

    /// A value as a number; words count as 0 (the reader has refused them).
    pub fn number(&self, value: &Value) -> Decimal {
        match value {
            Value::Number(number) => *number,
            Value::Words(_) => Decimal::ZERO,
            Value::Fact(id) => match self.library.facts.get(id).map(|fact| &fact.value) {
                Some(FactValue::Number(number)) => *number,
                Some(FactValue::Words(_)) | None => Decimal::ZERO,
            },
        }
    }

    /// The wording of a unit: the one named, else the one of the fact that is the key.
    pub fn unit(&self, named: Option<&UnitId>, key: &Value) -> Option<UnitWords> {
        let of_fact = || match key {
            Value::Fact(id) => self.library.facts.get(id)?.unit.as_ref(),
            Value::Number(_) | Value::Words(_) => None,
        };
        let id = named.or_else(of_fact)?;
        let unit = self.library.units.get(id)?;
        let say =
            |part: &str, own: &str| self.words(|lang| unit_text(self.library, id, part, own, lang));
        Some(UnitWords {
            one: say("one", &unit.one),
            other: say("other", &unit.other),
            ask: say("ask", &unit.ask),
        })
    }

    fn case(&self, case: &Case) -> PosedCase {
        let id = case.id.as_str();
        PosedCase {
            id: case.id.clone(),
            title: self.filled(Thing::Case, id, "title", &case.title),
            text: self.filled(Thing::Case, id, "text", &case.text),
            signal: case.signal,
        }
    }

    fn filled(&self, thing: Thing, id: &str, path: &str, own: &str) -> Shown {
        let place = Place::new(thing, id, path);
        self.words(|lang| {
            let other = self
                .library
                .overlays
                .get(&lang)
                .and_then(|o| o.texts.get(&place));
            self.fill(other.map_or(own, String::as_str), lang)
        })
    }

    fn fill(&self, text: &str, lang: Lang) -> String {
        let value = |name: &str| {
            let value = self.variant.and_then(|v| v.values.get(name));
            match value {
                Some(Value::Number(number)) => Some(locale::number(*number)),
                Some(Value::Words(words)) => {
                    let variant = self.variant.map_or("", |v| v.id.as_str());
                    let path = format!("variants.{variant}.{name}");
                    let place = Place::new(Thing::Item, &self.item.id, path);
                    let overlay = self.library.overlays.get(&lang);
                    let words = overlay.and_then(|o| o.texts.get(&place)).unwrap_or(words);
                    Some(fill(self.library, words, lang, &|_| None))
                }
                Some(Value::Fact(id)) => fact_text(self.library, id.as_str(), None, lang),
                None => None,
            }
        };
        fill(self.library, text, lang, &value)
    }

    fn sources(&self) -> Vec<Cited> {
        let library = self.library;
        let mut used: Vec<&Fact> = Vec::new();
        for (_, text) in self.item.texts() {
            for (_, piece) in hole::pieces(text) {
                if let Piece::Fact(id, _) = piece
                    && let Some(fact) = library.facts.get(id)
                    && !used.iter().any(|f| f.id == fact.id)
                {
                    used.push(fact);
                }
            }
        }
        cite(library, &self.item.sources, &used, &self.languages)
    }
}

/// Sources as a learner reads them: those named, with the period and the checked date of the facts that cite them.
pub fn cite(
    library: &Library,
    named: &[crate::core::id::SourceId],
    facts: &[&Fact],
    languages: &[Lang],
) -> Vec<Cited> {
    let mut ids: Vec<_> = named.to_vec();
    for fact in facts {
        for citation in &fact.sources {
            if !ids.contains(&citation.source) {
                ids.push(citation.source.clone());
            }
        }
    }
    ids.iter()
        .filter_map(|id| {
            let source = library.sources.get(id)?;
            let found = facts.iter().find_map(|fact| {
                let citation = fact.sources.iter().find(|c| c.source == *id)?;
                Some((*fact, citation))
            });
            let mut text = format!("{}, {}", source.publisher, source.title);
            if let Some(locator) = found.and_then(|(_, c)| c.locator.as_ref()) {
                text.push_str(", ");
                text.push_str(locator);
            }
            let field = |name: &'static str| {
                let (fact, _) = found?;
                fact.text(name)?;
                Some(Shown(
                    languages
                        .iter()
                        .filter_map(|lang| {
                            Some((
                                *lang,
                                fact_text(library, fact.id.as_str(), Some(name), *lang)?,
                            ))
                        })
                        .collect(),
                ))
            };
            Some(Cited {
                text,
                period: field("period"),
                period_note: field("period_note"),
                checked: found.map(|(fact, _)| fact.checked),
                unopened: !source.opened,
            })
        })
        .collect()
}

/// A text with its facts, and the values that `value` knows, filled in. Gaps and unknown holes stay as they are.
pub fn fill(
    library: &Library,
    text: &str,
    lang: Lang,
    value: &dyn Fn(&str) -> Option<String>,
) -> String {
    let mut filled = String::with_capacity(text.len());
    for (range, piece) in hole::pieces(text) {
        match piece {
            Piece::Words(words) => filled.push_str(words),
            Piece::Fact(id, field) => match fact_text(library, id, field, lang) {
                Some(words) => filled.push_str(&words),
                None => filled.push_str(&text[range]),
            },
            Piece::Value(name) => match value(name) {
                Some(words) => filled.push_str(&words),
                None => filled.push_str(&text[range]),
            },
            Piece::Gap(_) | Piece::Broken(_) => filled.push_str(&text[range]),
        }
    }
    filled
}

/// A fact in words: whole (`38 percent`, `911 (Emergency services)`), or one field of it.
pub fn fact_text(library: &Library, id: &str, field: Option<&str>, lang: Lang) -> Option<String> {
    let fact = library.facts.get(id)?;
    let translated = |name: &str| {
        let place = Place::new(Thing::Fact, id, name);
        let other = library
            .overlays
            .get(&lang)
            .and_then(|o| o.texts.get(&place));
        other
            .cloned()
            .or_else(|| fact.text(name).map(str::to_owned))
    };
    let value = match &fact.value {
        FactValue::Number(number) => locale::number(*number),
        // What a law says can be said in another language; a phone number cannot.
        FactValue::Words(words) => translated("value").unwrap_or_else(|| words.clone()),
    };
    match field {
        Some("value") => Some(value),
        Some("checked") => Some(locale::date(fact.checked, lang)),
        Some("review_by") => Some(locale::date(fact.review_by, lang)),
        Some(name) => translated(name),
        None => Some(match (&fact.value, &fact.unit, translated("name")) {
            (FactValue::Number(number), Some(id), _) => {
                let unit = library.units.get(id)?;
                let (part, own) = match locale::plural(*number) {
                    locale::Plural::One => ("one", &unit.one),
                    locale::Plural::Other => ("other", &unit.other),
                };
                unit_text(library, id, part, own, lang).replace("{n}", &value)
            }
            (FactValue::Words(_), _, Some(name)) => format!("{value} ({name})"),
            (FactValue::Number(_) | FactValue::Words(_), _, _) => value,
        }),
    }
}

fn unit_text(library: &Library, id: &UnitId, part: &str, own: &str, lang: Lang) -> String {
    let place = Place::new(Thing::Library, "", format!("units.{id}.{part}"));
    let other = library
        .overlays
        .get(&lang)
        .and_then(|o| o.texts.get(&place));
    other.cloned().unwrap_or_else(|| own.to_owned())
}
