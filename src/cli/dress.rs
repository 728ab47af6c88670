//! What documents wear, from the site file: pictures read, colours and names checked.

use std::path::Path;

use super::{Context, Failure};
use crate::print::block::{Format, Picture};
use crate::print::dress::{Design, Dress, Rgb, Size, Wording};
use crate::source::near;

const LARGEST: usize = 2_000_000;

/// The organisation's dress.
///
/// # Errors
/// A picture that cannot be read, a colour too pale, a design or paper that there is not.
pub fn dress(context: &Context<'_>) -> Result<Dress, Failure> {
    let look = &context.site.certificate;
    let organisation = &context.site.organisation;
    let words = context.words();
    let mut dress = Dress::default();
    if let Some(name) = &look.design {
        dress.design = named("design", name, &Design::NAMES)?;
    }
    if let Some(name) = &look.paper {
        dress.paper = named("paper", name, &Size::NAMES)?;
    }
    if let Some(text) = &look.colour {
        dress.mark = colour(text)?;
    }
    let name = organisation.name.as_deref();
    if let Some(path) = &look.logo {
        let alt = name.map_or_else(
            || words.say("logo-alt-unnamed", &[]),
            |name| words.say("logo-alt", &[("name", name.into())]),
        );
        dress.logo = Some(picture(path, alt)?);
    }
    for signatory in &organisation.signatories {
        if let Some(path) = &signatory.signature {
            let alt = words.say("signature-alt", &[("name", signatory.name.as_str().into())]);
            let picture = picture(path, alt)?;
            dress.signatures.insert(signatory.name.clone(), picture);
        }
    }
    for (lang, wording) in &look.wording {
        let own = Wording {
            title: wording.title.clone(),
            lead: wording.lead.clone(),
            link: wording.link.clone(),
        };
        dress.wording.insert(*lang, own);
    }
    dress.lines = look.lines.clone();
    Ok(dress)
}

fn named<T: Copy>(key: &str, name: &str, all: &[(&'static str, T)]) -> Result<T, Failure> {
    let found = all.iter().find(|(known, _)| *known == name);
    let Some((_, value)) = found else {
        let names = all.iter().map(|(known, _)| *known);
        let failure = Failure::world(format!("the site file's {key} `{name}` is not known"));
        let all: Vec<&str> = names.clone().collect();
        return Err(match near::did_you_mean(name, names) {
            Some(near) => failure.hint(near),
            None => failure.hint(format!("there are {}", all.join(" and "))),
        });
    };
    Ok(*value)
}

fn colour(text: &str) -> Result<Rgb, Failure> {
    let Some(colour) = Rgb::read(text) else {
        let failure = Failure::world(format!("the site file's colour `{text}` is no colour"));
        return Err(failure.hint("write it like \"#0f4c5c\""));
    };
    match colour.is_readable() {
        true => Ok(colour),
        false => Err(Failure::world(format!(
            "the site file's colour {text} is too pale to read on white"
        ))
        .hint("take a darker one: headings need a contrast of 4.5 to 1")),
    }
}

fn picture(path: &Path, alt: String) -> Result<Picture, Failure> {
    let shown = path.display();
    let bytes = std::fs::read(path)
        .map_err(|why| Failure::world(format!("the picture {shown} cannot be read: {why}")))?;
    let Some(format) = Format::of(&bytes) else {
        return Err(Failure::world(format!(
            "the picture {shown} is neither PNG nor JPEG"
        )));
    };
    if bytes.len() > LARGEST {
        return Err(Failure::world(format!(
            "the picture {shown} is larger than {} MB",
            LARGEST / 1_000_000
        ))
        .hint("it goes into every document: 700 dots of width are plenty"));
    }
    let picture = Picture {
        bytes: bytes.into(),
        format,
        alt,
    };
    #[cfg(feature = "pdf")]
    if !crate::print::pdf::can_draw(&picture) {
        return Err(Failure::world(format!("the picture {shown} is broken")));
    }
    Ok(picture)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pale_colour_and_an_unknown_design_are_refused() {
        assert_eq!(colour("#0f4c5c").ok(), Some(Rgb(15, 76, 92)));
        let pale = colour("#ffee00").expect_err("pale");
        assert!(pale.message.contains("too pale"), "{}", pale.message);
        assert!(colour("teal").is_err());
        assert_eq!(
            named("paper", "letter", &Size::NAMES).ok(),
            Some(Size::Letter)
        );
        assert!(named("design", "clasic", &Design::NAMES).is_err());
    }
}
