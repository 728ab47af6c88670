//! `tutela new course`: a course with a lesson, three items and an exam; a library around it, where there is none.

use std::path::{Path, PathBuf};

use super::ask::{Question, usage};
use super::here::{self, shown};
use super::write::Changes;
use super::{library, named};
use crate::cli::{Context, Failure};
use crate::core::id::CourseId;
use crate::template;
use crate::template::given::Refused;

/// A course with a lesson, three items and an exam; a library around it, where there is none.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Its id, the name of its folder: small letters, digits, hyphens.
    id: Option<String>,
    /// The library's folder; else the library at hand, else this folder.
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    /// Its title.
    #[arg(long)]
    title: Option<String>,
    /// How long it takes, in minutes.
    #[arg(long, value_name = "N")]
    minutes: Option<String>,
}

// Ids of items begin with the course's and have room for a word.
const LONGEST: usize = 40;

/// Runs the command.
///
/// # Errors
/// Something of that name is there already, or the folder cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let root = root(args.to.as_deref(), context)?;
    let shown = shown(&root, &context.host.folder);
    let free = |text: &str| {
        let id = id(text)?;
        match root.join(id.as_str()).exists() {
            true => Err(Refused {
                message: format!(
                    "there is something at {} already",
                    shown.join(id.as_str()).display()
                ),
                help: Some("choose another id, or another folder with --to DIR".to_owned()),
            }),
            false => Ok(id),
        }
    };
    let id = Question {
        ask: "Id of the course, the name of its folder",
        flag: "the course's id: `tutela new course our-desk`",
        among: Vec::new(),
        default: None,
        proposed: Some("our-course".to_owned()),
        help: "Small letters, digits and hyphens. It stays for ever: records and certificates name it.",
    };
    let id = id.answer(args.id.as_deref(), context, free)?;
    let title = named::title(
        "Title of the course",
        "A first course",
        args.title.as_deref(),
        context,
    )?;
    let minutes = named::minutes(args.minutes.as_deref(), 10, context)?;
    let mut changes = Changes::default();
    if !root.join("library.toml").exists() {
        let today = context.today().to_string();
        library::add(
            &mut changes,
            &root,
            &library::title_of(&root),
            &["en"],
            &today,
        );
    }
    for (path, text) in template::course(id.as_str(), &title, minutes) {
        changes.create(path, text);
    }
    changes.make(&root, &shown, context)?;
    let course = shown.join(id.as_str());
    context.tell(format!("\nNext: tutela check {}", course.display()))?;
    let flag = here::flag(&root, &shown, context);
    context.tell(format!("      tutela quiz {id} --anonymous{flag}"))
}

fn id(text: &str) -> Result<CourseId, Refused> {
    if text.len() > LONGEST {
        return Err(Refused {
            message: format!(
                "`{text}` is too long: at most {LONGEST} letters, as the ids of its items begin with it"
            ),
            help: None,
        });
    }
    named::id(text)
}

// Where the course goes: named, else the library at hand, else the one around this folder, else this folder.
fn root(to: Option<&Path>, context: &Context<'_>) -> Result<PathBuf, Failure> {
    let here = &context.host.folder;
    let around = |folder: &Path| {
        let mut up = folder.ancestors();
        up.find(|at| at.join("library.toml").is_file())
            .map(Path::to_owned)
    };
    let Some(named) = to.map(Path::to_owned).or_else(|| context.library_folder()) else {
        return Ok(around(here).unwrap_or_else(|| here.clone()));
    };
    let root: PathBuf = here.join(&named).components().collect();
    match around(&root) {
        Some(library) if library != root => Err(usage(&Refused {
            message: format!(
                "{} lies inside the library {}",
                named.display(),
                library.display()
            ),
            help: Some(
                "a library lies in no other: leave --to DIR out, or name another folder".to_owned(),
            ),
        })),
        Some(_) | None => Ok(root),
    }
}
