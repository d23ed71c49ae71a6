// Take away: what is drawn as a picture, table or graph file, or on paper.
// The numbers of the edges that a drawn line stands for: itself, or what joins the ends of a projection's link.
const edgesOf = ({ edge, link }) => (link ? [...new Set(link.via.flatMap(({ edges }) => edges))] : [edge]);

const takeaway = (() => {
  const button = byId("save");
  const menu = byId("save-menu");

  function save(content, ending, type) {
    const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    element("a", { href: address, download: `munigraph-${today()}.${ending}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  // What was said by those who are seen.
  function statementsSeen() {
    const seen = new Set(drawing.visible().nodes.map(({ node }) => node));
    return data.statements.flatMap(({ s }, i) => (seen.has(s) && filter.statement(i) ? [i] : []));
  }
  const factsSeen = () => [...new Set(drawing.visible().edges.flatMap(edgesOf))].sort((a, b) => a - b);
  const WAYS = {
    png: async () => save(await picture.png(picture.here(theme.now())), "png"),
    svg: () => save(picture.text(picture.here(theme.now())), "svg", "image/svg+xml"),
    csv: () => save(csv.of(factsSeen(), statementsSeen()), "csv", "text/csv;charset=utf-8"),
    gexf: () => save(gexf.of(drawing.visible()), "gexf", "application/xml"),
    print: () => window.print(),
  };

  function open(isOpen) {
    menu.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
  }

  async function take(way) {
    open(false);
    button.focus();
    await WAYS[way]();
    if (way !== "print") byId("status").textContent = say("saved");
  }

  function render() {
    button.textContent = say("save");
    menu.replaceChildren(...Object.keys(WAYS).map((way) => element("li", {},
      element("button", { type: "button", "data-way": way, onclick: () => take(way) }, element("b", {}, say(`save_${way}`)), element("small", {}, say(`save_${way}_hint`))))));
  }

  button.addEventListener("click", () => {
    open(menu.hidden);
    if (!menu.hidden) menu.querySelector("button").focus();
  });
  menu.parentElement.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || menu.hidden) return;
    event.stopPropagation();
    open(false);
    button.focus();
  });
  document.addEventListener("click", (event) => !menu.parentElement.contains(event.target) && open(false));
  return { render };
})();
