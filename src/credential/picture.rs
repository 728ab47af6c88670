//! The badge as people see it: a shield under an arch, with the course and the organisation. Draws; signs nothing.

use std::fmt::Write;

use crate::core::standing::Certificate;
use crate::core::text::Lang;

/// The same badge without words, as a PNG: drawn once from [`art`], for dots need no fonts then.
pub const PNG: &[u8] = include_bytes!("badge.png");

// The words stand in columns of so many units; a letter of a wide serif face is two thirds as wide as it is high.
const TITLE: usize = 344;
const BY: usize = 280;

/// The badge of a certificate.
pub fn svg(certificate: &Certificate) -> String {
    let lang = certificate.attempt.languages.first().copied();
    let lang = lang.unwrap_or(Lang::EN);
    let title = certificate.course.title.say(lang);
    let by = certificate.provider.as_deref().unwrap_or_default();
    let year = certificate.completed.date.year();
    let mut words = String::new();
    let (size, lines) = fit(title, TITLE, &[34, 30, 26, 22, 19], 4);
    let mut y = 238 - (lines.len() as i32 - 1) * (size + 8) / 2;
    for line in &lines {
        text(&mut words, y, size, "title", line);
        y += size + 8;
    }
    let (size, lines) = fit(by, BY, &[18, 15, 13], 3);
    let mut y = 348;
    for line in &lines {
        text(&mut words, y, size, "by", line);
        y += size + 5;
    }
    text(&mut words, 440, 20, "year", &year.to_string());
    let described = match by {
        "" => escape(title),
        by => format!("{}, {}", escape(title), escape(by)),
    };
    art(&lang.to_string(), &described, "translate(0 -14)", &words)
}

/// The drawing around the words, with its arch moved or made larger by `arch`.
pub fn art(lang: &str, described: &str, arch: &str, words: &str) -> String {
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512" role="img" xml:lang="{lang}" lang="{lang}">
<title>{described}</title>
<style>text{{font-family:Georgia,'Noto Serif','DejaVu Serif',serif;text-anchor:middle}}.title{{fill:#1d2d44;font-weight:700}}.by{{fill:#3e5c76}}.year{{fill:#f7f3e8;letter-spacing:4px}}</style>
<path fill="#1d2d44" d="M256 14 464 76v196c0 112-84 182-208 226C132 454 48 384 48 272V76Z"/>
<path fill="#f7f3e8" d="M256 30 449 87v185c0 103-77 168-193 210C140 440 63 375 63 272V87Z"/>
<path fill="none" stroke="#b08d57" stroke-width="2.5" d="M256 42 438 96v176c0 96-72 157-182 197C146 429 74 368 74 272V96Z"/>
<g transform="{arch}"><g fill="none" stroke="#b08d57" stroke-width="3" stroke-linecap="round"><path d="M216 164v-38a40 40 0 0 1 80 0v38"/><path d="M232 164v-36a24 24 0 0 1 48 0v36"/><path d="M204 165h104"/></g>
<circle cx="256" cy="140" r="6" fill="#b08d57"/></g>
<path stroke="#b08d57" stroke-width="1.5" d="M176 321h68m24 0h68"/>
<path fill="#b08d57" d="m256 314 6 7-6 7-6-7Z"/>
<path fill="#1d2d44" d="M178 412h156c-22 24-48 42-78 55-30-13-56-31-78-55Z"/>
{words}</svg>
"##
    )
}

fn text(to: &mut String, y: i32, size: i32, class: &str, words: &str) {
    let words = escape(words);
    let written = writeln!(
        to,
        r#"<text x="256" y="{y}" font-size="{size}" class="{class}">{words}</text>"#
    );
    written.expect("a text takes more text");
}

// The largest size at which the words fit in so many lines; at the least size the last line ends in an ellipsis.
fn fit(words: &str, widest: usize, sizes: &[i32], most: usize) -> (i32, Vec<String>) {
    let mut fitted = (18, Vec::new());
    for size in sizes {
        let columns = widest * 3 / 2 / usize::try_from(*size).unwrap_or(18).max(1);
        let lines = textwrap::wrap(words, columns);
        let lines: Vec<String> = lines.into_iter().map(|line| line.into_owned()).collect();
        fitted = (*size, lines);
        if fitted.1.len() <= most {
            return fitted;
        }
    }
    fitted.1.truncate(most);
    if let Some(last) = fitted.1.last_mut() {
        last.push('…');
    }
    fitted
}

// Text for XML: what it may not hold is left out.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}
