//! `tutela profile`: what laws ask of training, as far as it was read. Says of no course that it meets one.

use serde::Serialize;

use super::{Context, Failure};
use crate::profile::said::{self, Said};
use crate::profile::{self, Approval, Confidence, Profile, Renewal};
use crate::source::near;

/// See what a law asks of training.
///
/// A profile says who is to be trained, for how long, how often and in what, where
/// that was read, when and how well. Laws change: look them up. No legal advice.
///
/// Examples:
///   tutela profile                        all there are
///   tutela profile us-ca-lodging
///   tutela new course my-hotel --from us-ca-lodging
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The profile's id; else all are listed.
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// As JSON (`tutela.profile/1`).
    #[arg(long)]
    json: bool,
}

/// Runs the command.
///
/// # Errors
/// No such profile; failing streams.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let shown: Vec<&Profile> = match &args.id {
        Some(id) => vec![find(id)?],
        None => profile::all().iter().collect(),
    };
    let today = context.today();
    if args.json {
        let profiles = shown
            .iter()
            .map(|profile| Told::of(profile, profile.is_stale(today)));
        return context.print_json(&Report {
            schema: "tutela.profile/1",
            profiles: profiles.collect(),
        });
    }
    match (&args.id, &shown[..]) {
        (Some(_), [profile]) => show(profile, context)?,
        _ => list(&shown, context)?,
    }
    for stale in shown
        .iter()
        .filter_map(|profile| said::stale(profile, today))
    {
        context.tell(format!("warning: {stale}"))?;
    }
    context.tell(BOUNDS)
}

const BOUNDS: &str = "\nNo authority has approved Tutela or its courses. What counts is for whoever enforces the law to say.";

/// The profile of an id.
///
/// # Errors
/// There is none.
pub fn find(id: &str) -> Result<&'static Profile, Failure> {
    profile::find(id).ok_or_else(|| {
        let all = profile::all().iter().map(|profile| profile.id.as_str());
        let failure = Failure::usage(format!("there is no profile `{id}`"));
        match near::did_you_mean(id, all) {
            Some(near) => failure.hint(near),
            None => failure.hint("`tutela profile` lists them"),
        }
    })
}

/// Warns where a profile was looked up long ago or is not confirmed.
///
/// # Errors
/// Standard error cannot be written.
pub fn warn(profile: &Profile, context: &mut Context<'_>) -> Result<(), Failure> {
    if profile.confidence == Confidence::Draft {
        context.tell(format!(
            "warning: `{}` is a draft: not confirmed as law",
            profile.id
        ))?;
    }
    match said::stale(profile, context.today()) {
        Some(stale) => context.tell(format!("warning: {stale}")),
        None => Ok(()),
    }
}

fn show(profile: &Profile, context: &mut Context<'_>) -> Result<(), Failure> {
    context.say(format!("{}: {}", profile.id, profile.title))?;
    if profile.confidence == Confidence::Draft {
        context.say("draft: not confirmed as law")?;
    }
    context.say(said::checked(profile))?;
    context.print("")?;
    for Said { label, text } in said::said(profile) {
        context.say(format!("{label}: {text}"))?;
    }
    context.say(format!("Seen at: {}", profile.seen_at.join("; ")))?;
    context.print("\nTopics:")?;
    for topic in &profile.topics {
        context.say(format!("  {}: {}", topic.id, topic.law))?;
    }
    Ok(())
}

fn list(shown: &[&Profile], context: &mut Context<'_>) -> Result<(), Failure> {
    let is_drawn = context.draws_tables();
    let widest = shown
        .iter()
        .map(|profile| profile.id.len())
        .max()
        .unwrap_or(0)
        + 2;
    for (at, profile) in shown.iter().enumerate() {
        let minutes = profile
            .minutes
            .map_or_else(|| "none stated".to_owned(), |n| n.to_string());
        let (again, approval) = (again(profile.renewal), word(profile.approval));
        let known = said::confidence(profile);
        let id = &profile.id;
        if is_drawn {
            context.say(format!("{id:<widest$}{}", profile.title))?;
            context.say(format!(
                "  minutes: {minutes}; again: {again}; approval: {approval}; known: {known}"
            ))?;
            continue;
        }
        if at > 0 {
            context.print("")?;
        }
        for (name, value) in [
            ("profile", id.as_str()),
            ("title", &profile.title),
            ("minutes", &minutes),
            ("again", &again),
            ("approval", approval),
            ("known", known),
        ] {
            context.print(format!("{name}: {value}"))?;
        }
    }
    Ok(())
}

fn again(renewal: Renewal) -> String {
    match renewal {
        Renewal::Unstated => "none stated".to_owned(),
        Renewal::Once => "once".to_owned(),
        Renewal::Licence => "with the license".to_owned(),
        Renewal::Every(every) => every.to_string(),
    }
}

fn word(approval: Approval) -> &'static str {
    match approval {
        Approval::Required => "required",
        Approval::ListedTopics => "listed-topics",
        Approval::None => "none",
    }
}

#[derive(Serialize)]
struct Report<'p> {
    schema: &'static str,
    profiles: Vec<Told<'p>>,
}

#[derive(Serialize)]
struct Told<'p> {
    id: &'p str,
    title: &'p str,
    place: &'p str,
    sector: &'p str,
    law: &'p str,
    seen_at: &'p [String],
    checked_on: jiff::civil::Date,
    stale: bool,
    confidence: &'static str,
    from_memory: &'p [String],
    minutes: Option<u16>,
    renewal: String,
    approval: &'static str,
    said: Vec<Matter>,
    topics: Vec<Covered<'p>>,
}

#[derive(Serialize)]
struct Matter {
    label: &'static str,
    text: String,
}

#[derive(Serialize)]
struct Covered<'p> {
    id: &'p str,
    title: &'p str,
    law: &'p str,
}

impl<'p> Told<'p> {
    fn of(profile: &'p Profile, stale: bool) -> Told<'p> {
        let said = said::said(profile).into_iter();
        let topics = profile.topics.iter();
        Told {
            id: &profile.id,
            title: &profile.title,
            place: &profile.place,
            sector: &profile.sector,
            law: &profile.law,
            seen_at: &profile.seen_at,
            checked_on: profile.checked_on,
            stale,
            confidence: match profile.confidence {
                Confidence::Read => "read",
                Confidence::Secondary => "secondary",
                Confidence::Disputed => "disputed",
                Confidence::Draft => "draft",
            },
            from_memory: &profile.from_memory,
            minutes: profile.minutes,
            renewal: match profile.renewal {
                Renewal::Unstated => "unstated".to_owned(),
                Renewal::Once => "once".to_owned(),
                Renewal::Licence => "licence".to_owned(),
                Renewal::Every(every) => every.to_string(),
            },
            approval: word(profile.approval),
            said: said
                .map(|one| Matter {
                    label: one.label,
                    text: one.text,
                })
                .collect(),
            topics: topics
                .map(|topic| Covered {
                    id: &topic.id,
                    title: &topic.title,
                    law: &topic.law,
                })
                .collect(),
        }
    }
}
