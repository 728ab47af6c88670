//! Finds and reads library folders; the library embedded in the program.
