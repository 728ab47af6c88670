//! `tutela new module`: a file of lessons, with one lesson to write and the question it asks at its end.

use toml_edit::Value;

use super::bank::address;
use super::here::Here;
use super::item::{enemies, twins};
use super::named;
use super::there;
use super::write::{Changes, read};
use crate::cli::ask::{Question, usage};
use crate::cli::{Context, Failure};
use crate::core::id::{BankId, CourseId, ModuleId, ObjectiveId};
use crate::core::text::Thing;
use crate::template::given::Refused;
use crate::template::{self, edit};

/// A module: one lesson to write, and the question it asks at its end.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where: COURSE/ID.
    #[arg(value_name = "COURSE/ID")]
    module: Option<String>,
    /// Its title.
    #[arg(long)]
    title: Option<String>,
    /// What its lesson teaches; else the course's only objective.
    #[arg(long, value_name = "ID", conflicts_with = "new_objective")]
    objective: Option<String>,
    /// Teach an objective that the course does not have yet.
    #[arg(long, value_name = "ID")]
    new_objective: Option<String>,
    /// The bank its question goes into; else the course's only one.
    #[arg(long, value_name = "BANK")]
    bank: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// No such course, a module of that name, a file with errors, or something cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let here = Here::find(context)?;
    let (course, module) = place(args.module.as_deref(), &here, context)?;
    let root = format!("{course}/course.toml");
    here.sound(&[root.as_str()], context)?;
    let title = named::spoken(module.as_str());
    let title = named::title(
        "Title of the module",
        &title,
        args.title.as_deref(),
        context,
    )?;
    let objective = match &args.new_objective {
        Some(new) => new_objective(new, &here, &course)?,
        None => there::objective(args.objective.as_deref(), &here, &course, context)?,
    };
    let bank = bank(args.bank.as_deref(), &here, &course, &module, context)?;
    let bank_path = there::bank_file(&bank);
    here.sound(&[bank_path.as_str()], context)?;
    let question = named::next(&here, Thing::Item, &stem(&course, &module));
    let lesson = lesson(&here, &course, &module);
    let mut changes = Changes::default();
    let path = format!(
        "{course}/modules/{:02}-{module}.toml",
        number(&here, &course)
    );
    changes.create(
        path.as_str(),
        template::module(here.lang(), &title, &lesson, &objective, &question),
    );
    let mut given: Vec<(String, Value)> = vec![
        ("id".to_owned(), question.as_str().into()),
        ("type".to_owned(), "true-false".into()),
        ("objective".to_owned(), objective.as_str().into()),
    ];
    given.extend(enemies(twins(
        &template::stem(here.lang(), "question"),
        &bank,
        &here,
    )));
    let text = template::item(here.lang(), "question", &given, template::Comments::Whole);
    let beginning = template::bank(&named::spoken(bank.bank.as_str()));
    changes.append(&here.root, &bank_path, &beginning, &text)?;
    let before = read(&here.root.join(&root))?.unwrap_or_default();
    let cannot = |why: edit::CannotAdd| {
        Failure::world(format!("{}: {why}; nothing was written", here.show(&root)))
    };
    let mut after = edit::add_to_list(&before, "modules", module.as_str()).map_err(cannot)?;
    if args.new_objective.is_some() {
        let text = template::objective(here.lang(), &objective);
        after = edit::add_table(&after, "objective", &text).map_err(cannot)?;
    }
    changes.change(root.as_str(), before, after);
    changes.make(&here.root, &here.shown, context)?;
    context.tell(format!("\nNext: write the lesson in {}", here.show(&path)))?;
    context.tell(format!(
        "      tutela check {}",
        here.typed(course.as_str())
    ))?;
    context.tell(format!(
        "      tutela preview {course}/{lesson}{}",
        here.flag(context)
    ))
}

