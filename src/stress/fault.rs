//! What can fail under stress, in words, and the command that shows it.

use std::fmt;

use crate::core::id::{CourseId, ItemId, SectionId, VariantId};
use crate::core::seed::Seed;
use crate::core::text::Lang;

/// Something that failed, however many seeds show it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct What {
    /// Where.
    pub at: At,
    /// What.
    pub trouble: Trouble,
}

/// What failed: in an item, or in the exam or a lesson of a course.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// An item, in one of its variants, in a language where that matters.
    Item {
        /// The item.
        item: ItemId,
        /// The variant.
        variant: Option<VariantId>,
        /// The language.
        lang: Option<Lang>,
    },
    /// The exam of a course.
    Exam(CourseId),
    /// A lesson of a course, by its number.
    Lesson(CourseId, u16, Lang),
}

/// What is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Trouble {
    /// Braces reach a learner.
    #[error("`{0}` is not filled in")]
    Open(String),
    /// A text is empty or is missing in a language the item is shown in.
    #[error("a text is empty")]
    Empty,
    /// Two parts cannot be told apart.
    #[error("two options both read \"{0}\"")]
    Alike(String),
    /// A gap does not stand in its text exactly once.
    #[error("gap {0} stands {1} times in the text")]
    Gap(usize, usize),
    /// The key does not earn everything.
    #[error("the key, typed `{0}`, does not earn all points")]
    Key(String),
    /// A wrong answer earns everything.
    #[error("the wrong answer `{0}` earns all points")]
    Wrong(String),
    /// A variant that no seed draws.
    #[error("no seed draws this variant")]
    NeverDrawn,
    /// A section that cannot be filled.
    #[error("{0}")]
    Short(String),
    /// An item stands twice in a form.
    #[error("`{0}` stands twice in it")]
    Twice(ItemId),
    /// Enemies stand together.
    #[error("the enemies `{0}` and `{1}` stand in it together")]
    Enemies(ItemId, ItemId),
    /// A question and what `/another` puts in another's place are enemies.
    #[error("the enemies `{0}` and `{1}` can meet in it: /another brings one of them")]
    EnemiesByAlternate(ItemId, ItemId),
    /// A section holds more or fewer questions than it draws.
    #[error("section `{section}` draws {wanted} and holds {there}")]
    Count {
        /// The section.
        section: SectionId,
        /// Questions it draws.
        wanted: usize,
        /// Questions it holds.
        there: usize,
    },
    /// A section's quota is not kept.
    #[error(
        "section `{section}` wants at least {wanted} of a kind and holds {there} (the {nth}. of its `at_least`)"
    )]
    Quota {
        /// The section.
        section: SectionId,
        /// Which of its quotas, from 1.
        nth: usize,
        /// Questions it wants.
        wanted: usize,
        /// Questions it holds.
        there: usize,
    },
    /// What `/another` brings is not of the kind that the section's quota counts.
    #[error(
        "/another brings `{item}`, and section `{section}` no longer keeps the {nth}. of its `at_least`"
    )]
    QuotaByAlternate {
        /// The section.
        section: SectionId,
        /// Which of its quotas, from 1.
        nth: usize,
        /// The item.
        item: ItemId,
    },
    /// An item that its section does not ask for.
    #[error("section `{0}` holds `{1}`, which its banks or its `where` do not allow")]
    Stray(SectionId, ItemId),
    /// The keys of a whole form do not pass it.
    #[error("all keys together do not earn all points, or do not pass")]
    KeysDoNotPass,
    /// A stored form does not come back as it was.
    #[error("the stored form does not come back as it was: {0}")]
    Replay(String),
}

/// Something that failed, with the seed that shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What failed.
    pub what: What,
    /// The lowest seed that shows it.
    pub seed: Seed,
    /// Seeds of exams the learner sat before, where it takes those.
    pub after: Vec<Seed>,
    /// How many times it was met.
    pub times: u64,
}

/// How something is shown: the seed, and those of exams sat before.
pub(super) type Shown = (Seed, Vec<Seed>);

impl From<(What, (Shown, u64))> for Fault {
    fn from((what, ((seed, after), times)): (What, (Shown, u64))) -> Fault {
        Fault {
            what,
            seed,
            after,
            times,
        }
    }
}

impl Fault {
    /// The command that shows it.
    pub fn command(&self) -> String {
        let seed = self.seed;
        let lang =
            |lang: Option<Lang>| lang.map_or(String::new(), |lang| format!(" --lang {lang}"));
        match &self.what.at {
            At::Item { item, lang: at, .. } => {
                format!("tutela preview {item} --seed {seed}{}", lang(*at))
            }
            At::Exam(course) => {
                let after = self.after.iter().map(|seed| format!(" --after {seed}"));
                let after: String = after.collect();
                format!("tutela form {course} --seed {seed}{after} --key")
            }
            At::Lesson(course, _, at) => format!("tutela preview {course}{}", lang(Some(*at))),
        }
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            At::Item {
                item,
                variant,
                lang,
                ..
            } => {
                write!(f, "{item}")?;
                if let Some(variant) = variant {
                    write!(f, ", variant {variant}")?;
                }
                lang.map_or(Ok(()), |lang| write!(f, ", in {lang}"))
            }
            At::Exam(course) => write!(f, "{course}, exam"),
            At::Lesson(course, number, lang) => write!(f, "{course}, lesson {number}, in {lang}"),
        }
    }
}
