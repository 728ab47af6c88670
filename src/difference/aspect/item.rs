//! The aspects of items and cases: what is right, what is offered, what is asked, what is told.

use super::{Home, Mark, Portrait, Sort, joined, named};
use crate::core::content::fact::FactValue;
use crate::core::content::item::matching::Pair;
use crate::core::content::item::{
    AnswerOption, Cloze, Gap, Matching, Numeric, Ordering, ShortAnswer, TrueFalse, Value,
};
use crate::core::content::{Case, Fact, Interaction, Item, Library};
use crate::core::score::Scoring;
use crate::source::word;

/// A case.
pub fn of_case(case: &Case, place: usize) -> Portrait {
    let mark = Some(Mark::Revision(case.revision));
    let mut portrait = Portrait::new(Home::bank(&case.bank), place, mark);
    portrait.add("bank", Sort::Setting, &case.bank);
    portrait.add("title", Sort::Asked, &case.title);
    portrait.add("text", Sort::Asked, &case.text);
    let signal = case.signal.map(|s| named(word::SIGNALS, word::signal, s));
    portrait.maybe("signal", Sort::Key, signal);
    portrait.list("content_notes", Sort::Setting, &case.content_notes);
    let people = case.people.iter().map(|person| {
        let said = [&person.role, &person.gender, &person.age].map(String::as_str);
        let more = [&person.form, &person.status].map(|field| field.as_deref());
        let all = said.into_iter().chain(more.into_iter().flatten());
        all.collect::<Vec<_>>().join(" ")
    });
    portrait.list("people", Sort::Setting, &people.collect::<Vec<_>>());
    portrait
}

/// An item.
pub fn of_item(item: &Item, library: &Library, place: usize) -> Portrait {
    let mark = Some(Mark::Revision(item.revision));
    let portrait = Portrait::new(Home::bank(&item.bank), place, mark);
    let mut asking = Asking { library, portrait };
    asking.add("bank", Sort::Setting, item.bank.to_string());
    let kind = item.interaction.kind().name();
    asking.add("type", Sort::Key, kind.to_owned());
    asking.portrait.maybe("case", Sort::Key, item.case.as_ref());
    asking.add("stem", Sort::Asked, item.stem.clone());
    asking.interaction(&item.interaction);
    asking.variants(item);
    let mut portrait = asking.portrait;
    portrait.add("rationale", Sort::Told, &item.rationale);
    portrait.add("objective", Sort::Setting, &item.objective);
    let level = named(word::LEVELS, word::level, item.level);
    portrait.add("level", Sort::Setting, level);
    let purpose = named(word::USES, word::purpose, item.purpose);
    portrait.add("use", Sort::Setting, purpose);
    portrait.add("points", Sort::Setting, item.points);
    portrait.list("content_notes", Sort::Setting, &item.content_notes);
    portrait.list("enemies", Sort::Setting, &item.enemies);
    portrait.list("sources", Sort::Setting, &item.sources);
    let order = item
        .option_order
        .map(|o| named(word::ORDERS, word::order, o));
    portrait.maybe("option_order", Sort::Setting, order);
    portrait
}

/// The value of a fact, as it is written.
pub fn fact_value(fact: &Fact) -> String {
    match &fact.value {
        FactValue::Number(number) => number.to_string(),
        FactValue::Words(words) => words.clone(),
    }
}

// The portrait of an item in the making.
struct Asking<'l> {
    library: &'l Library,
    portrait: Portrait,
}

