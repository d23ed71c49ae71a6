// What is drawn of the graph - all, or who works with whom - and where: by relations or on the ground.
field("show", { initial: "all", read: (text) => (Object.hasOwn(PROJECTIONS, text) ? text : undefined) });
field("layout", { initial: "force", read: (text) => (text === "places" ? text : undefined) });

const views = (() => {
  const CHOICES = { show: ["all", ...Object.keys(PROJECTIONS)], layout: ["force", "places"] };

  function group(name) {
    const option = (value) => {
      const input = element("input", { type: "radio", name, value, id: `${name}-${value}`, checked: state[name] === value, onclick: () => change({ [name]: value }, { step: true }) });
      return element("label", { title: say(`${name}_${value}_hint`) }, input, element("span", {}, say(`${name}_${value}`)));
    };
    return element("fieldset", { class: "segments" }, element("legend", { class: "unseen" }, say(name)), ...CHOICES[name].map(option));
  }

  const render = () => byId("views").replaceChildren(...Object.keys(CHOICES).map(group));
  const update = () => Object.keys(CHOICES).forEach((name) => (byId(`${name}-${state[name]}`).checked = true));

  // The links of the projection that is shown, as far as what joins them passes the filter; null: no projection.
  const known = new Map(); // projections, by name, that were asked for already
  function links() {
    if (state.show === "all") return null;
    if (!known.has(state.show)) known.set(state.show, projectionOf(state.show));
    return known.get(state.show)
      .map((link) => ({ ...link, via: link.via.filter(({ edges }) => edges.every(filter.edge)) }))
      .filter(({ via }) => via.length).map((link) => ({ ...link, weight: link.via.length }));
  }

  let shown = null; // the links that are drawn
  const linkOf = ([a, b]) => shown?.find(({ s, o }) => s === a && o === b);

  // What is picked, as the drawing knows it: a link as one of its own.
  const pickedInDrawing = () => (state.picked.link ? { link: linkOf(state.picked.link) } : state.picked);

  // Draw what the state says. changed: the names of what has changed.
  function draw(changed) {
    const isFiltered = changed.some((name) => filterNames.includes(name));
    const isProjected = changed.includes("show") || (isFiltered && state.show !== "all");
    if (isFiltered) filter.renew();
    const before = shown;
    if (isProjected) shown = links();
    const isLeft = before && isProjected && !shown;
    if (isLeft) drawing.project(null);
    if (isFiltered || (isLeft && filter.isOn())) drawing.filter(filter.isOn() ? filter : null);
    if (shown && isProjected) drawing.project(shown);
    if (changed.includes("layout")) drawing.arrange(state.layout);
  }

  // A projection is left when something is picked that it cannot show.
  function leaveFor({ node, edge, from }) {
    if (state.show === "all") return;
    if (edge !== undefined || from !== undefined || (node !== undefined && !PROJECTIONS[state.show](data.nodes[node]))) change({ show: "all" });
  }
  return { render, update, draw, leaveFor, linkOf, pickedInDrawing };
})();
