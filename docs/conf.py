"""How the documentation is built: `sphinx-build -W -b html docs docs/_build`."""

project = "qala"
author = "The qala team"
copyright = "2026, the qala team"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
language = "en"
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
suppress_warnings = [
    "myst.xref_missing",  # rooms link to files of the source tree, which the site does not carry
    "toc.empty_glob",  # a folder whose first page is still to be written
]
html_theme = "furo"
html_title = "qala · قالَ"
html_static_path = ["pictures"]
nitpicky = True
