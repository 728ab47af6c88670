//! What a certificate's page holds, in one language, before it is drawn.

use crate::core::locale;
use crate::core::score::Points;
use crate::core::standing::Terms;
use crate::core::standing::certificate::{
    Certificate, Condition, ExamResult, Identity, Limit, Moment,
};
use crate::core::standing::terms::Delivery;
use crate::core::text::{Lang, Shown};
use crate::credential::{Document, IssuerKey};
use crate::words::Words;

const NO_PANEL: &str = "not set by a panel";

/// A certificate's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The language it speaks.
    pub lang: Lang,
    /// The organisation's name, if one is stated.
    pub provider: Option<String>,
    /// What the page is.
    pub title: String,
    /// The words before the name.
    pub lead: String,
    /// Whose it is.
    pub name: String,
    /// The words between name and course.
    pub link: String,
    /// The course's title, and its language where that is another than the page's.
    pub course: (String, Option<Lang>),
    /// The date, as a part of the sentence.
    pub date: String,
    /// Details, limits, how to check, and what stands in the records.
    pub parts: Vec<Part>,
}

/// A part of a page under its own heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Facts for people.
    Facts(String, Vec<Fact>),
    /// Things said one by one.
    List(String, Vec<String>),
    /// What to do, with the command to run.
    Steps {
        /// The heading.
        title: String,
        /// Before the command.
        before: String,
        /// The command.
        command: String,
        /// After it.
        after: Option<String>,
    },
    /// Facts for machines: ids and digests.
    Records(String, Vec<Fact>),
}

/// A labelled fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: String,
}

impl Page {
    /// The page of a document.
    pub fn new(document: &Document, words: &Words) -> Page {
        Page::of(document.certificate(), document.key().as_ref(), words)
    }

    /// The page of a claim, signed by a key or by none yet.
    pub fn of(certificate: &Certificate, key: Option<&IssuerKey>, words: &Words) -> Page {
        let lang = words.lang();
        let on = locale::date(certificate.completed.date, lang);
        Page {
            lang,
            provider: certificate.provider.as_deref().map(clean),
            title: words.say("certificate-title", &[]),
            lead: words.say("certificate-lead", &[]),
            name: clean(&certificate.learner.name),
            link: words.say("certificate-link", &[]),
            course: title(&certificate.course.title, lang),
            date: words.say("certificate-on", &[("date", on.into())]),
            parts: vec![
                Part::Facts(words.say("facts-title", &[]), facts(certificate, words)),
                Part::List(words.say("limits-title", &[]), limits(certificate, words)),
                check(certificate, key, words),
                Part::Records(
                    words.say("records-title", &[]),
                    records(certificate, key, words),
                ),
            ],
        }
    }
}

/// The facts that people ask a certificate for, the name left out.
pub fn facts(certificate: &Certificate, words: &Words) -> Vec<Fact> {
    let lang = words.lang();
    let date = |on| locale::date(on, lang);
    let say = |key: &str| words.say(key, &[]);
    let mut facts = Facts {
        words,
        list: Vec::new(),
    };
    facts.add("fact-completed", moment(&certificate.completed, words));
    let until = certificate.valid_until.map(date);
    facts.add(
        "fact-valid-until",
        until.unwrap_or_else(|| say("fact-valid-without-end")),
    );
    let course = [
        ("course", title(&certificate.course.title, lang).0.into()),
        ("version", clean(&certificate.course.version).into()),
    ];
    facts.add("fact-course", words.say("fact-course-version", &course));
    let provider = certificate.provider.as_deref().map(clean);
    facts.add(
        "fact-provider",
        provider.unwrap_or_else(|| say("fact-provider-not-stated")),
    );
    let identity = match &certificate.learner.identity {
        Identity::SelfDeclared {} => say("fact-identity-self"),
        Identity::Confirmed { by, on } => words.say(
            "fact-identity-confirmed",
            &[("by", clean(by).into()), ("date", date(*on).into())],
        ),
    };
    facts.add("fact-identity", identity);
    match &certificate.result {
        Some(result) => exam(&mut facts, result),
        None => facts.add("fact-result", say("fact-no-exam")),
    }
    let minutes = certificate.active_time.minutes;
    facts.add(
        "fact-active-time",
        words.say("fact-minutes", &[("minutes", minutes.into())]),
    );
    let conditions = certificate.conditions.iter().map(|c| match c {
        Condition::Unsupervised => say("condition-unsupervised"),
        Condition::MaterialsAtHand => say("condition-materials-at-hand"),
    });
    let conditions = conditions.collect::<Vec<_>>().join(", ");
    facts.add("fact-conditions", capital(&conditions));
    let languages = certificate.attempt.languages.iter().map(|l| match *l {
        Lang::EN => say("language-en"),
        Lang::ES => say("language-es"),
        Lang { .. } => l.to_string(),
    });
    let languages: Vec<String> = languages.collect();
    if !languages.is_empty() {
        facts.add("fact-languages", capital(&locale::list(&languages, lang)));
    }
    if let Some(attested) = &certificate.attestation {
        let on = [("date", date(attested.date).into())];
        facts.add("fact-attestation", words.say("fact-attested", &on));
    }
    if let Some(replaced) = certificate.replaces {
        facts.add("fact-replaces", replaced.to_string());
    }
    if let Some(terms) = &certificate.terms {
        agreed(&mut facts, certificate, terms);
    }
    facts.list
}

