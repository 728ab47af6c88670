//! What the reader can remark on besides errors, once everything has been read: nothing here stops a learner.

use std::collections::BTreeSet;

use super::catalogue::Code;
use super::newer::newer;
use super::notes::{Add, Definition, Named, diagnostic};
use super::reference::folder;
use super::{Reading, sort};
use crate::core::content::blueprint::Quota;
use crate::core::content::{Course, Library, Section};
use crate::core::diagnostic::{At, Diagnostic};
use crate::core::session::draw::{shortfalls, shortfalls_without};

/// Adds the remarks to what was read.
pub fn remark(reading: &mut Reading) {
    let mut remarks = newer_lines(reading);
    for course in reading.library.courses.values() {
        without_notes(&reading.library, course, &reading.origins, &mut remarks);
        case_lengths(&reading.library, course, &reading.origins, &mut remarks);
    }
    reading.diagnostics.append(&mut remarks);
    sort(&mut reading.diagnostics);
}

fn newer_lines(reading: &Reading) -> Vec<Diagnostic> {
    let torn: BTreeSet<&str> = reading
        .diagnostics
        .iter()
        .filter(|d| [Code::Syntax.name(), Code::NotUtf8.name()].contains(&d.code))
        .map(|d| &*d.at.file)
        .collect();
    let whole = reading.files.iter().filter(|f| !torn.contains(f.path()));
    whole
        .flat_map(|file| {
            newer(file.text()).into_iter().map(|(span, what)| {
                let message = format!("{what} came with TOML 1.1");
                let mut said = diagnostic(Code::Newer, file.at(span), message);
                said.help("write it as TOML 1.0: other editors and programs may not read this");
                said
            })
        })
        .collect()
}

fn section_at(course: &Course, section: &str, origins: &[Definition]) -> Option<At> {
    let found = origins.iter().find(|d| {
        d.named == Named::Section && &*d.id == section && folder(&d.at) == course.id.as_str()
    });
    found.map(|d| d.at.clone())
}

/// Sections of a course's exam that cannot be drawn: errors.
pub fn short(library: &Library, course: &Course, origins: &[Definition]) -> Vec<Diagnostic> {
    let short = shortfalls(library, course);
    short
        .iter()
        .filter_map(|short| {
            let at = section_at(course, short.section.as_str(), origins)?;
            let mut said = diagnostic(Code::Shortfall, at, short.to_string());
            said.help("write more items that fit, draw fewer, or widen `where`");
            Some(said)
        })
        .collect()
}

// An exam that a learner who leaves out a content note could not sit.
fn without_notes(
    library: &Library,
    course: &Course,
    origins: &[Definition],
    remarks: &mut Vec<Diagnostic>,
) {
    for note in library.content_notes.keys() {
        for short in shortfalls_without(library, course, &[note.clone()].into()) {
            let Some(at) = section_at(course, short.section.as_str(), origins) else {
                continue;
            };
            let message = format!("for a learner who leaves out `{note}`: {short}");
            let mut said = diagnostic(Code::ShortfallWithoutNote, at, message);
            said.help(format!(
                "write more items that fit and do not carry `{note}`"
            ));
            remarks.push(said);
        }
    }
}

fn case_lengths(
    library: &Library,
    course: &Course,
    origins: &[Definition],
    remarks: &mut Vec<Diagnostic>,
) {
    let sections = course.exam.iter().flat_map(|exam| &exam.sections);
    for Section { id, draw, from, .. } in sections {
        let Quota::Cases { items_per_case, .. } = *draw else {
            continue;
        };
        let cases = from.iter().filter_map(|bank| library.banks.get(bank));
        for case in cases.flat_map(|bank| &bank.cases) {
            let Some(case) = library.cases.get(case) else {
                continue;
            };
            let items = case.items.iter().filter_map(|id| library.items.get(id));
            let there = items.filter(|item| item.purpose.in_exam()).count();
            // A case that is all practice was never meant for the exam.
            if there == 0 || there >= usize::from(items_per_case) {
                continue;
            }
            let found = origins
                .iter()
                .find(|d| d.named == Named::Case && *d.id == *case.id.as_str());
            let Some(found) = found else {
                continue;
            };
            let message = format!(
                "case `{}` has {there} of {items_per_case} items for the exam, and section `{id}` never draws it",
                case.id
            );
            let mut said = diagnostic(Code::CaseLength, found.at.clone(), message);
            said.help("write the items that are missing, or lower `items_per_case`");
            remarks.push(said);
        }
    }
}
