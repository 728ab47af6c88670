//! A document as one self-contained HTML file: no script, nothing fetched, readable by ear, the sheet its size when printed.

use std::fmt::Write;

use base64::prelude::{BASE64_STANDARD, Engine};

use super::block::{Block, Column, Entry, Figure, Kind, Marks, Paper, Picture, Role, Table, Text};
use super::dress::{Design, Dress, Size};
use super::page::Fact;
use super::qr::Qr;

const STYLE: &str = include_str!("page.css");

/// A name longer than this is set smaller, so that it does not fill the sheet.
const LONG: usize = 40;

impl Paper {
    /// The document as HTML, dressed as the organisation wants it.
    pub fn html(&self, dress: &Dress) -> String {
        let mut out = String::from("<!doctype html>\n");
        // Writing to a String cannot fail; `draw` has the Result only because `write!` does.
        match self.draw(dress, &mut out) {
            Ok(()) | Err(std::fmt::Error) => out,
        }
    }

    fn draw(&self, dress: &Dress, out: &mut String) -> std::fmt::Result {
        let title = escape(&self.title);
        let mark = format!(
            "#{:02x}{:02x}{:02x}",
            dress.mark.0, dress.mark.1, dress.mark.2
        );
        let size = match (dress.paper, self.lies(dress)) {
            (Size::A4, false) => "a4",
            (Size::A4, true) => "a4 landscape",
            (Size::Letter, false) => "letter",
            (Size::Letter, true) => "letter landscape",
        };
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
        writeln!(out, "<title>{title}</title>")?;
        writeln!(
            out,
            "<style>\n:root {{ --mark: {mark}; }}\n@page {{ size: {size}; }}\n{STYLE}</style>\n</head>"
        )?;
        writeln!(out, "<body>\n<main class=\"{}\">", self.class(dress))?;
        blocks(&self.blocks, out)?;
        writeln!(out, "</main>\n</body>\n</html>")
    }

    fn lies(&self, dress: &Dress) -> bool {
        self.kind == Kind::Certificate && dress.design == Design::Classic
    }

    fn class(&self, dress: &Dress) -> &'static str {
        match (self.kind, dress.design) {
            (Kind::Certificate, Design::Classic) => "certificate classic",
            (Kind::Certificate, Design::Modern) => "certificate modern",
            (Kind::Wallet, _) => "wallet",
            (Kind::Card, _) => "card",
            (Kind::Exam { large: false }, _) => "exam",
            (Kind::Exam { large: true }, _) => "exam large",
            (Kind::Transcript, _) => "transcript",
            (Kind::Acknowledgement, _) => "acknowledgement",
        }
    }
}

fn blocks(blocks: &[Block], out: &mut String) -> std::fmt::Result {
    blocks.iter().try_for_each(|each| block(each, out))
}

fn block(block: &Block, out: &mut String) -> std::fmt::Result {
    match block {
        Block::Heading(level, text) => {
            let level = level.clamp(&1, &6);
            writeln!(out, "<h{level}>{}</h{level}>", words(text))
        }
        Block::Line(Role::Body, text) => writeln!(out, "<p>{}</p>", words(text)),
        Block::Line(Role::Code, text) => {
            writeln!(out, "<p class=\"command\"><code>{}</code></p>", words(text))
        }
        Block::Line(role, text) => {
            let long = match textwrap::core::display_width(&text.plain()) > LONG && is_large(*role)
            {
                true => " long",
                false => "",
            };
            writeln!(
                out,
                "<p class=\"{}{long}\"{} dir=\"auto\">{}</p>",
                class(*role),
                lang(text),
                plain(text)
            )
        }
        Block::List(marks, entries) => list(*marks, entries, out),
        Block::Facts(column, facts) => self::facts(*column, facts, out),
        Block::Table(table) => self::table(table, out),
        Block::Side(columns) => {
            writeln!(out, "<div class=\"side\">")?;
            for (_, inside) in columns {
                writeln!(out, "<div>")?;
                blocks(inside, out)?;
                writeln!(out, "</div>")?;
            }
            writeln!(out, "</div>")
        }
        Block::Figure(Figure::Picture(picture, _, _)) => self::picture(picture, out),
        Block::Figure(Figure::Code(text, alt)) => code(text, alt, out),
        Block::Blank(label) => writeln!(out, "<p class=\"blank\">{}</p>", escape(label)),
        Block::Rule => writeln!(out, "<hr>"),
        Block::Keep(inside) => {
            writeln!(out, "<div class=\"keep\">")?;
            blocks(inside, out)?;
            writeln!(out, "</div>")
        }
        Block::Section(name, inside) => {
            writeln!(out, "<section class=\"{name}\">")?;
            blocks(inside, out)?;
            writeln!(out, "</section>")
        }
        Block::NewPage => writeln!(out, "<div class=\"turn\"></div>"),
        Block::Gap | Block::Fill => Ok(()),
    }
}

