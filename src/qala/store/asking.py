"""Asking: a query in the engine's own terms."""

import re
from collections.abc import Sequence

import tantivy

from qala.store.analysis import alternatives, analysed, prefix_patterns, terms
from qala.store.queries import All, Any, Exact, Filter, Node, Not, Phrase, Prefix, Range, Word

_OWN, _OTHER, _NAMED = 2.0, 1.0, 1.5
"""Weights: the word's own stem, its form with a clitic or its plural, a word of the speaker's name."""


def of_kind(query: tantivy.Query, kind: int, schema: tantivy.Schema) -> tantivy.Query:
    """Return a query restricted to statements or to passages."""
    only = tantivy.Query.boost_query(tantivy.Query.term_query(schema, "kind", kind, "basic"), 0.0)
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, only)])


def only_statements(node: Node) -> bool:
    """Tell whether a query asks for something that only statements have."""
    match node:
        case Filter(name, _):
            return name in {"speaker", "authority", "mode", "stance"}
        case Range(name, _, _):
            return name == "figure"
        case All(parts):
            return any(map(only_statements, parts))
        case Any(parts):
            return all(map(only_statements, parts))
    return False


def compile_query(node: Node, schema: tantivy.Schema) -> tantivy.Query:  # noqa: C901, PLR0911 - one case a kind of node
    """Return the engine's form of a query; every word reaches it as a term, never as syntax."""
    build = tantivy.Query
    match node:
        case Word(text):
            return _word(text, schema)
        case Phrase(words):
            patterns = ["|".join(map(re.escape, alternatives(word))) for word in words]
            return build.regex_phrase_query(schema, "stem", list(patterns))
        case Exact(words):
            forms = [analysed(word)[0] for word in words]
            if len(forms) == 1:
                return build.term_query(schema, "exact", forms[0])
            return build.phrase_query(schema, "exact", list(forms))
        case Prefix(text):
            exact, stem = prefix_patterns(text)
            return _any([build.regex_query(schema, "exact", exact), build.regex_query(schema, "stem", stem)])
        case Not(part):
            everything = build.const_score_query(build.all_query(), 0.0)
            forbidden = (tantivy.Occur.MustNot, compile_query(part, schema))
            return build.boolean_query([(tantivy.Occur.Must, everything), forbidden])
        case Any(parts):
            return _any([compile_query(part, schema) for part in parts])
        case Filter(name, value):
            return build.boost_query(_filter(name, value, schema), 0.0)
        case Range(name, least, most):
            return build.boost_query(_range(name, least, most, schema), 0.0)
        case All(parts):
            clauses = [
                (tantivy.Occur.MustNot, compile_query(part.part, schema))
                if isinstance(part, Not)
                else (tantivy.Occur.Must, compile_query(part, schema))
                for part in parts
            ]
            return build.boolean_query(clauses)


def _any(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def _word(text: str, schema: tantivy.Schema) -> tantivy.Query:
    """Find a word in what is said or in the speaker's name; what is found best counts, not how many forms are."""
    build = tantivy.Query
    own = analysed(text)[1]
    forms = [
        build.boost_query(build.term_query(schema, "stem", form), _OWN if form == own else _OTHER)
        for form in alternatives(text)
    ]
    named = build.boost_query(build.term_query(schema, "speaker", own, "basic"), _NAMED)
    return build.disjunction_max_query([*forms, named], 0.0)


def _filter(name: str, value: str, schema: tantivy.Schema) -> tantivy.Query:
    build = tantivy.Query
    if name == "speaker" and value.startswith("#") and value[1:].isdecimal():
        return build.term_query(schema, "speaker_id", int(value[1:][:18]), "basic")
    if name in {"authority", "mode", "stance"}:
        return build.term_query(schema, name, value, "basic")
    stems = [term.stem for term in terms(value)]
    return build.boolean_query([(tantivy.Occur.Must, build.term_query(schema, name, s, "basic")) for s in stems])


def _range(name: str, least: float | None, most: float | None, schema: tantivy.Schema) -> tantivy.Query:
    if name == "date":
        bounds = (int(least or 1), int(most or 99991231))
        return tantivy.Query.range_query(schema, "day", tantivy.FieldType.Unsigned, *bounds)
    low, high = float("-inf") if least is None else least, float("inf") if most is None else most
    return tantivy.Query.range_query(schema, "figure", tantivy.FieldType.Float, low, high)
