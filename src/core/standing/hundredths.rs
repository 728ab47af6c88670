//! Points as an exact decimal text in JSON (`"14.5"`), so that no reader turns them into a float.

use serde::{Deserialize, Deserializer, Serializer, de::Error};

use crate::core::score::Points;

/// Writes points: `14.5`.
pub fn serialize<S: Serializer>(points: &Points, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(points)
}

/// Reads what [`serialize`] writes, and nothing else.
///
/// # Errors
/// The text is spelled in any other way.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Points, D::Error> {
    let text = String::deserialize(from)?;
    read(&text).ok_or_else(|| D::Error::custom(format!("`{text}` is not a number of points")))
}

// Only what `serialize` writes.
fn read(text: &str) -> Option<Points> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = match part.len() {
        0 => 0,
        1 => part.parse::<u32>().ok()? * 10,
        2 => part.parse::<u32>().ok()?,
        _ => return None,
    };
    let points = Points(
        whole
            .parse::<u32>()
            .ok()?
            .checked_mul(100)?
            .checked_add(part)?,
    );
    (points.to_string() == text).then_some(points)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_read_only_as_they_are_written() {
        for hundredths in [0, 1, 10, 33, 100, 1450, 2000, u32::MAX] {
            let points = Points(hundredths);
            assert_eq!(read(&points.to_string()), Some(points));
        }
        for bad in [
            "",
            ".5",
            "5.",
            "1.50",
            "01",
            "+1",
            "-1",
            "1e2",
            "1.005",
            "1.+5",
            "4294967296",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
