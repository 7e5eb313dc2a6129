"""Fetch pages from the web: politely, within limits, and never from inside the own network."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from os import PathLike
from queue import Empty, Queue
from threading import Thread
from typing import Any
from urllib.parse import SplitResult, urljoin

from qala.errors import InputError
from qala.read.addresses import check_name, resolve
from qala.read.documents import Given
from qala.read.kept import Answer, keep
from qala.read.payloads import undo_encodings
from qala.types.issue import Issue
from qala.types.span import Span

AGENT = "qala"
_HEADERS = {
    "User-Agent": f"{AGENT} (reads news pages; one page at a time, for a person)",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1",
    "Accept-Language": "ar,*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({429, 500, 502, 503, 504})
_FRESH, _STALE, _REFUSED, _BROKEN = 200, 300, 400, 500
_HTTPS = 443


@dataclass(frozen=True, slots=True)
class Limits:
    """How much patience a page gets.

    Attributes:
        connect: seconds until a connection must stand.
        read: seconds between two pieces of the answer.
        whole: seconds for the page, its redirects and retries.
        size: bytes of the answer as it is sent; what comes after them is cut off.
        tries: how often an address is asked before giving up.
        redirects: how many are followed.
        pause: seconds before the second try; twice as many before each further one.
    """

    connect: float = 10.0
    read: float = 20.0
    whole: float = 90.0
    size: int = 16_000_000
    tries: int = 3
    redirects: int = 10
    pause: float = 1.0


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered.

    Attributes:
        url: the address that answered, after redirects.
        status: HTTP status.
        reason: the words beside it.
        fields: header fields in their order, names as sent.
        sent: the body as it was sent, its chunks joined, still compressed.
        body: the body unpacked.
        retrieved: RFC 3339 time.
        issues: what went wrong.
    """

    url: str
    status: int
    reason: str
    fields: tuple[tuple[str, str], ...]
    sent: bytes
    body: bytes
    retrieved: str
    issues: tuple[Issue, ...] = ()

    def field(self, name: str) -> str | None:
        """Return a header field, None if it was not sent."""
        return next((value for key, value in self.fields if key.lower() == name), None)

    @property
    def kept(self) -> Answer:
        """The answer as it is kept."""
        return Answer(self.url, self.retrieved, f"{self.status} {self.reason}".strip(), self.fields, self.sent)

    def given(self, given: Given) -> Given:
        """Return what the answer says of the page, beside what the caller knows."""
        kind, _, rest = (self.field("content-type") or "").partition(";")
        _, _, charset = rest.partition("charset=")
        told = kind.strip().lower()
        return replace(
            given,
            url=given.url or self.url,
            media_type=given.media_type or (told if told in ("text/html", "application/xhtml+xml") else None),
            charset=charset.split(";")[0].strip(" \"'") or None,
            retrieved=self.retrieved,
            issues=(*given.issues, *self.issues),
        )


def fetch(
    url: str, *, allow_private: bool = False, save_warc: str | PathLike[str] | None = None, limits: Limits | None = None
) -> Response:
    """Return what the server at an address answers, after redirects.

    `robots.txt` is obeyed at every site on the way, every name is looked up once and the connection goes to the address that
    was checked, no cookie is kept and no proxy or password of the environment is used.

    Args:
        url: the address.
        allow_private: whether machines of the own network may be asked.
        save_warc: a file to which every answer is appended as a WARC record, as it was sent.
        limits: of time and size.

    Raises:
        InputError: if the address is refused, forbidden by the site, or does not answer with a page.
    """
    client = _client(url)
    limits = limits or Limits()
    deadline = time.monotonic() + limits.whole
    allowed: dict[str, Any] = {}
    with client:
        asking = _Asking(client, limits, deadline, allow_private)
        target = url
        for _ in range(limits.redirects + 1):
            _machine(asking, target)
            _obey_robots(asking, target, allowed)
            response = _ask(asking, target)
            if save_warc is not None:
                keep(save_warc, response.kept)
            location = response.field("location") if response.status in _REDIRECTS else None
            if location is None:
                return _page_only(response, url)
            target = urljoin(target, location)
    message = f"{url}: redirected more than {limits.redirects} times; give the address where the page ends up"
    raise InputError(message, source=url)


@dataclass(frozen=True, slots=True)
class _Asking:
    client: Any
    limits: Limits
    deadline: float
    allow_private: bool


def _client(url: str) -> Any:  # noqa: ANN401 - httpx2 is an extra and has no types for us
    try:
        import httpx2  # noqa: PLC0415 - an extra
        import protego  # noqa: F401, PLC0415
    except ImportError as error:
        message = f"{url}: fetching needs the extra `fetch`: pip install 'qala[fetch]'"
        raise InputError(message, source=url) from error
    # A connection is to a machine, and its certificate was checked for one name: none is kept for the next name there.
    apart = httpx2.Limits(max_keepalive_connections=0)
    return httpx2.Client(trust_env=False, follow_redirects=False, headers=_HEADERS, limits=apart)


def _page_only(response: Response, url: str) -> Response:
    if not _FRESH <= response.status < _STALE:
        message = f"{url}: the server answers {response.status} {response.reason}; open the address in a browser to see why"
        raise InputError(message, source=url)
    return response


