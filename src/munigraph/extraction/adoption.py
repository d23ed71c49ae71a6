"""The programmes, plans and models that a municipality adopts, and which of them are like another."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from munigraph.extraction.chunks import Body, Place
from munigraph.extraction.context import Meant
from munigraph.extraction.lexicon import Entry
from munigraph.extraction.models import names_model
from munigraph.extraction.rules import phrase
from munigraph.extraction.spans import single_cuts
from munigraph.model import Predicate
from munigraph.text import fold

if TYPE_CHECKING:
    from munigraph.extraction.actors import Actors
    from munigraph.extraction.document import Sentence

__all__ = ["add_models"]

#: The agent of a passive or relative clause: "implementados por el municipio", "que ejecutan el Minvu y el municipio".
_BY_MUNICIPALITY = re.compile(r"[LQ][_,q]{0,3}Ol?(?:B(?:,l?B)*yl?)?M")
#: Whose it is after a comma, or in a relative clause: "la iniciativa X, del municipio", "la óptica que abrió Y".
_OF_MUNICIPALITY = re.compile(r"[LQ],dl?M")
_WHICH_COMUNA = re.compile(r"L,?q[OE]C(?![,y])")
#: Whose it is, where that is no municipality: "el programa X del Ministerio Y".
_OF_ANOTHER = re.compile(r"[LQ](?:\([^)]{1,3}\))?,?(?P<of>d)l?[BNG]")
#: What serves as a means, before the municipality: "A través del programa X, la Municipalidad de Y …".
_MEANS = re.compile(r"(?:^|[.;])O[ls]{0,2}(?P<model>L|m?Q),l?(?P<municipality>M)")
#: Comunas in a row that get a model of their own: "Las Cabras y Peumo, que elaborarán su respectiva Estrategia".
_COMUNAS_THEIR = re.compile(r"C(?:,C){0,20}(?:yC)?(?=[,q_dlBVOWX]{0,40}O?[_dlBVOWX]{0,40}s_?$)")
#: A comuna as the subject, and then the service that it has: "Tomé cuenta desde hoy con su propia …".
_COMUNA_HAS = re.compile(r"(?:^|[,;:.])d?(?:l_d)?(?P<comunas>C(?:,C)*(?:yC)?)[VOWEqdcls_]{1,9}$")
_COMUNA_WHERE = re.compile(r"(?P<comunas>C),?q_?q?[VOWE_]l?s?_?$")
#: A municipality that acts together with the body after it.
_JOINED = re.compile(r"Myl?$")
#: Words of running something in the clause of the model, where nobody is named.
_UNSAID = re.compile(r"O[^,;:qVWT]{0,8}$")
#: Another who may act.
_SOMEBODY = re.compile(r"[RSPNBUAG]")
#: Denied or only supposed before the model.
_DENIED = re.compile(r"[nh][^,;:]{0,8}$")


def add_models(actors: Actors) -> None:
    """``adopts``: named models that a municipality runs, and ``similarTo`` between them."""
    last: list[tuple[int, str, Body]] = []
    for sentence in actors.document.sentences:
        for at, chunk in enumerate(sentence.chunks):
            body = _model_at(actors, sentence, at) if chunk.symbol in "LQ" else None
            if body is None:
                continue
            meant = _adopter(actors, sentence, at, body)
            for one in meant:
                actors.builder.fact(
                    Predicate.ADOPTS,
                    actors.builder.municipality(one.cut),
                    actors.builder.body(body, None),
                    actors.document.evidence(chunk.start, chunk.end),
                    0.9 * one.certainty,
                    "model-of-municipality",
                    how=one.how,
                )
            if not meant:
                actors.builder.trace.turn_down("model-without-adopter", chunk.start, chunk.end)
            _similar(actors, sentence, at, last)
            if meant or body.acronym:
                last.append((sentence.index, actors.builder.body(body, None), body))


def _model_at(actors: Actors, sentence: Sentence, at: int) -> Body | None:
    """The model named at a position; "programa" and a short name in quotation marks are one."""
    chunk = sentence.chunks[at]
    if chunk.symbol == "L" and isinstance(chunk.value, Body):
        return replace(chunk.value, cut=None)
    if names_model(actors.document.text, sentence, at) and not _is_on_air(actors, chunk.start):
        return Body(actors.document.text[chunk.start : chunk.end], kind="model")
    return None


def _is_on_air(actors: Actors, start: int) -> bool:
    """True for a programme of radio or television in which something was said: "en el programa “X”"."""
    return actors.document.folded[max(0, start - 40) : start].rstrip(' "\n').endswith("en el programa")


def _adopter(actors: Actors, sentence: Sentence, at: int, body: Body) -> tuple[Meant, ...]:
    """The municipalities that run the model at a position; none when the text does not settle it."""
    symbols = sentence.symbols
    chunk = sentence.chunks[at]
    if _DENIED.search(symbols[:at]):
        actors.builder.trace.because("model-denied")
        return ()
    if (match := _BY_MUNICIPALITY.match(symbols[at:])) is not None:
        return actors.municipalities_at(sentence, at + match.end() - 1)
    if (match := _OF_MUNICIPALITY.match(symbols[at:])) is not None and sentence.chunks[at + 2].value in ("de", "del"):
        return actors.municipalities_at(sentence, at + match.end() - 1)
    if (match := _WHICH_COMUNA.match(symbols[at:])) is not None:
        return tuple(Meant(cut, 0.93, "named after it") for cut in single_cuts(sentence.chunks[at + match.end() - 1]))
    own = chunk.value.cut if isinstance(chunk.value, Body) else None
    if own is not None:
        joined = sentence.chunks[at + 2].value if re.match("yC", symbols[at + 1 :]) else None
        others = joined.cuts if isinstance(joined, Place) and len(joined.cuts) == 1 else ()
        return tuple(Meant(cut, 0.95, "in its name") for cut in (own, *others))
    if not _joins(sentence, at) and _is_anothers(sentence, at, body):
        actors.builder.trace.because("model-of-another-body")
        return ()
    named_apart = chunk.symbol == "L" and symbols[at + 1 : at + 2] == "Q"  # "la Farmacia Popular “X” de Tomé"
    if (after := actors.owner_after(sentence, at + named_apart)) is not None:
        return (after,)
    if sentence.quotation >= 0:
        have = phrase("we-have").find(actors.document.folded, sentence.start, chunk.start)
        if have is not None and (said := actors.we_in(sentence, at)) is not None:
            return (said,)
        actors.builder.trace.because("model-in-quotation")
        return ()  # who "we" and "he" are in what somebody says is not settled by the clause
    if found := _acting(actors, sentence, at) or _by_means(actors, sentence, at):
        return found
    if body.service and (found := _comuna_with_service(actors, sentence, at)):
        return found
    return _of_focus(actors, sentence, at, body)


def _is_anothers(sentence: Sentence, at: int, body: Body) -> bool:
    """True for a model of a ministry, a region or the nation, by the words after it or its name."""
    match = _OF_ANOTHER.match(sentence.symbols, at)
    if match is not None and sentence.chunks[match.start("of")].value in ("de", "del"):
        return True
    return phrase("of-the-state").find(fold(body.label)) is not None


def _joins(sentence: Sentence, at: int) -> bool:
    """True right after words of joining what another runs: "adhirió al programa X del Ministerio Y"."""
    verb = sentence.chunks[at - 1].value if sentence.symbols[:at].endswith("O") else None
    return isinstance(verb, Entry) and verb.words[-1] == "al"


def _by_means(actors: Actors, sentence: Sentence, at: int) -> tuple[Meant, ...]:
    match = _MEANS.search(sentence.symbols)
    if match is None or match.end("model") - 1 != at:
        return ()
    return actors.municipalities_at(sentence, match.start("municipality"))


def _of_focus(actors: Actors, sentence: Sentence, at: int, body: Body) -> tuple[Meant, ...]:
    """The municipality that the article is about, where the model can be no other's."""
    focus = actors.context.focus
    if focus is None:
        return ()
    before = sentence.chunks[:at]
    strangers = any(
        c.symbol in "BAN" or (c.symbol in "RP" and not actors.municipalities_at(sentence, i))
        for i, c in enumerate(before)
    )
    settled = body.municipal and (not body.service or sentence.symbols[at - 1 : at] in ("l", "s"))
    if settled and not (body.service and _is_wanted(actors, sentence, at)):
        return (Meant(focus, 0.88, "what the article is about"),)
    if strangers or body.service or _is_wanted(actors, sentence, at):
        return ()
    name = fold(actors.document.lexicon.authority.comuna(focus).name)
    if re.search(rf"\b{re.escape(name)}\b", fold(body.label)) and len(fold(body.label).split()) > len(name.split()):
        return (Meant(focus, 0.9, "in its name"),)
    return (Meant(focus, 0.88, "what the article is about"),) if sentence.symbols[at] == "Q" else ()


