// What the reader added to the drawing, in order: { node } is drawn beside what it is joined to, { node, all } with its
// neighbours. In the address "person/a,municipality/05101+"; what is drawn at first is the file's.
field("drawn", {
  initial: [],
  write: (added) => added.map(({ node, all }) => shortAddress(data.nodes[node].id).replace(/[,+%]/g, encodeURIComponent) + (all ? "+" : "")).join(","),
  read: (text) => text.split(",").map((part) => {
    const all = part.endsWith("+");
    return { node: nodeOf.get(fullAddress(decodedText(all ? part.slice(0, -1) : part))), all };
  }).filter(({ node }) => node !== undefined),
});

const explore = (() => {
  let done = []; // what of state.drawn the drawing shows already

  // Bring the drawing to state.drawn: what is new is added; where something was taken back it begins anew.
  function apply() {
    const steps = state.drawn;
    if (done.some((step, i) => step !== steps[i])) {
      const same = done.length <= steps.length && done.every(({ node, all }, i) => node === steps[i].node && all === steps[i].all);
      if (!same) {
        drawing.drawOnly(null);
        done = [];
      }
    }
    steps.slice(done.length).forEach(({ node, all }) => (all ? drawing.expand(node) : drawing.draw([node])));
    done = steps;
  }

  // What a pick needs drawn: itself; with its neighbours where none of them is there.
  function nodesOf({ node, edge, from, to, way }) {
    if (node !== undefined) return [node];
    if (edge !== undefined) return [data.edges[edge].s, data.edges[edge].o];
    return from === undefined ? [] : paths.find(from, to)[way ?? 0] ?? [from, to].filter((end) => end !== null);
  }
  function need(picked) {
    const drawn = new Set(drawing.drawn());
    const alone = picked.node !== undefined && neighbours(picked.node).length > 0 && neighbours(picked.node).every((other) => !drawn.has(other));
    const steps = alone ? [{ node: picked.node, all: true }] : nodesOf(picked).filter((node) => !drawn.has(node)).map((node) => ({ node, all: false }));
    if (steps.length) change({ drawn: [...state.drawn, ...steps] });
  }

  // Show what is picked: it stands out, the rest fades.
  function show(picked, reveal) {
    views.leaveFor(picked);
    need(picked);
    drawing.pick(picked.from === undefined ? views.pickedInDrawing() : {}, { reveal });
    if (picked.from === undefined) return;
    const nodes = nodesOf(picked);
    const isStep = new Set(nodes.slice(1).map((node, i) => `${nodes[i]} ${node}`));
    const joins = nodes.flatMap((node) => edgesAt[node]).filter((i) => {
      const { s, o } = data.edges[i];
      return isStep.has(`${s} ${o}`) || isStep.has(`${o} ${s}`);
    });
    drawing.stress(nodes.length ? nodes : null, joins);
    if (nodes.length) drawing.reveal(nodes);
  }

  // After the drawing began anew (a filter, a projection): add again what the reader added.
  function again(reveal = false) {
    done = [];
    if (state.show === "all") apply();
    show(state.picked, reveal);
  }

  const expand = (node) => change({ drawn: [...state.drawn, { node, all: true }] }, { step: true });
  onChange(["drawn"], apply);
  return { show, expand, again };
})();
