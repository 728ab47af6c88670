//! What an author found: from flags, and at a terminal what no flag says, one question a line, the old value as default.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Args;
use super::asked::{self, Asked};
use crate::cli::{Context, Failure};
use crate::core::content::Library;
use crate::core::content::fact::{Citation, Confidence, Fact, Source};
use crate::core::id::{FactId, SourceId};
use crate::edition::{self, Edition, Field, Found, Update};
use crate::source::word;

/// What was found.
///
/// # Errors
/// Something given cannot stand there; something is missing and nobody can be asked; the input ends.
pub fn update(
    args: &Args,
    fact: &Fact,
    library: &Library,
    today: Date,
    context: &mut Context<'_>,
) -> Result<Update, Failure> {
    let mut desk = Desk {
        args,
        fact,
        library,
        today,
        asks: false,
    };
    let found = match desk.is_same(context)? {
        true => Found::Same,
        false => Found::Edition(Box::new(desk.edition(context)?)),
    };
    let asks_all = desk.asks;
    let confidence = match (&args.confidence, asks_all) {
        (Some(word), _) => word::confidence(word),
        (None, true) => Some(desk.confidence(context)?),
        (None, false) => None,
    };
    let checked = match (args.checked, asks_all) {
        (Some(day), _) => day,
        (None, true) => desk.checked(context)?,
        (None, false) => today,
    };
    let by = args.by.as_deref().map(edition::plain).transpose();
    let found = match found {
        Found::Same => Found::Same,
        Found::Edition(mut edition) => {
            edition.id = desk.id(&edition, checked, context)?;
            if let Some(source) = &mut edition.source {
                source.opened = confidence == Some(Confidence::Read);
            }
            Found::Edition(edition)
        }
    };
    Ok(Update {
        fact: fact.id.clone(),
        checked,
        review_by: args.review_by,
        confidence,
        by: by.map_err(|why| bad("by", &why))?.map(str::to_owned),
        found,
        raise_versions: args.raise_versions,
    })
}

fn bad(flag: &str, why: &str) -> Failure {
    Failure::usage(format!("--{flag}: {why}"))
}

struct Desk<'a> {
    args: &'a Args,
    fact: &'a Fact,
    library: &'a Library,
    today: Date,
    // Whether a person is asked for what no flag says.
    asks: bool,
}

