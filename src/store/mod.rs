//! The records: appended, chained, never edited.
