//! What the reader can remark on besides errors, once everything has been read: nothing here stops a learner.

use std::collections::BTreeSet;

use super::catalogue::Code;
use super::newer::newer;
use super::notes::{Add, Definition, Named, diagnostic};
use super::reference::folder;
use super::{Reading, sort};
use crate::core::content::blueprint::Quota;
use crate::core::content::{Course, Item, Library, Section};
use crate::core::diagnostic::{At, Diagnostic};
use crate::core::id::CaseId;
use crate::core::session::draw::{Shortfall, shortfalls};

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
    let sections = course.exam.iter().flat_map(|exam| &exam.sections);
    let sections: Vec<&Section> = sections.collect();
    let short = shortfalls(library, course);
    short
        .iter()
        .filter_map(|short| {
            let at = section_at(course, short.section.as_str(), origins)?;
            let section = sections.iter().find(|s| s.id == short.section)?;
            let told = too_short(library, section, short);
            let (message, help) = told.unwrap_or_else(|| {
                let help = "write more items that fit, draw fewer, or widen `where`";
                (short.to_string(), help.to_owned())
            });
            let mut said = diagnostic(Code::Shortfall, at, message);
            said.help(help);
            Some(said)
        })
        .collect()
}

// Where a section draws cases and lacks some that have too few items: which, and what to write.
fn too_short(library: &Library, section: &Section, short: &Shortfall) -> Option<(String, String)> {
    let Quota::Cases { items_per_case, .. } = section.draw else {
        return None;
    };
    let wanted = usize::from(items_per_case);
    let cases = section.from.iter().filter_map(|b| library.banks.get(b));
    let cases = cases.flat_map(|bank| &bank.cases);
    let lengths: Vec<(&CaseId, usize)> = cases
        .filter_map(|id| library.cases.get(id))
        .filter_map(|case| {
            let items = case.items.iter().filter_map(|id| library.items.get(id));
            let items: Vec<&Item> = items.filter(|item| item.purpose.in_exam()).collect();
            let fits = items.iter().any(|item| section.filter.fits(item));
            fits.then_some((&case.id, items.len()))
        })
        .collect();
    let few: Vec<String> = lengths
        .iter()
        .filter(|(_, count)| *count < wanted)
        .map(|(id, count)| match count {
            1 => format!("case `{id}` has 1 item for the exam"),
            _ => format!("case `{id}` has {count} items for the exam"),
        })
        .collect();
    if few.is_empty() {
        return None;
    }
    // Each of so many cases has at least so many items.
    let mut counts: Vec<usize> = lengths.iter().map(|(_, count)| *count).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let fits = short.wanted.checked_sub(1).and_then(|at| counts.get(at));
    let help = match fits {
        // Enough are long enough: something else takes them.
        Some(fits) if *fits >= wanted => return None,
        Some(fits) => {
            format!("write `items_per_case = {fits}`, or write the items that are missing")
        }
        None => "write the items that are missing, or draw fewer cases".to_owned(),
    };
    let cases = if short.wanted == 1 { "case" } else { "cases" };
    let message = format!(
        "section `{}` draws {} {cases} of {wanted} items each: {}",
        short.section,
        short.wanted,
        few.join(", "),
    );
    Some((message, help))
}
