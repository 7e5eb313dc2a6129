"""Made pages: what the block classifier is trained on."""
