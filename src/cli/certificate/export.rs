//! `tutela certificate export`: writes certificates as files, named by their ids. Never replaces another file.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use rayon::prelude::*;

use super::list::{Row, rows};
use super::{Certificate, Context, Document, Failure, LearnerId, Store, read};
use crate::cli::files::{cannot, create, make, place, write};
use crate::cli::printer::Printer;
use crate::cli::signing::sealing_key;
use crate::credential::{Signed, SigningKey, badge_png, badge_svg, seal_pdf};
use crate::print::block::{Attachment, Paper};
use crate::print::{Page, certificate};
use crate::words::Words;

const INDEX: &str = "index.csv";
const COLUMNS: &str = "certificate,status,name,identity,course,title,version,completed,valid_until,points,possible,active_minutes,provider,file,correction";

// So many are made at once: all processors have work, and a batch of any size takes no more memory.
const AT_ONCE: usize = 256;

/// Writes one.
pub fn one(
    context: &mut Context<'_>,
    store: &Store,
    kept: &Certificate,
    text: &str,
    to: &Path,
) -> Result<(), Failure> {
    let folder = context.host.folder.join(to);
    let printer = Printer::new(context)?;
    let document = read(text)?;
    let seal = seal(context, store)?;
    let job = Job {
        id: &kept.id,
        document: &document,
        kept,
        text,
        seal: seal.as_ref(),
    };
    let words = context.words();
    let can_draw = job.can_draw(&printer, &words);
    if let Err(why) = &can_draw {
        context.tell(why)?;
    }
    let files = job.files(&printer, &words, can_draw.is_ok())?;
    make(&folder)?;
    for file in write(place(&folder, files)?)? {
        context.print(to.join(file).display())?;
    }
    Ok(())
}

/// Writes all of one learner or of everybody, and their index.
pub fn all(
    context: &mut Context<'_>,
    store: &Store,
    whose: Option<LearnerId>,
    to: &Path,
) -> Result<(), Failure> {
    let rows = rows(context, store, whose)?;
    let kept = store.certificates(whose)?;
    let folder = context.host.folder.join(to);
    make(&folder)?;
    let printer = Printer::new(context)?;
    let lang = context.lang();
    let seal = seal(context, store)?;
    let mut jobs = Vec::new();
    for (row, kept) in rows.iter().zip(&kept) {
        if let (Some(document), Some(text)) = (&row.document, &kept.document) {
            jobs.push(Job {
                id: &row.id,
                document,
                kept,
                text,
                seal: seal.as_ref(),
            });
        } else if row.status == "unreadable" {
            context.tell(format!(
                "Certificate {} is damaged in these records and is not exported; `tutela store verify` says more.",
                row.id
            ))?;
        }
    }
    let looked = jobs.par_iter().map_init(
        || Words::new(lang),
        |words, job| {
            let can_draw = job.can_draw(&printer, words);
            let kinds = KINDS.iter();
            // Where nothing of it is there yet, nothing need be compared.
            if kinds
                .clone()
                .any(|kind| folder.join(job.name(kind)).exists())
            {
                place(&folder, job.files(&printer, words, can_draw.is_ok())?)?;
            }
            Ok(can_draw)
        },
    );
    let looked: Vec<Result<(), String>> = looked.collect::<Result<_, Failure>>()?;
    for why in looked.iter().filter_map(|looked| looked.as_ref().err()) {
        context.tell(why)?;
    }
    let index = index(&rows);
    let old = old_index(&folder)?;
    let mut new = 0;
    let jobs: Vec<(&Job<'_>, bool)> = jobs.iter().zip(looked.iter().map(Result::is_ok)).collect();
    for some in jobs.chunks(AT_ONCE) {
        let written = some.par_iter().map_init(
            || Words::new(lang),
            |words, (job, can_draw)| {
                let wanted = place(&folder, job.files(&printer, words, *can_draw)?)?;
                let new = wanted.iter().filter(|file| !file.is_there).count();
                write(wanted).map(|_| new)
            },
        );
        new += written.sum::<Result<usize, Failure>>()?;
    }
    match old {
        Some(old) if old == index => {}
        Some(_) => {
            let draft = folder.join("index.csv.new");
            fs::write(&draft, &index)
                .and_then(|()| fs::rename(&draft, folder.join(INDEX)))
                .map_err(|why| cannot(&folder.join(INDEX), &why))?;
            context.tell(format!(
                "{} was brought up to date.",
                to.join(INDEX).display()
            ))?;
        }
        None => create(&folder.join(INDEX), index.as_bytes())?,
    }
    let count = rows.iter().filter(|row| row.document.is_some()).count();
    context.print(format!(
        "{count} certificates in {}, {new} files new; {INDEX} lists them.",
        to.display()
    ))
}

// A certificate to be written.
struct Job<'a> {
    id: &'a str,
    document: &'a Document,
    kept: &'a Certificate,
    text: &'a str,
    seal: Option<&'a SigningKey>,
}

const KINDS: [&str; 7] = ["json", "jwt", "html", "txt", "png", "svg", "pdf"];

// Files that show something to the eye are sealed, so that what was painted over shows too.
fn seal(context: &mut Context<'_>, store: &Store) -> Result<Option<SigningKey>, Failure> {
    let key = sealing_key(context, store)?;
    if key.is_none() {
        context.tell(context.words().say("export-unsealed", &[]))?;
    }
    Ok(key)
}

