//! The statement a learner signed, as a paper of its own, for employers whose law asks for that.

use super::block::{Block, Column, Kind, Paper, Role, Text};
use super::page::{Fact, Page, clean, moment};
use crate::core::locale;
use crate::core::standing::Certificate;
use crate::core::standing::terms::Statement;
use crate::words::Words;

/// The acknowledgement; `None` where the certificate holds no statement word for word.
pub fn acknowledgement(page: &Page, claim: &Certificate, words: &Words) -> Option<Paper> {
    let statement: &Statement = claim.terms.as_ref()?.statement.as_ref()?;
    let attested = claim.attestation.as_ref()?;
    let say = |key: &str| words.say(key, &[]);
    let fact = |key: &str, value: String| Fact {
        label: say(key),
        value,
    };
    let title = say("acknowledgement-title");
    let other = Some(statement.lang).filter(|lang| *lang != page.lang);
    let mut blocks = Vec::new();
    blocks.extend(
        page.provider
            .as_deref()
            .map(|name| Block::Line(Role::Provider, name.into())),
    );
    blocks.push(Block::Heading(1, title.as_str().into()));
    blocks.push(Block::Gap);
    let course = [
        ("course", page.course.0.as_str().into()),
        ("version", clean(&claim.course.version).into()),
    ];
    blocks.push(Block::Facts(
        Column::Lines,
        vec![
            fact("fact-name", page.name.clone()),
            fact("fact-course", words.say("fact-course-version", &course)),
            fact("fact-completed", moment(&claim.completed, words)),
        ],
    ));
    blocks.push(Block::Heading(2, say("acknowledgement-statement").into()));
    let paragraphs = statement
        .text
        .split("\n\n")
        .map(str::trim)
        .filter(|text| !text.is_empty());
    blocks.extend(paragraphs.map(|text| Block::Line(Role::Body, Text::of(clean(text), other))));
    blocks.push(Block::Heading(2, say("acknowledgement-signature").into()));
    blocks.push(Block::Facts(
        Column::Lines,
        vec![
            fact("acknowledgement-typed", clean(&statement.name)),
            fact(
                "acknowledgement-day",
                locale::date(attested.date, words.lang()),
            ),
        ],
    ));
    blocks.push(Block::Line(Role::Small, say("acknowledgement-how").into()));
    blocks.push(Block::Gap);
    blocks.push(Block::Blank(say("acknowledgement-hand")));
    blocks.push(Block::Blank(say("exam-date")));
    blocks.push(Block::Gap);
    blocks.push(Block::Facts(
        Column::Records,
        vec![
            fact("record-certificate", claim.id.to_string()),
            fact("record-attestation", clean(&attested.digest)),
        ],
    ));
    Some(Paper {
        kind: Kind::Acknowledgement,
        lang: page.lang,
        title: format!("{title}: {}, {}", page.name, page.course.0),
        date: Some(attested.date),
        blocks,
    })
}