// What the second schema says besides.
fn agreed(facts: &mut Facts<'_>, certificate: &Certificate, terms: &Terms) {
    let words = facts.words;
    facts.add("fact-issued", locale::date(terms.issued, words.lang()));
    facts.add(
        "fact-delivery",
        match terms.delivery {
            Delivery::SelfPaced => capital(&words.say("delivery-self-paced", &[])),
        },
    );
    if let Some(hours) = hours(certificate, words) {
        facts.add("fact-contact-hours", hours);
    }
    if let Some(address) = &terms.provider_address {
        facts.add("fact-address", clean(address));
    }
    let signatories = terms
        .signatories
        .iter()
        .map(|signatory| match &signatory.role {
            Some(role) => format!("{}, {}", clean(&signatory.name), clean(role)),
            None => clean(&signatory.name),
        });
    let signatories: Vec<String> = signatories.collect();
    if !signatories.is_empty() {
        facts.add("fact-signatories", signatories.join("; "));
    }
    if let Some(accreditation) = &terms.accreditation {
        let number = accreditation.number.as_deref().map(clean);
        let said = [
            Some(clean(&accreditation.by)),
            number,
            accreditation.statement.as_deref().map(clean),
        ];
        let said: Vec<String> = said.into_iter().flatten().collect();
        facts.add("fact-accreditation", said.join(". "));
    }
    if let Some(before) = terms.renews {
        facts.add("fact-renews", before.to_string());
    }
}

/// The few facts that stand on the front: how long it holds, contact hours or active time, what the exam came to.
pub fn front_facts(certificate: &Certificate, words: &Words) -> Vec<Fact> {
    let mut facts = Facts {
        words,
        list: Vec::new(),
    };
    let until = certificate
        .valid_until
        .map(|on| locale::date(on, words.lang()));
    facts.add(
        "fact-valid-until",
        until.unwrap_or_else(|| words.say("fact-valid-without-end", &[])),
    );
    match hours(certificate, words) {
        Some(hours) => facts.add("fact-contact-hours", hours),
        None => {
            let minutes = [("minutes", certificate.active_time.minutes.into())];
            facts.add(
                "fact-active-time",
                words.say("fact-minutes-short", &minutes),
            );
        }
    }
    if let Some(result) = &certificate.result {
        let percent = [("percent", percent(result.points, result.possible).into())];
        facts.add("fact-result", words.say("fact-percent", &percent));
        if let Some(cut_score) = result.cut_score_percent {
            let percent = [("percent", cut_score.to_string().into())];
            facts.add("fact-cut-score", words.say("fact-percent", &percent));
        }
    }
    facts.list
}

/// The facts on a card in the wallet: from when until when.
pub fn wallet_facts(certificate: &Certificate, words: &Words) -> Vec<Fact> {
    let completed = locale::date(certificate.completed.date, words.lang());
    let completed = Fact {
        label: words.say("fact-completed", &[]),
        value: completed,
    };
    let until = front_facts(certificate, words).into_iter().take(1);
    [completed].into_iter().chain(until).collect()
}

fn hours(certificate: &Certificate, words: &Words) -> Option<String> {
    let hours = certificate.terms.as_ref()?.contact_hours?;
    let count = match locale::plural(hours) {
        locale::Plural::One => 1,
        locale::Plural::Other => 2,
    };
    let said = [
        ("hours", locale::number(hours).into()),
        ("count", count.into()),
    ];
    Some(words.say("contact-hours", &said))
}

struct Facts<'w> {
    words: &'w Words,
    list: Vec<Fact>,
}

impl Facts<'_> {
    fn add(&mut self, key: &str, value: impl Into<String>) {
        self.list.push(Fact {
            label: self.words.say(key, &[]),
            value: value.into(),
        });
    }
}

fn exam(facts: &mut Facts<'_>, result: &ExamResult) {
    let said = [
        ("points", result.points.to_string().into()),
        ("possible", result.possible.to_string().into()),
        ("percent", percent(result.points, result.possible).into()),
    ];
    facts.add("fact-result", facts.words.say("fact-result-points", &said));
    let Some(cut_score) = result.cut_score_percent else {
        return;
    };
    let mut said = vec![("percent", cut_score.to_string().into())];
    // The words every blueprint without a panel carries are ours to say, so that they are said in both languages.
    let by = result
        .cut_score_set_by
        .as_deref()
        .filter(|by| *by != NO_PANEL);
    let key = match by {
        Some(by) => {
            said.push(("by", clean(by).into()));
            "fact-cut-score-by"
        }
        None => "fact-cut-score-no-panel",
    };
    facts.add("fact-cut-score", facts.words.say(key, &said));
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest.clone()).collect()
}

