"""Markup: the only way a page's text gets into the report, escaped."""

import html
import re
from typing import Final

# Characters that HTML forbids, or that a file in UTF-8 cannot hold: one sign stands for each, so that places stay.
_FORBIDDEN: Final = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def safe(text: str) -> str:
    """Escape text for an element or a quoted attribute.

    >>> safe('<script>"&')
    '&lt;script&gt;&quot;&amp;'
    """
    return html.escape(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text), quote=True)


def tag(name: str, body: str, **attributes: str | None) -> str:
    """Write an element; attribute values are escaped, the body is taken as markup.

    A trailing underscore of an attribute's name is dropped, an inner one becomes a hyphen; None leaves it out.

    >>> tag("b", "قال", class_="cue", data_a='"')
    '<b class="cue" data-a="&quot;">قال</b>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{safe(value)}"' for key, value in attributes.items() if value is not None
    )
    return f"<{name}{written}>{body}</{name}>"


def link(url: str, body: str) -> str:
    """Link to an address of the web; any other scheme, `javascript:` above all, gives the body alone."""
    return tag("a", body, href=url, rel="noreferrer") if re.match(r"https?://", url, re.IGNORECASE) else body
