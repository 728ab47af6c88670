//! `tutela card`: one page for one role: signs, what to do, what not to do, whom to call.

use super::printer::Printer;
use super::sit::look;
use super::table::Table;
use super::{Context, Failure};
use crate::core::content::{Card, Course, Library};
use crate::core::session::card::page;
use crate::source::near;
use crate::terminal::card::draw;
use crate::terminal::voice::{Voice, text};
use crate::words::Words;

/// One page to keep at hand: signs, what to do, whom to call.
///
/// A card on which something is past its review date says so in its first line.
///
/// Examples:
///   tutela card                         the roles there are cards for
///   tutela card everyone
///   tutela card everyone --lang es > card.txt
///   tutela card housekeeping --to card.pdf
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The role; without one, all are listed.
    role: Option<String>,
    /// Write it to a file to print instead; .pdf or .html says which.
    #[arg(long, value_name = "FILE", requires = "role")]
    to: Option<std::path::PathBuf>,
}

/// Runs the command.
///
/// # Errors
/// No library, or no card for the role; failing streams.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let library = context.library()?;
    let today = context.now().local_date();
    let lang = context.lang();
    let Some(role) = args.role else {
        let mut table = Table::new(["role", "title", "course"]);
        for (course, card) in cards(&library) {
            let title = page(&library, course, card, lang, today).title;
            table.row([card.role.to_string(), title, course.id.to_string()]);
        }
        return table.print(context, "cards");
    };
    let mut all = cards(&library);
    let Some((course, card)) = all.find(|(_, card)| card.role.as_str() == role) else {
        return Err(unknown(&library, &role));
    };
    let page = page(&library, course, card, lang, today);
    let asked = (page.lang != lang).then(|| {
        let shown = ("lang", text(page.lang.as_str()));
        context.words().say("card-untranslated", &[shown])
    });
    let words = Words::new(page.lang);
    if let Some(to) = args.to {
        if let Some(asked) = asked {
            context.tell(asked)?;
        }
        let paper = crate::print::card(&page, &words);
        return Printer::new(context)?.put(context, &paper, &to);
    }
    let voice = Voice {
        words: &words,
        look: look(context),
    };
    for line in draw(&page, asked, voice) {
        context.print(line)?;
    }
    Ok(())
}

fn cards(library: &Library) -> impl Iterator<Item = (&Course, &Card)> {
    let courses = library.courses.values();
    courses.filter_map(|course| Some((course, course.card.as_ref()?)))
}

fn unknown(library: &Library, role: &str) -> Failure {
    let roles: Vec<&str> = cards(library).map(|(_, card)| card.role.as_str()).collect();
    let failure = Failure::usage(format!("there is no card for `{role}`"));
    match (near::did_you_mean(role, roles.iter().copied()), &roles[..]) {
        (Some(near), _) => failure.hint(near),
        (None, []) => failure.hint("no course here has a card: courses/ID/card.toml"),
        (None, roles) => failure.hint(format!("there are cards for {}", roles.join(", "))),
    }
}
