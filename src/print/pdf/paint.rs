//! Pages of marks as a PDF: tagged, titled, in a language, checked against PDF/UA-1 while it is written.

use std::num::NonZeroU16;

use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect, Size, Transform};
use krilla::image::{BitsPerComponent, CustomImage, Image, ImageColorspace};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging as tags;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};

use super::picture;
use super::piece::{Mark, Node, Tag};
use crate::print::block::{Attachment, Marks, Paper};
use crate::print::dress::Rgb;
use crate::print::qr::Qr;

/// A page ready to be painted.
#[derive(Default)]
pub struct Page {
    /// What is drawn.
    pub marks: Vec<Mark>,
    /// Headings that begin on it: level, words, height.
    pub headings: Vec<(u8, String, f32)>,
}

/// Paints pages; `leaves` is how many leaves the tree may name. What goes wrong is said in words.
pub fn paint(
    paper: &Paper,
    size: [f32; 2],
    pages: &[Page],
    tree: Vec<Node>,
    leaves: usize,
    attachments: &[Attachment<'_>],
) -> Result<Vec<u8>, String> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish();
    let mut document = Document::new_with(SerializeSettings {
        configuration: configuration.map_err(|why| format!("{why:?}"))?,
        // Done at the end, for all of them.
        compress_content_streams: false,
        ..SerializeSettings::default()
    });
    let mut placed: Vec<Option<Placed>> = vec![None; leaves];
    let settings = PageSettings::from_wh(size[0], size[1]).ok_or("a page has no size")?;
    for (number, page) in pages.iter().enumerate() {
        let mut sheet = document.start_page_with(settings.clone());
        let mut surface = sheet.surface();
        for mark in &page.marks {
            draw(mark, number, &mut surface, &mut placed);
        }
        surface.finish();
        sheet.finish();
    }
    let mut root = TagTree::new().with_lang(Some(paper.lang.to_string()));
    for node in tree {
        if let Some(node) = grow(node, &placed) {
            root.push(node);
        }
    }
    document.set_tag_tree(root);
    document.set_outline(outline(pages));
    let mut metadata = Metadata::new()
        .title(paper.title.clone())
        .language(paper.lang.to_string())
        .creator("Tutela".to_owned());
    let date = paper.date.and_then(|date| {
        let part = |n: i8| u8::try_from(n).unwrap_or(1);
        Some(
            DateTime::new(u16::try_from(date.year()).ok()?)
                .month(part(date.month()))
                .day(part(date.day())),
        )
    });
    if let Some(date) = date {
        metadata = metadata.creation_date(date);
    }
    document.set_metadata(metadata);
    for file in attachments {
        let file = krilla::embed::EmbeddedFile {
            path: file.name.to_owned(),
            mime_type: krilla::embed::MimeType::new(file.media_type),
            description: Some(file.description.to_owned()),
            association_kind: krilla::embed::AssociationKind::Data,
            data: file.bytes.to_vec().into(),
            modification_date: date,
            compress: Some(false),
            location: None,
        };
        document
            .embed_file(file)
            .ok_or("two attachments have one name")?;
    }
    document.finish().map_err(|why| match why {
        krilla::error::KrillaError::Validation(found) => {
            let found = found.iter().map(|(error, _)| format!("{error:?}"));
            found.collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    })
}

// A QR code as the PDF library takes pictures: a grey byte a module.
#[derive(Clone, Hash)]
struct Modules(std::sync::Arc<Grey>);

#[derive(Hash)]
struct Grey {
    side: u32,
    dots: Vec<u8>,
}

impl Modules {
    fn new(code: &Qr) -> Modules {
        let dots = code
            .modules()
            .iter()
            .map(|dark| if *dark { 0 } else { 255 });
        let side = u32::try_from(code.size).unwrap_or(0);
        Modules(std::sync::Arc::new(Grey {
            side,
            dots: dots.collect(),
        }))
    }
}

impl CustomImage for Modules {
    fn color_channel(&self) -> &[u8] {
        &self.0.dots
    }
    fn alpha_channel(&self) -> Option<&[u8]> {
        None
    }
    fn bits_per_component(&self) -> BitsPerComponent {
        BitsPerComponent::Eight
    }
    fn size(&self) -> (u32, u32) {
        (self.0.side, self.0.side)
    }
    fn icc_profile(&self) -> Option<&[u8]> {
        None
    }
    fn color_space(&self) -> ImageColorspace {
        ImageColorspace::Luma
    }
}

// Where a leaf is.
#[derive(Clone, Copy)]
struct Placed {
    id: Identifier,
    page: usize,
    at: Option<[f32; 4]>,
}

fn draw(mark: &Mark, page: usize, surface: &mut Surface<'_>, placed: &mut [Option<Placed>]) {
    let artifact = |kind| ContentTag::Artifact(Artifact::with_kind(kind));
    match mark {
        Mark::Glyphs {
            leaf,
            x,
            y,
            size,
            ink,
            run,
            text,
        } => {
            let lang = run.lang.map(|lang| lang.to_string());
            let span = SpanTag::empty().with_lang(lang.as_deref());
            let id = surface.start_tagged(match leaf {
                Some(_) => ContentTag::Span(span),
                None => artifact(ArtifactType::Footer),
            });
            surface.set_stroke(None);
            surface.set_fill(Some(fill(*ink)));
            surface.draw_glyphs(
                Point::from_xy(*x, *y),
                &run.glyphs,
                run.font.embedded(),
                text,
                *size,
                false,
            );
            surface.end_tagged();
            place(*leaf, Placed { id, page, at: None }, placed);
        }
        Mark::Bar { at, ink } => {
            surface.start_tagged(artifact(ArtifactType::Layout));
            shape(surface, rectangle(*at), Some(fill(*ink)), None);
            surface.end_tagged();
        }
        Mark::Outline { at, width, ink } => {
            surface.start_tagged(artifact(ArtifactType::Layout));
            let stroke = Stroke {
                paint: paint_of(*ink),
                width: *width,
                ..Stroke::default()
            };
            shape(surface, rectangle(*at), None, Some(stroke));
            surface.end_tagged();
        }
        Mark::Dashes { from, to } => {
            surface.start_tagged(artifact(ArtifactType::Layout));
            let mut path = PathBuilder::new();
            path.move_to(from[0], from[1]);
            path.line_to(to[0], to[1]);
            let dash = Some(StrokeDash {
                array: vec![3.0, 3.0],
                offset: 0.0,
            });
            let stroke = Stroke {
                paint: paint_of(super::style::QUIET),
                width: 0.6,
                dash,
                ..Stroke::default()
            };
            shape(surface, path.finish(), None, Some(stroke));
            surface.end_tagged();
        }
        Mark::Picture { leaf, at, picture } => {
            let id = surface.start_tagged(ContentTag::Other);
            if let (Some(image), Some(size)) = (picture::read(picture), Size::from_wh(at[2], at[3]))
            {
                surface.push_transform(&Transform::from_translate(at[0], at[1]));
                surface.draw_image(image, size);
                surface.pop();
            }
            surface.end_tagged();
            place(
                Some(*leaf),
                Placed {
                    id,
                    page,
                    at: Some(*at),
                },
                placed,
            );
        }
        Mark::Code { leaf, at, code } => {
            let id = surface.start_tagged(ContentTag::Other);
            // A picture of one dot a module: a tenth of the bytes that as many squares would take.
            let module = at[2] / (code.size + 8) as f32;
            let side = module * code.size as f32;
            if let (Ok(image), Some(size)) = (
                Image::from_custom(Modules::new(code), false),
                Size::from_wh(side, side),
            ) {
                surface.push_transform(&Transform::from_translate(
                    at[0] + 4.0 * module,
                    at[1] + 4.0 * module,
                ));
                surface.draw_image(image, size);
                surface.pop();
            }
            surface.end_tagged();
            place(
                Some(*leaf),
                Placed {
                    id,
                    page,
                    at: Some(*at),
                },
                placed,
            );
        }
    }
}

fn place(leaf: Option<usize>, at: Placed, placed: &mut [Option<Placed>]) {
    if let Some(slot) = leaf.and_then(|leaf| placed.get_mut(leaf)) {
        *slot = Some(at);
    }
}

fn shape(
    surface: &mut Surface<'_>,
    path: Option<Path>,
    fill: Option<Fill>,
    stroke: Option<Stroke>,
) {
    if let Some(path) = path {
        surface.set_fill(fill);
        surface.set_stroke(stroke);
        surface.draw_path(&path);
    }
}

fn rectangle([x, y, width, height]: [f32; 4]) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(x, y, width, height)?);
    path.finish()
}

