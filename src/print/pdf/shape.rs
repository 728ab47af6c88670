//! A paragraph as lines of glyphs: shaped, broken, turned the right way. Knows no page.

use std::ops::Range;
use std::sync::Arc;

use harfrust::{Direction, UnicodeBuffer};
use krilla::text::{GlyphId, KrillaGlyph};
use unicode_bidi::{BidiInfo, Level};
use unicode_linebreak::linebreaks;

use super::font::{Face, Font, Fonts, is_joiner};
use crate::core::text::Lang;
use crate::print::block::Text;

// A line that would be no fuller than this is parted behind a hyphen.
const SHORT: f32 = 0.4;

/// A paragraph that is shaped and not yet broken.
pub struct Paragraph {
    /// Its text.
    pub text: Arc<str>,
    size: f32,
    clusters: Vec<Cluster>,
    breaks: Vec<Break>,
    levels: Vec<Level>,
    is_rtl: bool,
    spans: Vec<(usize, Option<Lang>)>,
}

// Where a line may end.
struct Break {
    at: usize,
    // Behind a hyphen: a name or a word is parted there only where the line would be short otherwise.
    is_hyphen: bool,
}

// What cannot be parted: the glyphs of one or more characters.
struct Cluster {
    range: Range<usize>,
    font: Arc<Font>,
    glyphs: Vec<KrillaGlyph>,
    advance: f32,
    is_space: bool,
}

/// A line: runs from left to right.
pub struct Line {
    /// Its width without the space at its end.
    pub width: f32,
    /// Its runs.
    pub runs: Vec<Run>,
}

/// Glyphs of one font and language, drawn in one go.
pub struct Run {
    /// From the line's left end.
    pub x: f32,
    /// The font.
    pub font: Arc<Font>,
    /// The glyphs; their ranges are places in the paragraph's text.
    pub glyphs: Vec<KrillaGlyph>,
    /// The language, where it is another than the document's.
    pub lang: Option<Lang>,
}

impl Paragraph {
    /// Shapes a text; `strong` is the face of its strong words.
    pub fn new(text: &Text, [face, strong]: [Face; 2], size: f32, fonts: &Fonts) -> Paragraph {
        let mut whole = String::new();
        let mut faces = Vec::new();
        let mut spans = Vec::new();
        for span in &text.0 {
            whole.extend(span.text.chars().map(|c| match c {
                '\u{fffd}' => '?',
                c if c.is_control() || (c.is_whitespace() && c != '\u{a0}') => ' ',
                c => c,
            }));
            faces.push((whole.len(), if span.is_strong { strong } else { face }));
            spans.push((whole.len(), span.lang));
        }
        let bidi = BidiInfo::new(&whole, None);
        let mut clusters = Vec::new();
        for (range, font) in items(&whole, &faces, &bidi.levels, fonts) {
            let level = bidi.levels[range.start];
            clusters.extend(shape(&whole, range, &font, level, size));
        }
        Paragraph {
            breaks: linebreaks(&whole)
                .map(|(at, _)| Break {
                    at,
                    is_hyphen: whole[..at].ends_with(['-', '\u{2010}']),
                })
                .collect(),
            is_rtl: bidi.paragraphs.first().is_some_and(|p| p.level.is_rtl()),
            levels: bidi.levels,
            text: whole.into(),
            size,
            clusters,
            spans,
        }
    }

    /// The letters' size.
    pub fn size(&self) -> f32 {
        self.size
    }

    /// The width it has on one line.
    pub fn width(&self) -> f32 {
        self.measure(0..self.clusters.len())
    }

    /// Its lines, none wider than `width` unless a single letter is.
    pub fn lines(&self, width: f32) -> Vec<Line> {
        self.broken(width)
            .into_iter()
            .map(|range| self.line(range))
            .collect()
    }

    /// The same lines in number, as even as they can be.
    pub fn even_lines(&self, width: f32) -> Vec<Line> {
        let count = self.broken(width).len();
        let (mut low, mut high) = (self.width() / (count.max(1) as f32), width);
        for _ in 0..12 {
            let middle = (low + high) / 2.0;
            match self.broken(middle).len() <= count {
                true => high = middle,
                false => low = middle,
            }
        }
        self.lines(high)
    }

    /// How many lines it takes.
    pub fn count(&self, width: f32) -> usize {
        self.broken(width).len()
    }

