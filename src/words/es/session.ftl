# What is said while a quiz, an exam or a lesson runs.
