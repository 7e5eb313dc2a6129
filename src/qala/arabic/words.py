"""Words: maximal runs of letters, digits and the marks written on them."""

import re

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
"""Combining marks of Arabic text, as the inside of a character class."""

TATWEEL = "\N{ARABIC TATWEEL}"

WORD = re.compile(rf"[^\W_]+(?:[{MARKS}{TATWEEL}]+[^\W_]*)*")
"""A word with its vowel marks and tatweel: «قَالَ» is one word, which `\\w+` would cut at each mark."""
