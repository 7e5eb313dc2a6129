"""Currencies of `resources/currencies.yml`: names that several countries share."""

from qala.lexicon.tables import table


def currency_code(name: str, country: str | None) -> str:
    """Return the ISO 4217 code of a currency's name in a country; without one, of the country that news mean most.

    >>> currency_code("دينار", "KW"), currency_code("ريال", None)
    ('KWD', 'SAR')
    """
    shared = table("currencies")["shared"][name]
    code: str = shared["countries"].get(country, shared["default"])
    return code
