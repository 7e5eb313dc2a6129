"""Records as files: one module a format, none of them reads a page or knows a framework."""
