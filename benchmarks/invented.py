"""Networks of any size in munigraph's shape, of invented people and articles, for ``benchmarks/page.py``.

Municipalities, regions and coordinates are the official ones; everything that is told of them is made up from a seed.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from munigraph.authority import load
from munigraph.model import RESOURCE_IRI

if TYPE_CHECKING:
    import networkx as nx

_GIVEN = "Amalia Benito Celia Darío Elvira Fermín Greta Hilario Julio Leonor Mateo Nélida Omar Pilar Raúl Sara Tito"
_FAMILY = "Arce Bravo Cea Duarte Espina Faúndez Godoy Henao Ibarra Jara Lazo Mena Núñez Olave Peña Quiroz Rubio Salas"
_WORDS = (
    "la comuna el acuerdo vecinas vecinos programa reunión entre con de para por fondos obras salud barrio consejo "
    "anunció firmó explicó visitó plaza escuela río puente agua feria mesa trabajo sequía plan seguridad este año"
)
#: Words of these stand between the known ones, so that the text does not pack better than that of the press.
_SYLLABLES = "ba ce di fo gu ha jo la me ni o pa que ri so tu va yer zal cón der gos lin mur nes par ros tán ven brí"
#: What stands beside the municipalities: kind, the folder of its IRI, share of the nodes.
_KINDS = (
    ("Official", "person", 0.19),
    ("Councillor", "person", 0.08),
    ("Person", "person", 0.04),
    ("Mayor", "person", 0.06),
    ("Organization", "organization", 0.16),
    ("MunicipalUnit", "unit", 0.06),
    ("ManagementModel", "model", 0.05),
    ("Agreement", "agreement", 0.06),
    ("Meeting", "event", 0.14),
    ("Ceremony", "event", 0.07),
    ("Visit", "event", 0.09),
)
#: What each kind is joined to, and by what: relation, and whether the municipality is the subject.
_FACTS = {
    "Official": ("holdsRole", False),
    "Councillor": ("councillorOf", False),
    "Person": ("formerlyHeldRole", False),
    "Mayor": ("governs", False),
    "Organization": ("collaboratesWith", True),
    "MunicipalUnit": ("hasUnit", True),
    "ManagementModel": ("adopts", True),
}


def invented(nodes: int = 20_000, edges: int = 60_000, *, seed: int = 6) -> nx.MultiDiGraph[str]:
    """A network as :func:`munigraph.network.network` gives it, with a statement beside every fifth node.

    Statements, and the edges that tie them to who said them, come on top of ``nodes`` and ``edges``.
    """
    return _Maker(seed).network(nodes, edges)


class _Maker:
    def __init__(self, seed: int) -> None:
        import networkx as nx

        self.random = random.Random(seed)
        self.graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(texts={})
        self.by_kind: dict[str, list[str]] = {}
        self.articles: list[dict[str, Any]] = []
        self.edges = 0

    def network(self, nodes: int, edges: int) -> nx.MultiDiGraph[str]:
        self.articles = [self._article(i) for i in range(max(nodes // 3, 1))]
        self._municipalities(nodes // 3)
        weights = [share for *_, share in _KINDS]
        for i in range(nodes - self.graph.number_of_nodes()):
            kind, folder, _ = self.random.choices(_KINDS, weights)[0]
            self._node(f"{folder}/{i:016x}" if folder != "person" else f"person/p-{i}", kind)
        towns = self.by_kind["Municipality"]
        self.weights = [1 / (rank + 3) for rank in range(len(towns))]
        for kind in _FACTS:
            for node in self.by_kind.get(kind, ()):
                self._fact(node, kind)
        told = [
            node
            for kind, folder, _ in _KINDS
            if folder in ("event", "agreement")
            for node in self.by_kind.get(kind, ())
        ]
        while told and self.edges < edges:
            self._telling(self.random.choice(told))
        people = self.by_kind["Mayor"] + self.by_kind["Councillor"]
        for i in range(nodes // 5):
            self._statement(i, self.random.choice(people))
        return self.graph

    def _article(self, i: int) -> dict[str, Any]:
        day = f"20{self.random.randrange(16, 25)}-{self.random.randrange(1, 13):02}-{self.random.randrange(1, 29):02}"
        outlet = self.random.choice(("El Faro", "La Voz del Valle", "Diario del Sur", "Radio Austral", "Noticias 24"))
        iri = f"{RESOURCE_IRI}article/{self.random.getrandbits(64):016x}"
        self.graph.graph["texts"][iri] = "\n\n".join(
            " ".join(f"{self._text(self.random.randrange(120, 320)).capitalize()}." for _ in range(3)) for _ in range(4)
        )
        return {
            "article": iri,
            "title": self._text(70),
            "outlet": outlet,
            "date": day,
            "url": f"https://diario.example/{day[:4]}/{day[5:7]}/nota-{i}-{self._text(30).replace(' ', '-')}",
        }

    def _text(self, letters: int) -> str:
        syllables, known = _SYLLABLES.split(), _WORDS.split()
        made = ("".join(self.random.choices(syllables, k=3)) for _ in range(letters // 8 + 1))
        words = [word for each in made for word in (each, self.random.choice(known))]
        return " ".join(words)[:letters].strip()

    def _evidence(self) -> list[dict[str, Any]]:
        pieces = []
        for _ in range(self.random.choice((1, 1, 1, 2))):
            article = self.random.choice(self.articles)
            text = self.graph.graph["texts"][article["article"]]
            start = text.find(" ", self.random.randrange(len(text) - 120)) + 1
            end = text.find(" ", start + 60)
            pieces.append({"quote": text[start:end], "start": start, "end": end, **article})
        return sorted(pieces, key=lambda piece: str(piece["date"]))

    def _municipalities(self, most: int) -> None:
        authority = load()
        regions = {region.code: region.name for region in authority.regions}
        for comuna in sorted(authority.comunas, key=lambda comuna: comuna.cut)[:most]:
            place = {"lat": comuna.lat, "lon": comuna.lon, "cut": comuna.cut, "region": regions[comuna.region_code]}
            self._node(f"municipality/{comuna.cut}", "Municipality", label=comuna.municipality, **place)
        self.random.shuffle(self.by_kind["Municipality"])

    def _node(self, path: str, kind: str, **known: Any) -> str:
        iri = RESOURCE_IRI + path
        given, family = self.random.choice(_GIVEN.split()), self.random.choices(_FAMILY.split(), k=2)
        named = f"{given} {' '.join(family)}" if path.startswith("person/") else self._text(28).capitalize()
        unknown = {"cut": None, "region": None, "lat": None, "lon": None}
        self.graph.add_node(iri, **{"label": named, "kind": kind, "aliases": [], **unknown, **known})
        if path.startswith(("event/", "agreement/")):
            proofs = self._evidence()
            self.graph.nodes[iri].update(evidence=proofs, date=proofs[0]["date"], support=1, confidence=0.9)
        self.by_kind.setdefault(kind, []).append(iri)
        return iri

    def _edge(self, s: str, relation: str, o: str, key: str, evidence: list[dict[str, Any]], role: str | None) -> None:
        self.edges += not self.graph.has_edge(s, o, key)
        self.graph.add_edge(
            s, o, key=key, relation=relation, label=relation, role=role, date=evidence[0]["date"],
            confidence=self.random.choice((0.72, 0.9, 0.986)), support=len({piece["article"] for piece in evidence}),
            evidence=evidence,
        )  # fmt: skip

    def _town(self) -> str:
        return self.random.choices(self.by_kind["Municipality"], self.weights)[0]

    def _fact(self, node: str, kind: str) -> None:
        relation, active = _FACTS[kind]
        ends = (self._town(), node) if active else (node, self._town())
        key = f"{RESOURCE_IRI}assertion/{self.random.getrandbits(64):016x}"
        role = "dirección de obras" if relation in ("holdsRole", "formerlyHeldRole") else None
        self._edge(ends[0], relation, ends[1], key, self._evidence(), role)

    def _telling(self, told: str) -> None:
        """One more that takes part: mostly a municipality, else a person or an organisation."""
        kind = self.random.choices(("Municipality", "Mayor", "Councillor", "Organization"), (5, 2, 1, 2))[0]
        other = self._town() if kind == "Municipality" else self.random.choice(self.by_kind[kind])
        relation = "party" if "/agreement/" in told else "involves"
        self._edge(told, relation, other, relation, self.graph.nodes[told]["evidence"], None)

    def _statement(self, i: int, speaker: str) -> None:
        evidence = self._evidence()[:1]
        said = f"{RESOURCE_IRI}statement/{i:016x}"
        self.graph.add_node(said, label=evidence[0]["quote"], kind="Statement", evidence=evidence)
        self.graph.add_edge(said, speaker, key="saidBy", relation="saidBy", evidence=evidence)
