//! The command line: one file a command. Only here do refusals become failures with exit codes and hints.

mod ask;
pub mod attempt;
pub mod balance;
pub mod card;
pub mod certificate;
pub mod check;
pub mod completions;
pub mod context;
pub mod courses;
pub mod diff;
pub mod dress;
pub mod erratum;
pub mod exam;
pub mod explain;
pub mod facts;
pub mod failure;
pub mod files;
pub mod fmt;
pub mod form;
pub mod guide;
pub mod help;
pub mod home;
pub mod issue;
pub mod key;
pub mod learn;
pub mod learner;
pub mod named;
pub mod narrow;
pub mod new;
pub mod notice;
pub mod practised;
pub mod preview;
pub mod printer;
pub mod profile;
pub mod progress;
pub mod prompt;
pub mod quiz;
pub mod resume;
pub mod review;
pub mod rewrite;
pub mod schema;
pub mod signing;
pub mod simulate;
pub mod sit;
pub mod site;
pub mod standard;
pub mod standing;
pub mod store;
pub mod stress;
pub mod table;
pub mod transcript;
pub mod verify;
pub mod who;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::{FromArgMatches, Parser, Subcommand};

use crate::core::seed::Seed;
use crate::core::text::Lang;
use crate::host::Host;

pub use context::Context;
pub use failure::{Failure, Kind};

/// Training to recognize human trafficking, and the engine for courses like it. Works without a network.
#[derive(Debug, Parser)]
#[command(name = "tutela", version, disable_help_subcommand = true)]
pub struct Cli {
    /// What every command understands.
    #[command(flatten)]
    pub common: Common,
    /// What to do; alone, `tutela` says where you are and what comes next.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What every command understands.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "For every command")]
pub struct Common {
    /// Folder of courses to use instead of the ones in this program.
    #[arg(
        long,
        global = true,
        env = "TUTELA_LIBRARY",
        value_name = "DIR",
        hide_env = true
    )]
    pub library: Option<std::path::PathBuf>,
    /// Where records are kept: a file, or `sqlite:FILE`.
    #[arg(
        long,
        global = true,
        env = "TUTELA_STORE",
        value_name = "URL",
        hide_env = true
    )]
    pub store: Option<String>,
    /// Who is learning: a handle or a short code.
    #[arg(
        long,
        global = true,
        env = "TUTELA_LEARNER",
        value_name = "HANDLE",
        hide_env = true
    )]
    pub learner: Option<String>,
    /// Language: en or es.
    #[arg(
        long,
        global = true,
        env = "TUTELA_LANG",
        value_name = "LANG",
        hide_env = true
    )]
    pub lang: Option<Lang>,
    /// Draw from this seed; makes an exam a rehearsal that is never certified.
    #[arg(
        long,
        global = true,
        env = "TUTELA_SEED",
        value_name = "N",
        hide_env = true
    )]
    pub seed: Option<Seed>,
    /// Plain lines: no colour, no tables.
    #[arg(long, global = true)]
    pub plain: bool,
    /// Ask nothing that a flag could say; fail with the flag to use.
    #[arg(long, global = true)]
    pub no_input: bool,
}

/// The commands. What each is for is said once, at its `Args`: a comment here would hide the examples there.
#[expect(missing_docs, reason = "the Args of each are its documentation")]
#[derive(Debug, Subcommand)]
pub enum Command {
    Courses(courses::Args),
    Learn(learn::Args),
    Quiz(quiz::Args),
    Resume(resume::Args),
    Review(review::Args),
    Progress(progress::Args),
    Transcript(transcript::Args),
    Card(card::Args),
    Certificate(certificate::Args),
    Key(key::Args),
    Verify(verify::Args),
    Learner(learner::Args),
    Attempt(attempt::Args),
    Erratum(erratum::Args),
    Check(check::Args),
    Diff(diff::Args),
    Explain(explain::Args),
    Facts(facts::Args),
    Balance(balance::Args),
    Fmt(fmt::Args),
    Form(form::Args),
    Preview(preview::Args),
    Help(guide::Args),
    New(new::Args),
    Profile(profile::Args),
    Schema(schema::Args),
    Stress(stress::Args),
    Simulate(simulate::Args),
    Standard(standard::Args),
    Store(store::Args),
    Completions(completions::Args),
}

/// Runs one command line in `host`.
pub fn run(args: impl IntoIterator<Item = OsString>, host: &mut Host) -> ExitCode {
    let parsed = help::command(context::columns(host))
        .try_get_matches_from(args)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            return match help::show(&error, host) {
                Ok(()) => ExitCode::from(code),
                Err(_) => ExitCode::from(3),
            };
        }
    };
    let mut context = match Context::new(host, cli.common) {
        Ok(context) => context,
        Err((host, failure)) => {
            failure.tell(host, "help");
            return ExitCode::from(failure.code());
        }
    };
    let done = match cli.command {
        None => home::run(&mut context),
        Some(Command::Courses(args)) => courses::run(args, &mut context),
        Some(Command::Learn(args)) => learn::run(args, &mut context),
        Some(Command::Quiz(args)) => quiz::run(args, &mut context),
        Some(Command::Resume(args)) => resume::run(args, &mut context),
        Some(Command::Review(args)) => review::run(args, &mut context),
        Some(Command::Progress(args)) => progress::run(args, &mut context),
        Some(Command::Transcript(args)) => transcript::run(args, &mut context),
        Some(Command::Card(args)) => card::run(args, &mut context),
        Some(Command::Certificate(args)) => certificate::run(args, &mut context),
        Some(Command::Key(args)) => key::run(args, &mut context),
        Some(Command::Verify(args)) => verify::run(args, &mut context),
        Some(Command::Learner(args)) => learner::run(args, &mut context),
        Some(Command::Attempt(args)) => attempt::run(args, &mut context),
        Some(Command::Erratum(args)) => erratum::run(args, &mut context),
        Some(Command::Check(args)) => check::run(args, &mut context),
        Some(Command::Diff(args)) => diff::run(args, &mut context),
        Some(Command::Facts(args)) => facts::run(args, &mut context),
        Some(Command::Explain(args)) => explain::run(args, &mut context),
        Some(Command::Balance(args)) => balance::run(args, &mut context),
        Some(Command::Fmt(args)) => fmt::run(args, &mut context),
        Some(Command::Form(args)) => form::run(args, &mut context),
        Some(Command::Preview(args)) => preview::run(args, &mut context),
        Some(Command::Help(args)) => guide::run(args, &mut context),
        Some(Command::New(args)) => new::run(args, &mut context),
        Some(Command::Profile(args)) => profile::run(args, &mut context),
        Some(Command::Schema(args)) => schema::run(args, &mut context),
        Some(Command::Stress(args)) => stress::run(args, &mut context),
        Some(Command::Simulate(args)) => simulate::run(args, &mut context),
        Some(Command::Standard(args)) => standard::run(args, &mut context),
        Some(Command::Store(args)) => store::run(args, &mut context),
        Some(Command::Completions(args)) => completions::run(args, &mut context),
    };
    let flushed = done.and_then(|()| context.host.out.flush().map_err(Failure::from));
    match flushed {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let help = context.words().say("help-label", &[]);
            failure.tell(context.host, &help);
            ExitCode::from(failure.code())
        }
    }
}
