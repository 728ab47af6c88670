//! `tutela new bank`: a file for items.

use super::here::Here;
use super::named;
use super::there;
use super::write::Changes;
use crate::cli::ask::Question;
use crate::cli::{Context, Failure};
use crate::core::id::BankId;
use crate::source::near;
use crate::template;
use crate::template::given::Refused;

/// A file for items, of no items yet.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where: COURSE/ID.
    #[arg(value_name = "COURSE/ID")]
    bank: Option<String>,
    /// Its title.
    #[arg(long)]
    title: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// No such course, something of that name is there already, or the file cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let here = Here::find(context)?;
    let proposed = match &there::courses(&here)[..] {
        [only] => Some(format!("{only}/signs")),
        _ => None,
    };
    let question = Question {
        ask: "Bank, as COURSE/ID",
        flag: "the bank as COURSE/ID",
        among: Vec::new(),
        default: None,
        proposed,
        help: "The course it belongs to, and its own name: small letters, digits, hyphens.",
    };
    let (course, name) = question.answer(args.bank.as_deref(), context, |text| {
        let (course, name) = address(&here, text, "COURSE/ID")?;
        let bank = BankId {
            course: named::id(course)?,
            bank: named::id(name)?,
        };
        let path = there::bank_file(&bank);
        match here.root.join(&path).exists() {
            true => Err(Refused {
                message: format!("there is something at {} already", here.show(&path)),
                help: Some("`tutela new item` adds to a bank; or choose another name".to_owned()),
            }),
            false => Ok((course.to_owned(), bank)),
        }
    })?;
    let title = named::spoken(name.bank.as_str());
    let title = named::title("Title of the bank", &title, args.title.as_deref(), context)?;
    let mut changes = Changes::default();
    changes.create(there::bank_file(&name), template::bank(&title));
    changes.make(&here.root, &here.shown, context)?;
    context.tell(format!(
        "\nNext: tutela new item {name}{}",
        here.flag(context)
    ))?;
    let course = here.show(&format!("{course}/course.toml"));
    context.tell(format!(
        "      an exam draws from it once `from` in {course} names \"{}\"",
        name.bank
    ))
}

/// A course there is, and a name in it.
pub fn address<'t>(here: &Here, text: &'t str, form: &str) -> Result<(&'t str, &'t str), Refused> {
    let courses = there::courses(here);
    let known = |help: Option<String>| match courses.is_empty() {
        true => "the library has no course: `tutela new course ID` makes one".to_owned(),
        false => help.unwrap_or_else(|| format!("the courses here: {}", courses.join(", "))),
    };
    let Some((course, name)) = text.split_once('/') else {
        return Err(Refused {
            message: format!("`{text}` is not {form}"),
            help: Some(known(None)),
        });
    };
    if !courses.iter().any(|own| own == course) {
        return Err(Refused {
            message: format!("there is no course `{course}`"),
            help: Some(known(near::did_you_mean(
                course,
                courses.iter().map(String::as_str),
            ))),
        });
    }
    Ok((course, name))
}
