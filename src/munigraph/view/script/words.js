// Words: the language of the page, counts, dates, and facts as sentences.
field("lang", { initial: data.lang, kept: true, read: (text) => (Object.hasOwn(data.labels.text, text) ? text : undefined) });

const say = (key, values = {}) =>
  data.labels.text[state.lang][key].replace(/\{(\w+)\}/g, (whole, name) => entry(values, name) ?? whole);

// Formats are dear to make: each is made once. Type: of Intl; text of a number or a date by the language of the page.
const formats = new Map();
function formatted(Type, value, options = {}) {
  const locale = state.lang === "es" ? "es-CL" : "en-GB";
  const key = `${locale} ${Type.name} ${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, new Type(locale, options));
  return formats.get(key).format(value);
}

const count = (n) => formatted(Intl.NumberFormat, n);

const counted = (key, n) => (n === 1 ? say(`${key}_one`) : say(key, { n: count(n) }));

const kindName = (node) => kindOf(node)[state.lang][0];

// The words of a relation for an edge: those of the past where its office is over.
const wordingOf = (edge, key) => (isOver(edge) ? relationNamed(edge.r)?.[`over_${key}`] : undefined) ?? relationNamed(edge.r)?.[key];
const relationName = (edge) => wordingOf(edge, state.lang) ?? edge.label ?? edge.r;

// "2021-01-05" as "5 de enero de 2021"; anything else as it is.
function dayName(date) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date ?? "")) return date ?? "";
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  return formatted(Intl.DateTimeFormat, day, { dateStyle: "long", timeZone: "UTC" });
}

// Years of a term: "2016–2024", "desde 2024".
function termName([start, end]) {
  const [first, last] = [start, end].map((day) => day?.slice(0, 4));
  return last === undefined ? say("term_open", { start: first }) : first === last ? first : `${first}–${last}`;
}

const articles = new Map(Object.entries(data.labels.articles).flatMap(([article, words]) => words.map((word) => [word, article])));

// The article that the sentence needs before a name: "la" of "Municipalidad de ...", none of a person.
const articleOf = (node) => (state.lang === "es" && !isPerson(node) && articles.get(node.label.split(/[\s,]/, 1)[0])) || "";

// The fact that edges of one relation and role state, told of their subject ("out") or their object ("in"): a list of
// texts and node numbers. Several edges name several others in one sentence.
function sentence(edges, side) {
  const [edge] = edges;
  let pattern = wordingOf(edge, `${side}_${state.lang}`) ?? (side === "out" ? `${relationName(edge)}: {o}` : `{s}: ${relationName(edge)}`);
  pattern = pattern
    .replace(/\[([^\]]*)\]/g, edge.role ? "$1" : "")
    .replace(/<([^>]*)>/g, edge.role ? "" : "$1")
    .replace(/\{([^{}|]*)\|([^{}|]*)\}/g, edges.length > 1 ? "$2" : "$1");
  const parts = [];
  for (const part of pattern.split(/(\{\w+\})/)) {
    if (part === "{role}") parts.push(edge.role);
    else if (part === "{o}" || part === "{s}") parts.push(...enumerated(edges.map((each) => (part === "{o}" ? each.o : each.s)), parts.pop() ?? ""));
    else parts.push(part);
  }
  return parts.filter((part) => part !== "");
}

// "A, B y C", after the text before it.
function enumerated(nodes, before) {
  const last = nodes.length - 1;
  return nodes.flatMap((node, i) => withArticle(i === 0 ? before : i < last ? ", " : conjunction(node), node));
}

// "y", but "e" before the sound of i; "and".
const conjunction = (node) => (state.lang === "en" ? " and " : /^(i|hi(?!e))/i.test(articleOf(data.nodes[node]) || data.nodes[node].label) ? " e " : " y ");

function withArticle(before, node) {
  const article = articleOf(data.nodes[node]);
  if (article === "el" && / de $|^de $/.test(before)) return [before.replace(/de $/, "del "), node];
  if (article === "el" && / a $|^a $/.test(before)) return [before.replace(/a $/, "al "), node];
  return [before + (article && `${article} `), node];
}

// How many articles state a fact.
const supportOf = (edge) => Math.max(edge.support ?? 0, new Set((edge.evidence ?? []).map((i) => data.evidence[i][0])).size);

// Confidence in words, from the least number that is called so.
const CONFIDENCE = { high: 0.9, mid: 0.7, low: 0 };
const decimal = (number) => formatted(Intl.NumberFormat, number, { maximumFractionDigits: 2 });
// What tells a node from others of its name: where a person holds an office, the region of a body, the day of an event.
function placeOf(node) {
  const row = data.nodes[node];
  if (isTold(row)) return dayName(row.date);
  if (!isPerson(row)) return row.region ?? "";
  const { offices } = data.sorts;
  const [office] = edgesAt[node].map((i) => data.edges[i]).filter(({ s, r }) => s === node && offices.includes(r))
    .sort((a, b) => isPast(a) - isPast(b) || offices.indexOf(a.r) - offices.indexOf(b.r));
  return office ? data.nodes[office.o].label : "";
}

// How far the articles carry a fact.
function measure(edge) {
  const parts = [];
  const support = supportOf(edge);
  if (support) parts.push(counted("sources", support));
  if (edge.confidence !== undefined) {
    const level = Object.keys(CONFIDENCE).find((name) => edge.confidence >= CONFIDENCE[name]);
    parts.push(`${say("confidence")} ${say(`confidence_${level}`)} (${decimal(edge.confidence)})`);
  }
  return parts.join(" · ");
}

// "Región de Los Lagos" as "Los Lagos", for where the word stands already.
const regionInShort = (name) => name.replace(/^Región (del? )?/, "").replace(/^\p{L}/u, (letter) => letter.toUpperCase());
