//! The aspects of courses, their exams, modules, lessons and cards.

use super::{Home, Mark, Portrait, Sort, joined, named};
use crate::core::content::blueprint::{Filter, Quota};
use crate::core::content::course::{Completion, Lessons};
use crate::core::content::{Blueprint, Card, Course, Lesson, Module, Section};
use crate::core::id::CourseId;
use crate::core::time::{Span, Validity};
use crate::source::word;

/// The course's own page.
pub fn of_course(course: &Course) -> Portrait {
    let mark = Mark::Version(course.version.clone(), course.digest.clone());
    let mut portrait = Portrait::new(Home::course(&course.id), 0, Some(mark));
    portrait.add("title", Sort::Told, &course.title);
    portrait.add("summary", Sort::Told, &course.summary);
    portrait.list("audience", Sort::Setting, &course.audience);
    portrait.add("minutes", Sort::Setting, course.minutes);
    portrait.list("builds_on", Sort::Setting, &course.builds_on);
    for objective in &course.objectives {
        let path = format!("objective.{}", objective.id);
        portrait.add(&path, Sort::Part, &objective.text);
        portrait.add(format!("{path}.text"), Sort::Told, &objective.text);
    }
    let lessons: Vec<_> = course.lessons().map(|lesson| &lesson.id).collect();
    portrait.list("reading_order", Sort::Setting, &lessons);
    portrait.add("practice.draw", Sort::Setting, course.practice_draw);
    match &course.exam {
        Some(exam) => add_exam(exam, &mut portrait),
        None => portrait.add("exam", Sort::Rule, "none"),
    }
    add_completion(&course.completion, &mut portrait);
    portrait
}

fn add_exam(exam: &Blueprint, portrait: &mut Portrait) {
    let mut add = |key: &str, says: String| {
        portrait.add(format!("exam.{key}"), Sort::Rule, says);
    };
    add("cut_score", format!("{} %", exam.cut_score));
    if let Some(how) = &exam.cut_score_set_by {
        add("cut_score_set_by", how.clone());
    }
    add("time_limit", span(exam.time_limit));
    let attempts = exam.attempts.map(|n| n.to_string());
    add(
        "attempts",
        attempts.unwrap_or_else(|| "unlimited".to_owned()),
    );
    add("wait", span(Some(exam.wait).filter(|wait| wait.0 > 0)));
    let order = named(word::SECTION_ORDERS, word::section_order, exam.order);
    add("order", order.to_owned());
    add("unseen_first", exam.unseen_first.to_string());
    let review = named(word::REVIEWS, word::review, exam.review_after_fail);
    add("review_after_fail", review.to_owned());
    add(
        "clock",
        named(word::CLOCKS, word::clock, exam.clock).to_owned(),
    );
    for section in &exam.sections {
        add_section(section, portrait);
    }
}

fn add_section(section: &Section, portrait: &mut Portrait) {
    let path = format!("exam.section.{}", section.id);
    let draw = match section.draw {
        Quota::Items(count) => count.to_string(),
        Quota::Cases {
            cases,
            items_per_case,
        } => format!("{cases} cases of {items_per_case} items"),
    };
    let from = joined(&section.from);
    portrait.add(&path, Sort::Part, format!("{draw} from {from}"));
    portrait.add(format!("{path}.title"), Sort::Told, &section.title);
    portrait.add(format!("{path}.draw"), Sort::Rule, draw);
    portrait.add(format!("{path}.from"), Sort::Rule, from);
    portrait.maybe(format!("{path}.where"), Sort::Rule, filter(&section.filter));
    let least = section.at_least.iter();
    let least = least.map(|(count, f)| format!("{count} of {}", filter(f).unwrap_or_default()));
    let least: Vec<String> = least.collect();
    portrait.list(format!("{path}.at_least"), Sort::Rule, &least);
    let must = section.must_reach.map(|share| format!("{share} %"));
    portrait.maybe(format!("{path}.must_reach"), Sort::Rule, must);
}