def _is_wanted(actors: Actors, sentence: Sentence, at: int) -> bool:
    """True when the model is only wished for, or another's, by the words before it."""
    words = phrase("model-wanted")
    return words.find(actors.document.folded, sentence.start, sentence.chunks[at].start) is not None


def _comuna_with_service(actors: Actors, sentence: Sentence, at: int) -> tuple[Meant, ...]:
    """ "Tomé cuenta desde hoy con su propia farmacia municipal": the comuna at the head of the clause."""
    match = _COMUNA_HAS.search(sentence.symbols[:at]) or _COMUNA_WHERE.search(sentence.symbols[:at])
    if match is None:
        return ()
    comunas = sentence.chunks[match.start("comunas") : match.end("comunas")]
    verb = phrase("service-opened").find(actors.document.folded, comunas[-1].end, sentence.chunks[at].start)
    if verb is None or not _is_direct_object(sentence, match.end("comunas"), at, verb.group()):
        return ()
    return tuple(Meant(cut, 0.93, "the comuna") for comuna in comunas for cut in single_cuts(comuna))


def _is_direct_object(sentence: Sentence, first: int, at: int, verb: str) -> bool:
    """True for "abrió su farmacia popular", "cuenta con"; not "tiene deudas con la", "abrió un sumario por la"."""
    before = sentence.symbols[first:at]
    if "C" in before or re.search(r"d[ls]?_?$", before):
        return False  # "a diferencia de Penco, que tiene …", "el cierre de la …"
    return re.search(r"c[ls]{0,2}_?$", before) is None or verb.startswith(("cuent", "contar"))


