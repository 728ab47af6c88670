//! A judging panel: what was judged, how judges agree, and the cut score that follows (modified Angoff).