impl Desk<'_> {
    fn given(&self, field: Field) -> Option<&str> {
        let new = &self.args.new;
        let flag = match field {
            Field::Name => &new.name,
            Field::Value => &new.value,
            Field::TextNumber => &new.text_number,
            Field::Hours => &new.hours,
            Field::Unit => &new.unit,
            Field::Period => &new.period,
            Field::Measure => &new.measure,
            Field::Place => &new.place,
            Field::Population => &new.population,
            Field::Counts => &new.counts,
            Field::PeriodNote => &new.period_note,
            Field::Caution => &new.caution,
        };
        flag.as_deref()
    }

    fn is_edition(&self) -> bool {
        let new = &self.args.new;
        let any = Field::ALL
            .into_iter()
            .any(|field| self.given(field).is_some());
        any || new.new_id.is_some() || new.source.is_some() || new.locator.is_some()
    }

    // Without a person: what has to be said of a new edition, so that nothing old stands there unseen.
    fn missing(&self) -> Vec<&'static str> {
        let period = self.fact.period.is_some() && self.given(Field::Period).is_none();
        let wanted = [
            ("--value", self.given(Field::Value).is_none()),
            ("--period", period),
            ("--source", self.args.new.source.is_none()),
            ("--confidence", self.args.confidence.is_none()),
        ];
        let missing = wanted.into_iter().filter(|(_, is_missing)| *is_missing);
        missing.map(|(flag, _)| flag).collect()
    }

    fn is_same(&mut self, context: &mut Context<'_>) -> Result<bool, Failure> {
        if self.args.unchanged {
            return Ok(true);
        }
        let missing = self.missing();
        if self.is_edition() && missing.is_empty() {
            return Ok(false);
        }
        if !context.can_ask() {
            let failure = Failure::usage("nobody can be asked here what was found");
            let missing = missing.join(", ");
            let otherwise = asked::otherwise(self.fact.kind);
            let failure = failure.hint(match self.is_edition() {
                true => format!("{otherwise} it needs {missing} too"),
                false => format!("--unchanged, or {otherwise} {missing}"),
            });
            return Err(failure);
        }
        let now = edition::in_words(self.library, self.fact);
        let confidence = word::of_confidence(self.fact.confidence);
        context.tell(format!("Fact {}: {now}.", self.fact.id))?;
        context.tell(format!(
            "From {}. Checked on {}, confidence {confidence}.",
            edition::cited(self.fact),
            self.fact.checked
        ))?;
        let is_same = !self.is_edition() && {
            let whether = asked::whether(self.fact.kind);
            let about = asked::about_whether(self.fact.kind);
            context.tell("")?;
            asked::is_first(whether, &about, context)?
        };
        self.asks = !is_same;
        if self.asks {
            context.tell("\nEnter keeps what stands in brackets; - takes it out; ? explains.")?;
        }
        Ok(is_same)
    }

    fn edition(&self, context: &mut Context<'_>) -> Result<Edition, Failure> {
        let mut fields = BTreeMap::new();
        for field in Field::ALL {
            if let Some(change) = self.field(field, context)? {
                fields.insert(field, change);
            }
        }
        let (citation, source) = self.citation(context)?;
        Ok(Edition {
            // Found once the rest is known.
            id: self.fact.id.clone(),
            fields,
            citation,
            source,
        })
    }

    // What the new edition says in a field, if it says something else.
    fn field(
        &self,
        field: Field,
        context: &mut Context<'_>,
    ) -> Result<Option<Option<String>>, Failure> {
        let old = field.of(self.fact);
        if let Some(typed) = self.given(field) {
            let flag = field.key().replace('_', "-");
            if !field.is_for(self.fact.kind) {
                return Err(bad(&flag, "facts of this kind have none"));
            }
            let read = self.read(field, typed, old.as_deref());
            return read.map_err(|why| bad(&flag, &why));
        }
        if !self.asks || !field.is_asked(self.fact) {
            return Ok(None);
        }
        let asked = Asked {
            label: asked::label(field, self.fact.kind).to_owned(),
            old: old.as_deref(),
            help: asked::about(field, self.fact, self.library),
        };
        loop {
            let typed = asked.answer(context)?;
            if typed.is_empty() {
                return Ok(None);
            }
            match self.read(field, &typed, old.as_deref()) {
                Ok(change) => return Ok(change),
                Err(why) => refuse(&why, context)?,
            }
        }
    }

    fn read(
        &self,
        field: Field,
        typed: &str,
        old: Option<&str>,
    ) -> Result<Option<Option<String>>, String> {
        let typed = typed.trim();
        match typed == "-" {
            true if field.is_needed(self.fact.kind) => {
                Err("a fact of this kind cannot be without it".to_owned())
            }
            true => Ok(old.map(|_| None)),
            false if Some(typed) == old => Ok(None),
            false => field
                .read(typed, self.fact, self.library)
                .map(|value| Some(Some(value))),
        }
    }

    fn citation(
        &self,
        context: &mut Context<'_>,
    ) -> Result<(Option<Citation>, Option<Source>), Failure> {
        let new = &self.args.new;
        let old = match &self.fact.sources[..] {
            [one] => Some(one),
            _ => None,
        };
        let id = match &new.source {
            Some(typed) => edition::source_id(typed).map_err(|why| bad("source", &why))?,
            None if self.asks => match (self.ask_source(context)?, old) {
                (Some(id), _) => id,
                // Several stay as they are.
                (None, None) => return Ok((None, None)),
                (None, Some(old)) => old.source.clone(),
            },
            None => match (&new.locator, old) {
                (Some(_), Some(old)) => old.source.clone(),
                (Some(_), None) => return Err(bad("locator", "of which --source?")),
                (None, _) => return Ok((None, None)),
            },
        };
        let before = old.filter(|old| old.source == id);
        let before = before.and_then(|old| old.locator.clone());
        let locator = match &new.locator {
            Some(typed) => {
                let typed = edition::plain(typed).map_err(|why| bad("locator", &why))?;
                Some(typed.to_owned())
            }
            None if self.asks => {
                let asked = Asked {
                    label: "Page, table or section".to_owned(),
                    old: before.as_deref(),
                    help: "Where in the source it stands, so that the next reader finds it."
                        .to_owned(),
                };
                optional(&asked, context)?
            }
            None => before,
        };
        let source = match self.library.sources.contains_key(&id) {
            true => None,
            false => Some(self.new_source(&id, context)?),
        };
        let citation = Citation {
            source: id,
            locator,
        };
        let is_same = old == Some(&citation);
        Ok((Some(citation).filter(|_| !is_same), source))
    }

    fn ask_source(&self, context: &mut Context<'_>) -> Result<Option<SourceId>, Failure> {
        let ids = self.fact.sources.iter().map(|c| c.source.to_string());
        let ids = ids.collect::<Vec<_>>().join(", ");
        let asked = Asked {
            label: "Source (its id, or that of a new one)".to_owned(),
            old: Some(&ids),
            help: asked::about_source(self.library),
        };
        loop {
            let typed = asked.answer(context)?;
            if typed.is_empty() {
                return Ok(None);
            }
            match edition::source_id(&typed) {
                Ok(id) => return Ok(Some(id)),
                Err(why) => refuse(&why, context)?,
            }
        }
    }

    fn new_source(&self, id: &SourceId, context: &mut Context<'_>) -> Result<Source, Failure> {
        let new = &self.args.new;
        let known = self.library.sources.keys().map(SourceId::as_str);
        let near = crate::source::near::did_you_mean(id.as_str(), known);
        if !self.asks && (new.publisher.is_none() || new.title.is_none()) {
            let failure = Failure::usage(format!("there is no source `{id}`"));
            return Err(failure.hint(
                near.unwrap_or_else(|| "a new one needs --publisher and --title".to_owned()),
            ));
        }
        if self.asks {
            context.tell(format!("`{id}` is new to the library."))?;
        }
        let asked = |label: &str, help: &str| Asked {
            label: label.to_owned(),
            old: None,
            help: help.to_owned(),
        };
        let needed = |flag: &str,
                      asked: Asked<'_>,
                      given: &Option<String>,
                      context: &mut Context<'_>| match given {
            Some(typed) => edition::plain(typed)
                .map(str::to_owned)
                .map_err(|why| bad(flag, &why)),
            None => loop {
                let typed = asked.answer(context)?;
                match edition::plain(&typed) {
                    Ok(typed) => break Ok(typed.to_owned()),
                    Err(why) => refuse(&why, context)?,
                }
            },
        };
        let publisher = asked(
            "Publisher",
            "Who published it: an authority, or your own organisation.",
        );
        let publisher = needed("publisher", publisher, &new.publisher, context)?;
        let title = asked(
            "Title",
            "What it is called, as it stands on its first page.",
        );
        let title = needed("title", title, &new.title, context)?;
        let published = asked(
            "Published, for example 2026-12",
            "When it was published, as far as that is known: 2026, 2026-12 or 2026-12-01. Enter leaves it out.",
        );
        let url = asked(
            "Address on the web",
            "Where it can be read. Enter leaves it out.",
        );
        let rest = |asked: Asked<'_>, given: &Option<String>, context: &mut Context<'_>| match given
        {
            Some(typed) => Ok(Some(typed.trim().to_owned())),
            None if self.asks => optional(&asked, context),
            None => Ok(None),
        };
        Ok(Source {
            id: id.clone(),
            publisher,
            title,
            published: rest(published, &new.published, context)?,
            url: rest(url, &new.url, context)?,
            opened: false,
        })
    }

    fn confidence(&self, context: &mut Context<'_>) -> Result<Confidence, Failure> {
        let old = word::of_confidence(self.fact.confidence);
        let asked = Asked {
            label: format!("Confidence ({})", word::CONFIDENCES.join(", ")),
            old: Some(old),
            help: asked::CONFIDENCE.to_owned(),
        };
        loop {
            let typed = asked.answer(context)?;
            let typed = if typed.is_empty() { old } else { &typed };
            match word::confidence(typed) {
                Some(confidence) => return Ok(confidence),
                None => context.tell(format!("`{typed}` is none of these."))?,
            }
        }
    }

    fn checked(&self, context: &mut Context<'_>) -> Result<Date, Failure> {
        let today = self.today.to_string();
        let asked = Asked {
            label: "Checked on".to_owned(),
            old: Some(&today),
            help: asked::CHECKED.to_owned(),
        };
        loop {
            let typed = asked.answer(context)?;
            let typed = if typed.is_empty() { &today } else { &typed };
            match typed.parse::<Date>() {
                Ok(day) if day <= self.today => return Ok(day),
                Ok(day) => context.tell(format!("{day} is a day to come."))?,
                Err(_) => context.tell(format!("`{typed}` is no date such as {today}."))?,
            }
        }
    }

    fn id(
        &self,
        edition: &Edition,
        checked: Date,
        context: &mut Context<'_>,
    ) -> Result<FactId, Failure> {
        if let Some(typed) = &self.args.new.new_id {
            return edition::new_id(typed, self.library).map_err(|why| bad("id", &why));
        }
        let period = match edition.fields.get(&Field::Period) {
            Some(new) => new.clone(),
            None => self.fact.period.clone(),
        };
        let next = edition::next_id(self.fact, period.as_deref(), checked.year(), self.library);
        if !self.asks {
            return next.ok_or_else(|| bad("id", "no name for the new fact was found; give one"));
        }
        let next = next.map(|id| id.to_string());
        let asked = Asked {
            label: "Id of the new fact".to_owned(),
            old: next.as_deref(),
            help: asked::ID.to_owned(),
        };
        loop {
            let typed = asked.answer(context)?;
            let typed = match (typed.is_empty(), &next) {
                (true, Some(next)) => next,
                (_, _) => &typed,
            };
            match edition::new_id(typed, self.library) {
                Ok(id) => return Ok(id),
                Err(why) => refuse(&why, context)?,
            }
        }
    }
}

fn refuse(why: &str, context: &mut Context<'_>) -> Result<(), Failure> {
    match why.ends_with('?') {
        true => context.tell(why),
        false => context.tell(format!("{why}.")),
    }
}

fn optional(asked: &Asked<'_>, context: &mut Context<'_>) -> Result<Option<String>, Failure> {
    loop {
        let typed = asked.answer(context)?;
        match typed.as_str() {
            "" => return Ok(asked.old.map(str::to_owned)),
            "-" => return Ok(None),
            _ => match edition::plain(&typed) {
                Ok(typed) => return Ok(Some(typed.to_owned())),
                Err(why) => refuse(&why, context)?,
            },
        }
    }
}
