//! What is typed after `--accept`: an answer by the ids that stand in the item's bank, since every learner was shown
//! another order.

use crate::core::id::PartId;
use crate::core::score::Decimal;
use crate::core::session::erratum::{Accepted, Unfit, Value};
use crate::core::session::response::{Entry, Response};
use crate::core::session::task::{Ask, Blank, Prompt, Task};
use crate::terminal::typed::{self, Typed};

/// Reads it, for a question that was posed as any of these.
///
/// # Errors
/// A sentence: what it cannot be, and how it is written.
pub fn read(typed: &str, tasks: &[&Task]) -> Result<Accepted, String> {
    let Some(first) = tasks.first() else {
        return Err("nobody met it".to_owned());
    };
    let accepted = shaped(typed.trim(), first)?;
    let mut why = None;
    for task in tasks {
        match accepted.fits(task) {
            Ok(()) => return Ok(accepted),
            // A variant may lack a part that another has; what is right in one may be wrong in another.
            Err(unfit) => why = why.or(Some(unfit)),
        }
    }
    Err(why.map_or_else(String::new, |unfit: Unfit| unfit.to_string()))
}

fn shaped(typed: &str, task: &Task) -> Result<Accepted, String> {
    match task {
        Task::Field(blank) => Ok(Accepted::Entry(value(typed, blank)?)),
        Task::PickSeveral { .. } => {
            let ids = ids(typed)?;
            Ok(Accepted::Options(ids.into_iter().collect()))
        }
        Task::Arrange { .. } => Ok(Accepted::Order(ids(typed)?)),
        Task::PairUp { .. } => {
            let (left, right) = sides(typed, "a pair is written LEFT=RIGHT, by their ids")?;
            Ok(Accepted::Pair(id(left)?, id(right)?))
        }
        Task::Gaps { gaps, .. } => {
            let known: Vec<String> = gaps.iter().map(|gap| format!("`{}`", gap.id)).collect();
            let known = known.join(", ");
            let how = format!("a gap is written GAP=VALUE; the gaps are {known}");
            let (name, given) = sides(typed, &how)?;
            let gap = gaps.iter().find(|gap| gap.id.as_str() == name);
            let gap = gap.ok_or_else(|| format!("it has no gap `{name}`; it has {known}"))?;
            Ok(Accepted::Gap(gap.id.clone(), value(given, &gap.blank)?))
        }
    }
}

fn value(typed: &str, blank: &Blank) -> Result<Value, String> {
    match blank {
        Blank::Pick { .. } if typed.contains(',') => {
            Err("one option is chosen here; repeat --accept for another".to_owned())
        }
        Blank::Pick { .. } => Ok(Value::Option(id(typed)?)),
        Blank::Number { .. } => {
            let (number, tolerance) = match typed.split_once("+-").or(typed.split_once('±')) {
                Some((number, tolerance)) => (number, decimal(tolerance)?),
                None => (typed, Decimal::ZERO),
            };
            if tolerance < Decimal::ZERO {
                return Err("a tolerance is not less than nought".to_owned());
            }
            Ok(Value::Number(decimal(number)?, tolerance))
        }
        Blank::Words { .. } if typed.is_empty() => Err("words are missing".to_owned()),
        Blank::Words { .. } => Ok(Value::Words(typed.to_owned())),
    }
}

// As a learner may type it: with a point or a comma.
fn decimal(typed: &str) -> Result<Decimal, String> {
    let prompt = Prompt::Field(Ask::Number(None));
    match typed::read(&prompt, None, typed) {
        Typed::Answer(Response::Field(Entry::Number(number))) => Ok(number),
        Typed::Answer(_) | Typed::Command(_) | Typed::Empty | Typed::Unclear(_) => Err(format!(
            "`{}` is not a number; write it as 38, or with a tolerance as 38+-2",
            typed.trim()
        )),
    }
}

fn ids(typed: &str) -> Result<Vec<PartId>, String> {
    let words = typed.split(|c: char| c == ',' || c == ';' || c.is_whitespace());
    let ids: Vec<PartId> = words
        .filter(|word| !word.is_empty())
        .map(id)
        .collect::<Result<_, _>>()?;
    match ids.is_empty() {
        true => Err("ids are missing: write them as a,c".to_owned()),
        false => Ok(ids),
    }
}

fn id(typed: &str) -> Result<PartId, String> {
    let typed = typed.trim().to_ascii_lowercase();
    typed.parse().map_err(|bad: crate::core::id::BadId| {
        format!("{bad}; parts are named as their bank names them")
    })
}

fn sides<'t>(typed: &'t str, how: &str) -> Result<(&'t str, &'t str), String> {
    let (one, other) = typed.split_once('=').ok_or_else(|| how.to_owned())?;
    match (one.trim(), other.trim()) {
        ("", _) | (_, "") => Err(how.to_owned()),
        sides => Ok(sides),
    }
}
