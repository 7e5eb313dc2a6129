"""Publication dates: what the markup and the address state, most reliable first."""

import re
from datetime import datetime

from qala.read.statements import PageStatements
from qala.types.page import DateClaim

_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
)
_ISO = re.compile(
    r"(?P<day>(?:19|20)\d\d-\d\d?-\d\d?)(?:[T ]+(?P<hour>\d\d?:\d\d)(?P<second>:\d\d)?(?:[.,]\d+)?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)


def find_published(said: PageStatements) -> tuple[DateClaim, ...]:
    """Return the publication dates that the markup states, most reliable first, each value once for each rule."""
    claims = [(text, "json-ld/datePublished") for key, text in said.linked if key == "datePublished"]
    for name in _METAS:
        claims += [(text, f"meta/{name}") for stated, text in said.metas if stated == name]
    claims += [(text, "microdata/datePublished") for prop, text in said.items if prop == "datePublished"]
    claims += [(text, "time/pubdate") for text, words in said.times if "publish" in words]
    claims += [(text, "json-ld/dateCreated") for key, text in said.linked if key == "dateCreated"]
    if len(said.times) == 1:
        claims.append((said.times[0][0], "time/only"))
    read = ((read_moment(text), rule) for text, rule in claims)
    return tuple(dict.fromkeys(DateClaim(value, rule) for value, rule in read if value))


def read_moment(text: str) -> str | None:
    """Return an ISO 8601 day, or day and time with the zone that stands there, or None.

    >>> read_moment("2025-12-18T09:05:00+0300"), read_moment("2025-2-31"), read_moment("2025-12-8")
    ('2025-12-18T09:05:00+03:00', None, '2025-12-08')
    """
    match = _ISO.match(text.strip())
    if not match:
        return None
    try:
        year, month, day = map(int, match["day"].split("-"))
        date = datetime(year, month, day)  # noqa: DTZ001 - the zone is kept as text: where none is given, none is made up
        if not match["hour"]:
            return date.date().isoformat()
        hour, minute = map(int, match["hour"].split(":"))
        moment = date.replace(hour=hour, minute=minute, second=int((match["second"] or ":0")[1:]))
    except ValueError:
        return None
    zone = match["zone"] or ""
    if len(zone) == 5 and zone[0] in "+-":
        zone = f"{zone[:3]}:{zone[3:]}"
    return moment.isoformat() + zone