fn fill(ink: Rgb) -> Fill {
    Fill {
        paint: paint_of(ink),
        ..Fill::default()
    }
}

fn paint_of(Rgb(red, green, blue): Rgb) -> krilla::paint::Paint {
    krilla::color::rgb::Color::new(red, green, blue).into()
}

// A part of the tree with what was drawn of it; parts without anything are left out.
fn grow(node: Node, placed: &[Option<Placed>]) -> Option<tags::Node> {
    match node {
        Node::Leaf(leaf) => placed
            .get(leaf)
            .copied()
            .flatten()
            .map(|leaf| leaf.id.into()),
        Node::Group(tag, children) => {
            let place = match (&tag, children.first()) {
                (Tag::Figure(_), Some(Node::Leaf(leaf))) => placed.get(*leaf).copied().flatten(),
                (_, _) => None,
            };
            let children: Vec<tags::Node> = children
                .into_iter()
                .filter_map(|child| grow(child, placed))
                .collect();
            // A cell is counted on even where it is empty.
            let stands = matches!(tag, Tag::Cell | Tag::RowCell | Tag::HeadCell);
            (stands || !children.is_empty())
                .then(|| TagGroup::with_children(kind(tag, place), children).into())
        }
    }
}

fn kind(tag: Tag, place: Option<Placed>) -> tags::TagKind {
    use tags::{ListNumbering, TableHeaderScope, Tag as T};
    match tag {
        Tag::Heading(level, words) => {
            let level = NonZeroU16::new(u16::from(level)).unwrap_or(NonZeroU16::MIN);
            T::Hn(level, Some(words)).into()
        }
        Tag::Paragraph => T::P.into(),
        Tag::Section => T::Section.into(),
        Tag::Div => T::Div.into(),
        Tag::List(Marks::Dots) => T::L(ListNumbering::Disc).into(),
        Tag::List(Marks::Labels) => T::L(ListNumbering::None).into(),
        Tag::Item => T::LI.into(),
        Tag::Label => T::Lbl.into(),
        Tag::Body => T::LBody.into(),
        Tag::Table => T::Table.into(),
        Tag::Caption => T::Caption.into(),
        Tag::Head => T::THead.into(),
        Tag::Rows => T::TBody.into(),
        Tag::Row => T::TR.into(),
        Tag::HeadCell => T::TH(TableHeaderScope::Column).into(),
        Tag::RowCell => T::TH(TableHeaderScope::Row).into(),
        Tag::Cell => T::TD.into(),
        Tag::Figure(alt) => {
            let bbox = place.and_then(|place| {
                let [x, y, width, height] = place.at?;
                Some(tags::BBox::new(
                    place.page,
                    Rect::from_xywh(x, y, width, height)?,
                ))
            });
            T::Figure(Some(alt)).with_bbox(bbox).into()
        }
    }
}

// Headings as a tree: a deeper one belongs to the last that is less deep.
fn outline(pages: &[Page]) -> Outline {
    let mut open: Vec<(u8, OutlineNode)> = Vec::new();
    let mut outline = Outline::new();
    let all = pages
        .iter()
        .enumerate()
        .flat_map(|(number, page)| page.headings.iter().map(move |heading| (number, heading)));
    for (number, (level, words, top)) in all {
        close(&mut open, &mut outline, *level);
        let place = XyzDestination::new(number, Point::from_xy(0.0, *top));
        open.push((*level, OutlineNode::new(words.clone(), place)));
    }
    close(&mut open, &mut outline, 0);
    outline
}

fn close(open: &mut Vec<(u8, OutlineNode)>, outline: &mut Outline, level: u8) {
    while open.last().is_some_and(|(last, _)| *last >= level) {
        let Some((_, node)) = open.pop() else {
            return;
        };
        match open.last_mut() {
            Some((_, parent)) => parent.push_child(node),
            None => outline.push_child(node),
        }
    }
}
