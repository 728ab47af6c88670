//! The fonts documents are set in: five that travel in the program, and others found for the characters those lack.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use harfrust::{FontRef, ShapeOptions, ShapePlan, ShapePlanKey, ShaperData};
use skrifa::MetadataProvider;
use skrifa::attribute::{Stretch, Style, Weight};

/// A cut of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Letters with feet.
    Serif,
    /// The same, sloped.
    Italic,
    /// Letters without feet.
    Sans,
    /// The same, heavier.
    Semibold,
}

/// A font that can be measured, shaped and embedded.
pub struct Font {
    bytes: Arc<[u8]>,
    index: u32,
    // Whether it has each of the first characters: asked for every letter of a text, of several fonts.
    first: Box<[bool]>,
    shaper: ShaperData,
    plans: RwLock<Vec<Arc<ShapePlan>>>,
    units: f32,
    embedded: krilla::text::Font,
}

/// The fonts for one document: the program's own, and those found for it.
#[derive(Clone)]
pub struct Fonts {
    found: Vec<Arc<Font>>,
}

/// Characters that no font at hand can draw.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no font at hand can draw {}", .0.iter().map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect::<Vec<_>>().join(", "))]
pub struct Undrawable(pub Vec<char>);

static OWN: LazyLock<[Arc<Font>; 5]> = LazyLock::new(|| {
    [
        include_bytes!("../fonts/serif.ttf").as_slice(),
        include_bytes!("../fonts/serif-italic.ttf"),
        include_bytes!("../fonts/sans.ttf"),
        include_bytes!("../fonts/sans-semibold.ttf"),
        include_bytes!("../fonts/hebrew.ttf"),
    ]
    .map(|bytes| {
        let font = Font::new(bytes.into(), 0);
        Arc::new(font.expect("the fonts in the program are sound; a test draws with each"))
    })
});

const LONGEST_SEARCH: usize = 20_000;

impl Fonts {
    /// Fonts that have every character of `text`: the program's own, else those found in `folders`, in their order.
    ///
    /// # Errors
    /// [`Undrawable`] names what no font has.
    pub fn for_text(text: &str, folders: &[PathBuf]) -> Result<Fonts, Undrawable> {
        let mut fonts = Fonts { found: Vec::new() };
        let mut missing: BTreeSet<char> = text.chars().filter(|c| needs_glyph(*c)).collect();
        missing.retain(|c| OWN.iter().all(|font| !font.has(*c)));
        if missing.is_empty() {
            return Ok(fonts);
        }
        // Upright letters of usual weight, if any font has them so; else any.
        for any in [false, true] {
            let mut left = LONGEST_SEARCH;
            for folder in folders {
                fonts.search(folder, any, &mut missing, &mut left);
            }
        }
        match missing.is_empty() {
            true => Ok(fonts),
            false => Err(Undrawable(missing.into_iter().collect())),
        }
    }

    /// The font for a character, where possible of `face`.
    pub fn pick(&self, c: char, face: Face) -> &Arc<Font> {
        let first = &OWN[face as usize];
        let others = [Face::Sans as usize, Face::Serif as usize, 4];
        let others = others.iter().map(|at| &OWN[*at]).chain(&self.found);
        let mut chain = std::iter::once(first).chain(others);
        chain.find(|font| font.has(c)).unwrap_or(first)
    }

    /// The font of a face.
    pub fn face(face: Face) -> &'static Arc<Font> {
        &OWN[face as usize]
    }

    // Folders are walked in the order of their names, so that the same computer always finds the same font.
    fn search(&mut self, folder: &Path, any: bool, missing: &mut BTreeSet<char>, left: &mut usize) {
        let Ok(entries) = std::fs::read_dir(folder) else {
            return;
        };
        let mut paths: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
        paths.sort();
        for path in paths {
            if missing.is_empty() || *left == 0 {
                return;
            }
            *left -= 1;
            if path.is_dir() {
                self.search(&path, any, missing, left);
            } else if is_font(&path)
                && let Ok(bytes) = std::fs::read(&path)
            {
                self.take(bytes.into(), any, missing);
            }
        }
    }

    fn take(&mut self, bytes: Arc<[u8]>, any: bool, missing: &mut BTreeSet<char>) {
        let count = match bytes.get(..12) {
            Some([b't', b't', b'c', b'f', _, _, _, _, n @ ..]) => {
                u32::from_be_bytes(n.try_into().unwrap_or_default()).min(64)
            }
            Some(_) | None => 1,
        };
        for index in 0..count {
            let Ok(font) = FontRef::from_index(&bytes, index) else {
                continue;
            };
            let charmap = font.charmap();
            let usual = font.attributes().weight == Weight::NORMAL
                && font.attributes().style == Style::Normal
                && font.attributes().stretch == Stretch::NORMAL;
            if !(any || usual) {
                continue;
            }
            if !missing.iter().any(|c| charmap.map(*c).is_some()) {
                continue;
            }
            if let Some(font) = Font::new(bytes.clone(), index) {
                missing.retain(|c| !font.has(*c));
                self.found.push(Arc::new(font));
            }
        }
    }
}