    // A hair is forgiven, so that a text breaks the same at the width it was measured to have.
    fn broken(&self, width: f32) -> Vec<Range<usize>> {
        let width = width + 0.01;
        let mut lines = Vec::new();
        let mut start = 0;
        let (mut fits, mut hyphen) = (0, 0);
        let mut at = 0;
        let (mut used, mut whole) = (0.0, 0.0);
        while at < self.clusters.len() {
            let cluster = &self.clusters[at];
            let here = self
                .breaks
                .binary_search_by_key(&cluster.range.start, |b| b.at);
            match here.ok().and_then(|number| self.breaks.get(number)) {
                Some(found) if at > start && found.is_hyphen => hyphen = at,
                Some(_) if at > start => (fits, whole) = (at, used),
                Some(_) | None => {}
            }
            if used + cluster.advance > width && !cluster.is_space && at > start {
                let end = match (fits > start, hyphen > fits.max(start)) {
                    (true, true) if whole < width * SHORT => hyphen,
                    (true, _) => fits,
                    (false, true) => hyphen,
                    (false, false) => at,
                };
                lines.push(start..end);
                (start, at, used) = (end, end, 0.0);
                continue;
            }
            used += cluster.advance;
            at += 1;
        }
        if start < self.clusters.len() {
            lines.push(start..self.clusters.len());
        }
        lines
    }

    fn measure(&self, range: Range<usize>) -> f32 {
        let clusters = &self.clusters[range];
        let end = clusters
            .iter()
            .rposition(|c| !c.is_space)
            .map_or(0, |at| at + 1);
        clusters[..end].iter().map(|c| c.advance).sum()
    }

    fn line(&self, range: Range<usize>) -> Line {
        let width = self.measure(range.clone());
        let clusters = &self.clusters[range];
        // The space at a line's end stands, so that words of two lines do not run together when they are read aloud;
        // at the left end of a line that runs to the left it would push the words aside.
        let end = match self.is_rtl {
            true => clusters
                .iter()
                .rposition(|c| !c.is_space)
                .map_or(0, |at| at + 1),
            false => clusters.len(),
        };
        let clusters = &clusters[..end];
        let mut runs: Vec<Run> = Vec::new();
        let mut x = 0.0;
        for (level, visual) in self.visual(clusters) {
            let wide: f32 = visual.iter().map(|cluster| cluster.advance).sum();
            // Glyphs are drawn in the order they are read, the pen going left where the text does: whoever copies the
            // text or listens to it gets its words as they were written.
            let (in_order, mut pen): (Vec<&Cluster>, f32) = match level.is_rtl() {
                true => (visual.into_iter().rev().collect(), x + wide),
                false => (visual, x),
            };
            let mut last: Option<Option<Lang>> = None;
            for cluster in in_order {
                let lang = self.lang(cluster.range.start);
                let glyphs = cluster.drawn(level);
                match runs.last_mut() {
                    Some(run) if last == Some(lang) && run.font == cluster.font => {
                        run.glyphs.extend(glyphs);
                    }
                    Some(_) | None => runs.push(Run {
                        x: pen,
                        font: cluster.font.clone(),
                        glyphs,
                        lang,
                    }),
                }
                last = Some(lang);
                pen += if level.is_rtl() {
                    -cluster.advance
                } else {
                    cluster.advance
                };
            }
            x += wide;
        }
        Line { width, runs }
    }

    // Clusters of a line in the order they stand, by runs of one level.
    fn visual<'c>(&self, clusters: &'c [Cluster]) -> Vec<(Level, Vec<&'c Cluster>)> {
        let levels: Vec<Level> = clusters
            .iter()
            .map(|c| self.levels[c.range.start])
            .collect();
        if levels.iter().all(|level| !level.is_rtl()) {
            return vec![(Level::ltr(), clusters.iter().collect())];
        }
        let order = BidiInfo::reorder_visual(&levels);
        let mut runs: Vec<(Level, Vec<&Cluster>)> = Vec::new();
        for at in order {
            match runs.last_mut() {
                Some((level, run)) if *level == levels[at] => run.push(&clusters[at]),
                Some(_) | None => runs.push((levels[at], vec![&clusters[at]])),
            }
        }
        runs
    }

    fn lang(&self, at: usize) -> Option<Lang> {
        self.spans
            .iter()
            .find(|(end, _)| at < *end)
            .and_then(|(_, lang)| *lang)
    }
}

