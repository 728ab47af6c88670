# Learners, courses, progress, certificates: what commands report.