impl Font {
    fn new(bytes: Arc<[u8]>, index: u32) -> Option<Font> {
        let font = FontRef::from_index(&bytes, index).ok()?;
        let shaper = ShaperData::new(&font);
        // A font of bitmaps or colours alone has nothing that prints.
        font.outline_glyphs().format()?;
        let data: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(bytes.clone());
        let embedded = krilla::text::Font::new(data.into(), index)?;
        Some(Font {
            index,
            first: first(&font),
            shaper,
            plans: RwLock::default(),
            units: embedded.units_per_em(),
            embedded,
            bytes,
        })
    }

    /// Whether it has a letter for a character.
    pub fn has(&self, c: char) -> bool {
        match self.first.get(c as usize) {
            Some(has) => *has,
            None => self.with(|font| has(font, c)),
        }
    }

    /// The font as it is embedded.
    pub fn embedded(&self) -> krilla::text::Font {
        self.embedded.clone()
    }

    /// Units of its em.
    pub fn units(&self) -> f32 {
        self.units
    }

    /// Shapes what is in `buffer`.
    pub fn shape(&self, buffer: harfrust::UnicodeBuffer) -> harfrust::GlyphBuffer {
        self.with(|font| {
            let shaper = self.shaper.shaper(font).build();
            let plan = self.plan(&shaper, &buffer);
            shaper.shape(buffer, ShapeOptions::new().plan(Some(&plan)))
        })
    }

    // How letters of a script and direction are shaped is worked out once a font: there are few of them, and it costs as
    // much as the shaping of a line.
    fn plan(
        &self,
        shaper: &harfrust::Shaper<'_>,
        buffer: &harfrust::UnicodeBuffer,
    ) -> Arc<ShapePlan> {
        let (script, direction, language) =
            (Some(buffer.script()), buffer.direction(), buffer.language());
        let key = ShapePlanKey::new(script, direction).language(language.as_ref());
        let plans = self.plans.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(plan) = plans.iter().find(|plan| key.matches(plan)) {
            return plan.clone();
        }
        drop(plans);
        let plan = ShapePlan::new(shaper, direction, script, language.as_ref(), &[]);
        let plan = Arc::new(plan);
        let mut plans = self.plans.write().unwrap_or_else(PoisonError::into_inner);
        plans.push(plan.clone());
        plan
    }

    fn with<T>(&self, work: impl FnOnce(&FontRef<'_>) -> T) -> T {
        let font = FontRef::from_index(&self.bytes, self.index);
        work(&font.expect("it was read when the font was made, and its bytes have not changed"))
    }
}

// Latin, Greek, Cyrillic and Hebrew.
fn first(font: &FontRef<'_>) -> Box<[bool]> {
    ('\0'..'\u{600}').map(|c| has(font, c)).collect()
}

fn has(font: &FontRef<'_>, c: char) -> bool {
    font.charmap().map(c).is_some_and(|id| id.to_u32() != 0)
}

impl PartialEq for Font {
    fn eq(&self, other: &Font) -> bool {
        self.index == other.index && Arc::ptr_eq(&self.bytes, &other.bytes)
    }
}

/// Folders where this kind of computer keeps fonts; `home` is the person's own.
pub fn system_folders(home: Option<&Path>) -> Vec<PathBuf> {
    let own = [".local/share/fonts", ".fonts", "Library/Fonts"];
    let own = home
        .into_iter()
        .flat_map(|home| own.map(|name| home.join(name)));
    let shared = [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "/Library/Fonts",
        "/System/Library/Fonts",
        "C:\\Windows\\Fonts",
    ];
    shared.map(PathBuf::from).into_iter().chain(own).collect()
}

// Spaces, joiners and selectors are drawn by no glyph of their own; a sign that was taken out becomes a question mark.
fn needs_glyph(c: char) -> bool {
    !(c.is_whitespace() || is_joiner(c) || c == '\u{fffd}')
}

/// Whether a character only says how its neighbours are drawn.
pub fn is_joiner(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

fn is_font(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or("");
    ["ttf", "otf", "ttc", "otc"]
        .iter()
        .any(|e| extension.eq_ignore_ascii_case(e))
}
