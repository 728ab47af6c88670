//! An item as it was asked, whatever its bank says of it today.

use std::collections::BTreeSet;

use super::about::About;
use crate::cli::sit::voice;
use crate::cli::{Context, Failure};
use crate::terminal::preview::{At, draw};

/// Shows it with its key and what each answer brought, once for each variant that was met.
///
/// # Errors
/// Standard output cannot be written.
pub fn say(about: &About, context: &mut Context<'_>) -> Result<(), Failure> {
    let words = context.words();
    let mut seen = BTreeSet::new();
    let mut lines = Vec::new();
    for slot in about.slots().filter(|slot| seen.insert(&slot.variant)) {
        let variant = slot.variant.as_ref();
        let variant = variant.map_or(String::new(), |id| format!(", variant {id}"));
        let head = format!(
            "As it was asked (revision {}{variant}); options stood in another order for each:",
            slot.revision
        );
        let at = At {
            seat: 0,
            of: 1,
            case_goes_on: false,
        };
        let voice = voice(context, &words);
        lines.push(String::new());
        lines.extend(voice.wrap(&head));
        lines.push(String::new());
        lines.extend(draw(slot, at, voice));
    }
    for line in lines {
        context.print(line)?;
    }
    Ok(())
}
