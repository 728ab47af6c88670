//! Any key by flag, and keys that are asked by what their rows say of them.

use toml_edit::Value;

use super::named::{listed, spoken};
use crate::cli::ask::{Question, usage};
use crate::cli::{Context, Failure};
use crate::source::shape::{Row, Shape, Takes};
use crate::template::given::{pair, value_of};
use crate::template::{Comments, Given};

/// Keys that are given by `--set KEY=VALUE`, in place of the sample's own.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Set {
    /// Give any key its value; again for another. A list is words with commas between.
    #[arg(long, value_name = "KEY=VALUE")]
    set: Vec<String>,
    /// Without a comment at each key.
    #[arg(long)]
    pub brief: bool,
}

impl Set {
    /// What is given, held against the rows of a shape; `asked` are the keys that have a flag of their own.
    ///
    /// # Errors
    /// No such key, or it does not take that.
    pub fn given(&self, shape: &'static Shape, asked: &[&str]) -> Result<Given, Failure> {
        let mut given = Given::new();
        for typed in &self.set {
            let (key, value) = pair(shape, typed).map_err(|no| usage(&no))?;
            if asked.contains(&key.as_str()) {
                return Err(Failure::usage(format!("`{key}` is not given by --set"))
                    .hint("it has its own place or flag: see --help"));
            }
            given.push((key, value));
        }
        Ok(given)
    }

    /// How much is said beside the keys.
    pub fn comments(&self) -> Comments {
        match self.brief {
            true => Comments::None,
            false => Comments::Whole,
        }
    }
}

/// A key that has to be there, asked by what its row says of it.
pub fn row(
    row: &'static Row,
    default: Option<&str>,
    context: &mut Context<'_>,
) -> Result<Value, Failure> {
    let words = if let Takes::OneOf(words) = row.takes {
        words
    } else {
        &[]
    };
    let question = Question {
        ask: &format!("{}, {}", spoken(row.key), row.doc),
        flag: &format!("--set {}=VALUE", row.key),
        among: listed(words, |_| ""),
        default: default.map(str::to_owned),
        proposed: None,
        help: &format!(
            "It takes {}, for example {}.",
            row.takes.describe(),
            row.example
        ),
    };
    question.answer(None, context, |text| value_of(row, text))
}
