// The visible facts and statements as a table: one row per fact and piece of evidence (RFC 4180, with a byte order mark
// for Excel). Of a statement the subject is who said it, the object what it is about.
// A spreadsheet in Spanish expects semicolons between the cells, as its decimals have commas.
const csv = (() => {
  // A cell that a spreadsheet would take for a formula is told to be text; see OWASP, "CSV Injection".
  const guarded = (text) => (/^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u.test(text) ? `'${text}` : text);
  const cell = (value) => `"${guarded(String(value ?? "")).replaceAll('"', '""')}"`;

  const labelled = (nodes) => nodes.map((i) => data.nodes[i].label).join(" | ");
  const days = (edge, side) => edge.terms?.map((term) => term[side] ?? "").join(" | ");
  const COLUMNS = {
    subject: ({ edge }) => data.nodes[edge.s].label,
    subject_kind: ({ edge }) => kindName(data.nodes[edge.s]),
    relation: ({ edge }) => (edge.about ? say("said_by") : relationName(edge)),
    object: ({ edge }) => labelled(edge.about ?? [edge.o]),
    object_kind: ({ edge }) => (edge.about ?? [edge.o]).map((i) => kindName(data.nodes[i])).join(" | "),
    role: ({ edge }) => edge.role,
    since: ({ edge }) => days(edge, 0),
    until: ({ edge }) => days(edge, 1),
    date: ({ edge }) => edge.date,
    confidence: ({ edge }) => edge.confidence !== undefined && decimal(edge.confidence),
    articles: ({ edge }) => supportOf(edge),
    quote: ({ quote }) => quote,
    title: ({ article }) => article.title,
    outlet: ({ article }) => article.outlet,
    article_date: ({ article }) => article.date,
    url: ({ article }) => article.url,
    subject_id: ({ edge }) => data.nodes[edge.s].id,
    object_id: ({ edge }) => (edge.about ?? [edge.o]).map((i) => data.nodes[i].id).join(" | "),
    fact_id: ({ edge }) => edge.id,
  };

  // edges, statements: their numbers.
  function of(edges, statements) {
    const separator = state.lang === "es" ? ";" : ",";
    const line = (cells) => `${cells.join(separator)}\r\n`;
    const told = [...edges.map((i) => data.edges[i]), ...statements.map((i) => ({ ...data.statements[i], about: data.statements[i].about ?? [] }))];
    const rows = told.flatMap((edge) => {
      const proofs = edge.evidence?.length ? edge.evidence.map((n) => data.evidence[n]) : [[undefined, "", "", ""]];
      return proofs.map(([article, , quote]) => ({ edge, quote, article: data.articles[article] ?? {} }));
    });
    const head = line(Object.keys(COLUMNS).map((name) => cell(say(`column_${name}`))));
    return `\ufeff${head}${rows.map((row) => line(Object.values(COLUMNS).map((value) => cell(value(row) || "")))).join("")}`;
  }
  return { of };
})();
