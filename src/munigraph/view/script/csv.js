// The visible facts as a table: one row per fact and piece of evidence (RFC 4180, with a byte order mark for Excel).
// A spreadsheet in Spanish expects semicolons between the cells, as its decimals have commas.
const csv = (() => {
  // A cell that a spreadsheet would take for a formula is told to be text; see OWASP, "CSV Injection".
  const guarded = (text) => (/^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u.test(text) ? `'${text}` : text);
  const cell = (value) => `"${guarded(String(value ?? "")).replaceAll('"', '""')}"`;

  const COLUMNS = {
    subject: ({ edge }) => data.nodes[edge.s].label,
    subject_kind: ({ edge }) => kindName(data.nodes[edge.s]),
    relation: ({ edge }) => relationName(edge),
    object: ({ edge }) => data.nodes[edge.o].label,
    object_kind: ({ edge }) => kindName(data.nodes[edge.o]),
    role: ({ edge }) => edge.role,
    since: ({ edge }) => edge.since,
    until: ({ edge }) => edge.until,
    date: ({ edge }) => edge.date,
    confidence: ({ edge }) => edge.confidence !== undefined && decimal(edge.confidence),
    articles: ({ edge }) => supportOf(edge),
    quote: ({ quote }) => quote,
    title: ({ article }) => article.title,
    outlet: ({ article }) => article.outlet,
    article_date: ({ article }) => article.date,
    url: ({ article }) => article.url,
    subject_id: ({ edge }) => data.nodes[edge.s].id,
    object_id: ({ edge }) => data.nodes[edge.o].id,
    fact_id: ({ edge }) => edge.id,
  };

  // edges: numbers of edges.
  function of(edges) {
    const separator = state.lang === "es" ? ";" : ",";
    const line = (cells) => `${cells.join(separator)}\r\n`;
    const rows = edges.flatMap((i) => {
      const edge = data.edges[i];
      const proofs = edge.evidence?.length ? edge.evidence.map((n) => data.evidence[n]) : [[undefined, "", "", ""]];
      return proofs.map(([article, , quote]) => ({ edge, quote, article: data.articles[article] ?? {} }));
    });
    const head = line(Object.keys(COLUMNS).map((name) => cell(say(`column_${name}`))));
    return `\ufeff${head}${rows.map((row) => line(Object.values(COLUMNS).map((value) => cell(value(row) || "")))).join("")}`;
  }
  return { of };
})();
