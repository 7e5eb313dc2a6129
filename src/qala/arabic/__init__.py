"""What the script and the language know: words, clitics, marks, digits, folding, light stems."""
