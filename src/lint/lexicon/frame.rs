//! Verbs with the kinds of things they are done to: what a list of whole phrases cannot foresee.
//!
//! A frame is written as steps: `question+|interrogate+ ~2 @person`. A step is one of several words, `@name` a kind of
//! words, `+` all forms of an English verb, `=` those of a Spanish one with and without a pronoun behind it (`=!` only
//! with one), and `~2` lets up to two words stand between.

use std::collections::{BTreeMap, BTreeSet};

/// One step: how many words may stand before it, and which words it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Words that may stand between.
    pub gap: usize,
    /// The words.
    pub any: BTreeSet<String>,
}

/// The steps of a frame, with the kinds of words of its language.
pub fn steps(frame: &str, kinds: &BTreeMap<&str, &str>) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut gap = 0;
    for token in frame.split_whitespace() {
        match token.strip_prefix('~').and_then(|n| n.parse().ok()) {
            Some(n) => gap = n,
            None => {
                let any = token.split('|').flat_map(|word| words(word, kinds));
                steps.push(Step {
                    gap,
                    any: any.collect(),
                });
                gap = 0;
            }
        }
    }
    steps
}

fn words(word: &str, kinds: &BTreeMap<&str, &str>) -> Vec<String> {
    if let Some(kind) = word.strip_prefix('@') {
        let list = kinds.get(kind).copied().unwrap_or_default();
        return list.split_whitespace().map(str::to_owned).collect();
    }
    if let Some(verb) = word.strip_suffix('+') {
        return english(verb);
    }
    if let Some(verb) = word.strip_suffix("=!") {
        return with_pronoun(verb);
    }
    match word.strip_suffix('=') {
        Some(verb) => [spanish(verb), with_pronoun(verb)].concat(),
        None => vec![word.to_owned()],
    }
}

// `chase`: chases, chased, chasing; `grab`, where the last letter is doubled, is written `grab|grabs|grabbed|grabbing`.
fn english(verb: &str) -> Vec<String> {
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    let third = match verb.ends_with(['s', 'h', 'x']) {
        true => format!("{verb}es"),
        false => format!("{verb}s"),
    };
    let short = verb
        .strip_suffix('y')
        .filter(|v| !v.ends_with(['a', 'e', 'o', 'u']));
    let (third, past) = match short {
        Some(v) => (format!("{v}ies"), format!("{v}ied")),
        None => (third, format!("{stem}ed")),
    };
    vec![verb.to_owned(), third, past, format!("{stem}ing")]
}

// Regular verbs by their ending; one whose stem changes is written out beside it.
fn spanish(verb: &str) -> Vec<String> {
    let Some((stem, ending)) = split(verb) else {
        return vec![verb.to_owned()];
    };
    let endings: &[&str] = match ending {
        "ar" => &[
            "ar", "a", "an", "e", "en", "ó", "aron", "ando", "ado", "ada", "ados", "adas", "aba",
            "aban", "ará", "arán", "as", "es",
        ],
        "er" => &[
            "er", "e", "en", "a", "an", "ió", "ieron", "iendo", "ido", "ida", "idos", "idas", "ía",
            "ían", "erá", "erán",
        ],
        _ => &[
            "ir", "e", "en", "a", "an", "ió", "ieron", "iendo", "ido", "ida", "idos", "idas", "ía",
            "ían", "irá", "irán",
        ],
    };
    endings.iter().map(|e| format!("{stem}{e}")).collect()
}

fn with_pronoun(verb: &str) -> Vec<String> {
    const PRONOUNS: [&str; 7] = ["lo", "la", "los", "las", "le", "les", "se"];
    let forms = [Some(verb.to_owned()), gerund(verb)];
    let forms = forms.into_iter().flatten();
    forms
        .flat_map(|form| PRONOUNS.map(|pronoun| format!("{form}{pronoun}")))
        .collect()
}

fn gerund(verb: &str) -> Option<String> {
    let (stem, ending) = split(verb)?;
    Some(match ending {
        "ar" => format!("{stem}ándo"),
        _ => format!("{stem}iéndo"),
    })
}

fn split(verb: &str) -> Option<(&str, &str)> {
    let at = verb.len().checked_sub(2)?;
    let (stem, ending) = (verb.get(..at)?, verb.get(at..)?);
    ["ar", "er", "ir"]
        .contains(&ending)
        .then_some((stem, ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_takes_the_forms_of_a_verb_and_the_words_of_a_kind() {
        let kinds = BTreeMap::from([("person", "man woman")]);
        let steps = steps("chase+|carry+ ~2 @person|her", &kinds);
        let words: Vec<&str> = steps[0].any.iter().map(String::as_str).collect();
        assert_eq!(
            words,
            [
                "carried", "carries", "carry", "carrying", "chase", "chased", "chases", "chasing"
            ]
        );
        assert_eq!((steps[0].gap, steps[1].gap), (0, 2));
        assert!(steps[1].any.contains("woman") && steps[1].any.contains("her"));
        assert!(english("search").contains(&"searches".to_owned()));
        assert!(spanish("salvar").contains(&"salvó".to_owned()));
        assert!(with_pronoun("seguir").contains(&"seguirla".to_owned()));
        assert!(with_pronoun("grabar").contains(&"grabándolo".to_owned()));
    }
}