/// A share in percent, rounded down to a tenth: nobody is shown a share they did not reach.
pub fn percent(points: Points, possible: Points) -> String {
    let tenths = u64::from(points.0) * 1000 / u64::from(possible.0.max(1));
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        part => format!("{}.{part}", tenths / 10),
    }
}

/// When something happened, as it is said to people.
pub fn moment(at: &Moment, words: &Words) -> String {
    let offset = at.offset.replace('-', "\u{2212}");
    let place = match &at.zone {
        Some(zone) => words.say(
            "fact-place-zone",
            &[
                ("zone", clean(zone).into()),
                ("offset", clean(&offset).into()),
            ],
        ),
        None => words.say("fact-place-offset", &[("offset", clean(&offset).into())]),
    };
    let date = locale::date(at.date, words.lang());
    let Some(local) = at.local() else {
        return date;
    };
    let time = format!("{:02}:{:02}", local.hour(), local.minute());
    words.say(
        "fact-completed-at",
        &[
            ("date", date.into()),
            ("time", time.into()),
            ("place", place.into()),
        ],
    )
}

fn limits(certificate: &Certificate, words: &Words) -> Vec<String> {
    let key = |limit: &Limit| match limit {
        Limit::NotAnInvestigator => "limit-not-an-investigator",
        Limit::NotContinuingEducation => "limit-not-continuing-education",
    };
    let limits = certificate.does_not_say.iter();
    limits.map(|limit| words.say(key(limit), &[])).collect()
}

fn check(certificate: &Certificate, key: Option<&IssuerKey>, words: &Words) -> Part {
    let id = certificate.id;
    let print = key.map(IssuerKey::fingerprint);
    Part::Steps {
        title: words.say("check-title", &[]),
        before: words.say("check-why", &[]),
        command: format!("tutela verify {id}.json --issuer KEY.json"),
        after: print.map(|p| words.say("check-key", &[("fingerprint", p.into())])),
    }
}

fn records(certificate: &Certificate, key: Option<&IssuerKey>, words: &Words) -> Vec<Fact> {
    let attempt = &certificate.attempt;
    let mut facts = Facts {
        words,
        list: Vec::new(),
    };
    facts.add("record-certificate", certificate.id.to_string());
    facts.add("record-attempt", attempt.id.to_string());
    facts.add("record-utc", certificate.completed.utc.to_string());
    let rules = [
        ("draw", attempt.algorithm.to_string().into()),
        ("scoring", attempt.scoring.to_string().into()),
        ("active", certificate.active_time.rule.to_string().into()),
    ];
    facts.add("record-rules", words.say("record-rules-numbers", &rules));
    facts.add("record-course", clean(&certificate.course.digest));
    facts.add("record-form", clean(&attempt.form));
    if let Some(attested) = &certificate.attestation {
        facts.add("record-attestation", clean(&attested.digest));
    }
    facts.add("record-attempt-head", clean(&certificate.chain.attempt));
    facts.add("record-register-head", clean(&certificate.chain.register));
    if let Some(key) = key {
        facts.add("record-key", key.to_string());
    }
    facts.list
}

// The title to show, and its language where the page's is missing.
fn title(title: &Shown, lang: Lang) -> (String, Option<Lang>) {
    let text = title.say(lang);
    let other = title.0.iter().find(|(_, said)| said.as_str() == text);
    let other = other.map(|(at, _)| *at).filter(|_| !title.has(lang));
    (clean(text), other)
}

/// A text from a document nobody vouches for, on one line, without characters that move a cursor, colour a terminal or
/// turn the direction of what stands around it.
pub fn clean(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let shown = text.chars().map(|c| match c {
        _ if c.is_whitespace() => ' ',
        _ if c.is_control() || turns(c) => '\u{fffd}',
        _ => c,
    });
    shown.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_down_to_a_tenth() {
        for (points, possible, shown) in [
            (1600, 2000, "80"),
            (1750, 2000, "87.5"),
            (200, 300, "66.6"),
            (0, 0, "0"),
            (1999, 2000, "99.9"),
        ] {
            assert_eq!(percent(Points(points), Points(possible)), shown);
        }
    }

    #[test]
    fn what_could_move_a_cursor_or_turn_a_line_is_taken_out() {
        assert_eq!(
            clean("Ana\x1b[2J\u{202e}x\r\ny\u{a0}z"),
            "Ana\u{fffd}[2J\u{fffd}x  y z"
        );
        assert_eq!(clean("María-José Ñ. 李 محمد"), "María-José Ñ. 李 محمد");
    }

    #[test]
    fn a_title_without_the_pages_language_says_which_it_has() {
        let both = Shown([(Lang::EN, "One".into()), (Lang::ES, "Uno".into())].into());
        assert_eq!(title(&both, Lang::ES), ("Uno".into(), None));
        let english = Shown::only(Lang::EN, "One");
        assert_eq!(title(&english, Lang::ES), ("One".into(), Some(Lang::EN)));
        assert_eq!(title(&Shown::default(), Lang::ES), (String::new(), None));
    }
}
