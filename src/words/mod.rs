//! The program's own words in English and Spanish (Fluent). One pair of files a room; no wording of courses.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use crate::core::text::Lang;

const FILES: [(&str, &str); 8] = [
    (
        include_str!("en/session.ftl"),
        include_str!("es/session.ftl"),
    ),
    (include_str!("en/answer.ftl"), include_str!("es/answer.ftl")),
    (include_str!("en/card.ftl"), include_str!("es/card.ftl")),
    (include_str!("en/print.ftl"), include_str!("es/print.ftl")),
    (include_str!("en/verify.ftl"), include_str!("es/verify.ftl")),
    (include_str!("en/paper.ftl"), include_str!("es/paper.ftl")),
    (include_str!("en/home.ftl"), include_str!("es/home.ftl")),
    (
        include_str!("en/erratum.ftl"),
        include_str!("es/erratum.ftl"),
    ),
];

/// The languages the program itself speaks.
pub const LANGUAGES: [Lang; 2] = [Lang::EN, Lang::ES];

/// The program's words in one language.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

/// A value that a message puts into its words.
pub type Value<'a> = (&'a str, FluentValue<'a>);

impl Words {
    /// The words in `lang`, or in English where the program does not speak it.
    pub fn new(lang: Lang) -> Words {
        let lang = if LANGUAGES.contains(&lang) {
            lang
        } else {
            Lang::EN
        };
        let tag = if lang == Lang::ES { "es-MX" } else { "en-US" };
        let id = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![id]);
        bundle.set_use_isolating(false);
        for (en, es) in FILES {
            let text = if lang == Lang::ES { es } else { en };
            // A resource with a mistake still gives its sound messages; the tests refuse any mistake.
            let resource =
                FluentResource::try_new(text.to_owned()).unwrap_or_else(|(part, _)| part);
            bundle.add_resource_overriding(resource);
        }
        Words { lang, bundle }
    }

    /// The language these words are in.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The message `key` with values filled in; the key itself where there is no such message.
    pub fn say(&self, key: &str, values: &[Value<'_>]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else {
            return key.to_owned();
        };
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(Cow::Borrowed(*name), value.clone());
        }
        let mut errors = Vec::new();
        let said = self
            .bundle
            .format_pattern(pattern, Some(&args), &mut errors);
        said.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    // Message names with the names of the values they use.
    fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
        FluentResource::try_new(text.to_owned()).expect("no mistake in a Fluent file");
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut name = String::new();
        for line in text.lines() {
            if let Some((key, _)) = line
                .split_once(" =")
                .filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
            {
                name = key.to_owned();
                assert!(
                    found.insert(name.clone(), BTreeSet::new()).is_none(),
                    "{name} twice"
                );
            }
            for part in line.split('$').skip(1) {
                let end = part
                    .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
                    .unwrap_or(part.len());
                found
                    .entry(name.clone())
                    .or_default()
                    .insert(part[..end].to_owned());
            }
        }
        found
    }

    #[test]
    fn both_languages_have_the_same_messages_with_the_same_values() {
        let mut all = BTreeSet::new();
        for (en, es) in FILES {
            let (en, es) = (messages(en), messages(es));
            assert_eq!(en, es);
            for key in en.into_keys() {
                assert!(all.insert(key.clone()), "{key} stands in two files");
            }
        }
    }
}
