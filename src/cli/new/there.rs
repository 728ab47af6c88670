//! What is there already and is meant: courses, banks, objectives. Files with errors are read as far as they tell.

use toml_edit::{Document, Item, TableLike};

use super::here::Here;
use super::named::id;
use crate::cli::ask::Question;
use crate::cli::{Context, Failure};
use crate::core::id::{BankId, BankName, CourseId};
use crate::source::near;
use crate::template::given::Refused;

/// The courses of a library that are written down, with errors or without.
pub fn courses(here: &Here) -> Vec<String> {
    let paths = here.reading.files.iter().map(|file| file.path());
    let own = paths.filter_map(|path| path.strip_suffix("/course.toml"));
    own.filter(|id| id.parse::<CourseId>().is_ok())
        .map(str::to_owned)
        .collect()
}

/// The banks likewise.
pub fn banks(here: &Here) -> Vec<String> {
    let paths = here.reading.files.iter().map(|file| file.path());
    let own = paths.filter_map(|path| bank_at(path));
    own.filter(|(course, _)| here.file(&format!("{course}/course.toml")).is_some())
        .map(|(course, bank)| format!("{course}/{bank}"))
        .collect()
}

fn bank_at(path: &str) -> Option<(&str, &str)> {
    let (course, rest) = path.split_once('/')?;
    let bank = rest.strip_prefix("banks/")?.strip_suffix(".toml")?;
    (!bank.contains('/')).then_some((course, bank))
}

/// The bank that is meant, by `COURSE/BANK` or by its file.
pub fn bank(
    given: Option<&str>,
    here: &Here,
    context: &mut Context<'_>,
) -> Result<BankId, Failure> {
    let all = banks(here);
    if all.is_empty() {
        return Err(Failure::usage("the library has no bank").hint(
            "`tutela new course ID` makes a course with one, `tutela new bank COURSE/ID` another",
        ));
    }
    let given = given.map(|text| path_of(text, here, context)).transpose()?;
    let only = match &all[..] {
        [only] => Some(only.clone()),
        _ => None,
    };
    let question = Question {
        ask: "Bank, as COURSE/BANK",
        flag: "the bank as COURSE/BANK",
        among: Vec::new(),
        default: None,
        proposed: only,
        help: &format!("The file it goes into. The banks here: {}.", all.join(", ")),
    };
    question.answer(given.as_deref(), context, |text| {
        if !all.iter().any(|bank| bank == text) {
            let near = near::did_you_mean(text, all.iter().map(String::as_str));
            let there = near.unwrap_or_else(|| format!("the banks here: {}", all.join(", ")));
            return Err(Refused {
                message: format!("there is no bank `{text}`"),
                help: Some(match to_make(text, here) {
                    Some(make) if there.ends_with('?') => format!("{there} {make}"),
                    Some(make) => format!("{there}; {make}"),
                    None => there,
                }),
            });
        }
        let (course, bank) = text.split_once('/').unwrap_or((text, ""));
        Ok(BankId {
            course: id(course)?,
            bank: id(bank)?,
        })
    })
}

// The command that makes a bank of that name, where it could have it.
fn to_make(text: &str, here: &Here) -> Option<String> {
    let (course, bank) = text.split_once('/')?;
    let is_free = courses(here).iter().any(|own| own == course) && bank.parse::<BankName>().is_ok();
    is_free.then(|| format!("`tutela new bank {text}` makes this one"))
}

// A bank that is named by its file, as COURSE/BANK.
fn path_of(text: &str, here: &Here, context: &Context<'_>) -> Result<String, Failure> {
    if !text.ends_with(".toml") {
        return Ok(text.to_owned());
    }
    let path = context.host.folder.join(text);
    let whole = match std::fs::canonicalize(&path) {
        Ok(whole) => whole,
        // One that is not there yet is named by where it would be.
        Err(why) => {
            let folder = path
                .parent()
                .and_then(|folder| std::fs::canonicalize(folder).ok());
            let whole = folder.zip(path.file_name()).map(|(at, name)| at.join(name));
            let cannot = || Failure::usage(format!("{text} cannot be read: {why}"));
            whole.ok_or_else(cannot)?
        }
    };
    let root = std::fs::canonicalize(&here.root).unwrap_or_else(|_| here.root.clone());
    let Ok(inside) = whole.strip_prefix(&root) else {
        return Err(Failure::usage(format!(
            "{text} lies outside the library {}",
            super::here::dot(&here.shown)
        )));
    };
    let inside = inside.to_string_lossy().replace('\\', "/");
    match bank_at(&inside) {
        Some((course, bank)) => Ok(format!("{course}/{bank}")),
        None => Err(Failure::usage(format!(
            "{text} is no bank: banks are COURSE/banks/NAME.toml"
        ))),
    }
}

/// The path of a bank.
pub fn bank_file(bank: &BankId) -> String {
    format!("{}/banks/{}.toml", bank.course, bank.bank)
}

/// The objectives that a course's items may ask for, with what each says: its own, then those of the courses it builds on.
pub fn objectives(here: &Here, course: &CourseId) -> Vec<(String, String)> {
    let text = here
        .file(&format!("{course}/course.toml"))
        .map_or("", |file| file.text());
    let mut all = written(text);
    let bases = here
        .library()
        .courses
        .get(course)
        .map(|course| &course.builds_on);
    for base in bases.into_iter().flatten() {
        let course = here.library().courses.get(base);
        let objectives = course.into_iter().flat_map(|course| &course.objectives);
        all.extend(objectives.map(|own| (own.id.to_string(), own.text.clone())));
    }
    all
}

fn written(course: &str) -> Vec<(String, String)> {
    let Ok(document) = Document::parse(course) else {
        return Vec::new();
    };
    let tables: Vec<&dyn TableLike> = match document.get("objective") {
        Some(Item::ArrayOfTables(list)) => {
            list.iter().map(|table| table as &dyn TableLike).collect()
        }
        Some(Item::Value(value)) => {
            let list = value.as_array().into_iter().flatten();
            list.filter_map(|one| Some(one.as_inline_table()? as &dyn TableLike))
                .collect()
        }
        Some(Item::Table(_) | Item::None) | None => Vec::new(),
    };
    let text = |table: &dyn TableLike, key: &str| Some(table.get(key)?.as_str()?.to_owned());
    tables
        .into_iter()
        .filter_map(|table| Some((text(table, "id")?, text(table, "text").unwrap_or_default())))
        .collect()
}

/// The objective that is meant: the only one there is, or one of several.
pub fn objective(
    given: Option<&str>,
    here: &Here,
    course: &CourseId,
    context: &mut Context<'_>,
) -> Result<String, Failure> {
    let all = objectives(here, course);
    if all.is_empty() {
        return Err(
            Failure::usage(format!("the course `{course}` has no objective")).hint(format!(
                "add one to {}",
                here.show(&format!("{course}/course.toml"))
            )),
        );
    }
    let only = match &all[..] {
        [(only, _)] => Some(only.clone()),
        _ => None,
    };
    if let (None, Some(only)) = (given, only) {
        return Ok(only);
    }
    let question = Question {
        ask: "Objective",
        flag: "--objective ID",
        among: all,
        default: None,
        proposed: None,
        help: "What a learner can do afterwards; exams draw by it. The course's objectives:",
    };
    question.answer(given, context, |text| Ok(text.to_owned()))
}
