"""Addresses: which machines may be asked for a page, before and after their names are looked up."""

import ipaddress
import socket
from urllib.parse import SplitResult, urlsplit

from qala.errors import InputError

_OWN_NAMES = ("localhost", ".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa", ".corp", ".private")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_V4 = ipaddress.IPv4Address


def check_name(url: str, *, allow_private: bool = False) -> SplitResult:
    """Return the parts of an address that may be fetched, as far as its name tells.

    Raises:
        InputError: if it is no web address or names a machine of the own network.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        message = f"{url}: is no web address ({error}); check how it is written"
        raise InputError(message, source=url) from error
    if parts.scheme not in ("http", "https") or not host:
        message = f"{url}: is no web address; give one that begins with https:// or http://"
        raise InputError(message, source=url)
    name = host.rstrip(".").lower()
    own = name.endswith(_OWN_NAMES) or ("." not in name and ":" not in name and not name.isdigit())
    if own and not allow_private:
        raise _refused(url, host)
    return parts


def resolve(url: str, host: str, port: int, *, allow_private: bool = False) -> str:
    """Return the machine address to connect to; the caller must connect to it and not look the name up again.

    A name is refused if even one of its addresses is private: the next look-up could give that one.

    Raises:
        InputError: if the name is unknown or leads into the own network.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        message = f"{url}: no machine of the name {host} is known ({error}); check the address and the network"
        raise InputError(message, source=url) from error
    machines = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not machines:
        message = f"{url}: no machine of the name {host} is known; check the address"
        raise InputError(message, source=url)
    for machine in machines:
        if not allow_private and is_private(machine):
            raise _refused(url, f"{host} ({machine})" if machine != host else host)
    return machines[0]


def is_private(machine: str) -> bool:
    """Tell whether a machine address is not one of the public internet, also where it is wrapped in an IPv6 one.

    >>> is_private("169.254.169.254"), is_private("::ffff:10.0.0.1"), is_private("64:ff9b::7f00:1"), is_private("1.1.1.1")
    (True, True, True, False)
    """
    try:
        address = ipaddress.ip_address(machine.partition("%")[0])
    except ValueError:
        return True
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _NAT64:
            inner = _V4(int(address) & 0xFFFFFFFF)
        if inner is not None:
            address = inner
        elif address.is_site_local:
            return True
    return not address.is_global or address.is_multicast or address.is_reserved or address.is_unspecified


def _refused(url: str, host: str) -> InputError:
    message = f"{url}: {host} is in the own network and is not asked; use --allow-private if you trust the address"
    return InputError(message, source=url)
