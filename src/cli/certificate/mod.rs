//! `tutela certificate`: list, show and export certificates, and what becomes of them.

mod amend;
mod calendar;
pub(super) mod csv;
mod due;
mod export;
mod list;
mod preview;
mod renew;
mod status_list;

pub use list::rows;

use jiff::civil::Date;

use super::attempt::reason;
use super::issue::offer;
use super::notice::Annotations;
use super::signing::Ask;
use super::standing::{Standing, usual_course};
use super::verify::known;
use super::{Context, Failure, who};
use crate::cli::named::Named;
use crate::cli::printer::Printer;
use crate::core::id::CourseId;
use crate::credential::{Document, Trust};
use crate::print::{Page, acknowledgement, certificate, wallet};
use crate::store::{Certificate, LearnerId, Name, Store};
use due::As;

/// List, show, export, renew, correct and revoke certificates.
///
/// Examples:
///   tutela certificate list
///   tutela certificate show latest --lang es
///   tutela certificate export latest --to .
///   tutela certificate export --all --to certificates
///   tutela certificate print latest --what wallet --to card.pdf
///   tutela certificate preview --to sample.pdf
///   tutela certificate status --within 60
///   tutela certificate status --ics > certificates.ics
///   tutela certificate correct 8f14 --name "Dana Reyes" --reason Typo --by Ines
///   tutela certificate revoke 8f14 --reason "Sat by another" --by Ines
///   tutela certificate status-list --to lists
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    #[command(subcommand)]
    what: What,
    /// Read the passphrase of the issuer key from this file descriptor, as `3< passphrase.txt` gives it.
    #[arg(long, global = true, value_name = "N")]
    passphrase_fd: Option<u32>,
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
    /// Write certificates as files: signed (ID.json, ID.jwt), to print (ID.pdf, ID.html, ID.txt), as badges (ID.png, ID.svg).
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
    /// Everybody's certificates that stand, those that end first on top: whom to remind.
    Status {
        /// Only what has ended or ends within so many days.
        #[arg(long, value_name = "DAYS")]
        within: Option<u16>,
        /// As comma-separated values.
        #[arg(long, conflicts_with_all = ["ics", "json"])]
        csv: bool,
        /// As a calendar (iCalendar), with reminders 90, 60, 30 and 7 days before.
        #[arg(long, conflicts_with = "json")]
        ics: bool,
        /// As JSON (`tutela.certificate-status/1`).
        #[arg(long)]
        json: bool,
    },
    /// What the next certificate asks for; where all is done, it is made and takes the place of the old one.
    Renew {
        #[command(flatten)]
        course: Named,
        /// Your name, typed under the statement.
        #[arg(long, value_name = "NAME")]
        attest: Option<String>,
    },
    /// Issue a certificate anew with the right name; the old one then counts as superseded.
    Correct {
        /// Its id or the beginning of it.
        #[arg(value_name = "ID")]
        id: String,
        /// The right name; left out, the one the records hold now.
        #[arg(long)]
        name: Option<Name>,
        /// What was wrong; kept in the register.
        #[arg(long, value_name = "TEXT", value_parser = reason)]
        reason: String,
        /// Who corrects it; kept in the register.
        #[arg(long, value_name = "NAME")]
        by: Name,
    },
    /// Write the signed lists of what was revoked and superseded, to hand out or to put on your site; `tutela verify
    /// FILE --status LIST` reads them.
    StatusList {
        /// The folder; made where it is not there. Older lists in it are replaced.
        #[arg(long, value_name = "DIR")]
        to: std::path::PathBuf,
    },
    /// Withdraw a certificate, for ever.
    Revoke {
        /// Its id or the beginning of it.
        #[arg(value_name = "ID")]
        id: String,
        /// Why; kept in the register, printed nowhere.
        #[arg(long, value_name = "TEXT", value_parser = reason)]
        reason: String,
        /// Who withdraws it; kept in the register.
        #[arg(long, value_name = "NAME")]
        by: Name,
    },
    /// Write one paper of a certificate: as PDF or HTML by the end of the file's name.
    Print {
        /// Its id, the beginning of it, or `latest`.
        #[arg(value_name = "ID|latest", default_value = "latest")]
        id: String,
        /// What to print of it.
        #[arg(long, value_name = "WHAT", value_enum, default_value_t = Kind::Certificate)]
        what: Kind,
        /// The file to write; .pdf or .html says which.
        #[arg(long, value_name = "FILE")]
        to: std::path::PathBuf,
    },
    /// Show what the site file makes of a certificate: design, logo, colour, signatories, words.
    Preview {
        /// A name to try instead of the sample.
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
        /// The wallet card instead.
        #[arg(long)]
        wallet: bool,
        /// The file to write; .pdf or .html says which.
        #[arg(long, value_name = "FILE")]
        to: std::path::PathBuf,
    },
    /// Print this computer's public key, for those who verify; it is made now if there is none.
    Key,
    /// Ask for the certificate of a course that is done: sign the statement, and it is made.
    Claim {
        #[command(flatten)]
        course: Named,
        /// Your name, typed under the statement.
        #[arg(long, value_name = "NAME")]
        attest: Option<String>,
    },
}