fn place(
    given: Option<&str>,
    here: &Here,
    context: &mut Context<'_>,
) -> Result<(CourseId, ModuleId), Failure> {
    let proposed = match &there::courses(here)[..] {
        [only] => Some(format!("{only}/signs")),
        _ => None,
    };
    let question = Question {
        ask: "Module, as COURSE/ID",
        flag: "the module as COURSE/ID",
        among: Vec::new(),
        default: None,
        proposed,
        help: "The course it belongs to, and its own name: small letters, digits, hyphens.",
    };
    question.answer(given, context, |text| {
        let (course, module) = address(here, text, "COURSE/ID")?;
        let module: ModuleId = named::id(module)?;
        match of(here, course).find(|(_, own)| *own == module.as_str()) {
            Some((path, _)) => Err(Refused {
                message: format!("`{module}` is taken: {}", here.show(path)),
                help: Some("choose another name, or add a lesson to that file".to_owned()),
            }),
            None => Ok((named::id(course)?, module)),
        }
    })
}

// The module files of a course: path and id.
fn of<'h>(here: &'h Here, course: &str) -> impl Iterator<Item = (&'h str, &'h str)> {
    let folder = format!("{course}/modules/");
    here.reading.files.iter().filter_map(move |file| {
        let name = file.path().strip_prefix(&folder)?.strip_suffix(".toml")?;
        let (number, id) = name.split_once('-').unwrap_or(("", name));
        let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        Some((file.path(), if is_number { id } else { name }))
    })
}

// One more than the highest there is.
fn number(here: &Here, course: &CourseId) -> u32 {
    let names = of(here, course.as_str()).filter_map(|(path, _)| path.rsplit('/').next());
    let numbers = names.filter_map(|name| name.split('-').next()?.parse::<u32>().ok());
    numbers.max().unwrap_or(0).saturating_add(1)
}

fn new_objective(text: &str, here: &Here, course: &CourseId) -> Result<String, Failure> {
    let id: ObjectiveId = named::id(text).map_err(|no| usage(&no))?;
    let courses = here.library().courses.values();
    let mut taken = courses.filter(|own| own.objectives.iter().any(|o| o.id == id));
    let own = there::objectives(here, course)
        .iter()
        .any(|(own, _)| own == text);
    match (own, taken.next()) {
        (true, _) => Err(
            Failure::usage(format!("the course has an objective `{id}` already"))
                .hint(format!("give --objective {id}")),
        ),
        (false, Some(other)) => Err(Failure::usage(format!(
            "the objective `{id}` is taken: course `{}`",
            other.id
        ))),
        (false, None) => Ok(id.to_string()),
    }
}

// The bank of the question: named, else the only one, else one of the module's name.
fn bank(
    given: Option<&str>,
    here: &Here,
    course: &CourseId,
    module: &ModuleId,
    context: &mut Context<'_>,
) -> Result<BankId, Failure> {
    let own: Vec<String> = there::banks(here)
        .iter()
        .filter_map(|bank| bank.strip_prefix(&format!("{course}/")).map(str::to_owned))
        .collect();
    let bank = |name: &str| {
        Ok(BankId {
            course: course.clone(),
            bank: named::id(name)?,
        })
    };
    let given = given.map(|name| name.strip_prefix(&format!("{course}/")).unwrap_or(name));
    match (given, &own[..]) {
        (None, []) => return bank(module.as_str()).map_err(|no| usage(&no)),
        (None, [only]) => return bank(only).map_err(|no| usage(&no)),
        (Some(_), _) | (None, [_, _, ..]) => {}
    }
    let question = Question {
        ask: "Bank",
        flag: "--bank BANK",
        among: own.into_iter().map(|name| (name, String::new())).collect(),
        default: None,
        proposed: None,
        help: "Where the question goes that the lesson asks at its end, for practice only. The banks of the course:",
    };
    question.answer(given, context, bank)
}

// An id for the question, cut where it would be too long.
fn stem(course: &CourseId, module: &ModuleId) -> String {
    format!("{course}-{module}")
        .chars()
        .take(58)
        .collect::<String>()
        .trim_end_matches('-')
        .to_owned()
}

// An id for the lesson that no other of the course has.
fn lesson(here: &Here, course: &CourseId, module: &ModuleId) -> String {
    let taken = |id: &str| {
        here.taken(Thing::Lesson, &format!("{course}/{id}"))
            .is_some()
    };
    let numbered = (2..).map(|number| format!("{module}-{number}"));
    let mut all = std::iter::once(module.to_string()).chain(numbered);
    all.find(|id| !taken(id)).unwrap_or_default()
}
