//! Tells Cargo that the program holds the courses, so that a changed course is a changed program.

fn main() {
    println!("cargo:rerun-if-changed=courses");
}