def _acting(actors: Actors, sentence: Sentence, at: int) -> tuple[Meant, ...]:
    """The municipality whose act the clause before the model tells."""
    symbols = sentence.symbols
    if match := _COMUNAS_THEIR.search(symbols[:at]):
        cuts = [c for i in range(match.start(), match.end()) for c in getattr(sentence.chunks[i].value, "cuts", ())]
        return tuple(Meant(cut, 0.92, "the comunas named") for cut in cuts)
    for position in range(at - 1, -1, -1):
        body = sentence.chunks[position].value
        if isinstance(body, Body) and body.kind == "council" and (cut := body.cut or actors.context.focus) is not None:
            return (Meant(cut, 0.93, "its council"),) if _does(actors, sentence, position + 1, at) else ()
        if symbols[position] in "BAN" and not _JOINED.search(symbols[:position]):
            return ()
        found = actors.municipalities_at(sentence, position) if symbols[position] in "MPKRS" else ()
        place = sentence.chunks[position].value
        if symbols[position] == "C" and isinstance(place, Place) and place.name.lower().startswith("comuna"):
            found = (Meant(place.cuts[0], 0.95, "the comuna"),)
        if found:
            return found if _does(actors, sentence, position + 1, at) else ()
    focus = actors.context.focus
    elsewhere = any(set(single_cuts(c)) - {focus} for c in sentence.chunks[:at] if c.symbol == "C")
    unsaid = _UNSAID.search(symbols[:at]) is not None and not elsewhere and not _SOMEBODY.search(symbols[:at])
    if focus is not None and unsaid and not _is_wanted(actors, sentence, at):
        # "A través del Plan Verano se logró …": the municipality that the article is about, unsaid
        return (Meant(focus, 0.88, "what the article is about"),)
    return ()


def _does(actors: Actors, sentence: Sentence, first: int, last: int) -> bool:
    """True when between two positions somebody runs, opens or launches what follows."""
    chunks = sentence.chunks[first:last]
    if any(c.symbol == "O" or (c.symbol == "E" and getattr(c.value, "name", "") == "inauguración") for c in chunks):
        return True
    if not chunks:
        return False
    return phrase("runs").find(actors.document.folded, chunks[0].start, sentence.chunks[last].start) is not None


def _similar(actors: Actors, sentence: Sentence, at: int, last: list[tuple[int, str, Body]]) -> None:
    """ "en un modelo muy similar al de las mesas territoriales": like the model named last before."""
    before = sentence.symbols[:at]
    if not re.search(r"I[dl_]{0,3}$", before) or not last:
        return
    index, key, _ = last[-1]
    chunk = sentence.chunks[at]
    body = chunk.value
    if sentence.index - index > 2 or not isinstance(body, Body):
        return
    start = sentence.chunks[before.rindex("I")].start
    other = actors.builder.body(body, None)
    actors.builder.fact(
        Predicate.SIMILAR_TO, key, other, actors.document.evidence(start, chunk.end), 0.85, "similar-model"
    )
