//! What becomes of a wrong item until its revision is raised: where it is left out, and where it has to be drawn.

use super::about::About;
use crate::cli::{Context, Failure};
use crate::core::content::Library;
use crate::core::session::draw::Pool;
use crate::core::session::erratum::{Choice, Erratum};
use crate::core::session::{KnownWrong, Without};
use crate::disk;

/// Says what to do in the bank, and what happens until then. `errata` are those in force, the one that is meant too.
///
/// # Errors
/// Standard output cannot be written.
pub fn say(
    about: &About,
    choice: &Choice,
    errata: &[Erratum],
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let (item, revision) = (&about.wrong.item, about.wrong.revision);
    let folder = context.library_folder();
    let folder = folder.map(|folder| context.host.folder.join(folder));
    let reading = disk::read(folder.as_deref());
    let now = reading.as_ref().ok();
    let now = now.and_then(|reading| reading.library.items.get(item));
    if let Some(now) = now.filter(|now| now.revision > revision) {
        return context.say(format!(
            "{item} has revision {} in its bank by now: practice, lessons and exams draw that one.",
            now.revision
        ));
    }
    match choice {
        Choice::NoChange => {
            return context.say(format!(
                "Exams go on drawing {item} as its bank has it: put it right there and raise its revision above {revision}."
            ));
        }
        Choice::Accept(_) | Choice::Drop => context.say(format!(
            "Put {item} right in its bank and raise its revision above {revision}. Until then practice and lessons leave it out, and so does every new exam that has others for its place."
        ))?,
    }
    // Without a library nothing is drawn here.
    let Ok(reading) = reading else {
        return Ok(());
    };
    for course in short(&reading.library, about, errata) {
        context.say(format!(
            "The exam of {course} has too few others: it can be drawn there, and the erratum counts."
        ))?;
    }
    Ok(())
}

// The courses whose exam cannot be drawn without what is known to be wrong, this item among it.
fn short(library: &Library, about: &About, errata: &[Erratum]) -> Vec<String> {
    let without = Without {
        wrong: KnownWrong::of(errata),
        ..Without::default()
    };
    let courses = library.courses.values().filter(|course| {
        let pool = Pool::of_exam(library, course, &without);
        pool.is_some_and(|pool| {
            let mut items = pool.units().flatten();
            items.any(|item| item.id == about.wrong.item && without.wrong.has(item))
                && !pool.spares_wrong()
        })
    });
    courses.map(|course| course.id.to_string()).collect()
}
