//! What `tutela verify` says of a verdict, in the reader's language.

use jiff::civil::Date;

use crate::cli::{Context, Failure};
use crate::core::locale;
use crate::credential::statement::PaperToken;
use crate::credential::{Carried, Change, Check, Finding, Signer, Statement, Verdict};
use crate::print::{Fact, clean, facts};
use crate::words::Words;

/// The verdict in a sentence, what the certificate says, and how far one looked.
///
/// # Errors
/// Standard output cannot be written.
pub fn say(
    context: &mut Context<'_>,
    verdict: &Verdict,
    carried: Option<&Carried>,
    as_of: Date,
) -> Result<(), Failure> {
    let words = context.words();
    let wide = wide(context);
    let fill = |text: &str| fill(text, wide);
    context.print(fill(&sentence(verdict, as_of, &words)))?;
    let Some(carried) = carried else {
        return Ok(());
    };
    context.print("")?;
    for Fact { label, value } in lines(verdict, carried, as_of, &words) {
        context.print(fill(&format!("{label}: {value}")))?;
    }
    if verdict.finding == Finding::UnknownIssuer {
        context.print("")?;
        context.print(fill(&words.say("verify-how-trust", &[])))?;
    }
    Ok(())
}

/// What stands beside a certificate whose exam was corrected.
///
/// # Errors
/// Standard output cannot be written.
pub fn correction(context: &mut Context<'_>, text: &str) -> Result<(), Failure> {
    let label = context.words().say("fact-correction", &[]);
    context.print("")?;
    context.print(fill(&format!("{label}: {text}"), wide(context)))
}

fn wide(context: &Context<'_>) -> usize {
    match context.host.terminal.out {
        true => context.columns(),
        false => usize::MAX,
    }
}

fn fill(text: &str, wide: usize) -> String {
    let options = textwrap::Options::new(wide).subsequent_indent("  ");
    textwrap::fill(text, options)
}

fn sentence(verdict: &Verdict, as_of: Date, words: &Words) -> String {
    let date = |day| locale::date(day, words.lang()).into();
    match &verdict.finding {
        Finding::Valid if verdict.signer == Some(Signer::ThisComputer) => {
            words.say("verify-valid-here", &[])
        }
        Finding::Valid => words.say("verify-valid", &[]),
        Finding::Expired { until } => words.say("verify-expired", &[("date", date(*until))]),
        Finding::NotYet { from } => words.say(
            "verify-not-yet",
            &[("date", date(as_of)), ("made", date(*from))],
        ),
        Finding::Superseded => words.say("verify-superseded", &[]),
        Finding::Revoked => words.say("verify-revoked", &[]),
        Finding::Erased => words.say("verify-erased", &[]),
        Finding::Altered(Change::Field(field)) => {
            words.say("verify-altered-field", &[("field", clean(field).into())])
        }
        Finding::Altered(Change::Spelling) => words.say("verify-altered-spelling", &[]),
        Finding::Altered(Change::Somewhere) => words.say("verify-altered", &[]),
        Finding::Altered(Change::Page) => words.say("verify-altered-page", &[]),
        Finding::UnknownIssuer => words.say("verify-unknown-issuer", &[]),
        Finding::LostKey { on } => words.say("verify-lost-key", &[("date", date(*on))]),
        Finding::Unreadable(why) => words.say(
            "verify-unreadable",
            &[("why", clean(&why.to_string()).into())],
        ),
    }
}

// What it says, unless it was changed: nobody should read on then. And how far one looked.
fn lines(verdict: &Verdict, carried: &Carried, as_of: Date, words: &Words) -> Vec<Fact> {
    let statement = &carried.statement;
    let mut lines = Vec::new();
    let fact = |key: &str, value: String| Fact {
        label: words.say(key, &[]),
        value,
    };
    let is_as_signed = !matches!(
        verdict.finding,
        Finding::Altered(Change::Field(_) | Change::Somewhere)
    );
    if is_as_signed {
        lines.push(fact("record-certificate", statement.id().to_string()));
        match statement {
            Statement::Document(document) => {
                let certificate = document.certificate();
                lines.push(fact("fact-name", clean(&certificate.learner.name)));
                lines.extend(facts(certificate, words));
            }
            Statement::Paper(token) => lines.extend(on_paper(token, words)),
        }
        let by = match &verdict.signer {
            Some(Signer::ThisComputer) => words.say("verify-signed-here", &[]),
            Some(Signer::Trusted {
                name: Some(name), ..
            }) => words.say("verify-signed-name", &[("name", clean(name).into())]),
            Some(Signer::Trusted { name: None, .. }) => words.say("verify-signed-trusted", &[]),
            None => words.say("verify-signed-unknown", &[]),
        };
        lines.push(fact("verify-signed-by", by));
        if let Some(domain) = statement.domain() {
            let said = words.say(
                "verify-domain-not-asked",
                &[("domain", clean(domain).into())],
            );
            lines.push(fact("verify-domain", said));
        }
        let print = statement.key().map(|key| key.fingerprint());
        lines.extend(print.map(|print| fact("record-fingerprint", print)));
    }
    let checked = verdict
        .checked
        .iter()
        .map(|check| words.say(&format!("verify-what-{}", check.name()), &[]));
    let checked: Vec<String> = checked.collect();
    lines.push(fact(
        "verify-looked-at",
        locale::list(&checked, words.lang()),
    ));
    if verdict.checked.contains(&Check::Validity) {
        lines.push(fact("verify-as-of", locale::date(as_of, words.lang())));
        let has_looked = |check| verdict.checked.contains(&check);
        let mut not = Vec::new();
        if !has_looked(Check::Register) && !has_looked(Check::StatusList) {
            not.push(words.say("verify-why-no-register", &[]));
        }
        if carried.has_page && !has_looked(Check::Page) {
            not.push(words.say("verify-why-no-page", &[]));
        }
        if !not.is_empty() {
            lines.push(fact("verify-not-looked-at", not.join("; ")));
        }
    }
    lines
}

// What the code on the paper says, by the names that the certificate's facts have.
fn on_paper(token: &PaperToken, words: &Words) -> Vec<Fact> {
    let paper = &token.paper;
    let date = |day| locale::date(day, words.lang());
    let fact = |key: &str, value: String| Fact {
        label: words.say(key, &[]),
        value,
    };
    let course = [
        ("course", clean(&paper.title).into()),
        ("version", clean(&paper.version).into()),
    ];
    let say = |key: &str| words.say(key, &[]);
    vec![
        fact("fact-name", clean(&paper.name)),
        fact("fact-completed", date(paper.completed)),
        fact(
            "fact-valid-until",
            paper
                .until
                .map_or_else(|| say("fact-valid-without-end"), date),
        ),
        fact("fact-course", words.say("fact-course-version", &course)),
        fact(
            "fact-provider",
            paper
                .provider
                .as_deref()
                .map_or_else(|| say("fact-provider-not-stated"), clean),
        ),
    ]
}
