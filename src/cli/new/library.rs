//! `tutela new library`: a folder for courses, with what they all share.

use std::path::{Path, PathBuf};

use super::course::Course;
use super::here::{shown, typed};
use super::named;
use super::write::Changes;
use crate::cli::ask::Question;
use crate::cli::{Context, Failure};
use crate::core::id::CourseId;
use crate::core::text::Lang;
use crate::schema;
use crate::template;
use crate::template::given::Refused;

/// A folder for courses, with what they all share: languages, help lines, sources, facts.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder; `.` is this one.
    #[arg(value_name = "NAME|DIR")]
    folder: Option<String>,
    /// Its title.
    #[arg(long)]
    title: Option<String>,
    /// Lay out a course in it, of the topics that a law asks for; `tutela profile` lists them.
    #[arg(long, value_name = "PROFILE")]
    from: Option<String>,
    /// The languages of its courses, with commas between; first the one they are written in.
    #[arg(long, value_name = "LANGS")]
    languages: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// A library is there already, around it or in it, or the folder cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let here = context.host.folder.clone();
    let profile = args
        .from
        .as_deref()
        .map(crate::cli::profile::find)
        .transpose()?;
    let folder = Question {
        ask: "Folder of the library",
        flag: "its folder: `tutela new library our-courses`",
        among: Vec::new(),
        default: None,
        proposed: Some("our-courses".to_owned()),
        help: "It is made where there is none. A point is the folder you are in.",
    };
    let root = folder.answer(args.folder.as_deref(), context, |text| root(&here, text))?;
    let given = args.languages.as_deref().and_then(|text| tags(text).ok());
    let first = |tags: &[Lang]| tags.first().copied().unwrap_or(Lang::EN);
    let title = title_of(&root, first(given.as_deref().unwrap_or_default()));
    let title = named::title(
        "Title of the library",
        &title,
        args.title.as_deref(),
        context,
    )?;
    let languages = Question {
        ask: "Languages of its courses",
        flag: "--languages LANGS",
        among: Vec::new(),
        default: Some("en".to_owned()),
        proposed: None,
        help: "First the one courses are written in, then those they are translated into: en, es.",
    };
    let languages = languages.answer(args.languages.as_deref(), context, tags)?;
    let lang = first(&languages);
    let mut changes = Changes::default();
    add(
        &mut changes,
        &root,
        &title,
        &languages,
        &context.today().to_string(),
    );
    let shown = shown(&root, &here);
    let course = match profile {
        None => None,
        Some(profile) => {
            let id = profile.id.parse::<CourseId>().map_err(Failure::world)?;
            Some(Course::ask((id, lang), Some(profile), None, None, context)?)
        }
    };
    if let Some(course) = &course {
        course.add(&mut changes);
    }
    changes.make(&root, &shown, context)?;
    if let Some(course) = course {
        return course.next(&root, &shown, context);
    }
    let next = match shown.as_os_str().is_empty() {
        true => "tutela new course our-desk".to_owned(),
        false => format!("cd {} && tutela new course our-desk", typed(&shown)),
    };
    context.tell(format!("\nNext: {next}"))
}

/// Adds the files of a new library that are not there yet, with the schemas that editors know them by.
pub fn add(changes: &mut Changes, root: &Path, title: &str, languages: &[Lang], today: &str) {
    let files = template::library(title, languages, today);
    for (path, text) in files.into_iter().chain(schema::files()) {
        if !root.join(&path).exists() {
            changes.create(path, text);
        }
    }
}

/// A title from the name of a folder.
pub fn title_of(root: &Path, lang: Lang) -> String {
    let name = root.file_name().map(|name| name.to_string_lossy());
    let name = name.map_or_else(String::new, |name| named::spoken(&name));
    let is_plain = !name.is_empty() && !name.contains(char::is_control);
    if is_plain {
        name
    } else {
        template::say(lang, template::Said::Library).to_owned()
    }
}

fn root(here: &Path, text: &str) -> Result<PathBuf, Refused> {
    let refused = |message: String, help: &str| {
        Err(Refused {
            message,
            help: Some(help.to_owned()),
        })
    };
    if text.trim().is_empty() || text.contains(char::is_control) {
        return refused(
            "a folder has a name".to_owned(),
            "for example our-courses; a point is this one",
        );
    }
    let root: PathBuf = here.join(text).components().collect();
    let around = root
        .ancestors()
        .find(|at| at.join("library.toml").is_file());
    match around {
        Some(library) if library == root => refused(
            format!("there is a library at {text} already"),
            "`tutela new course ID` adds a course to it",
        ),
        Some(library) => refused(
            format!("{text} lies inside the library {}", library.display()),
            "a library lies in no other: name another folder",
        ),
        None if root.is_file() => refused(format!("{text} is a file"), "name a folder"),
        None => Ok(root),
    }
}

fn tags(text: &str) -> Result<Vec<Lang>, Refused> {
    let tags = text.split([',', ' ']).filter(|tag| !tag.is_empty());
    let tags: Result<Vec<Lang>, String> = tags.map(str::parse).collect();
    let refused = |message: String| Refused {
        message,
        help: Some("write them as en, es".to_owned()),
    };
    let tags = tags.map_err(refused)?;
    match tags.is_empty() {
        true => Err(refused("a library has at least one language".to_owned())),
        false => Ok(tags),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_library_a_title() {
        let of = |path: &str, lang| title_of(Path::new(path), lang);
        assert_eq!(of("a/our-courses", Lang::ES), "Our courses");
        assert_eq!(of("/", Lang::EN), "Our courses");
        assert_eq!(of("/", Lang::ES), "Nuestros cursos");
        assert!(tags("English").is_err() && tags(" ").is_err());
    }
}