fn filter(filter: &Filter) -> Option<String> {
    let mut said = Vec::new();
    if !filter.objective.is_empty() {
        said.push(format!("objective {}", joined(&filter.objective)));
    }
    if !filter.level.is_empty() {
        let levels = filter.level.iter();
        let levels = levels.map(|level| named(word::LEVELS, word::level, *level));
        said.push(format!("level {}", levels.collect::<Vec<_>>().join(", ")));
    }
    if filter.no_case {
        said.push("no case".to_owned());
    }
    (!said.is_empty()).then(|| said.join("; "))
}

fn span(span: Option<Span>) -> String {
    span.map_or_else(|| "none".to_owned(), |span| span.to_string())
}

fn add_completion(completion: &Completion, portrait: &mut Portrait) {
    let lessons = match &completion.lessons {
        Lessons::All => "all".to_owned(),
        Lessons::None => "none".to_owned(),
        Lessons::Only(lessons) => joined(lessons),
    };
    let exam = if completion.exam { "passed" } else { "none" };
    let validity = match completion.validity {
        Validity::Unlimited => "unlimited".to_owned(),
        Validity::For(length) => length.to_string(),
        Validity::Until(day) => format!("until {day}"),
        Validity::Cycle {
            length,
            ends: Some(ends),
        } => format!("cycles of {length}, one of which ends {ends}"),
        Validity::Cycle { length, ends: None } => {
            format!("cycles of {length} of each learner's own licence")
        }
    };
    let mut add = |key: &str, says: Option<String>| {
        portrait.maybe(format!("completion.{key}"), Sort::Rule, says);
    };
    add("lessons", Some(lessons));
    add("exam", Some(exam.to_owned()));
    add(
        "active_time",
        completion.active_time.map(|time| time.to_string()),
    );
    add("valid", Some(validity));
    add(
        "contact_hours",
        completion.contact_hours.map(|hours| hours.to_string()),
    );
    add("attestation", completion.attestation.clone());
}

/// A module, without its lessons.
pub fn of_module(module: &Module, course: &CourseId, place: usize) -> Portrait {
    let mut portrait = Portrait::new(Home::course(course), place, None);
    portrait.add("title", Sort::Told, &module.title);
    portrait.add("summary", Sort::Told, &module.summary);
    portrait.list("content_notes", Sort::Setting, &module.content_notes);
    portrait
}

/// A lesson.
pub fn of_lesson(lesson: &Lesson, module: &Module, course: &CourseId, place: usize) -> Portrait {
    let mut portrait = Portrait::new(Home::course(course), place, None);
    portrait.add("module", Sort::Setting, &module.id);
    portrait.add("title", Sort::Told, &lesson.title);
    portrait.add("text", Sort::Told, &lesson.text);
    portrait.add("minutes", Sort::Setting, lesson.minutes);
    portrait.list("objectives", Sort::Setting, &lesson.objectives);
    portrait.list("sources", Sort::Setting, &lesson.sources);
    portrait.list("questions", Sort::Setting, &lesson.questions);
    portrait
}

/// A card.
pub fn of_card(card: &Card, course: &CourseId, place: usize) -> Portrait {
    let mut portrait = Portrait::new(Home::course(course), place, None);
    portrait.add("role", Sort::Setting, &card.role);
    portrait.add("title", Sort::Told, &card.title);
    portrait.add("summary", Sort::Told, &card.summary);
    for (key, lines) in card.lists() {
        for line in lines {
            let path = format!("{key}.{}", line.id);
            portrait.add(&path, Sort::Part, &line.text);
            portrait.add(format!("{path}.text"), Sort::Told, &line.text);
        }
    }
    portrait.list("content_notes", Sort::Setting, &card.content_notes);
    portrait.list("help_lines", Sort::Setting, &card.help_lines);
    portrait
}
