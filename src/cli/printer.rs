//! What commands print documents with: the organisation's dress and the fonts of this computer.

use std::path::{Path, PathBuf};

use super::dress::dress;
use super::{Context, Failure, files};
use crate::print::block::{Attachment, Paper};
use crate::print::dress::Dress;

/// A dress and folders of fonts.
pub struct Printer {
    /// What documents wear.
    pub dress: Dress,
    folders: Vec<PathBuf>,
}

impl Printer {
    /// The printer that the site file sets up.
    ///
    /// # Errors
    /// A site file that names a picture, a colour or a design that cannot be used.
    pub fn new(context: &Context<'_>) -> Result<Printer, Failure> {
        let folders = context.site.fonts.iter().cloned();
        #[cfg(feature = "pdf")]
        let folders = folders.chain({
            let home = context.host.env.get("HOME").map(Path::new);
            crate::print::pdf::system_folders(home)
        });
        Ok(Printer {
            dress: dress(context)?,
            folders: folders.collect(),
        })
    }

    /// The document as a PDF; `None` in a program that was built without them.
    ///
    /// # Errors
    /// A letter that no font has.
    #[cfg(feature = "pdf")]
    pub fn pdf(
        &self,
        paper: &Paper,
        attachments: &[Attachment<'_>],
    ) -> Result<Option<Vec<u8>>, Failure> {
        let fonts = self.fonts(paper)?;
        let pdf = crate::print::pdf::pdf(paper, &self.dress, &fonts, attachments);
        pdf.map(Some)
            .map_err(|why| Failure::world(format!("\u{201c}{}\u{201d}: {why}", paper.title)))
    }

    /// The document as a PDF; `None` in a program that was built without them.
    ///
    /// # Errors
    /// None here.
    #[cfg(not(feature = "pdf"))]
    pub fn pdf(&self, _: &Paper, _: &[Attachment<'_>]) -> Result<Option<Vec<u8>>, Failure> {
        Ok(None)
    }

    /// Whether every letter of the document can be drawn; asked before anything is printed.
    ///
    /// # Errors
    /// A letter that no font has.
    pub fn can_draw(&self, paper: &Paper) -> Result<(), Failure> {
        #[cfg(feature = "pdf")]
        self.fonts(paper)?;
        let _ = (paper, &self.folders);
        Ok(())
    }

    #[cfg(feature = "pdf")]
    fn fonts(&self, paper: &Paper) -> Result<crate::print::pdf::Fonts, Failure> {
        crate::print::pdf::Fonts::for_text(&paper.text(), &self.folders).map_err(|why| {
            Failure::refused(format!("\u{201c}{}\u{201d} cannot be printed as PDF: {why}", paper.title))
                .hint("put a font that has them into a folder and name it in tutela.toml: fonts = \"DIR\"")
                .hint("HTML and text need no font of ours")
        })
    }

    /// Writes a document to a file, as PDF or HTML by the end of its name, and says where.
    ///
    /// # Errors
    /// Another ending; a letter that no font has; another file in its place.
    pub fn put(&self, context: &mut Context<'_>, paper: &Paper, to: &Path) -> Result<(), Failure> {
        let end = to.extension().and_then(|end| end.to_str()).unwrap_or("");
        let bytes = match end.to_ascii_lowercase().as_str() {
            "html" | "htm" => paper.html(&self.dress).into_bytes(),
            "pdf" => self.pdf(paper, &[])?.ok_or_else(|| {
                Failure::refused("this tutela was built without PDF")
                    .hint("write .html, and print that")
            })?,
            _ => {
                return Err(
                    Failure::usage(format!("{} is neither .pdf nor .html", to.display()))
                        .hint("the end of the name says which is written"),
                );
            }
        };
        files::put(context, to, bytes)
    }
}
