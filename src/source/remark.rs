//! What the reader can remark on besides errors, once everything has been read: nothing here stops a learner.

use std::collections::BTreeSet;

use super::catalogue::Code;
use super::newer::newer;
use super::notes::{Add, Definition, Named, diagnostic};
use super::reference::folder;
use super::{Reading, sort};
use crate::core::content::{Course, Library};
use crate::core::diagnostic::{At, Diagnostic};
use crate::core::session::draw::shortfalls;

/// Adds the remarks to what was read.
pub fn remark(reading: &mut Reading) {
    let mut remarks = newer_lines(reading);
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
