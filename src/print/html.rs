//! A page as one self-contained HTML file: no script, nothing fetched, readable by ear, one sheet of A4 or Letter.

use std::fmt::Write;

use super::{Fact, Page, Part};

const STYLE: &str = include_str!("page.css");

/// A name longer than this is set smaller, so that it does not fill the sheet.
const LONG: usize = 40;

impl Page {
    /// The page as HTML.
    pub fn html(&self) -> String {
        let mut out = String::from("<!doctype html>\n");
        // Writing to a String cannot fail; `draw` has the Result only because `write!` does.
        match self.draw(&mut out) {
            Ok(()) | Err(std::fmt::Error) => out,
        }
    }

    fn draw(&self, out: &mut String) -> std::fmt::Result {
        let (course, course_lang) = &self.course;
        let [title, name, course] = [&self.title, &self.name, course].map(|text| escape(text));
        writeln!(
            out,
            "<html lang=\"{}\">\n<head>",
            escape(self.lang.as_str())
        )?;
        writeln!(out, "<meta charset=\"utf-8\">")?;
        writeln!(
            out,
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        )?;
        writeln!(out, "<title>{title}: {name}, {course}</title>")?;
        writeln!(out, "<style>\n{STYLE}</style>\n</head>\n<body>\n<main>")?;
        writeln!(out, "<header>")?;
        if let Some(provider) = &self.provider {
            writeln!(
                out,
                "<p class=\"provider\" dir=\"auto\">{}</p>",
                escape(provider)
            )?;
        }
        writeln!(out, "<h1>{title}</h1>\n</header>\n<div class=\"sentence\">")?;
        writeln!(out, "<p>{}</p>", escape(&self.lead))?;
        writeln!(
            out,
            "<p class=\"name{}\" dir=\"auto\">{name}</p>",
            long(&self.name)
        )?;
        writeln!(out, "<p>{}</p>", escape(&self.link))?;
        let lang = course_lang.map_or_else(String::new, |l| format!(" lang=\"{l}\""));
        let size = long(&self.course.0);
        writeln!(
            out,
            "<p class=\"course{size}\"{lang} dir=\"auto\">{course}</p>"
        )?;
        writeln!(out, "<p>{}</p>\n</div>", escape(&self.date))?;
        for part in &self.parts {
            section(out, part)?;
        }
        writeln!(out, "</main>\n</body>\n</html>")
    }
}

fn section(out: &mut String, part: &Part) -> std::fmt::Result {
    let (class, title) = match part {
        Part::Facts(title, _) => ("facts", title),
        Part::List(title, _) => ("limits", title),
        Part::Steps { title, .. } => ("check", title),
        Part::Records(title, _) => ("records", title),
    };
    writeln!(
        out,
        "<section class=\"{class}\" aria-labelledby=\"{class}\">"
    )?;
    writeln!(out, "<h2 id=\"{class}\">{}</h2>", escape(title))?;
    match part {
        Part::Facts(_, facts) | Part::Records(_, facts) => list(out, facts)?,
        Part::List(_, lines) => {
            writeln!(out, "<ul>")?;
            for line in lines {
                writeln!(out, "<li>{}</li>", escape(line))?;
            }
            writeln!(out, "</ul>")?;
        }
        Part::Steps {
            before,
            command,
            after,
            ..
        } => {
            writeln!(out, "<p>{}</p>", escape(before))?;
            writeln!(
                out,
                "<p class=\"command\"><code>{}</code></p>",
                escape(command)
            )?;
            if let Some(after) = after {
                writeln!(out, "<p>{}</p>", escape(after))?;
            }
        }
    }
    writeln!(out, "</section>")
}

fn list(out: &mut String, facts: &[Fact]) -> std::fmt::Result {
    writeln!(out, "<dl>")?;
    for Fact { label, value } in facts {
        writeln!(
            out,
            "<div><dt>{}</dt><dd dir=\"auto\">{}</dd></div>",
            escape(label),
            escape(value)
        )?;
    }
    writeln!(out, "</dl>")
}

fn long(text: &str) -> &'static str {
    match textwrap::core::display_width(text) > LONG {
        true => " long",
        false => "",
    }
}

fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