/// The papers of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Kind {
    /// The certificate itself.
    Certificate,
    /// A card to cut out and fold.
    Wallet,
    /// The statement that the learner signed, as a paper of its own.
    Acknowledgement,
}

/// Runs the command.
///
/// # Errors
/// No such certificate; a file in the way; streams, records or files that fail.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    context.passphrase_fd = args.passphrase_fd;
    if let What::Preview { name, wallet, to } = args.what {
        return preview::run(context, name, wallet, &to);
    }
    let mut store = context.store()?;
    match args.what {
        What::Preview { .. } => Ok(()),
        What::Print { id, what, to } => {
            let (kept, text) = find(context, &mut store, &id)?;
            print(context, &read(&text)?, kept.paper.as_deref(), what, &to)
        }
        What::List { all, json } => {
            let whose = match all {
                true => None,
                false => Some(who::learner(context, &mut store)?.id),
            };
            list::run(context, &store, whose, json)
        }
        What::Show { id, json } => {
            let (kept, text) = find(context, &mut store, &id)?;
            match json {
                true => Ok(std::io::Write::write_all(
                    &mut context.host.out,
                    text.as_bytes(),
                )?),
                false => {
                    let words = context.words();
                    let page = Page::new(&read(&text)?, &words);
                    context.print(page.text().trim_end())?;
                    let beside = Annotations::new(&store, Some(kept.learner))?;
                    let Some(beside) = beside.of(context, &store, &kept)? else {
                        return Ok(());
                    };
                    context.print("")?;
                    let label = words.say("fact-correction", &[]);
                    context.say(format!("{label}: {}", beside.text))
                }
            }
        }
        What::Export {
            id: Some(id), to, ..
        } => {
            let (kept, text) = find(context, &mut store, &id)?;
            export::one(context, &store, &kept, &text, &to)
        }
        What::Export { id: None, to, .. } => {
            let whose = match context.common.learner {
                Some(_) => Some(who::learner(context, &mut store)?.id),
                None => None,
            };
            export::all(context, &store, whose, &to)
        }
        What::Status {
            within,
            csv,
            ics,
            json,
        } => {
            let shown_as = match (csv, ics, json) {
                (true, _, _) => As::Csv,
                (_, true, _) => As::Calendar,
                (_, _, true) => As::Json,
                (false, false, false) => As::Table,
            };
            due::run(context, &store, within, shown_as)
        }
        What::Renew { course, attest } => renew::run(context, &mut store, course.id(), attest),
        What::Correct {
            id,
            name,
            reason,
            by,
        } => {
            let (kept, text) = find(context, &mut store, &id)?;
            amend::correct(context, &mut store, &kept, &text, name, (&reason, &by))
        }
        What::StatusList { to } => status_list::run(context, &mut store, &to),
        What::Revoke { id, reason, by } => {
            let (kept, _) = find(context, &mut store, &id)?;
            amend::revoke(context, &mut store, &kept, &reason, &by)
        }
        What::Key => super::key::export(context, &mut store),
        What::Claim { course, attest } => claim(context, &mut store, course.id(), attest),
    }
}

fn print(
    context: &mut Context<'_>,
    document: &Document,
    code: Option<&str>,
    what: Kind,
    to: &std::path::Path,
) -> Result<(), Failure> {
    let printer = Printer::new(context)?;
    let words = context.words();
    let claim = document.certificate();
    let page = Page::new(document, &words);
    let paper = match what {
        Kind::Certificate => certificate(&page, claim, &printer.dress, &words, code),
        Kind::Wallet => wallet(&page, claim, &words, code),
        Kind::Acknowledgement => acknowledgement(&page, claim, &words).ok_or_else(|| {
            let id = [("id", claim.id.to_string().into())];
            Failure::refused(words.say("acknowledgement-none", &id))
        })?,
    };
    printer.put(context, &paper, to)
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
fn status(kept: &Certificate, trust: &Trust, today: Date) -> Result<&'static str, Failure> {
    let Some(text) = &kept.document else {
        return Ok("erased");
    };
    let Ok(document) = Document::read(text.as_bytes()) else {
        return Ok("unreadable");
    };
    Ok(document
        .verdict(trust, Some(&known(kept.clone())), today)
        .finding
        .status())
}

fn claim(
    context: &mut Context<'_>,
    store: &mut Store,
    course: Option<&CourseId>,
    attest: Option<String>,
) -> Result<(), Failure> {
    let learner = who::learner(context, store)?;
    let library = context.library()?;
    let usual = usual_course(store, learner.id, None)?;
    let course = context.course_or(&library, course, usual.as_ref())?;
    let standing = Standing::of(store, learner.id, course, context.today())?;
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
        Ask::Here,
    )?;
    match Standing::of(store, learner.id, course, context.today())?.certificate {
        Some(_) => Ok(()),
        None => Err(Failure::no()),
    }
}