impl Asking<'_> {
    fn add(&mut self, path: &str, sort: Sort, says: String) {
        self.portrait.add(path, sort, says);
    }

    fn told(&mut self, path: String, words: Option<&String>) {
        self.portrait.maybe(path, Sort::Told, words);
    }

    fn interaction(&mut self, interaction: &Interaction) {
        match interaction {
            Interaction::Choice(choice) => self.options("", &choice.options),
            Interaction::MultipleResponse(several) => {
                self.options("", &several.options);
                self.scoring(several.scoring);
            }
            Interaction::TrueFalse(statement) => self.statement(statement),
            Interaction::Numeric(numeric) => self.numeric("", numeric),
            Interaction::ShortAnswer(words) => self.short_answer("", words),
            Interaction::Ordering(ordering) => self.ordering(ordering),
            Interaction::Matching(matching) => self.matching(matching),
            Interaction::Cloze(cloze) => self.cloze(cloze),
        }
    }

    // `below` is empty, or the path of a gap with a dot.
    fn options(&mut self, below: &str, options: &[AnswerOption]) {
        let keys: Vec<_> = options.iter().filter(|o| o.key).map(|o| &o.id).collect();
        self.add(&format!("{below}key"), Sort::Key, joined(&keys));
        for option in options {
            let path = format!("{below}options.{}", option.id);
            self.part(&path, "text", &option.text);
            if option.is_unsafe {
                self.add(&format!("{path}.unsafe"), Sort::Setting, "yes".to_owned());
            }
            let says = option.says.map(|s| named(word::SIGNALS, word::signal, s));
            self.portrait
                .maybe(format!("{path}.says"), Sort::Setting, says);
            self.told(format!("{path}.feedback"), option.feedback.as_ref());
        }
    }

    fn part(&mut self, path: &str, key: &str, text: &str) {
        self.add(path, Sort::Part, text.to_owned());
        self.add(&format!("{path}.{key}"), Sort::Offered, text.to_owned());
    }

    fn scoring(&mut self, scoring: Scoring) {
        let word = match scoring {
            Scoring::AllOrNothing => "all-or-nothing",
            Scoring::PerPart => "per-part",
        };
        self.add("scoring", Sort::Setting, word.to_owned());
    }

    fn statement(&mut self, statement: &TrueFalse) {
        self.add("answer", Sort::Key, statement.answer.to_string());
        self.told("feedback.true".to_owned(), statement.feedback_true.as_ref());
        let other = statement.feedback_false.as_ref();
        self.told("feedback.false".to_owned(), other);
    }

    fn numeric(&mut self, below: &str, numeric: &Numeric) {
        if let Some(answer) = &numeric.answer {
            let answer = self.value(answer);
            self.add(&format!("{below}answer"), Sort::Key, answer);
        }
        let tolerance = numeric.tolerance.to_string();
        self.add(&format!("{below}tolerance"), Sort::Key, tolerance);
        let unit = numeric.unit.as_ref();
        self.portrait.maybe(format!("{below}unit"), Sort::Key, unit);
        for near in &numeric.anticipated {
            let (number, tolerance) = near.given;
            let given = match tolerance.to_string().as_str() {
                "0" => number.to_string(),
                by => format!("{number}, within {by}"),
            };
            self.anticipated(below, near.id.as_str(), given, &near.feedback);
        }
    }

    fn short_answer(&mut self, below: &str, words: &ShortAnswer) {
        let accept = words.accept.join(" / ");
        self.add(&format!("{below}accept"), Sort::Key, accept);
        for near in &words.anticipated {
            let given = near.given.join(" / ");
            self.anticipated(below, near.id.as_str(), given, &near.feedback);
        }
    }

    // What is said to a wrong answer that was foreseen changes nothing of what is right.
    fn anticipated(&mut self, below: &str, id: &str, given: String, feedback: &str) {
        let path = format!("{below}anticipated.{id}");
        self.add(&format!("{path}.given"), Sort::Setting, given);
        self.add(&format!("{path}.feedback"), Sort::Told, feedback.to_owned());
    }

    fn ordering(&mut self, ordering: &Ordering) {
        let ids: Vec<_> = ordering.things.iter().map(|step| &step.id).collect();
        self.add("key", Sort::Key, joined(&ids));
        for step in &ordering.things {
            let path = format!("order.{}", step.id);
            self.part(&path, "text", &step.text);
            self.told(format!("{path}.feedback"), step.feedback.as_ref());
        }
        self.scoring(ordering.scoring);
    }

    fn matching(&mut self, matching: &Matching) {
        for pair in &matching.pairs {
            self.pair(pair);
        }
        for extra in &matching.extra {
            let path = format!("extra.{}", extra.id);
            self.part(&path, "right", &extra.right);
            self.told(format!("{path}.feedback"), extra.feedback.as_ref());
        }
        self.scoring(matching.scoring);
    }

    fn pair(&mut self, pair: &Pair) {
        let path = format!("pairs.{}", pair.id);
        self.add(&path, Sort::Part, format!("{} = {}", pair.left, pair.right));
        for (side, text) in [("left", &pair.left), ("right", &pair.right)] {
            self.add(&format!("{path}.{side}"), Sort::Offered, text.clone());
        }
        self.told(format!("{path}.feedback"), pair.feedback.as_ref());
    }

    fn cloze(&mut self, cloze: &Cloze) {
        self.add("text", Sort::Asked, cloze.text.clone());
        for (id, gap) in &cloze.gaps {
            let path = format!("gaps.{id}");
            let below = format!("{path}.");
            let kind = match gap {
                Gap::Choice(_) => "choice",
                Gap::Numeric(_) => "numeric",
                Gap::ShortAnswer(_) => "short-answer",
            };
            self.add(&path, Sort::Part, kind.to_owned());
            self.add(&format!("{below}type"), Sort::Key, kind.to_owned());
            match gap {
                Gap::Choice(choice) => self.options(&below, &choice.options),
                Gap::Numeric(numeric) => self.numeric(&below, numeric),
                Gap::ShortAnswer(words) => self.short_answer(&below, words),
            }
        }
        self.scoring(cloze.scoring);
    }

    fn variants(&mut self, item: &Item) {
        for variant in &item.variants {
            let path = format!("variants.{}", variant.id);
            let values = variant.values.iter();
            let values: Vec<_> = values.map(|(name, v)| (name, self.value(v))).collect();
            let all = values
                .iter()
                .map(|(name, value)| format!("{name} = {value}"));
            self.add(&path, Sort::Part, all.collect::<Vec<_>>().join(", "));
            for (name, value) in values {
                let sort = match name.as_str() {
                    "answer" => Sort::Key,
                    _ => Sort::Asked,
                };
                self.add(&format!("{path}.{name}"), sort, value);
            }
        }
    }

    // What is right is the value; that it comes from a fact is said where the fact is.
    fn value(&self, value: &Value) -> String {
        match value {
            Value::Number(number) => number.to_string(),
            Value::Words(words) => words.clone(),
            Value::Fact(id) => match self.library.facts.get(id) {
                Some(fact) => fact_value(fact),
                None => id.to_string(),
            },
        }
    }
}
