# The certificate's own words.
