# Learners, courses, progress, certificates: what commands report.

which-course = Which course?
pick-prompt = Number (1 to { $count }):
pick-again = I did not understand "{ $line }". Type one number from 1 to { $count }.
pick-ended = nothing was chosen

who-question = Who is learning? Type a number.
who-line = { $name } (code { $code })
who-new = Someone new
who-nobody = Just practice, keep nothing
who-name = Your name, as it should stand on the certificate:
who-right = Is this right?  { $name }   (y, or type it again):
who-welcome = Welcome, { $name }. Your code is { $code }. Use it if someone shares your name.
you-are = You are { $name } ({ $code }).
not-you = You are { $name } ({ $code }). Not you? Type n. Otherwise press Enter:

certificate-is = Your certificate: { $id }. Show it with: tutela certificate show { $id }
certificate-missing = Passed. Before the certificate is made:
missing-lessons = read the lessons ({ $have } of { $need } read): tutela learn
missing-active-time = spend { $need } minutes in the course ({ $have } so far): tutela learn or tutela quiz
missing-exam = pass the exam: tutela quiz --exam
missing-sections = reach each section's own mark ({ $have } of { $need } reached): tutela quiz --exam
certificate-clock = This computer's clock was set back during the exam, so a person has to confirm the date first. Ask your coordinator: tutela attempt confirm-date { $attempt }
certificate-issued =
    Certificate { $id } is made and kept.
    For HR:  tutela certificate export { $id } --to .
    writes { $id }.html (to print), { $id }.txt and { $id }.json here.
attest-before = One thing before the certificate. Please read this statement:
attest-date = Date: { $date }
attest-name = If it is true, type your name to sign it (Enter for later):
attest-later = Not signed. The certificate waits: tutela certificate claim
attest-by-flag = Not signed. If the statement is true: tutela certificate claim --attest "YOUR NAME"