impl Cluster {
    // Its glyphs as a pen draws them that goes the way of the text.
    fn drawn(&self, level: Level) -> Vec<KrillaGlyph> {
        let glyphs = self.glyphs.iter().cloned();
        match level.is_rtl() {
            false => glyphs.collect(),
            true => glyphs
                .rev()
                .map(|glyph| KrillaGlyph {
                    x_offset: glyph.x_offset - glyph.x_advance,
                    x_advance: -glyph.x_advance,
                    ..glyph
                })
                .collect(),
        }
    }
}

// Stretches of one font and one direction.
fn items(
    text: &str,
    faces: &[(usize, Face)],
    levels: &[Level],
    fonts: &Fonts,
) -> Vec<(Range<usize>, Arc<Font>)> {
    let mut items: Vec<(Range<usize>, Arc<Font>)> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let face = faces
            .iter()
            .find(|(end, _)| at < *end)
            .map_or(Face::Sans, |(_, face)| *face);
        // A mark stays with its letter; a space or a hyphen between letters of a found font is taken from that font too.
        let clings = unicode_normalization::char::is_combining_mark(c) || !c.is_alphanumeric();
        match items.last_mut() {
            Some((range, font))
                if levels[range.start] == levels[at]
                    && (is_joiner(c)
                        || (clings && font.has(c))
                        || *fonts.pick(c, face) == *font) =>
            {
                range.end = end;
            }
            Some(_) | None => items.push((at..end, fonts.pick(c, face).clone())),
        }
    }
    items
}

fn shape(
    text: &str,
    range: Range<usize>,
    font: &Arc<Font>,
    level: Level,
    size: f32,
) -> Vec<Cluster> {
    let mut buffer = UnicodeBuffer::new();
    for (at, c) in text[range.clone()].char_indices() {
        buffer.add(c, u32::try_from(range.start + at).unwrap_or(u32::MAX));
    }
    buffer.set_direction(match level.is_rtl() {
        true => Direction::RightToLeft,
        false => Direction::LeftToRight,
    });
    buffer.guess_segment_properties();
    let shaped = font.shape(buffer);
    let em = |units: i32| units as f32 / font.units();
    let mut starts: Vec<usize> = shaped
        .glyph_infos()
        .iter()
        .map(|info| info.cluster as usize)
        .collect();
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([range.end]);
    let mut clusters: Vec<Cluster> = starts
        .iter()
        .zip(ends)
        .map(|(start, end)| Cluster {
            range: *start..end,
            font: font.clone(),
            glyphs: Vec::new(),
            advance: 0.0,
            is_space: text[*start..end].chars().all(char::is_whitespace),
        })
        .collect();
    for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
        let Ok(at) = starts.binary_search(&(info.cluster as usize)) else {
            continue;
        };
        let cluster = &mut clusters[at];
        let advance = em(position.x_advance);
        cluster.advance += advance * size;
        cluster.glyphs.push(KrillaGlyph::new(
            GlyphId::new(info.glyph_id),
            advance,
            em(position.x_offset),
            em(position.y_offset),
            em(position.y_advance),
            cluster.range.clone(),
            None,
        ));
    }
    clusters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shaped(text: &str) -> Paragraph {
        let fonts = Fonts::for_text(text, &[]).expect("our own fonts have it");
        Paragraph::new(&text.into(), [Face::Serif, Face::Serif], 20.0, &fonts)
    }

    // Broken where the line that begins like `fits` is full.
    fn broken(text: &str, fits: &str) -> Vec<String> {
        let paragraph = shaped(text);
        let lines = paragraph.broken(shaped(fits).width());
        let words = lines.into_iter().map(|line| {
            let clusters = &paragraph.clusters[line];
            let (first, last) = (
                clusters.first().expect("one"),
                clusters.last().expect("one"),
            );
            paragraph.text[first.range.start..last.range.end]
                .trim()
                .to_owned()
        });
        words.collect()
    }

    #[test]
    fn a_line_ends_at_a_space_and_behind_a_hyphen_only_where_it_would_be_short() {
        let name = "María de los Ángeles Hernández-Quiñones y Etxebarria";
        assert_eq!(
            broken(name, "María de los Ángeles Hernández-Qui"),
            ["María de los Ángeles", "Hernández-Quiñones y Etxebarria"]
        );
        assert_eq!(
            broken("Ana Wolfeschlegel-Steinhausen", "Ana Wolfeschlegel-Stein"),
            ["Ana Wolfeschlegel-", "Steinhausen"]
        );
        assert_eq!(broken("Ana-María", "Ana-Mar"), ["Ana-", "María"]);
        assert_eq!(broken("Wolfeschlegel", "Wolfesch"), ["Wolfesch", "legel"]);
    }
}
