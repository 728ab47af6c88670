//! What a file of a library is, by its path alone.

use crate::core::id::{BankName, CourseId, ModuleId};
use crate::core::text::Lang;

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// `library.toml`.
    Library,
    /// `sources.toml`.
    Sources,
    /// `facts/*.toml`.
    Facts,
    /// `COURSE/course.toml`.
    Course(CourseId),
    /// `COURSE/card.toml`.
    Card(CourseId),
    /// `COURSE/modules/<nn>-ID.toml`.
    Module(CourseId, ModuleId),
    /// `COURSE/banks/NAME.toml`.
    Bank(CourseId, BankName),
    /// `LANG/…`: a translation of the file at the path that follows.
    Overlay(Lang, String),
    /// Nothing that this program reads.
    Stray,
}

/// What the file at `path` is, in a library with these languages (the first needs no folder).
pub fn role(path: &str, languages: &[Lang]) -> Role {
    let own = |lang: &&Lang| path.split('/').next() == Some(lang.as_str());
    if let Some(lang) = languages.iter().skip(1).find(own)
        && let Some((_, rest)) = path.split_once('/')
    {
        return Role::Overlay(*lang, rest.to_owned());
    }
    let parts: Vec<&str> = path.split('/').collect();
    let course = |id: &str| id.parse::<CourseId>().ok();
    let role = match parts.as_slice() {
        ["library.toml"] => Some(Role::Library),
        ["sources.toml"] => Some(Role::Sources),
        ["facts", _] => Some(Role::Facts),
        [id, "course.toml"] => course(id).map(Role::Course),
        [id, "card.toml"] => course(id).map(Role::Card),
        [id, "modules", file] => course(id)
            .zip(module(file))
            .map(|(c, m)| Role::Module(c, m)),
        [id, "banks", file] => {
            let name = file.strip_suffix(".toml").and_then(|n| n.parse().ok());
            course(id).zip(name).map(|(c, b)| Role::Bank(c, b))
        }
        _ => None,
    };
    role.unwrap_or(Role::Stray)
}

/// The module a file's name tells: `01-control.toml` is `control`.
fn module(file: &str) -> Option<ModuleId> {
    let name = file.strip_suffix(".toml")?;
    let numbered = name
        .split_once('-')
        .filter(|(number, _)| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()));
    numbered.map_or(name, |(_, id)| id).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_says_what_a_file_is() {
        let both = [Lang::EN, Lang::ES];
        let module = |path| match role(path, &both) {
            Role::Module(course, id) => format!("{course} {id}"),
            other => format!("{other:?}"),
        };
        assert_eq!(module("a/modules/01-control.toml"), "a control");
        assert_eq!(module("a/modules/control-2.toml"), "a control-2");
        assert_eq!(
            role("es/a/course.toml", &both),
            Role::Overlay(Lang::ES, "a/course.toml".to_owned())
        );
        assert!(matches!(role("a/card.toml", &both), Role::Card(id) if id.as_str() == "a"));
        assert_eq!(role("es/a/course.toml", &[Lang::EN]), Role::Stray);
        assert_eq!(role("a/notes.toml", &both), Role::Stray);
        assert_eq!(role("A B/course.toml", &both), Role::Stray);
    }
}