impl Job<'_> {
    fn name(&self, kind: &str) -> String {
        format!("{}.{kind}", self.id)
    }

    fn paper(&self, printer: &Printer, words: &Words) -> (Page, Paper) {
        let page = Page::new(self.document, words);
        let claim = self.document.certificate();
        let code = self.kept.paper.as_deref();
        let paper = certificate(&page, claim, &printer.dress, words, code);
        (page, paper)
    }

    // Said before anything is written; everything but the PDF is written all the same.
    fn can_draw(&self, printer: &Printer, words: &Words) -> Result<(), String> {
        let (_, paper) = self.paper(printer, words);
        printer.can_draw(&paper).map_err(|failure| {
            let why = ("why", failure.message.into());
            words.say("export-without-pdf", &[("id", self.id.into()), why])
        })
    }

    fn signed(&self) -> Option<Signed> {
        Some(Signed {
            document: self.text.to_owned(),
            jwt: self.kept.jwt.clone()?,
            paper: self.kept.paper.clone()?,
        })
    }

    // Its files. Its id is checked before it becomes a file's name.
    fn files(
        &self,
        printer: &Printer,
        words: &Words,
        with_pdf: bool,
    ) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        if self.document.certificate().id.to_string() != self.id {
            return Err(Failure::world(format!(
                "the record of certificate {} holds another certificate",
                self.id
            ))
            .hint("`tutela store verify` says what was changed"));
        }
        let (page, paper) = self.paper(printer, words);
        let mut files = vec![
            (self.name("json"), self.text.as_bytes().to_vec()),
            (self.name("html"), paper.html(&printer.dress).into_bytes()),
            (self.name("txt"), page.text().into_bytes()),
        ];
        let claim = self.document.certificate();
        // A certificate of the first schema was signed as a document only; nothing is signed for it afterwards.
        if let Some(signed) = self.signed() {
            let (svg, png) = (
                badge_svg(claim, &signed, self.seal),
                badge_png(claim, &signed, self.seal),
            );
            files.push((self.name("jwt"), (signed.jwt + "\n").into_bytes()));
            files.push((self.name("svg"), svg.into_bytes()));
            files.push((self.name("png"), png));
        }
        let described = words.say("attachment", &[]);
        let token = self.kept.jwt.as_deref();
        let attached = Attachment::credential(&described, self.text, token);
        if with_pdf && let Some(pdf) = printer.pdf(&paper, &attached)? {
            let sealed = match self.seal {
                Some(key) => seal_pdf(pdf, claim.id, key),
                None => pdf,
            };
            files.push((self.name("pdf"), sealed));
        }
        Ok(files)
    }
}

// An index that we wrote may be brought up to date; anybody else's file stays.
fn old_index(folder: &Path) -> Result<Option<String>, Failure> {
    let path = folder.join(INDEX);
    match fs::read_to_string(&path) {
        // An earlier one had fewer columns.
        Ok(old) if is_index(old.lines().next().unwrap_or_default()) => Ok(Some(old)),
        Err(why) if why.kind() == ErrorKind::NotFound => Ok(None),
        Ok(_) | Err(_) => Err(Failure::world(format!(
            "{} is there already and is not an index of certificates; nothing was written",
            path.display()
        ))
        .hint("move it away, or export into another folder")),
    }
}

fn is_index(head: &str) -> bool {
    head.starts_with("certificate,status,name,") && COLUMNS.starts_with(head)
}

/// The index: a line a certificate, as RFC 4180 has it.
fn index(rows: &[Row]) -> String {
    let heading: Vec<&str> = COLUMNS.split(',').collect();
    let cells = rows.iter().map(|row| match &row.document {
        Some(document) => cells(row, document),
        None => {
            let mut cells = vec![row.id.clone(), row.status.to_owned()];
            cells.resize(heading.len(), String::new());
            cells
        }
    });
    super::csv::text(&heading, cells)
}

fn cells(row: &Row, document: &Document) -> Vec<String> {
    use crate::core::standing::certificate::Identity;
    let claim = document.certificate();
    let result = claim.result.as_ref();
    let course = &claim.course;
    let language = claim.attempt.languages.first().copied();
    vec![
        row.id.clone(),
        row.status.to_owned(),
        claim.learner.name.clone(),
        match &claim.learner.identity {
            Identity::SelfDeclared {} => "self-declared".to_owned(),
            Identity::Confirmed { by, on } => format!("confirmed by {by} on {on}"),
        },
        course.id.to_string(),
        course
            .title
            .say(language.unwrap_or(crate::core::text::Lang::EN))
            .to_owned(),
        course.version.clone(),
        claim.completed.date.to_string(),
        claim
            .valid_until
            .map(|day| day.to_string())
            .unwrap_or_default(),
        result.map(|r| r.points.to_string()).unwrap_or_default(),
        result.map(|r| r.possible.to_string()).unwrap_or_default(),
        claim.active_time.minutes.to_string(),
        claim.provider.clone().unwrap_or_default(),
        format!("{}.json", row.id),
        row.correction.clone().unwrap_or_default(),
    ]
}