fn list(marks: Marks, entries: &[Entry], out: &mut String) -> std::fmt::Result {
    let (class, labelled) = match marks {
        Marks::Dots => ("", false),
        Marks::Labels => (" class=\"labels\"", true),
    };
    writeln!(out, "<ul{class}>")?;
    for entry in entries {
        write!(out, "<li>")?;
        if labelled {
            write!(
                out,
                "<span class=\"label\">{}</span> ",
                escape(&entry.label)
            )?;
        }
        match &entry.blocks[..] {
            [Block::Line(Role::Body, text)] => write!(out, "{}", words(text))?,
            inside => {
                writeln!(out, "<div>")?;
                blocks(inside, out)?;
                write!(out, "</div>")?;
            }
        }
        writeln!(out, "</li>")?;
    }
    writeln!(out, "</ul>")
}

fn facts(column: Column, facts: &[Fact], out: &mut String) -> std::fmt::Result {
    let class = match column {
        Column::Lines => "lines",
        Column::Across => "across",
        Column::Records => "ids",
    };
    writeln!(out, "<dl class=\"{class}\">")?;
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

fn table(table: &Table, out: &mut String) -> std::fmt::Result {
    writeln!(out, "<table>")?;
    if !table.caption.is_empty() {
        writeln!(out, "<caption>{}</caption>", escape(&table.caption))?;
    }
    write!(out, "<thead><tr>")?;
    for name in &table.head {
        write!(out, "<th scope=\"col\">{}</th>", escape(name))?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
    for row in &table.rows {
        write!(out, "<tr>")?;
        for (at, cell) in row.iter().enumerate() {
            match at {
                0 if table.is_named => write!(out, "<th scope=\"row\">{}</th>", words(cell))?,
                _ => write!(out, "<td>{}</td>", words(cell))?,
            }
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody>\n</table>")
}

fn picture(picture: &Picture, out: &mut String) -> std::fmt::Result {
    writeln!(
        out,
        "<p class=\"picture\"><img src=\"data:{};base64,{}\" alt=\"{}\"></p>",
        picture.format.media_type(),
        BASE64_STANDARD.encode(&picture.bytes),
        escape(&picture.alt),
    )
}

// Rows of dark modules as bars of one path.
fn code(text: &str, alt: &str, out: &mut String) -> std::fmt::Result {
    let Some(code) = Qr::new(text) else {
        return Ok(());
    };
    let side = code.size + 8;
    write!(
        out,
        "<p class=\"code\"><svg role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\"><path d=\"",
        escape(alt)
    )?;
    for (y, row) in code.modules().chunks(code.size.max(1)).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&true) {
                write!(out, "M{} {}h{}v1h-{}z", x + 4, y + 4, run.len(), run.len())?;
            }
            x += run.len();
        }
    }
    writeln!(out, "\"/></svg></p>")
}

fn class(role: Role) -> &'static str {
    match role {
        Role::Provider => "provider",
        Role::Sentence => "sentence",
        Role::Name => "name",
        Role::Course => "course",
        Role::Extra => "extra",
        Role::Signatory => "signatory",
        Role::Small => "small",
        Role::Notice => "notice",
        Role::Case => "case",
        Role::Body | Role::Code => "body",
    }
}

fn is_large(role: Role) -> bool {
    matches!(role, Role::Name | Role::Course)
}

// A paragraph in one other language says so itself.
fn lang(text: &Text) -> String {
    match &text.0[..] {
        [span] => span
            .lang
            .map_or_else(String::new, |lang| format!(" lang=\"{lang}\"")),
        _ => String::new(),
    }
}

fn plain(text: &Text) -> String {
    match &text.0[..] {
        [span] if !span.is_strong => escape(&span.text),
        _ => words(text),
    }
}

fn words(text: &Text) -> String {
    let mut out = String::new();
    for span in &text.0 {
        let said = escape(&span.text);
        let said = match span.is_strong {
            true => format!("<strong>{said}</strong>"),
            false => said,
        };
        match span.lang {
            Some(lang) => out.push_str(&format!("<span lang=\"{lang}\">{said}</span>")),
            None => out.push_str(&said),
        }
    }
    out
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
