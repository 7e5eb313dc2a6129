"""Names of a sentence while they are being found: what the tagger says, what the gazetteer knows, where they begin and end."""
