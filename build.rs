//! Tells Cargo that the program holds the courses and the profiles, so that a changed one is a changed program.

fn main() {
    println!("cargo:rerun-if-changed=courses");
    println!("cargo:rerun-if-changed=src/profile");
}
