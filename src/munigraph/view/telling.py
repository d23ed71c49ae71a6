"""An explanation of an article as text for people: what is stated, in which words, by which rule; what was not taken.

The sentences come from ``labels.toml`` (the words of the page), what rules and reasons say from
``data/rules/explanations.toml``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from munigraph.errors import InputError
from munigraph.extraction.wording import LANGUAGES, load_wording
from munigraph.model import Agreement, Event, Fact, Statement
from munigraph.view.prose import BOLD, HEAD, TAIL, Prose, capital, marked, shortened
from munigraph.view.sentences import confidence_level, joined, kind_label, named, relation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from munigraph.extraction.explanation import Explanation, Found, Item, Proof, Reading, TurnedDown
    from munigraph.model import Evidence

__all__ = ["tell"]

_T = TypeVar("_T")

#: Characters of a quotation in the sentence that says who said it.
_QUOTE = 70
#: Sentences shown for one item; the others are counted.
_PROOFS = 3


def tell(explanation: Explanation, lang: str = "es", *, colour: bool = False, width: int = 100) -> str:
    """The text of an explanation, lines of at most ``width`` characters, in Spanish (``es``) or English (``en``).

    The evidence stands in square brackets within its sentence, or with ``colour`` in the colours of a terminal.
    Raises :class:`~munigraph.errors.InputError` for another language.
    """
    if lang not in LANGUAGES:
        raise InputError(f"there is no language {lang!r}", hint=f"one of {', '.join(LANGUAGES)}")
    return _Text(explanation, lang, colour=colour, width=width).whole()


class _Text:
    def __init__(self, explanation: Explanation, lang: str, *, colour: bool, width: int) -> None:
        self._explanation = explanation
        self._lang = lang
        self._prose = Prose(colour=colour, width=width)
        self._add = self._prose.add
        self._wording = load_wording()
        self._say = self._wording.text[lang]
        self._entities = {entity.key: entity for entity in explanation.extraction.entities}
        self._text = explanation.extraction.article.text

    def whole(self) -> str:
        """All of it."""
        article = self._explanation.extraction.article
        self._add(" · ".join(filter(None, (article.id, article.date, article.title))), style=BOLD)
        found, refused = self._explanation.found, self._explanation.turned_down
        self._add(self._say["counts"].format(found=len(found), turned_down=len(refused)))
        if found:
            focus = self._explanation.focus
            self._add(self._say["about"].format(focus=focus) if focus else self._say["about_none"])
        else:
            self._add(self._say["nothing"])
        for kind in (Fact, Event, Agreement, Statement):
            items = [each for each in found if isinstance(each.item, kind)]
            self._heading(kind.__name__.lower(), items)
            for group in _told_at_once(items):
                self._found(group)
        self._names()
        self._refused(refused)
        return self._prose.text()

    # Parts

    def _heading(self, key: str, items: Sequence[object]) -> None:
        if items:
            self._prose.heading(self._say[key])

    def _found(self, group: Sequence[Found]) -> None:
        """Items that the same words state in the same way."""
        self._prose.gap()
        for items in _grouped([each.item for each in group], _all_but_object).values():
            self._add(self._sentence(items), bullet="• ", style=BOLD)
        if isinstance(event := group[0].item, Event):
            details = (("date", event.date), ("place", event.place), ("topic", event.topic))
            said = [self._say[key].format(**{key: value}) for key, value in details if value]
            if said:
                self._add(" · ".join(said), indent=2)
        first, *others = _joined(group)
        self._proof(first)
        self._add(self._rule(first.rule, [each.item.confidence for each in group]), indent=2)
        if others:
            self._add(self._say["others_of_event" if isinstance(group[0].item, Event) else "others"], indent=2)
        for proof in others[: _PROOFS - 1]:
            self._proof(proof, bullet="- ", but=first.readings)
            if proof.rule != first.rule:
                self._add(self._rule(proof.rule), indent=4)
        rest = len(others) - (_PROOFS - 1)
        if rest > 0:
            self._add(self._say["more_one" if rest == 1 else "more"].format(n=rest), indent=2)

    def _proof(self, proof: Proof, bullet: str = "", but: Sequence[Reading] = ()) -> None:
        self._add(self._marked(proof.evidence, proof.sentence), indent=2, bullet=bullet)
        for reading in proof.readings:
            if reading not in but:
                self._add(self._reading(reading), indent=2 + len(bullet))

    def _names(self) -> None:
        several = [e for e in self._explanation.extraction.entities if e.aliases]
        self._heading("names", several)
        for entity in several:
            self._add(f"{entity.label} = {' = '.join(entity.aliases)}", bullet="• ")

    def _refused(self, refused: Sequence[TurnedDown]) -> None:
        self._heading("turned_down", refused)
        for kind, names in self._wording.kinds.items():
            mine = [each for each in refused if self._wording.kind_of[each.reason] == kind]
            if mine:
                self._prose.gap()
                self._add(names[self._lang], style=BOLD)
            for reason, group in _grouped(mine, self._reason).items():
                self._add(str(reason), indent=2)
                for each in group:
                    text = self._marked(each.words, each.sentence, head=HEAD // 2, tail=TAIL // 2)
                    self._add(text, indent=4, bullet="• ")

    # Words

    def _sentence(self, items: Sequence[Item]) -> str:
        """What an item states, or several that differ in their objects, as a sentence."""
        item = items[0]
        if isinstance(item, Fact):
            objects = [each.object for each in items if isinstance(each, Fact)]
            return capital(f"{self._named(item.subject)} {self._relation(item, objects)}.")
        if isinstance(item, Statement):
            quote = shortened(item.evidence[0].quote, _QUOTE)
            return self._say["says"].format(speaker=self._label(item.speaker), quote=quote)
        if isinstance(item, Agreement):
            return capital(self._say["agree"].format(label=item.label, names=self._list(item.parties)) + ".")
        kind = kind_label(str(item.type), self._lang).lower()
        if item.planned:
            kind += f", {self._say['planned']}"
        names = self._list(item.participants)
        return capital(self._say["takes_part"].format(label=item.label, type=kind, names=names) + ".")

    def _relation(self, fact: Fact, objects: Sequence[str]) -> str:
        """The fact after its subject."""
        names = [self._named(each) for each in objects]
        return relation(str(fact.predicate), names, self._lang, body=self._label(fact.object), role=fact.role)

    def _named(self, key: str) -> str:
        return named(self._label(key), self._lang, person=self._entities[key].kind.is_person)

    def _list(self, keys: Sequence[str]) -> str:
        return joined(sorted(self._named(key) for key in keys), self._lang)

    def _label(self, key: str) -> str:
        return self._entities[key].label

    def _reading(self, reading: Reading) -> str:
        how = self._wording.hows[reading.how][self._lang]
        template = self._say["means" if reading.words else "whose"]
        return template.format(words=reading.words, means=reading.means, how=how)

    def _reason(self, refused: TurnedDown) -> str:
        return self._wording.reasons[refused.reason][self._lang].format(**dict(refused.about))

    def _rule(self, rule: str, confidences: Sequence[float] = ()) -> str:
        """The usage that a rule rests on, with the confidence in what it found."""
        why = self._wording.rules[rule][self._lang]
        if not confidences:
            return self._say["rule_too"].format(rule=rule, why=why)
        least, most = min(confidences), max(confidences)
        level = confidence_level(least)
        value = f" {self._say['to']} ".join(dict.fromkeys(f"{number:.2f}" for number in (least, most)))
        value = value.replace(".", ",") if self._lang == "es" else value
        return self._say["rule"].format(rule=rule, level=self._say[level], value=value, why=why)

    def _marked(self, words: Evidence, sentence: Evidence, *, head: int = HEAD, tail: int = TAIL) -> str:
        """The sentence with the words marked, cut to what stands near them."""
        before = self._text[sentence.start : words.start]
        after = self._text[words.end : sentence.end]
        return marked(before, words.quote, after, head=head, tail=tail)


def _told_at_once(items: Sequence[Found]) -> list[list[Found]]:
    """Facts of one kind that begin at the same word and come by one rule together, everything else by itself."""

    def key(found: Found) -> object:
        fact, proof = found.item, found.proofs[0]
        if not isinstance(fact, Fact) or len(found.proofs) > 1:
            return id(found)
        return fact.predicate, fact.role, proof.rule, proof.evidence.start

    return list(_grouped(items, key).values())


def _joined(group: Sequence[Found]) -> tuple[Proof, ...]:
    """The proofs of items told at once: that of the longest evidence, with the readings of all."""
    proofs = [found.proofs[0] for found in group]
    longest = max(proofs, key=lambda proof: proof.evidence.end)
    readings = tuple(dict.fromkeys(reading for proof in proofs for reading in proof.readings))
    return replace(longest, readings=readings), *group[0].proofs[1:]


def _all_but_object(item: Item) -> object:
    return (item.subject, item.role) if isinstance(item, Fact) else id(item)


def _grouped(items: Sequence[_T], key: Callable[[_T], object]) -> dict[object, list[_T]]:
    """By a key, in the order in which each first comes."""
    groups: dict[object, list[_T]] = {}
    for each in items:
        groups.setdefault(key(each), []).append(each)
    return groups
