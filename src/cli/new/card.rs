//! `tutela new card`: one page for one role, beside its course.

use super::here::Here;
use super::named;
use super::there;
use super::write::Changes;
use crate::cli::ask::Question;
use crate::cli::{Context, Failure};
use crate::core::content::fact::FactKind;
use crate::core::id::RoleId;
use crate::source::near;
use crate::template;
use crate::template::given::Refused;

/// A card: one page for one role, to keep at hand; a course has one.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The course it stands beside; else the only one.
    course: Option<String>,
    /// Whom it is for, as `tutela card` is asked for it; else the course's id.
    role: Option<String>,
    /// Its title.
    #[arg(long)]
    title: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// No such course, a card there already, a role that is taken, no contact to put at its foot, or the file cannot be
/// written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let here = Here::find(context)?;
    let course = course(args.course.as_deref(), &here, context)?;
    let root = format!("{course}/course.toml");
    here.sound(&["library.toml", root.as_str()], context)?;
    let help_lines = help_lines(&here);
    if help_lines.is_empty() {
        return Err(
            Failure::usage("the library has no contact to put at the foot of a card")
                .hint("`tutela new fact ID --kind contact` begins one"),
        );
    }
    let role = role(args.role.as_deref(), &course, &here, context)?;
    let title = named::spoken(role.as_str());
    let title = named::title("Title of the card", &title, args.title.as_deref(), context)?;
    let help_lines: Vec<&str> = help_lines.iter().map(String::as_str).collect();
    let text = template::card(here.lang(), role.as_str(), &title, &help_lines);
    let path = path(&course);
    let mut changes = Changes::default();
    changes.create(path.as_str(), text);
    changes.make(&here.root, &here.shown, context)?;
    context.tell(format!(
        "\nNext: put your own words into {}",
        here.show(&path)
    ))?;
    context.tell(format!("      tutela check {}", here.typed(&course)))?;
    context.tell(format!("      tutela card {role}{}", here.flag(context)))
}

fn path(course: &str) -> String {
    format!("{course}/card.toml")
}

fn course(given: Option<&str>, here: &Here, context: &mut Context<'_>) -> Result<String, Failure> {
    let all = there::courses(here);
    if all.is_empty() {
        return Err(
            Failure::usage("the library has no course").hint("`tutela new course ID` makes one")
        );
    }
    let only = match &all[..] {
        [only] => Some(only.clone()),
        _ => None,
    };
    let question = Question {
        ask: "Course",
        flag: "the course: `tutela new card COURSE`",
        among: Vec::new(),
        default: only,
        proposed: None,
        help: &format!(
            "The course it stands beside. The courses here: {}.",
            all.join(", ")
        ),
    };
    question.answer(given, context, |text| {
        if !all.iter().any(|own| own == text) {
            let near = near::did_you_mean(text, all.iter().map(String::as_str));
            return Err(Refused {
                message: format!("there is no course `{text}`"),
                help: Some(near.unwrap_or_else(|| format!("the courses here: {}", all.join(", ")))),
            });
        }
        match here.root.join(path(text)).exists() {
            true => Err(Refused {
                message: format!("the course has a card already: {}", here.show(&path(text))),
                help: Some("a course has one card: change that one".to_owned()),
            }),
            false => Ok(text.to_owned()),
        }
    })
}

fn role(
    given: Option<&str>,
    course: &str,
    here: &Here,
    context: &mut Context<'_>,
) -> Result<RoleId, Failure> {
    let cards = || {
        let courses = here.library().courses.values();
        courses.filter_map(|own| Some((own.id.as_str(), own.card.as_ref()?)))
    };
    let owner = |role: &str| cards().find(|(_, card)| card.role.as_str() == role);
    let numbered = (2..).map(|number| format!("{course}-{number}"));
    let mut free = std::iter::once(course.to_owned()).chain(numbered);
    let question = Question {
        ask: "Role",
        flag: "the role: `tutela new card COURSE ROLE`",
        among: Vec::new(),
        default: free.find(|role| owner(role).is_none()),
        proposed: None,
        help: "Whom it is for, in small letters, digits and hyphens: `tutela card ROLE` shows it.",
    };
    question.answer(given, context, |text| match owner(text) {
        Some((course, _)) => Err(Refused {
            message: format!("`{text}` is taken: {}", here.show(&path(course))),
            help: Some("a role has one card: choose another".to_owned()),
        }),
        None => named::id(text),
    })
}

// The library's own help lines, else every contact there is.
fn help_lines(here: &Here) -> Vec<String> {
    let library = here.library();
    if !library.help_lines.is_empty() {
        return library.help_lines.iter().map(ToString::to_string).collect();
    }
    let facts = library.facts.values();
    let contacts = facts.filter(|fact| fact.kind == FactKind::Contact);
    contacts.map(|fact| fact.id.to_string()).collect()
}
