"""Lexicons and gazetteer: every word that the rules know, loaded from data and found by its first word.

Sources: ``data/lexicons/*.toml`` (schema in ``data/lexicons/README.md``), ``data/lexicons/given_names.txt`` and the
authority tables.  Matching works on folded words (no case, no accents); an entry with ``case = "exact"`` and every
proper name also look at the word as written.
"""

from __future__ import annotations

import re
import string
import sys
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from munigraph.authority import Authority, load
from munigraph.errors import DataError
from munigraph.model import EventType
from munigraph.resources import resource, word_list
from munigraph.text import Token, fold, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

__all__ = ["SAYS_MUNICIPAL", "Entry", "Lexicon"]

#: Words of an office that say whose it is.
SAYS_MUNICIPAL = frozenset({"municipal", "municipales", "comunal"})
_COMMON = frozenset({"kind", "forms", "plurals", "verbs", "case"})
#: What an entry of each kind may have beside the common keys.
_KEYS: Mapping[str, frozenset[str]] = {
    "role": frozenset({"id", "object", "institution", "exclusive", "national"}),
    "former": frozenset(),
    "current": frozenset(),
    "acting": frozenset(),
    "elect": frozenset(),
    "candidate": frozenset(),
    "peer": frozenset({"mood"}),
    "become": frozenset({"type"}),
    "kin": frozenset(),
    "past": frozenset(),
    "partisan": frozenset({"name"}),
    "title": frozenset(),
    "rank": frozenset(),
    "municipality": frozenset(),
    "unit": frozenset({"type"}),
    "organization": frozenset({"type"}),
    "acronym": frozenset({"name", "type"}),
    "body": frozenset({"name"}),
    "portfolio": frozenset(),
    "pointed": frozenset({"type"}),
    "when-or-where": frozenset(),
    "named-after": frozenset(),
    "charge": frozenset({"name"}),
    "model": frozenset({"type"}),
    "adopt": frozenset(),
    "collaborate": frozenset({"type"}),
    "agreement": frozenset({"type"}),
    "joint": frozenset(),
    "sign": frozenset(),
    "similar": frozenset(),
    "event": frozenset({"type", "mood", "name"}),
    "say": frozenset(),
    "saying": frozenset(),
    "source": frozenset(),
    "adjective": frozenset(),
    "function": frozenset({"type"}),
    "topic": frozenset({"type"}),
    "anaphor": frozenset({"roles", "never", "host"}),
    "model-noun": frozenset(),
    "model-adjective": frozenset(),
    "gather": frozenset(),
    "head-verb": frozenset({"name", "mood"}),
    "happen": frozenset(),
    "representative": frozenset(),
}
#: What the keys of an entry hold; all others hold a string.
_LISTS = frozenset({"forms", "plurals", "verbs", "roles", "never"})
_FLAGS = frozenset({"exclusive", "national", "host"})
#: The values that a key may have, for the kinds that demand or allow it; ``""`` where it may be left out.
_VALUES: Mapping[tuple[str, str], frozenset[str]] = {
    ("role", "object"): frozenset({"mayor", "councillor", "municipality", "complement", "institution"}),
    ("unit", "type"): frozenset({"", "municipal"}),
    ("acronym", "type"): frozenset({"", "municipal"}),
    ("model", "type"): frozenset({"", "municipal", "service", "known"}),
    ("organization", "type"): frozenset({"", "association", "council", "named"}),
    ("event", "type"): frozenset(kind.value for kind in EventType),
    ("event", "mood"): frozenset({"", "verb"}),
    ("collaborate", "type"): frozenset({"", "agreement"}),
    ("agreement", "type"): frozenset({"", "twinning"}),
    ("become", "type"): frozenset({"", "giving"}),
    ("topic", "type"): frozenset({"", "general"}),
    ("pointed", "type"): frozenset({"comuna", "body", "association", "unit", "named"}),
    ("head-verb", "mood"): frozenset({"", "past"}),
    ("peer", "mood"): frozenset({"", "past"}),
    ("function", "type"): frozenset(string.ascii_letters),
}
#: A say of time or place between a verb and its tail has at most so many words.
_LONGEST_GAP = 6
_ARTICLES = frozenset({"el", "la", "las", "los", "un", "una"})
_OF = frozenset({"de", "durante", "en", "hasta"})
_GAP = "…"
#: Third-person endings of regular verbs by the ending of the infinitive: past, present, imperfect, future, gerund.
_ENDINGS = {
    "ar": "ó aron a an aba aban ará arán ando",
    "er": "ió ieron e en ía ían erá erán iendo",
    "ir": "ió ieron e en ía ían irá irán iendo",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of one entry: what a run of words may be."""

    kind: str
    #: The folded words of the form.
    words: tuple[str, ...]
    #: Identifier, code or name by kind: role id, CUT, region code, party abbreviation, association name.
    id: str = ""
    plural: bool = False
    #: Which body a role is held in; for places the level (comuna, province, region).
    object: str = ""
    institution: str = ""
    type: str = ""
    mood: str = ""
    name: str = ""
    #: The words as they must be written, when case matters; empty when it does not.
    exact: tuple[str, ...] = ()
    #: True when the first word must begin with a capital (proper names).
    proper: bool = False
    #: True for an office whose holder may hold no other such office at the same time.
    exclusive: bool = False
    #: True for an office of the nation: it counts only where the article shows dealings with a municipality.
    national: bool = False
    #: The form with its accents, in lower case, when they tell a verb from a noun (desarrolló, desarrollo).
    accented: str = ""
    #: For a noun that points back: the ids of the roles, one of which whom it means must hold; empty for any.
    roles: frozenset[str] = frozenset()
    #: The ids of the roles that whom it means may not hold.
    never: frozenset[str] = frozenset()
    #: For a noun that points back: it means who governs the comuna that the article is about ("el anfitrión").
    host: bool = False
    #: What follows the words after a short say of time or place ("recibió … a"); empty when nothing may stand between.
    tail: tuple[str, ...] = ()


class Lexicon:
    """All entries, found by :meth:`match`; immutable once made."""

    def __init__(self, entries: Iterable[Entry], given_names: Iterable[str], authority: Authority) -> None:
        by_first: dict[str, list[Entry]] = defaultdict(list)
        #: Nouns that point back to a body, folded, each with what it may mean: they are no phrases of their own.
        self.pointed: dict[str, str] = {}
        #: Nouns of offices, folded ("presidencia"), each with the office.
        self.charges: dict[str, str] = {}
        #: Nouns of what bears the name of a comuna without being it, folded ("la población San Joaquín").
        self.named_after: set[str] = set()
        openers: set[str] = set()
        for entry in entries:
            if entry.kind == "pointed":
                self.pointed[entry.words[0]] = entry.type
            elif entry.kind == "charge":
                self.charges[entry.words[0]] = entry.name
            elif entry.kind == "named-after":
                self.named_after.add(entry.words[0])
            elif entry.kind == "when-or-where":
                openers.add(entry.words[0])
            else:
                by_first[entry.words[0]].append(entry)
        #: Words that begin a say of time or place between a verb and its tail.
        self._openers = frozenset(openers)
        #: Longest form first; of equal length in the order of the files.
        self._by_first = {
            first: tuple(sorted(group, key=lambda entry: -len(entry.words))) for first, group in by_first.items()
        }
        #: First words whose entries all stand wherever the word does: no further words, no writing to look at.
        self._sure = {
            first: group
            for first, group in self._by_first.items()
            if all(len(e.words) == 1 and not (e.proper or e.exact or e.accented or e.tail) for e in group)
        }
        #: By first word: by second word what may stand there, and what may stand there before any other word.
        self._slots = {first: _slot(group) for first, group in self._by_first.items()}
        self.given_names = frozenset(fold(name) for name in given_names)
        #: Folded given names of women that do not end in -a.
        self.women_names = word_list("women_names.txt")
        #: Folded words that never stand inside a name, however written.
        self.never_names = word_list("not_names.txt")
        #: Short forms of parties, as written, that are no other word.
        self.party_signs = word_list("party_signs.txt")
        self.authority = authority
        #: First words of the fields of work of municipal staff ("obras", "tránsito").
        self.municipal_topics = self._first_words("topic", "")
        #: Words of the fields that other bodies have as well ("gestión"), and adjectives beside them.
        self.general_topics = self._first_words("topic", "general") | self._first_words("adjective", "")

        phrases = self._local_phrases()
        self._local = re.compile(
            r"\b(?:ex-?)?(?:" + "|".join(sorted(r"\W+".join(map(re.escape, words)) for words in phrases)) + r")\b"
        )
        #: One of these stands in every text that the expression matches; looking for them is far faster.
        last = sorted({words[-1] for words in phrases}, key=len)
        self._local_hints = tuple(word for at, word in enumerate(last) if not any(other in word for other in last[:at]))

    def _first_words(self, kind: str, type_: str) -> frozenset[str]:
        entries = (entry for group in self._by_first.values() for entry in group)
        return frozenset(entry.words[0] for entry in entries if entry.kind == kind and entry.type == type_)

    def _local_phrases(self) -> set[tuple[str, ...]]:
        """The phrases without which an article names no municipality, mayor, councillor or council."""
        return {
            entry.words
            for group in self._by_first.values()
            for entry in group
            if entry.kind == "municipality"
            or entry.object in ("mayor", "councillor")
            or entry.type == "council"
            or (entry.id == "municipal-staff" and SAYS_MUNICIPAL.intersection(entry.words))
        }

    def speaks_of_local_government(self, folded: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """True when a stretch of folded text names a municipality, a mayor, a councillor or a council.

        Most of the press does not, and is told so quickly.
        """
        if not any(folded.find(hint, start, end) >= 0 for hint in self._local_hints):
            return False
        return self._local.search(folded, start, end) is not None

    def places_of_local_government(self, folded: str) -> Iterator[int]:
        """Where folded text names a municipality, a mayor, a councillor or a council, in order."""
        return (match.start() for match in self._local.finditer(folded))

    @classmethod
    def load(cls, extra: Sequence[Path] = ()) -> Lexicon:
        """The lexicon of munigraph with the entries of further TOML files.

        Raises :class:`~munigraph.errors.DataError` naming file, entry and reason when a file breaks the schema.
        """
        authority = load()
        files = [*sorted(resource("data", "lexicons").glob("*.toml")), *extra]
        entries = [entry for file in files if file.name != "boilerplate.toml" for entry in _read(file)]
        entries.extend(_gazetteer(authority))
        names = [name for mandate in authority.mandates for name in mandate.given_names.split()]
        return cls(entries, [*(name for name in names if name[0].isupper()), *word_list("given_names.txt")], authority)

    @classmethod
    def default(cls) -> Lexicon:
        """The lexicon of munigraph as shipped, loaded once per process."""
        return _default()

    def match(self, tokens: Sequence[Token], at: int) -> Entry | None:
        """The longest entry whose words stand at ``tokens[at:]``, as its kind demands they be written; or None."""
        for entry in self._candidates(tokens, at):
            if self._stands(entry, tokens, at):
                return entry
        return None

    def _candidates(self, tokens: Sequence[Token], at: int) -> tuple[Entry, ...]:
        """The entries whose first two words, where they have two, stand at a position; longest first."""
        slot = self._slots.get(tokens[at].norm)
        if slot is None:
            return ()
        by_second, single = slot
        return by_second.get(tokens[at + 1].norm, single) if by_second and at + 1 < len(tokens) else single

    def matches(self, tokens: Sequence[Token], at: int) -> Sequence[Entry]:
        """All entries whose words stand there, longest first."""
        first = tokens[at].norm
        sure = self._sure.get(first)
        if sure is not None:
            return sure
        return [entry for entry in self._candidates(tokens, at) if self._stands(entry, tokens, at)]

    def end(self, entry: Entry, tokens: Sequence[Token], at: int) -> int:
        """The position after an entry that stands at a position."""
        after = at + len(entry.words)
        return after if not entry.tail else self._end_of_tail(entry.tail, tokens, after)

    def match_kind(self, tokens: Sequence[Token], at: int, kinds: frozenset[str]) -> Entry | None:
        """The longest entry of one of these kinds that stands there, or None."""
        if at >= len(tokens):
            return None
        for entry in self._candidates(tokens, at):
            if entry.kind in kinds and self._stands(entry, tokens, at):
                return entry
        return None

    def _stands(self, entry: Entry, tokens: Sequence[Token], at: int) -> bool:
        words = entry.words
        if len(words) > 1:
            stop = at + len(words)
            if stop > len(tokens):
                return False
            for offset in range(1, len(words)):
                if tokens[at + offset].norm != words[offset]:
                    return False
        if entry.proper and not tokens[at].text[0].isupper():
            return False
        if entry.tail and not self._end_of_tail(entry.tail, tokens, at + len(words)):
            return False
        if entry.accented and tokens[at].text.lower() != entry.accented:
            return False
        return not entry.exact or all(tokens[at + i].text == word for i, word in enumerate(entry.exact))

    def _end_of_tail(self, tail: tuple[str, ...], tokens: Sequence[Token], at: int) -> int:
        """The position after a tail that follows a say of time or place at a position; 0 where none does."""
        if at >= len(tokens) or tokens[at].norm not in self._openers:
            return 0
        for after in range(at + 1, min(at + 1 + _LONGEST_GAP, len(tokens) - len(tail) + 1)):
            if not tokens[after].text[0].isalnum() or (
                tokens[after].norm in _ARTICLES and tokens[after - 1].norm not in _OF
            ):
                return 0  # "recibió ayer el premio a": an object
            if all(tokens[after + i].norm == word for i, word in enumerate(tail)):
                return after + len(tail)
        return 0

    def gender_of(self, given_name: str) -> str:
        """``f`` or ``m`` of a folded given name; the empty string for a name that is not known."""
        if given_name.endswith("a") or given_name in self.women_names:
            return "f"
        return "m" if given_name in self.given_names else ""

    def is_given_name(self, token: Token) -> bool:
        """True when the token is written as a name and is a known given name."""
        return token.is_capitalised and token.norm in self.given_names


@cache
def _default() -> Lexicon:
    return Lexicon.load()


def _slot(group: tuple[Entry, ...]) -> tuple[dict[str, tuple[Entry, ...]], tuple[Entry, ...]]:
    """What a first word may begin: by the second word, each with the single words after the longer forms; and those."""
    single = tuple(entry for entry in group if len(entry.words) == 1)
    longer = [entry for entry in group if len(entry.words) > 1]
    seconds = dict.fromkeys(entry.words[1] for entry in longer)
    return {second: (*(entry for entry in longer if entry.words[1] == second), *single) for second in seconds}, single


def _words(form: str) -> tuple[str, ...]:
    return tuple(token.norm for token in tokenize(form, fold(form)))


def _read(path: Path) -> list[Entry]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        reason = "no such lexicon file" if isinstance(error, FileNotFoundError) else error.strerror or str(error)
        raise DataError(f"{path}: {reason}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: not a TOML file in UTF-8: {error}") from None
    unknown = set(data) - {"entry"}
    if unknown or not isinstance(data.get("entry"), list):
        raise DataError(f"{path}: expected only [[entry]] tables" + (f", found {sorted(unknown)}" if unknown else ""))
    found = []
    for number, table in enumerate(data["entry"], 1):
        where = f"{path}: entry {number}"
        if not isinstance(table, dict):
            raise DataError(f"{where}: expected a table of keys")
        _check(table, where)
        found.extend(_entries(table, where))
    return found


def _check(table: Mapping[str, Any], where: str) -> None:
    """Raise :class:`DataError` unless the keys of an entry are those of its kind and hold what they must."""
    kind = table.get("kind")
    if not isinstance(kind, str) or kind not in _KEYS:
        raise DataError(f"{where}: unknown kind {kind!r}", hint=f"one of {', '.join(sorted(_KEYS))}")
    for key, value in table.items():
        if key not in _COMMON | _KEYS[kind]:
            raise DataError(f"{where}: unknown key {key!r} for kind {kind!r}")
        if key in _LISTS:
            if not isinstance(value, list) or not all(isinstance(form, str) and form.strip() for form in value):
                raise DataError(f"{where}: {key} must be a list of words")
        elif not isinstance(value, bool if key in _FLAGS else str):
            raise DataError(f"{where}: {key} must be {'true or false' if key in _FLAGS else 'a string'}")
    if table.get("case", "exact") not in ("exact", "accents"):
        raise DataError(f"{where}: case must be one of accents, exact")
    for (of, key), values in _VALUES.items():
        if of == kind and table.get(key, "") not in values:
            allowed = ", ".join(sorted(filter(None, values)))
            raise DataError(f"{where}: {key} must be one of {allowed}")
    if kind == "role" and not table.get("id"):
        raise DataError(f"{where}: a role needs an id")


def _entries(table: dict[str, Any], where: str) -> list[Entry]:
    kind = table["kind"]
    forms = [(form, False) for form in table.get("forms", ())] + [(form, True) for form in table.get("plurals", ())]
    derived = len(forms)
    for verb in table.get("verbs", ()):
        if verb[-2:] not in _ENDINGS:
            raise DataError(f"{where}: {verb!r} is not an infinitive")
        forms.extend((verb[:-2] + ending, False) for ending in _ENDINGS[verb[-2:]].split())
    if not forms or not all(_words(form) for form, _ in forms):
        raise DataError(f"{where}: forms must be a list of words")
    exact = table.get("case") == "exact"
    rest = {
        key: table[key]
        for key in ("id", "object", "institution", "type", "mood", "name", "exclusive", "national")
        if key in table
    }
    made = []
    for number, (whole, plural) in enumerate(forms):
        form, _, tail = whole.partition(_GAP)
        name = rest.get("name") or (form if kind == "body" else "")
        written = tuple(t.text for t in tokenize(form, fold(form))) if exact else ()
        made.append(
            Entry(
                kind,
                _words(form),
                plural=plural,
                exact=written,
                proper=kind in ("body", "acronym"),
                accented=form.split()[0] if number >= derived or table.get("case") == "accents" else "",
                roles=frozenset(table.get("roles", ())),
                never=frozenset(table.get("never", ())),
                host=bool(table.get("host", False)),
                tail=_words(tail),
                **{**rest, "name": name},
            )
        )
    if kind == "say":
        made.extend(Entry("saying", _words(verb)) for verb in table.get("verbs", ()))
    return made


def _gazetteer(authority: Authority) -> list[Entry]:
    """Comunas, provinces, regions, demonyms, parties and associations of the authority tables."""
    return [entry for entry in (*_places(authority), *_bodies(authority)) if entry.words]


def _places(authority: Authority) -> Iterator[Entry]:
    for comuna in authority.comunas:
        if comuna.municipality is None:
            continue
        for form in (comuna.name, *comuna.aliases):
            yield Entry("place", _words(form), id=comuna.cut, object="comuna", proper=True)
        for demonym in comuna.demonyms:
            for form, plural in _inflected(demonym):
                yield Entry("demonym", _words(form), id=comuna.cut, plural=plural)
    for region in authority.regions:
        for form in dict.fromkeys((region.name, region.short_name, *region.aliases)):
            yield Entry("region", _words(form), id=region.code, object="region", proper=True)
    for province in authority.provinces:
        yield Entry("province", _words(province.name), id=province.code, object="province", proper=True)


def _bodies(authority: Authority) -> Iterator[Entry]:
    for party in authority.parties:
        if party.abbreviation == "IND":
            continue
        for form in (party.abbreviation, party.name, *party.aliases):
            written = tuple(t.text for t in tokenize(form, fold(form)))
            yield Entry("party", _words(form), id=party.abbreviation, exact=written, name=party.name)
    for association in authority.associations:
        for form in filter(None, (association.name, association.acronym, *association.aliases)):
            yield Entry("association", _words(form), id=association.name, proper=True, name=association.name)


def _inflected(demonym: str) -> list[tuple[str, bool]]:
    """The four forms of a demonym (masculine singular given), each with whether it is plural."""
    if demonym.endswith("o"):
        stem = demonym[:-1]
        return [(stem + "o", False), (stem + "a", False), (stem + "os", True), (stem + "as", True)]
    if demonym[-1] in "aeiouíéáóú":
        return [(demonym, False), (demonym + "s", True)]
    stem = fold(demonym)
    return [(demonym, False), (stem + "a", False), (stem + "es", True), (stem + "as", True)]
