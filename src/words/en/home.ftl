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
