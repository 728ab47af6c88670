//! `tutela new course`: a course with a lesson, three items and an exam; a library around it, where there is none.

use std::path::{Path, PathBuf};

use super::here::{self, shown};
use super::write::Changes;
use super::{library, named};
use crate::cli::ask::{Question, usage};
use crate::cli::{Context, Failure};
use crate::core::id::CourseId;
use crate::core::text::Lang;
use crate::profile::{self, Profile, said};
use crate::template::given::Refused;
use crate::template::{self, law};

/// A course with a lesson, three items and an exam; a library around it, where there is none.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Its id, the name of its folder: small letters, digits, hyphens.
    id: Option<String>,
    /// The library's folder; else the library at hand, else this folder.
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    /// Lay out the topics that a law asks for; `tutela profile` lists them.
    #[arg(long, value_name = "PROFILE")]
    from: Option<String>,
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
    let profile = profile(args.from.as_deref(), args.id.is_none(), context)?;
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
        proposed: Some(
            profile
                .map_or("our-course", |profile| &profile.id)
                .to_owned(),
        ),
        help: "Small letters, digits and hyphens. It stays for ever: records and certificates name it.",
    };
    let id = id.answer(args.id.as_deref(), context, free)?;
    let lang = here::lang(&root);
    let course = Course::ask(
        (id, lang),
        profile,
        args.title.as_deref(),
        args.minutes.as_deref(),
        context,
    )?;
    let mut changes = Changes::default();
    if !root.join("library.toml").exists() {
        let today = context.today().to_string();
        library::add(
            &mut changes,
            &root,
            &library::title_of(&root, lang),
            &[lang],
            &today,
        );
    }
    course.add(&mut changes);
    changes.make(&root, &shown, context)?;
    course.next(&root, &shown, context)
}

/// A course to be written.
pub struct Course {
    id: CourseId,
    lang: Lang,
    title: String,
    minutes: i64,
    profile: Option<&'static Profile>,
}

impl Course {
    /// Asks what is missing of it.
    ///
    /// # Errors
    /// A flag gave nonsense, or the input ended.
    pub fn ask(
        (id, lang): (CourseId, Lang),
        profile: Option<&'static Profile>,
        title: Option<&str>,
        minutes: Option<&str>,
        context: &mut Context<'_>,
    ) -> Result<Course, Failure> {
        let (its_title, its_minutes) = match profile {
            Some(profile) => (law::title(lang, profile), law::minutes(profile)),
            None => (template::say(lang, template::Said::Course).to_owned(), 10),
        };
        Ok(Course {
            id,
            lang,
            title: named::title("Title of the course", &its_title, title, context)?,
            minutes: named::minutes(minutes, its_minutes, context)?,
            profile,
        })
    }

    /// Adds its files.
    pub fn add(&self, changes: &mut Changes) {
        let files = match self.profile {
            Some(profile) => law::course(
                self.lang,
                self.id.as_str(),
                profile,
                (&self.title, self.minutes),
            ),
            None => template::course(self.lang, self.id.as_str(), &self.title, self.minutes),
        };
        for (path, text) in files {
            changes.create(path, text);
        }
    }

    /// Says what comes next, and what a profile does not do.
    ///
    /// # Errors
    /// Standard error cannot be written.
    pub fn next(
        &self,
        root: &Path,
        shown: &Path,
        context: &mut Context<'_>,
    ) -> Result<(), Failure> {
        let Course { id, profile, .. } = self;
        if let Some(profile) = profile {
            context.tell("")?;
            crate::cli::profile::warn(profile, context)?;
            context.tell(format!(
                "A draft of {} topics to write, as `{}` lists them. No authority has approved this course. Approval: {}.",
                profile.topics.len(),
                profile.id,
                said::approval(profile)
            ))?;
            if self.lang != Lang::EN {
                context.tell("The topics stand in English, as they were read: write them in the language of your library.")?;
            }
        }
        let course = here::typed(&shown.join(id.as_str()));
        let flag = here::flag(root, shown, context);
        match profile {
            Some(_) => {
                let bank = law::TOPICS;
                let folder = shown.join(id.as_str());
                let folder = folder.display();
                context.tell(format!(
                    "\nNext: write the lessons in {folder}/modules and the items in {folder}/banks/{bank}.toml"
                ))?;
                context.tell(format!("      tutela check {course}"))?;
                context.tell(format!("      tutela preview {id}{flag}"))
            }
            None => {
                context.tell(format!("\nNext: tutela check {course}"))?;
                context.tell(format!("      tutela quiz {id} --anonymous{flag}"))
            }
        }
    }
}

// What a law asks, where the course is to be laid out from that: asked only of somebody who says nothing yet.
fn profile(
    given: Option<&str>,
    ask: bool,
    context: &mut Context<'_>,
) -> Result<Option<&'static Profile>, Failure> {
    if let Some(id) = given {
        return crate::cli::profile::find(id).map(Some);
    }
    if !ask || !context.can_ask() {
        return Ok(None);
    }
    let none = (
        "none".to_owned(),
        "a small course that works, on what to do".to_owned(),
    );
    let all = profile::all()
        .iter()
        .map(|profile| (profile.id.clone(), profile.title.clone()));
    let question = Question {
        ask: "Profile, to lay out what a law asks",
        flag: "--from PROFILE",
        among: std::iter::once(none).chain(all).collect(),
        default: Some("none".to_owned()),
        proposed: None,
        help: "A draft with the topics that a law lists; `tutela profile ID` says more of each:",
    };
    question.answer(None, context, |text| Ok(profile::find(text)))
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
