"""Every line of the drawing opens the sentence that states it: the page of the sample articles, walked line by line."""

import pytest

from munigraph.model import RESOURCE_IRI

pytestmark = pytest.mark.browser

#: Of each line: its id, the panel's heading, and the evidence that the panel shows of it, as [before, quote, after].
WALK = """() => munigraph.edges().map((id) => {
    munigraph.go(id);
    const heading = document.querySelector("#panel h2");
    const own = [];
    for (let part = heading; part && part.tagName !== "H3"; part = part.nextElementSibling) own.push(...part.querySelectorAll("blockquote"));
    const around = (mark) => [mark.previousSibling, mark, mark.nextSibling].map((part) => part?.textContent ?? "");
    return [id, heading.innerText, own.map((quote) => around(quote.querySelector("mark")))];
})"""


def page_id(s: str, key: str, o: str) -> str:
    """The id of an edge in the page: that of its assertion, else what it joins."""
    return key if ":" in key else RESOURCE_IRI + "|".join((end.removeprefix(RESOURCE_IRI)) for end in (s, key, o))


def test_every_line_opens_the_sentence_that_states_it(show, sample_graph):
    network = sample_graph.network()
    texts, nodes = network.graph["texts"], network.nodes
    stated = {
        page_id(s, key, o): (s, o, row["evidence"])
        for s, o, key, row in network.edges(keys=True, data=True)
        if nodes[s]["kind"] != "Statement"
    }
    page = show(network)
    walked = page.page.evaluate(WALK)
    assert {row[0] for row in walked} == stated.keys()
    for name, heading, proofs in walked:
        s, o, evidence = stated[name]
        assert nodes[s]["label"] in heading, name
        assert nodes[o]["label"] in heading, name
        assert {quote for _, quote, _ in proofs} == {piece["quote"] for piece in evidence} != set(), name
        sources = [texts[piece["article"]] for piece in evidence]
        for before, quote, after in proofs:
            sentence = before.removeprefix("…") + quote + after.removesuffix("…")
            assert any(sentence in text for text in sources), name


def test_a_line_of_the_official_record_tells_its_source(show, press):
    mayor = press.thing("person/luz-paz", "Luz Paz", "Mayor")
    town = press.thing("municipality/99101", "Municipalidad de Costa Brava", "Municipality")
    page = show(press.network, f"#edge={press.fact(mayor, 'governs', town, support=0)}")
    assert page.heading == "Luz Paz gobierna la Municipalidad de Costa Brava"
    assert "Dato oficial, no de prensa." in page.panel
