"""Text of articles is hostile until proven otherwise: shown as text, run as nothing.

The ``show`` fixture fails on any dialog, request, console message or error; a string that runs sets
``window.pwned``.
"""

import re

import pytest

from munigraph.model import RESOURCE_IRI
from munigraph.view import build_page

RUN = "window.pwned=1"
HOSTILE = [
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</SCRIPT ><script>{RUN}</script>",
    f"<!--<script>{RUN}</script>",
    f"--><script>{RUN}</script>",
    f"]]><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f'"><img src=x onerror="{RUN}">',
    f"'><img src=x onerror='{RUN}'>",
    f"<svg onload={RUN}>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<body onload={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f'<a href="javascript:{RUN}">pulse aquí</a>',
    f'href="javascript:{RUN}"',
    f"<p>href</p><script>{RUN}</script>",
    f"<details open ontoggle={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<math><mtext><img src=x onerror={RUN}></mtext></math>",
    f"<style>@import 'https://evil.example/x.css';*{{display:none}}</style>{RUN}",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/>",
    "<form action=https://evil.example/><button>ok</button></form>",
    "<img src=https://evil.example/pixel.png>",
    f"</title><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    "{{data}} {{policy}} {{script}}",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    f"${{{RUN}}} `${{{RUN}}}`",
    f"{{% raw %}}{RUN}{{% endraw %}}",
    f"{{o}} {{s}} {{role}} [{RUN}] <{RUN}>",
    "$& $1 $` $' \\1 \\g<0>",
    f"';{RUN};//",
    f'";{RUN};//',
    f"\\';{RUN};//",
    f"\u2028{RUN}\u2029",
    f"\u202e{RUN}\u202c derecha a izquierda",
    "\u200f\u202bمرحبا\u202c\u2067x\u2069 \u200b\ufeff",
    f"&lt;script&gt;{RUN}&lt;/script&gt; &amp;lt; &#60;",
    f"%3Cscript%3E{RUN}%3C/script%3E %",
    f"<\x00script>{RUN}</script>",
    f"\x1b[31m\x07\x08{RUN}",
    "\ud800 suelto \udfff",
    "𝕬𝖑𝖈𝖆𝖑𝖉𝖊 👩🏽‍💼 Z̸̡̛a̵l̶g̷o̴",
    "__proto__",
    "constructor",
    "toString",
    '=HYPERLINK("https://evil.example")',
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<template><script>{RUN}</script></template>",
    f"<select><option><script>{RUN}</script></select>",
    f"<a href='&#106;avascript:{RUN}'>x</a>",
    "<img src='x' srcset='x 1x' onerror=&#119;indow.pwned=1>",
    f"<svg><script href=data:,{RUN} />",
    f"<object data='data:text/html,<script>parent.{RUN}</script>'></object>",
    f"<embed src='javascript:{RUN}'>",
    f"<marquee onstart={RUN}>",
    f"<plaintext>{RUN}",
    f"<math href='javascript:{RUN}'>pulse</math>",
    f"<!--[if gte IE 4]><script>{RUN}</script><![endif]-->",
    f"-->'\"`></script></style></title><svg/onload={RUN}>",
    f"@import url(data:text/css,*{{background:url(javascript:{RUN})}})",
    "hasOwnProperty",
    "a,b+%2C&node=x#from=y",
    "a" * 5000,
    "   \n\t  ",
]
HOSTILE_ADDRESSES = [
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f" javascript:{RUN}",
    f"java\tscript:{RUN}",
    f"\x01javascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"vbscript:{RUN}",
    "file:///etc/passwd",
    "blob:https://evil.example/x",
    "//evil.example/x",
    f'https://ok.example/"onmouseover="{RUN}',
    f"https://ok.example/<script>{RUN}</script>",
    "https://",
    "no es una dirección",
]


def shown(text: str) -> str:
    """The text as a page can hold it: without lone surrogates."""
    return text.encode("utf-8", "replace").decode("utf-8")


@pytest.fixture
def hostile(press):
    """A network with each string in every field that comes from an article, and in some that do not."""
    for i, text in enumerate(HOSTILE):
        url = HOSTILE_ADDRESSES[i % len(HOSTILE_ADDRESSES)]
        proof = press.proof(text, prefix=text, suffix=text, title=text, outlet=text, date=text, url=url, start=9)
        held = {"person": f"{RESOURCE_IRI}person/p{i}", "person_label": text, "body": text, "body_label": text}
        held |= {"role": text, "start": text, "end": text}
        attributes = {"aliases": [text, f"x{text}"], "region": text, "mandates": [held]}
        person = press.thing(f"person/p{i}", text, "Mayor", **attributes)
        body = press.thing(f"organization/o{i}/{text}", f"o{text}", text or "Organization", cut=text)
        event = press.thing(f"event/{i:016x}", text, "Meeting", evidence=[proof], date=text, place=text, topic=text)
        press.fact(person, "holdsRole", body, proof, role=text)
        press.fact(person, text, body, proof, label=text)
        press.fact(event, "involves", person, proof)
        press.statement(i, person, text, (body,), title=text, outlet=text, url=url)
    return press.network


