# The certificate's own words, and what is said of one that is verified.

certificate-title = Certificate of completion
certificate-lead = This is to say that
certificate-link = completed the course
certificate-by = with { $provider }
certificate-on = on { $date }

facts-title = Details
fact-completed = Completed
fact-completed-at = { $date }, { $time } ({ $place })
fact-place-offset = UTC{ $offset }
fact-place-zone = { $zone }, UTC{ $offset }
fact-valid-until = Holds until
fact-valid-without-end = No end date
fact-identity = Identity
fact-identity-self = The name is the learner's own statement; nobody checked it
fact-identity-confirmed = Confirmed by { $by } on { $date }
fact-course = Course
fact-course-version = { $course }, version { $version }
fact-version = Version
fact-result = Exam
fact-result-points = { $points } of { $possible } points ({ $percent } percent)
fact-cut-score = Pass mark
fact-cut-score-no-panel = { $percent } percent; not set by a panel
fact-cut-score-by = { $percent } percent; { $by }
fact-no-exam = This course has no exam
fact-active-time = Active time
fact-minutes = { $minutes ->
    [one] { $minutes } minute, time away not counted
   *[other] { $minutes } minutes, time away not counted
}
fact-conditions = Conditions
condition-unsupervised = unsupervised
condition-materials-at-hand = materials at hand
fact-languages = Language
language-en = English
language-es = Spanish
fact-provider = Provider
fact-provider-not-stated = Provider not stated
fact-attestation = Statement
fact-attested = Signed by the learner on { $date }
fact-replaces = Takes the place of
fact-name = Name

fact-percent = { $percent } percent
fact-minutes-short = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
fact-issued = Issued
fact-delivery = Given as
delivery-self-paced = a course on a computer, alone and at one's own pace
fact-contact-hours = Contact hours
contact-hours = { $count ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
fact-address = Provider's address
fact-signatories = Responsible
fact-accreditation = Accreditation
fact-renews = Renews
certificate-number = Certificate { $id }

qr-alt = A code for scanners: this certificate with its signature, to be checked without a network by the program named under "How to check it"
qr-how = The code holds this certificate and its signature. Read it with any scanner and give its text to: tutela verify -

attachment = The signed certificate, for `tutela verify`
logo-alt = Logo of { $name }
logo-alt-unnamed = Logo
signature-alt = Signature of { $name }

wallet-title = Wallet card
wallet-how = Cut along the line, fold in the middle, and keep the two faces outside.

limits-title = What this certificate does not say
limit-not-an-investigator = The holder is not certified to investigate or to interview anyone.
limit-not-continuing-education = It is not a continuing education credit (CE or CME).

check-title = How to check it
check-why = Anyone can copy or change a printed page. The signed file that belongs to this one cannot be changed unnoticed. Ask for the file, and for the provider's key file, and run:
check-key = The key file is the right one if its fingerprint is { $fingerprint }, and if you have it from the provider.

records-title = In the records
record-certificate = Certificate
record-attempt = Attempt
record-utc = Instant (UTC)
record-rules = Rules
record-rules-numbers = draw { $draw }, scoring { $scoring }, active time { $active }
record-course = Course content, SHA-256
record-form = Exam form, SHA-256
record-attestation = Statement, SHA-256
record-attempt-head = Head of the attempt's chain
record-register-head = Head of the register's chain
record-key = Issuer's public key, Ed25519
record-fingerprint = Its fingerprint

verify-valid = Valid: signed by a key you can rely on, and not changed since.
verify-valid-here = Valid: signed by this computer's key, and not changed since.
verify-expired = Expired: it is genuine, and held until { $date }.
verify-not-yet = Not valid on { $date }: it is genuine, and was made later, on { $made }.
verify-superseded = Superseded: it is genuine, but another certificate has taken its place.
verify-revoked = Revoked: it is genuine, but it was withdrawn.
verify-erased = Erased: it is genuine, but the person's data have been erased from the records.
verify-altered = Altered: this is not what was signed. Do not rely on it.
verify-altered-field = Altered: `{ $field }` is not what was signed. Do not rely on it.
verify-altered-spelling = Altered: the words are as signed, but the file was saved in another way (spaces, line ends). Ask for the original file.
verify-unknown-issuer = Unknown issuer: the signature fits, but nobody here has said whose key it is. Do not rely on it yet.
verify-unreadable = Unreadable: { $why }.

verify-signed-here = this computer's key: it shows where the certificate was made, not who stands behind it
verify-signed-trusted = a key you named
verify-signed-name = a key you named, of { $name }
verify-signed-unknown = an unknown key
verify-signed-by = Signed by
verify-says = It says
verify-looked-at = Looked at
verify-not-looked-at = Not looked at
verify-as-of = On the day
verify-what-signature = the signature
verify-what-issuer = the issuer's key
verify-what-register = these records
verify-what-validity = the dates
verify-why-no-register = whether it was withdrawn since (no records on this computer hold it)
verify-how-trust = If you have the provider's key file from the provider, add --issuer FILE.

fact-status = State
certificates-none = No certificate yet.
status-valid = valid
status-expired = expired
status-superseded = superseded
status-revoked = revoked
status-erased = erased
status-altered = altered
status-unknown-issuer = unknown issuer
status-unreadable = damaged
