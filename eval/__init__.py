"""Quality: qala over annotated pages, scored, held against its floors."""
