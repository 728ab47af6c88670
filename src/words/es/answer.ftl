# What is said about a typed answer, and feedback on it.
