//! `tutela learner set`: what an employer keeps about somebody, and more time for the exam.

use jiff::civil::Date;

use super::{known, list};
use crate::cli::{Context, Failure};
use crate::core::text::Lang;
use crate::store::{BadPerson, Handle, Identity, Name, Store, TimeFactor, line};

/// Change what is kept about somebody; an empty text takes it away.
#[derive(Debug, clap::Args)]
#[command(override_usage = "tutela learner set HANDLE [OPTIONS]")]
#[command(group(clap::ArgGroup::new("change").required(true).multiple(true)))]
pub struct Args {
    /// Handle or short code.
    #[arg(value_name = "HANDLE")]
    who: String,
    /// The name, as it should stand on certificates to come.
    #[arg(long, group = "change")]
    name: Option<Name>,
    /// What to call them by on the command line.
    #[arg(long, value_name = "HANDLE", group = "change", value_parser = or_nothing::<Handle>)]
    id: Option<OrNothing<Handle>>,
    /// Their language: en or es.
    #[arg(long, value_name = "LANG", group = "change", value_parser = or_nothing::<Lang>)]
    language: Option<OrNothing<Lang>>,
    /// What they do.
    #[arg(long, group = "change", value_parser = text)]
    role: Option<String>,
    /// Where.
    #[arg(long, group = "change", value_parser = text)]
    site: Option<String>,
    /// Their number with the employer.
    #[arg(long, value_name = "NUMBER", group = "change", value_parser = text)]
    staff_number: Option<String>,
    /// Since when, as 2026-11-22.
    #[arg(long, value_name = "DATE", group = "change", value_parser = or_nothing::<Date>)]
    start_date: Option<OrNothing<Date>>,
    /// The last day of a term of their licence, as 2027-07-31, for certificates to come of courses that ask for it.
    #[arg(long, value_name = "DATE", group = "change", value_parser = or_nothing::<Date>)]
    licence_ends: Option<OrNothing<Date>>,
    /// Who has seen, today, that they are who they say.
    #[arg(long, value_name = "NAME", group = "change", value_parser = text)]
    identity_confirmed_by: Option<String>,
    /// How much longer than others they have in an exam: 1.5 is half as long again.
    #[arg(long, value_name = "X", group = "change", requires = "by", value_parser = or_nothing::<TimeFactor>)]
    time_factor: Option<OrNothing<TimeFactor>>,
    /// Who grants the time.
    #[arg(long, value_name = "WHO", requires = "time_factor", value_parser = text)]
    by: Option<String>,
}

/// A value, or the wish to have none.
#[derive(Clone, Debug)]
struct OrNothing<T>(Option<T>);

pub(super) fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let mut store = Store::open_existing(&context.store_url()?)?;
    let mut learner = known(&store, &args.who)?;
    if let Some(OrNothing(handle)) = args.id {
        learner.handle = handle;
    }
    if let Some(OrNothing(language)) = args.language {
        learner.language = language;
    }
    if let Some(OrNothing(date)) = args.start_date {
        learner.start_date = date;
    }
    if let Some(OrNothing(date)) = args.licence_ends {
        learner.licence_ends = date;
    }
    for (given, kept) in [
        (args.role, &mut learner.role),
        (args.site, &mut learner.site),
        (args.staff_number, &mut learner.staff_number),
    ] {
        if let Some(text) = given {
            *kept = Some(text).filter(|text| !text.is_empty());
        }
    }
    if let Some(by) = args.identity_confirmed_by {
        let on = context.now().local_date();
        learner.identity = (!by.is_empty()).then_some(Identity { by, on });
    }
    if let Some(OrNothing(factor)) = args.time_factor {
        let by = args
            .by
            .filter(|by| !by.is_empty())
            .ok_or_else(|| Failure::usage("who grants the time?").hint("say it with --by NAME"))?;
        learner.more_time = factor.map(|factor| (factor, by));
    }
    store.keep_learner(&learner)?;
    if let Some(name) = args.name.filter(|name| *name != learner.name) {
        store.rename_learner(learner.id, &name, context.now())?;
        learner.name = name;
    }
    list::lines(&learner, context)
}

fn text(typed: &str) -> Result<String, BadPerson> {
    line("text", 200, typed)
}

fn or_nothing<T>(typed: &str) -> Result<OrNothing<T>, T::Err>
where
    T: std::str::FromStr,
{
    match typed.trim() {
        "" => Ok(OrNothing(None)),
        typed => typed.parse().map(|value| OrNothing(Some(value))),
    }
}
