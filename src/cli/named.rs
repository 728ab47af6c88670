//! A command's course, named by its place or, as `learn` does where a lesson has the place, by `--course`.

use crate::core::id::CourseId;

/// The course of a command line, where one is named.
#[derive(Debug, clap::Args)]
pub struct Named {
    /// The course; may be left out where there is only one.
    course: Option<CourseId>,
    /// The same, for whoever writes it as `learn` asks for it.
    #[arg(
        long = "course",
        value_name = "COURSE",
        hide = true,
        conflicts_with = "course"
    )]
    by_flag: Option<CourseId>,
}

impl Named {
    /// Its id.
    pub fn id(&self) -> Option<&CourseId> {
        self.course.as_ref().or(self.by_flag.as_ref())
    }
}
