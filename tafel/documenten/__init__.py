"""Documents in a case: uploads that are judged, stored encrypted and served safely."""