def _ask(asking: _Asking, url: str) -> Response:
    """Ask one address, again after a pause where the failure may pass."""
    import httpx2  # noqa: PLC0415 - an extra

    pause, failure = asking.limits.pause, ""
    for attempt in range(asking.limits.tries):
        try:
            response = _in_time(asking, url)
        except httpx2.TransportError as error:
            failure = f"{type(error).__name__}: {error}"
        else:
            if response.status not in _PASSING or attempt + 1 == asking.limits.tries:
                return response
            failure = f"{response.status} {response.reason}"
            pause = max(pause, _asked_pause(response))
        if attempt + 1 == asking.limits.tries or time.monotonic() + pause > asking.deadline:
            break
        time.sleep(pause)
        pause *= 2
    message = f"{url}: does not answer ({failure}); try again later"
    raise InputError(message, source=url)


def _in_time(asking: _Asking, url: str) -> Response:
    """Ask in a thread of its own: a name server or a server that dribbles its header cannot hold us past the deadline."""
    answers: Queue[Response | Exception] = Queue()

    def work() -> None:
        try:
            answers.put(_ask_once(asking, url))
        except Exception as error:  # noqa: BLE001 - handed to the caller's thread, which raises it
            answers.put(error)

    Thread(target=work, daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.1, asking.deadline - time.monotonic() + 1))
    except Empty as error:
        message = f"{url}: does not answer within {asking.limits.whole:g} seconds; try again later"
        raise InputError(message, source=url) from error
    if isinstance(answer, Exception):
        raise answer
    return answer


def _asked_pause(response: Response) -> float:
    """Return the seconds that a server asks to be left alone."""
    said = response.field("retry-after") or ""
    if said.isdigit():
        return float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return 0.0


def _ask_once(asking: _Asking, url: str) -> Response:
    """Ask one address once, at the machine that was checked."""
    import httpx2  # noqa: PLC0415 - an extra

    parts, host, machine = _machine(asking, url)
    address = httpx2.URL(url).copy_with(host=machine, userinfo=b"", fragment=None)
    shown = f"[{host}]" if ":" in host else host
    headers = {"Host": shown if parts.port is None else f"{shown}:{parts.port}"}
    limits = asking.limits
    left = max(0.1, min(limits.read, asking.deadline - time.monotonic()))
    timeout = httpx2.Timeout(left, connect=min(limits.connect, left))
    request = asking.client.build_request("GET", address, headers=headers, timeout=timeout, extensions={"sni_hostname": host})
    response = asking.client.send(request, stream=True)
    try:
        sent, issues = _receive(response.iter_raw(), asking)
    finally:
        response.close()
        asking.client.cookies.clear()
    fields = tuple((key.decode("latin-1"), value.decode("latin-1")) for key, value in response.headers.raw)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    packing = next((value for key, value in fields if key.lower() == "content-encoding"), None)
    body, doubts = undo_encodings(sent, None, packing, limits.size)
    return Response(url, response.status_code, response.reason_phrase, fields, sent, body, now, (*issues, *doubts))


def _machine(asking: _Asking, url: str) -> tuple[SplitResult, str, str]:
    """Return the parts of an address, its host's name in ASCII, and the machine that was checked."""
    parts = check_name(url, allow_private=asking.allow_private)
    host = parts.hostname or ""
    if not host.isascii():
        try:
            host = host.encode("idna").decode()
        except UnicodeError as error:
            message = f"{url}: its host's name cannot be written in ASCII ({error}); check the address"
            raise InputError(message, source=url) from error
    port = parts.port or (_HTTPS if parts.scheme == "https" else 80)
    return parts, host, resolve(url, host, port, allow_private=asking.allow_private)


def _receive(pieces: Iterator[bytes], asking: _Asking) -> tuple[bytes, tuple[Issue, ...]]:
    """Return the body as far as the limits of size and time."""
    body, limit = bytearray(), asking.limits.size
    for piece in pieces:
        body += piece
        if len(body) > limit:
            note = f"Only the first {limit} bytes of the answer were read."
            return bytes(body[:limit]), (Issue(Span(0, 0), "page-cut", note),)
        if time.monotonic() > asking.deadline:
            note = f"The answer took longer than {asking.limits.whole:g} seconds: what had come was read."
            return bytes(body), (Issue(Span(0, 0), "page-cut", note),)
    return bytes(body), ()


def _obey_robots(asking: _Asking, url: str, allowed: dict[str, Any]) -> None:
    """Refuse an address that the site's robots.txt forbids; a site that cannot say is taken to forbid all (RFC 9309)."""
    from protego import Protego  # noqa: PLC0415 - an extra

    parts = check_name(url, allow_private=asking.allow_private)
    site = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
    if site not in allowed:
        allowed[site] = Protego.parse(_robots(asking, f"{site}/robots.txt"))
    if not allowed[site].can_fetch(url, AGENT):
        message = f"{url}: the site's robots.txt does not allow it to be fetched; save the page in a browser and give the file"
        raise InputError(message, source=url)


def _robots(asking: _Asking, url: str) -> str:
    for _ in range(5):
        response = _ask(asking, url)
        if response.status in _REDIRECTS and (location := response.field("location")):
            url = urljoin(url, location)
            continue
        if response.status >= _BROKEN:
            return "User-agent: *\nDisallow: /"
        return response.body[:500_000].decode("utf8", "replace") if response.status < _REFUSED else ""
    return ""
