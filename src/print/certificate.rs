//! A certificate's page as blocks: a front to hang up, and the details behind it.

use super::block::{Block, Column, Entry, Figure, Kind, Marks, Paper, Role, Text};
use super::dress::Dress;
use super::page::{Page, Part, front_facts, wallet_facts};
use crate::core::standing::Certificate;
use crate::words::Words;

/// The certificate in an organisation's dress. `qr` is what its code says; without it there is none.
pub fn certificate(
    page: &Page,
    claim: &Certificate,
    dress: &Dress,
    words: &Words,
    qr: Option<&str>,
) -> Paper {
    let mut blocks = vec![
        Block::Section("front", front(page, claim, dress, words, qr)),
        Block::NewPage,
    ];
    blocks.extend(details(page));
    Paper {
        kind: Kind::Certificate,
        lang: page.lang,
        title: format!("{}: {}, {}", page.title, page.name, page.course.0),
        date: Some(
            claim
                .terms
                .as_ref()
                .map_or(claim.completed.date, |terms| terms.issued),
        ),
        blocks,
    }
}

fn front(
    page: &Page,
    claim: &Certificate,
    dress: &Dress,
    words: &Words,
    qr: Option<&str>,
) -> Vec<Block> {
    let own = dress.wording.get(&page.lang);
    let said = |own: Option<&String>, ours: &str| own.map_or_else(|| ours.to_owned(), Clone::clone);
    let mut blocks = Vec::new();
    if let Some(logo) = &dress.logo {
        blocks.push(Block::Figure(Figure::Picture(logo.clone(), 6000, 2000)));
    }
    if let Some(provider) = &page.provider {
        blocks.push(Block::Line(Role::Provider, provider.as_str().into()));
    }
    let title = said(own.and_then(|w| w.title.as_ref()), &page.title);
    blocks.extend([
        Block::Fill,
        Block::Heading(1, title.into()),
        Block::Line(
            Role::Sentence,
            said(own.and_then(|w| w.lead.as_ref()), &page.lead).into(),
        ),
        Block::Line(Role::Name, page.name.as_str().into()),
        Block::Line(
            Role::Sentence,
            said(own.and_then(|w| w.link.as_ref()), &page.link).into(),
        ),
        Block::Line(Role::Course, Text::of(&page.course.0, page.course.1)),
        Block::Line(Role::Sentence, page.date.as_str().into()),
    ]);
    let lines = dress.lines.get(&page.lang).into_iter().flatten();
    blocks.extend(lines.map(|line| Block::Line(Role::Extra, line.as_str().into())));
    blocks.extend([
        Block::Fill,
        Block::Facts(Column::Across, front_facts(claim, words)),
        Block::Fill,
    ]);
    blocks.push(foot(page, claim, dress, words, qr));
    blocks
}

// Who signs and what it does not say; beside them what a telephone or a scanner reads.
fn foot(page: &Page, claim: &Certificate, dress: &Dress, words: &Words, qr: Option<&str>) -> Block {
    let mut left = Vec::new();
    let signatories = claim
        .terms
        .as_ref()
        .map_or(&[][..], |terms| &terms.signatories);
    if !signatories.is_empty() {
        let columns = signatories.iter().map(|signatory| {
            let mut column = Vec::new();
            if let Some(signature) = dress.signatures.get(&signatory.name) {
                column.push(Block::Figure(Figure::Picture(
                    signature.clone(),
                    4000,
                    1400,
                )));
            }
            column.push(Block::Rule);
            column.push(Block::Line(Role::Signatory, signatory.name.as_str().into()));
            let role = signatory.role.as_deref();
            column.extend(role.map(|role| Block::Line(Role::Small, role.into())));
            (1, column)
        });
        let mut columns: Vec<(u16, Vec<Block>)> = columns.collect();
        // One signature does not take the whole width.
        if columns.len() == 1 {
            columns.push((1, Vec::new()));
        }
        left.push(Block::Side(columns));
    }
    for part in &page.parts {
        if let Part::List(_, limits) = part {
            left.push(Block::Gap);
            left.push(Block::Line(Role::Small, limits.join(" ").into()));
        }
    }
    let id = words.say("certificate-number", &[("id", claim.id.to_string().into())]);
    left.push(Block::Line(Role::Small, id.into()));
    match qr {
        Some(text) => {
            let alt = words.say("qr-alt", &[]);
            let code = vec![Block::Figure(Figure::Code(text.to_owned(), alt))];
            Block::Side(vec![(70, left), (30, code)])
        }
        None => Block::Side(vec![(1, left)]),
    }
}

fn details(page: &Page) -> Vec<Block> {
    let section = |part: &Part| match part {
        Part::Facts(title, facts) => Block::Section(
            "facts",
            vec![heading(title), Block::Facts(Column::Lines, facts.clone())],
        ),
        Part::List(title, lines) => {
            let entries = lines.iter().map(|line| Entry {
                label: String::new(),
                blocks: vec![Block::Line(Role::Body, line.as_str().into())],
            });
            Block::Section(
                "limits",
                vec![heading(title), Block::List(Marks::Dots, entries.collect())],
            )
        }
        Part::Steps {
            title,
            before,
            command,
            after,
        } => {
            let mut blocks = vec![
                heading(title),
                Block::Line(Role::Body, before.as_str().into()),
                Block::Line(Role::Code, command.as_str().into()),
            ];
            blocks.extend(
                after
                    .as_deref()
                    .map(|after| Block::Line(Role::Body, after.into())),
            );
            Block::Section("check", blocks)
        }
        Part::Records(title, facts) => Block::Section(
            "records",
            vec![heading(title), Block::Facts(Column::Records, facts.clone())],
        ),
    };
    page.parts.iter().map(section).collect()
}

fn heading(title: &str) -> Block {
    Block::Heading(2, title.into())
}

/// The short form of a certificate: two faces to cut out and fold, and how to.
pub fn wallet(page: &Page, claim: &Certificate, words: &Words, qr: Option<&str>) -> Paper {
    let small = |text: String| Block::Line(Role::Small, text.into());
    let mut front = Vec::new();
    front.extend(
        page.provider
            .as_deref()
            .map(|provider| Block::Line(Role::Provider, provider.into())),
    );
    front.push(Block::Line(Role::Name, page.name.as_str().into()));
    front.push(Block::Line(
        Role::Course,
        Text::of(&page.course.0, page.course.1),
    ));
    front.push(Block::Fill);
    front.push(Block::Facts(Column::Across, wallet_facts(claim, words)));
    let id = words.say("certificate-number", &[("id", claim.id.to_string().into())]);
    let mut limits = Vec::new();
    for part in &page.parts {
        if let Part::List(_, lines) = part {
            limits.extend(lines.iter().map(|line| small(line.clone())));
        }
    }
    let back = match qr {
        Some(text) => {
            let code = vec![Block::Figure(Figure::Code(
                text.to_owned(),
                words.say("qr-alt", &[]),
            ))];
            let mut left = vec![small(words.say("qr-how", &[])), small(id)];
            left.extend(limits);
            vec![Block::Side(vec![(38, left), (62, code)])]
        }
        None => [vec![small(id)], limits].concat(),
    };
    let title = words.say("wallet-title", &[]);
    Paper {
        kind: Kind::Wallet,
        lang: page.lang,
        title: format!("{title}: {}, {}", page.name, page.course.0),
        date: Some(claim.completed.date),
        blocks: vec![
            Block::Heading(1, title.into()),
            small(words.say("wallet-how", &[])),
            Block::NewPage,
            Block::Section("front", front),
            Block::NewPage,
            Block::Section("back", back),
        ],
    }
}
