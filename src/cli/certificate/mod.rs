//! `tutela certificate`: list, show and export certificates; hand out the key that verifies them.

mod export;
mod list;

use jiff::civil::Date;

use super::issue::{keyring, offer};
use super::standing::{Standing, usual_course};
use super::verify::{known, own};
use super::{Context, Failure, who};
use crate::core::id::CourseId;
use crate::credential::{Document, IssuerKey, KeyFile, Trust};
use crate::print::Page;
use crate::store::{Certificate, LearnerId, Store};

/// List, show and export certificates.
///
/// Examples:
///   tutela certificate list
///   tutela certificate show latest --lang es
///   tutela certificate export latest --to .
///   tutela certificate export --all --to certificates
///   tutela certificate key > harbor-house.key.json
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// The learner's certificates, oldest first; with --all everybody's.
    List {
        /// Everybody's, for whoever looks after the records.
        #[arg(long)]
        all: bool,
        /// As JSON (`tutela.certificates/1`).
        #[arg(long)]
        json: bool,
    },
    /// A certificate as text, in the language that --lang names.
    Show {
        /// Its id, the beginning of it, or `latest`.
        #[arg(value_name = "ID|latest", default_value = "latest")]
        id: String,
        /// The signed document itself instead.
        #[arg(long)]
        json: bool,
    },
    /// Write certificates as files: ID.json (signed), ID.html (to print), ID.txt.
    Export {
        /// Its id, the beginning of it, or `latest`.
        #[arg(value_name = "ID|latest", required_unless_present = "all")]
        id: Option<String>,
        /// Every certificate (with --learner all of theirs), and index.csv.
        #[arg(long, conflicts_with = "id")]
        all: bool,
        /// The folder; made where it is not there.
        #[arg(long, value_name = "DIR")]
        to: std::path::PathBuf,
    },
    /// Print this computer's public key, for those who verify; it is made now if there is none.
    Key,
    /// Ask for the certificate of a course that is done: sign the statement, and it is made.
    Claim {
        /// The course; may be left out where there is only one.
        course: Option<CourseId>,
        /// Your name, typed under the statement.
        #[arg(long, value_name = "NAME")]
        attest: Option<String>,
    },
}

/// Runs the command.
///
/// # Errors
/// No such certificate; a file in the way; streams, records or files that fail.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let mut store = context.store()?;
    match args.what {
        What::List { all, json } => {
            let whose = match all {
                true => None,
                false => Some(who::learner(context, &mut store)?.id),
            };
            list::run(context, &store, whose, json)
        }
        What::Show { id, json } => {
            let (_, text) = find(context, &mut store, &id)?;
            match json {
                true => Ok(std::io::Write::write_all(
                    &mut context.host.out,
                    text.as_bytes(),
                )?),
                false => {
                    let page = Page::new(&read(&text)?, &context.words());
                    context.print(page.text().trim_end())
                }
            }
        }
        What::Export {
            id: Some(id), to, ..
        } => {
            let (kept, text) = find(context, &mut store, &id)?;
            export::one(context, &kept, &text, &to)
        }
        What::Export { id: None, to, .. } => {
            let whose = match context.common.learner {
                Some(_) => Some(who::learner(context, &mut store)?.id),
                None => None,
            };
            export::all(context, &store, whose, &to)
        }
        What::Key => key(context, &store),
        What::Claim { course, attest } => claim(context, &mut store, course, attest),
    }
}

// The certificate that is meant, and its signed document.
fn find(
    context: &mut Context<'_>,
    store: &mut Store,
    id: &str,
) -> Result<(Certificate, String), Failure> {
    let words = context.words();
    let kept = match id {
        "latest" => {
            let learner = who::learner(context, store)?;
            let newest = store
                .certificates(Some(learner.id))?
                .into_iter()
                .next_back();
            newest.ok_or_else(|| {
                let values = [("name", learner.name.as_str().into())];
                Failure::refused(words.say("no-certificate-yet", &values))
                    .hint(words.say("still-to-do", &[]))
            })?
        }
        id => {
            let id = id.to_ascii_lowercase();
            let mut all = store.certificates(None)?;
            all.retain(|kept| kept.id.starts_with(&id));
            match <[Certificate; 1]>::try_from(all) {
                Ok([kept]) => kept,
                Err(none) if none.is_empty() => {
                    return Err(Failure::usage(
                        words.say("no-certificate", &[("id", id.as_str().into())]),
                    )
                    .hint(words.say("no-certificate-hint", &[])));
                }
                Err(several) => {
                    let values = [("count", several.len().into()), ("id", id.as_str().into())];
                    return Err(Failure::usage(words.say("several-certificates", &values))
                        .hint(words.say("more-of-the-id", &[])));
                }
            }
        }
    };
    match kept.document.clone() {
        Some(text) => Ok((kept, text)),
        None => {
            let values = [("id", kept.id.as_str().into())];
            Err(Failure::refused(words.say("certificate-erased", &values)))
        }
    }
}

fn read(text: &str) -> Result<Document, Failure> {
    Document::read(text.as_bytes()).map_err(|why| {
        Failure::world(format!("a certificate in these records is damaged: {why}"))
            .hint("`tutela store verify` says what was changed")
    })
}

/// What is found of a kept certificate today, by the name `tutela verify` gives it.
fn status(
    kept: &Certificate,
    own: Option<IssuerKey>,
    today: Date,
) -> Result<&'static str, Failure> {
    let Some(text) = &kept.document else {
        return Ok("erased");
    };
    let trust = Trust {
        own,
        ..Trust::default()
    };
    let Ok(document) = Document::read(text.as_bytes()) else {
        return Ok("unreadable");
    };
    Ok(document
        .verdict(&trust, Some(&known(kept.clone())), today)
        .finding
        .status())
}

fn key(context: &mut Context<'_>, store: &Store) -> Result<(), Failure> {
    let ring = keyring(store)?;
    let secret = ring
        .secret(|| context.host.random())
        .map_err(Failure::world)?;
    let public = IssuerKey::of(&secret);
    let file = KeyFile::new(public, context.site.organisation.name.clone());
    if ring.is_exposed() {
        context.tell(format!(
            "Others on this computer can read the secret key {}; give it to its owner alone (chmod 600).",
            ring.path().display()
        ))?;
    }
    context.tell(format!("Fingerprint: {}", public.fingerprint()))?;
    context.print(file.to_text().trim_end())
}

fn claim(
    context: &mut Context<'_>,
    store: &mut Store,
    course: Option<CourseId>,
    attest: Option<String>,
) -> Result<(), Failure> {
    let learner = who::learner(context, store)?;
    let library = context.library()?;
    let usual = usual_course(store, learner.id, None)?;
    let course = context.course_or(&library, course.as_ref(), usual.as_ref())?;
    let standing = Standing::of(store, learner.id, course)?;
    if standing.passing.is_none() {
        let words = context.words();
        let values = [
            ("name", learner.name.as_str().into()),
            ("course", course.id.as_str().into()),
        ];
        return Err(Failure::refused(words.say("not-completed", &values))
            .hint(words.say("still-to-do", &[])));
    }
    offer(
        context,
        store,
        &library,
        course,
        &learner,
        attest.as_deref(),
    )?;
    match Standing::of(store, learner.id, course)?.certificate {
        Some(_) => Ok(()),
        None => Err(Failure::no()),
    }
}
