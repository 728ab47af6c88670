//! `tutela certificate export`: writes certificates as files, named by their ids. Never replaces another file.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::list::{Row, rows};
use super::{Certificate, Context, Document, Failure, LearnerId, Store, read};
use crate::print::Page;

const INDEX: &str = "index.csv";
const COLUMNS: &str = "certificate,status,name,identity,course,title,version,completed,valid_until,points,possible,active_minutes,provider,file";

/// Writes one.
pub fn one(
    context: &mut Context<'_>,
    kept: &Certificate,
    text: &str,
    to: &Path,
) -> Result<(), Failure> {
    let folder = context.host.folder.join(to);
    let files = files(context, &kept.id, text, &read(text)?)?;
    make(&folder)?;
    let wanted: Vec<Wanted> = place(&folder, files)?;
    for file in write(wanted)? {
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
    let mut every = Vec::new();
    for (row, kept) in rows.iter().zip(&kept) {
        if let (Some(document), Some(text)) = (&row.document, &kept.document) {
            every.extend(files(context, &row.id, text, document)?);
        } else if row.status == "unreadable" {
            context.tell(format!(
                "Certificate {} is damaged in these records and is not exported; `tutela store verify` says more.",
                row.id
            ))?;
        }
    }
    let index = index(&rows);
    let old = old_index(&folder)?;
    let wanted = place(&folder, every)?;
    let new = wanted.iter().filter(|file| !file.is_there).count();
    write(wanted)?;
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

struct Wanted {
    name: String,
    path: PathBuf,
    bytes: Vec<u8>,
    is_there: bool,
}

// The three files of a certificate. Its id is checked before it becomes a file's name.
fn files(
    context: &Context<'_>,
    id: &str,
    text: &str,
    document: &Document,
) -> Result<[(String, Vec<u8>); 3], Failure> {
    if document.certificate().id.to_string() != id {
        return Err(Failure::world(format!(
            "the record of certificate {id} holds another certificate"
        ))
        .hint("`tutela store verify` says what was changed"));
    }
    let page = Page::new(document, &context.words());
    Ok([
        (format!("{id}.json"), text.as_bytes().to_vec()),
        (format!("{id}.html"), page.html().into_bytes()),
        (format!("{id}.txt"), page.text().into_bytes()),
    ])
}

// Looks before anything is written: the same bytes are fine, any others are left alone.
fn place(
    folder: &Path,
    files: impl IntoIterator<Item = (String, Vec<u8>)>,
) -> Result<Vec<Wanted>, Failure> {
    let mut wanted = Vec::new();
    for (name, bytes) in files {
        let path = folder.join(&name);
        let is_there = match fs::read(&path) {
            Ok(old) if old == bytes => true,
            Ok(_) => {
                return Err(Failure::world(format!(
                    "{} is there already and is different; nothing was written",
                    path.display()
                ))
                .hint("move it away, or export into another folder"));
            }
            Err(why) if why.kind() == ErrorKind::NotFound => false,
            Err(why) => return Err(cannot(&path, &why)),
        };
        wanted.push(Wanted {
            name,
            path,
            bytes,
            is_there,
        });
    }
    Ok(wanted)
}

fn write(files: Vec<Wanted>) -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    for file in files {
        if !file.is_there {
            create(&file.path, &file.bytes)?;
        }
        names.push(file.name);
    }
    Ok(names)
}

fn create(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let new = OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = new.map_err(|why| cannot(path, &why))?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.map_err(|why| {
        // Half a certificate would stand in the way of the next try; if it cannot be removed the next try says so.
        drop(fs::remove_file(path));
        cannot(path, &why)
    })
}

fn make(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|why| cannot(folder, &why))
}

fn cannot(path: &Path, why: &std::io::Error) -> Failure {
    Failure::world(format!("{} cannot be written: {why}", path.display()))
}

// An index that we wrote may be brought up to date; anybody else's file stays.
fn old_index(folder: &Path) -> Result<Option<String>, Failure> {
    let path = folder.join(INDEX);
    match fs::read_to_string(&path) {
        Ok(old) if old.lines().next() == Some(COLUMNS) => Ok(Some(old)),
        Err(why) if why.kind() == ErrorKind::NotFound => Ok(None),
        Ok(_) | Err(_) => Err(Failure::world(format!(
            "{} is there already and is not an index of certificates; nothing was written",
            path.display()
        ))
        .hint("move it away, or export into another folder")),
    }
}

/// The index: a line a certificate, as RFC 4180 has it.
fn index(rows: &[Row]) -> String {
    let mut csv = format!("{COLUMNS}\r\n");
    for row in rows {
        let cells = match &row.document {
            Some(document) => cells(row, document),
            None => {
                let mut cells = vec![row.id.clone(), row.status.to_owned()];
                cells.resize(COLUMNS.split(',').count(), String::new());
                cells
            }
        };
        let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
        csv.push_str(&cells.join(","));
        csv.push_str("\r\n");
    }
    csv
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
    ]
}

// Quoted where it must be; a text that a spreadsheet would run as a formula gets an apostrophe in front.
fn cell(text: &str) -> String {
    let text = match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    };
    match text.contains(['"', ',', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_where_it_must_be_and_never_a_formula() {
        for (text, written) in [
            ("Ana", "Ana"),
            ("Reyes, Ana", "\"Reyes, Ana\""),
            ("Ana \"Annie\"", "\"Ana \"\"Annie\"\"\""),
            ("=1+1", "'=1+1"),
            ("@x,y", "\"'@x,y\""),
        ] {
            assert_eq!(cell(text), written);
        }
    }
}