def test_there_are_enough_hostile_strings():
    assert len(set(HOSTILE)) >= 60
    assert len(set(HOSTILE_ADDRESSES)) >= 14


@pytest.mark.browser
def test_hostile_text_is_shown_as_text_and_runs_nothing(show, hostile):
    page = show(hostile, title=HOSTILE[0])
    assert page.page.inner_text("h1") == HOSTILE[0]
    ids = [node for node in hostile if hostile.nodes[node]["kind"] != "Statement"]
    for number, iri in enumerate(ids):
        known = page.page.evaluate(
            "(iri) => { munigraph.go(iri); return document.querySelector('#panel h2')?.textContent }", iri
        )
        if "\ud800" not in iri:
            assert known == shown(hostile.nodes[iri]["label"])
        if number % 20 == 0:
            page.page.click("#language")
    for text in HOSTILE[:12]:
        page.page.fill("#search", text)
        assert page.page.locator("#results [role=option]").count() >= 1
    elements = page.page.evaluate("() => [...new Set([...document.querySelectorAll('*')].map((e) => e.localName))]")
    assert not {"iframe", "img", "form", "base", "object", "embed", "video", "math"} & set(elements)
    assert page.page.locator("script").count() == 3
    assert page.page.evaluate("window.pwned") is None


@pytest.mark.browser
def test_hostile_names_can_be_asked_how_they_are_connected(show, hostile):
    page = show(hostile)
    for number, text in enumerate(HOSTILE):
        page.page.evaluate("(hash) => { location.hash = hash }", f"#from=person/p{number}&to=event/{number:016x}")
        page.page.wait_for_function("(id) => location.hash.includes(id)", arg=f"event/{number:016x}")
        page.page.wait_for_selector("#panel .ways > li")
        assert page.page.locator("#panel .end a").first.text_content() == shown(text)
    page.page.click("#share")
    assert page.page.locator("#panel script, #panel img, #share-box script").count() == 0
    assert page.page.evaluate("window.pwned") is None


@pytest.mark.browser
@pytest.mark.parametrize(
    "key", ["node", "edge", "from", "to", "way", "link", "drawn", "lang", "region", "hide", "since"]
)
def test_an_address_is_data_too(show, sample, key):
    page = show(sample.network)
    for text in HOSTILE[::4]:
        page.page.evaluate("([key, text]) => { location.hash = `${key}=${text}` }", [key, text[:400]])
        page.page.evaluate("([key, text]) => { location.hash = `${key}=` + encodeURI(text) }", [key, shown(text[:400])])
    page.settle()
    assert page.page.evaluate("window.pwned") is None


@pytest.mark.browser
def test_only_web_addresses_become_links(show, press):
    for i, url in enumerate([*HOSTILE_ADDRESSES, "https://ok.example/nota?a=1&b=2#c", "HTTP://OK.example/"]):
        left = press.thing(f"person/p{i}", f"Persona {i}", "Person")
        right = press.thing(f"organization/o{i}", f"Organismo {i}", "Organization")
        press.fact(left, "holdsRole", right, press.proof("trabaja ahí", url=url))
    page = show(press.network)
    links = set()
    for iri in press.network:
        page.page.evaluate("(iri) => munigraph.go(iri)", iri)
        links |= set(page.page.eval_on_selector_all("#panel figcaption a", "all => all.map((a) => a.href)"))
    assert links == {"https://ok.example/nota?a=1&b=2#c", "http://ok.example/"}
    assert page.page.evaluate("window.pwned") is None


@pytest.mark.browser
def test_the_policy_stops_what_would_slip_through(browser, sample, tmp_path):
    """A script, a handler and a picture put into the finished page by hand: the browser refuses all three."""
    text = build_page(sample.network)
    intruder = f"<script>{RUN}</script><img src='https://evil.example/p.png' onerror='{RUN}'></body>"
    path = tmp_path / "altered.html"
    path.write_text(text.replace("</body>", intruder), encoding="utf-8")
    page = browser.new_page()
    asked = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_timeout(200)
    assert page.evaluate("window.pwned") is None
    assert [url for url in asked if url.startswith("http")] == []
    page.close()


def test_markup_in_the_data_cannot_end_its_element(hostile, sample):
    text = build_page(hostile, title="</title><script>")
    markup = r"(?i)</?script|<!--|</title|</style|<svg|<img"
    assert re.findall(markup, text) == re.findall(markup, build_page(sample.network))
    data = text.split('id="data">')[1].split("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(data)
