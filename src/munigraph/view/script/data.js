// The data of the page, as view/data.py wrote it, and what follows from it.  How it lies in the file is unpack.js's
// business; the others read, by number, and never change it:
//
//   data.nodes[i]       { id, label, kind, aliases?, cut?, region?, size, evidence?, date?, place?, topic?, planned?,
//                       mandates?: [[node or null, label, role, start, end]] }; id is the whole IRI
//   data.edges[i]       { id, s, o, r, label?, role?, terms?: [[first day, last day or null]], until?, date?, confidence?, support?, evidence?, bend? }
//   data.statements[i]  { s, about?, date?, evidence }, in order of time
//   data.evidence[i]    [article, before, quote, after], a quote in its sentence;  data.articles[i] { id?, title?, outlet?, date?, url? }
//   data.labels         labels.toml;  data.sorts  names of classes and relations by what they are: people, told, offices, mayors
//   data.drawing, data.title, data.lang, data.focus: how the page begins
//   edgesAt[node], saidAt[node] (statements by), saidOf[node] (about): numbers;  nodeOf, edgeOf: IRI -> number
//   regionsOf(node)     names of its region or of those of the bodies and people it is joined to
//
// A key with ? is undefined where nothing is known.
const data = await unpacked(byId("data"));

// Addresses are written without the beginning that they share, those of edges that an event, an agreement or a record
// states not at all; the day of a fact only where its evidence does not give it.
const BASE = "https://w3id.org/munigraph/id/";
const fullAddress = (id) => (/^[a-z][a-z0-9+.-]*:/i.test(id) ? id : BASE + id);
const shortAddress = (id) => (id.startsWith(BASE) && fullAddress(id.slice(BASE.length)) === id ? id.slice(BASE.length) : id);
for (const edge of data.edges) {
  edge.id = fullAddress(edge.id ?? `${data.nodes[edge.s].id}|${edge.r}|${data.nodes[edge.o].id}`);
  if (edge.date === undefined) {
    for (const i of edge.evidence ?? []) {
      const { date } = data.articles[data.evidence[i][0]];
      if (date !== undefined && !(edge.date <= date)) edge.date = date;
    }
  }
}
for (const node of data.nodes) node.id = fullAddress(node.id);

// Numbers of the edges and of the statements at each node.
const edgesAt = data.nodes.map(() => []);
data.edges.forEach((edge, i) => {
  edgesAt[edge.s].push(i);
  if (edge.o !== edge.s) edgesAt[edge.o].push(i);
});
const saidAt = data.nodes.map(() => []);
const saidOf = data.nodes.map(() => []);
data.statements.forEach((statement, i) => {
  saidAt[statement.s].push(i);
  (statement.about ?? []).forEach((node) => node !== statement.s && saidOf[node].push(i));
});

// IRI -> number; made when first asked.
function numbers(rows) {
  let made = null;
  const map = () => (made ??= new Map(rows.map(({ id }, i) => [id, i])));
  return { get: (id) => map().get(id), has: (id) => map().has(id) };
}
const nodeOf = numbers(data.nodes);
const edgeOf = numbers(data.edges);

const otherEnd = (edge, node) => (edge.s === node ? edge.o : edge.s);
const neighbours = (node) => [...new Set(edgesAt[node].map((i) => otherEnd(data.edges[i], node)))];
const byWeight = (a, b) => data.nodes[b].size - data.nodes[a].size || a - b;

// The entry of that very name: "constructor" is none.
const entry = (table, name) => (Object.hasOwn(table, name) ? table[name] : undefined);
const kindNamed = (name) => entry(data.labels.kinds, name) ?? data.labels.kinds.Thing;
const relationNamed = (name) => entry(data.labels.relations, name);
const kindOf = (node) => kindNamed(node.kind);
const colourOf = (node) => data.labels.palette[kindOf(node).color];
const kindOrder = Object.keys(data.labels.kinds);
const relationOrder = Object.keys(data.labels.relations);
const isPerson = (node) => data.sorts.people.includes(node.kind);
// Events and agreements: what an article tells of, rather than who or what it names.
const isTold = (node) => data.sorts.told.includes(node.kind);

// The first day on which an article says it, for ordering; what has no date comes last.
const dayOf = (thing) => thing.date ?? "9999";

// A body lies in its region; a person, an event, a programme where the bodies lie that it is joined to.
const regionsOf = (node) => {
  const { region } = data.nodes[node];
  return region ? [region] : [...new Set(neighbours(node).map((other) => data.nodes[other].region).filter(Boolean))];
};
