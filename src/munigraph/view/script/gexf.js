// What is drawn for Gephi: GEXF 1.3 (https://gexf.net/schema.html) with positions, colours and sizes.
const gexf = (() => {
  const SPACE = "http://gexf.net/1.3";
  const VIZ = "http://gexf.net/1.3/viz";
  const NODE = { kind: (node) => node.kind, iri: (node) => node.id, region: (node) => node.region, aliases: (node) => node.aliases?.join(" | ") };
  const proofsOf = (edges) => [...new Set(edges.flatMap((i) => data.edges[i].evidence ?? []))];
  const EDGE = {
    relation: ({ edges, name }) => name || [...new Set(edges.map((i) => data.edges[i].r))].join(" | "),
    role: ({ edges }) => edges.map((i) => data.edges[i].role).find(Boolean),
    date: ({ edges }) => edges.map((i) => data.edges[i].date).filter(Boolean).sort()[0],
    confidence: ({ edges }) => Math.max(...edges.map((i) => data.edges[i].confidence ?? 0)),
    quotes: ({ edges }) => proofsOf(edges).map((n) => data.evidence[n][2]).join(" | "),
    urls: ({ edges }) => [...new Set(proofsOf(edges).map((n) => data.articles[data.evidence[n][0]]?.url).filter(Boolean))].join(" | "),
  };

  function of({ nodes, edges }) {
    const xml = document.implementation.createDocument(SPACE, "gexf");
    const make = (space, name, attributes = {}, ...children) => {
      const made = xml.createElementNS(space, name);
      Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
      made.append(...children);
      return made;
    };
    const declared = (kind, table) => make(SPACE, "attributes", { class: kind },
      ...Object.keys(table).map((id) => make(SPACE, "attribute", { id, title: id, type: id === "confidence" ? "double" : "string" })));
    const values = (table, row) => make(SPACE, "attvalues", {},
      ...Object.entries(table).map(([id, value]) => [id, value(row)]).filter(([, value]) => value).map(([id, value]) => make(SPACE, "attvalue", { for: id, value })));
    const colour = (hex) => ({ r: parseInt(hex.slice(1, 3), 16), g: parseInt(hex.slice(3, 5), 16), b: parseInt(hex.slice(5, 7), 16) });

    // y grows upward in Gephi.
    const nodeElements = nodes.map(({ node, x, y, size, color }) => make(SPACE, "node", { id: node, label: data.nodes[node].label }, values(NODE, data.nodes[node]),
      make(VIZ, "viz:position", { x, y: -y, z: 0 }), make(VIZ, "viz:size", { value: size }), make(VIZ, "viz:color", colour(color))));
    const edgeElements = edges.map((row, id) => make(SPACE, "edge", { id, source: row.s, target: row.o, label: row.name, weight: row.weight ?? 1 },
      values(EDGE, { edges: edgesOf(row), name: row.link ? "" : data.edges[row.edge].r })));
    const root = xml.documentElement;
    root.setAttribute("version", "1.3");
    root.append(
      make(SPACE, "meta", {}, make(SPACE, "creator", {}, "munigraph"), make(SPACE, "description", {}, data.title ?? say("title"))),
      make(SPACE, "graph", { defaultedgetype: edges.some(({ link }) => link) ? "undirected" : "directed", mode: "static" }, declared("node", NODE), declared("edge", EDGE), make(SPACE, "nodes", {}, ...nodeElements), make(SPACE, "edges", {}, ...edgeElements)));
    return xmlFile(xml);
  }
  return { of };
})();
