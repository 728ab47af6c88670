//! An organisation's pictures: read once, drawn as often as they are wanted.

use krilla::image::Image;

use crate::print::block::{Format, Picture};

/// A picture ready to be drawn; `None` where its file is broken.
pub fn read(picture: &Picture) -> Option<Image> {
    let data: std::sync::Arc<dyn AsRef<[u8]> + Send + Sync> =
        std::sync::Arc::new(picture.bytes.clone());
    match picture.format {
        Format::Png => Image::from_png(data.into(), true).ok(),
        Format::Jpeg => Image::from_jpeg(data.into(), true).ok(),
    }
}

/// Its width and height in dots.
pub fn size(picture: &Picture) -> Option<(u32, u32)> {
    Some(read(picture)?.size())
}
