//! What the rules of `lint` find, as diagnostics of the files that were read.

use crate::core::diagnostic::{Diagnostic, Fix, Spot};
use crate::lint::Finding;
use crate::source::Reading;

/// Adds what the rules find to what was read.
pub fn add(reading: &mut Reading, today: jiff::civil::Date) {
    let findings = crate::lint::lint(&reading.library, today);
    let said = diagnostics(reading, findings);
    reading.add(said);
}

fn diagnostics(reading: &Reading, findings: Vec<Finding>) -> Vec<Diagnostic> {
    let mut spots: Vec<&Spot> = findings.iter().map(|found| &found.spot).collect();
    spots.extend(
        findings
            .iter()
            .filter_map(|found| Some(&found.other.as_ref()?.0)),
    );
    let mut places = reading.locate(&spots);
    let mut others = places.split_off(findings.len()).into_iter();
    let mut said = Vec::with_capacity(findings.len());
    for (found, at) in findings.into_iter().zip(places) {
        let other = found
            .other
            .and_then(|(_, what)| Some((others.next()??, what)));
        let Some(at) = at else {
            continue;
        };
        let span = at.span.clone();
        said.push(Diagnostic {
            code: found.rule.code,
            severity: found.rule.severity,
            at,
            message: found.message,
            help: found.help,
            other,
            fix: found.fix.map(|with| Fix { span, with }),
        });
    }
    said
}
