//! An item as the rules look at it, in one language.

use super::rule::within;
use super::text::Text;
use crate::core::content::item::{AnswerOption, OptionOrder};
use crate::core::content::{Interaction, Item, Library};
use crate::core::diagnostic::Spot;
use crate::core::text::{Lang, Place, Thing};

/// An item in one language.
#[derive(Debug)]
pub struct View<'a> {
    /// The item.
    pub item: &'a Item,
    /// The library it is in.
    pub library: &'a Library,
    /// The translation this is; `None` for the original.
    pub translation: Option<Lang>,
    /// The language of its texts.
    pub lang: Lang,
    /// Every text: the stem, the rationale, the others as written.
    pub texts: Vec<Text<'a>>,
    options: Vec<Chosen<'a>>,
}

#[derive(Debug)]
struct Chosen<'a> {
    option: &'a AnswerOption,
    text: usize,
    feedback: Option<usize>,
}

/// One thing that may be chosen.
#[derive(Clone, Copy, Debug)]
pub struct Choosable<'v> {
    /// The option.
    pub option: &'v AnswerOption,
    /// What is shown.
    pub text: &'v Text<'v>,
    /// What one reads after choosing it, or after missing it where there are several keys.
    pub feedback: Option<&'v Text<'v>>,
}

impl<'a> View<'a> {
    /// The item in its own language and in each that it is wholly translated into.
    pub fn all(item: &'a Item, library: &'a Library) -> Vec<View<'a>> {
        let own = item.texts();
        let mut views = Vec::with_capacity(library.overlays.len() + 1);
        for (lang, overlay) in &library.overlays {
            let place = |path: &str| Place::new(Thing::Item, &item.id, path);
            let texts: Option<Vec<_>> = own
                .iter()
                .map(|(path, text)| match overlay.texts.get(&place(path)) {
                    Some(text) => Some((path.clone(), text.as_str())),
                    // `18` is the same in every language.
                    None if !text.contains(char::is_alphabetic) => Some((path.clone(), *text)),
                    None => None,
                })
                .collect();
            if let Some(texts) = texts {
                views.push(View::new(item, library, Some(*lang), texts));
            }
        }
        views.insert(0, View::new(item, library, None, own));
        views
    }

    fn new(
        item: &'a Item,
        library: &'a Library,
        translation: Option<Lang>,
        texts: Vec<(String, &'a str)>,
    ) -> View<'a> {
        let lang = translation.unwrap_or_else(|| library.own_language());
        let texts = texts
            .into_iter()
            .map(|(path, raw)| Text::new(path, raw, lang, library))
            .collect();
        // Texts come in written order: behind the stem and the rationale, each option and its feedback.
        let mut next = 2;
        let options = written(item)
            .iter()
            .map(|option| {
                let text = next;
                let feedback = option.feedback.as_ref().map(|_| next + 1);
                next += 1 + usize::from(feedback.is_some());
                Chosen {
                    option,
                    text,
                    feedback,
                }
            })
            .collect();
        View {
            item,
            library,
            translation,
            lang,
            texts,
            options,
        }
    }

    /// What is asked.
    pub fn stem(&self) -> &Text<'a> {
        &self.texts[0]
    }

    /// Why the key is right.
    pub fn rationale(&self) -> &Text<'a> {
        &self.texts[1]
    }

    /// The options of a choice or a multiple response, as written; of any other item none.
    pub fn options(&self) -> impl ExactSizeIterator<Item = Choosable<'_>> + Clone {
        self.options.iter().map(|chosen| Choosable {
            option: chosen.option,
            text: &self.texts[chosen.text],
            feedback: chosen.feedback.map(|at| &self.texts[at]),
        })
    }

    /// The options of a choice, which has one key: the key, and the distractors.
    pub fn choice(&self) -> Option<(Choosable<'_>, Vec<Choosable<'_>>)> {
        let Interaction::Choice(_) = self.item.interaction else {
            return None;
        };
        let key = self.options().find(|o| o.option.key)?;
        let distractors = self.options().filter(|o| !o.option.key).collect();
        Some((key, distractors))
    }

    /// Whether this is the original: what does not depend on the language is said once.
    pub fn is_original(&self) -> bool {
        self.translation.is_none()
    }

    /// Whether learners meet the options in random order.
    pub fn is_shuffled(&self) -> bool {
        match self.item.option_order.unwrap_or(self.library.option_order) {
            OptionOrder::Shuffled => true,
            OptionOrder::AsWritten => false,
        }
    }

    /// Whether the item, or its case, carries a content note.
    pub fn has_note(&self) -> bool {
        let case = self
            .item
            .case
            .as_ref()
            .and_then(|id| self.library.cases.get(id));
        !self.item.content_notes.is_empty() || case.is_some_and(|c| !c.content_notes.is_empty())
    }

    /// The item itself as a spot.
    pub fn whole(&self) -> Spot {
        self.at("")
    }

    /// A path of the item as a spot.
    pub fn at(&self, path: &str) -> Spot {
        let place = Place::new(Thing::Item, &self.item.id, path);
        within(place, self.translation, None)
    }

    /// Words of one of its texts as a spot.
    pub fn words(&self, text: &Text<'_>, quote: &str) -> Spot {
        let place = Place::new(Thing::Item, &self.item.id, text.path.as_str());
        within(place, self.translation, Some(quote))
    }
}

/// The options of an item that shows them as a list.
pub fn written(item: &Item) -> &[AnswerOption] {
    match &item.interaction {
        Interaction::Choice(choice) => &choice.options,
        Interaction::MultipleResponse(several) => &several.options,
        Interaction::TrueFalse(_)
        | Interaction::Numeric(_)
        | Interaction::ShortAnswer(_)
        | Interaction::Ordering(_)
        | Interaction::Matching(_)
        | Interaction::Cloze(_) => &[],
    }
}
