# What `verify` says of files that carry a certificate, of lists and of lost keys.

verify-altered-page = Altered: the certificate inside is as signed, but the page or picture around it was changed. Do not rely on what you see; read it from the lines below.
verify-lost-key = Unknown issuer: the key that signed it was declared lost on { $date }, and no records here hold this certificate. Ask the provider.
verify-what-status-list = the issuer's status list
verify-what-page = the page or picture as exported
verify-why-no-page = whether the page or picture you see was changed (it has no seal that you can rely on)
verify-domain = Domain
verify-domain-not-asked = { $domain }, as the certificate says; the domain itself was not asked
