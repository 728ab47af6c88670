//! `tutela new`: writes a small commented course, and a library around it where there is none. Overwrites nothing.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::{Context, Failure};
use crate::core::id::CourseId;

/// Write a small commented course to start from.
///
/// Examples:
///   tutela new course our-desk                 in the library of this folder
///   tutela new course our-desk --to our-library
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// A course with a lesson, three items and an exam; a library around it, where there is none.
    Course {
        /// Its id, the name of its folder: small letters, digits, hyphens.
        id: CourseId,
        /// The library's folder; else this one.
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
    },
}

// What a library needs besides its courses.
const LIBRARY: [(&str, &str); 3] = [
    ("library.toml", include_str!("library.toml")),
    ("sources.toml", include_str!("sources.toml")),
    ("facts/contacts.toml", include_str!("contacts.toml")),
];

const COURSE: [(&str, &str); 3] = [
    ("course.toml", include_str!("course.toml")),
    ("modules/01-notice.toml", include_str!("module.toml")),
    ("banks/notice.toml", include_str!("bank.toml")),
];

// So that `learn` and `quiz` in the new library's folder mean its courses.
const SITE: (&str, &str) = ("tutela.toml", include_str!("site.toml"));

// Ids of items begin with the course's and have room for a word.
const LONGEST: usize = 40;

/// Runs the command.
///
/// # Errors
/// Something of that name is there already, or the folder cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let What::Course { id, to } = args.what;
    if id.as_str().len() > LONGEST {
        return Err(Failure::usage(format!(
            "`{id}` is too long: at most {LONGEST} letters, as the ids of its items begin with it"
        )));
    }
    let named = to.unwrap_or_default();
    let root = context.host.folder.join(&named);
    let folder = root.join(id.as_str());
    if folder.exists() {
        return Err(Failure::usage(format!(
            "there is something at {} already",
            named.join(id.as_str()).display()
        ))
        .hint("choose another id, or another folder with --to DIR"));
    }
    let date = context.now().local_date().to_string();
    let mut files: Vec<(PathBuf, String)> = Vec::new();
    if !root.join("library.toml").exists() {
        for (path, text) in LIBRARY.into_iter().chain([SITE]) {
            files.push((PathBuf::from(path), text.replace("DATE", &date)));
        }
    }
    for (path, text) in COURSE {
        let text = text.replace("COURSE", id.as_str());
        files.push((Path::new(id.as_str()).join(path), text));
    }
    for (path, text) in files {
        if write(&root.join(&path), &text)? {
            context.print(named.join(path).display())?;
        }
    }
    let library = root_flag(&named);
    context.tell(format!(
        "\nNext: tutela check {}",
        named.join(id.as_str()).display()
    ))?;
    context.tell(format!("      tutela quiz {id} --anonymous{library}"))
}

fn root_flag(named: &Path) -> String {
    match named.as_os_str().is_empty() {
        true => String::new(),
        false => format!(" --library {}", named.display()),
    }
}

// Whether it was written: what is there already stays as it is.
fn write(path: &Path, text: &str) -> Result<bool, Failure> {
    let cannot = |error| Failure::world(format!("cannot write {}: {error}", path.display()));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(cannot)?;
    }
    let opened = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path);
    match opened {
        Ok(mut file) => file
            .write_all(text.as_bytes())
            .map(|()| true)
            .map_err(cannot),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(cannot(error)),
    }
}
