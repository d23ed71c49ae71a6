// Evidence: the words of an article, marked in their sentence, and where they stand.
const evidence = (() => {
  function piece(n) {
    const [articleNumber, before, quote, after] = data.evidence[n];
    const article = data.articles[articleNumber] ?? {};
    const source = [article.outlet, dayName(article.date) || (article.title && say("no_date"))].filter(Boolean);
    const link = article.url && webLink(article.url, say("open_article"));
    return element("figure", { class: "proof" },
      element("blockquote", { lang: "es", dir: "auto" }, before, element("mark", {}, quote), after),
      article.id || article.title
        ? element("figcaption", {}, isolated(article.title || say("no_title")), ...source.flatMap((text) => [" · ", isolated(text)]), link ? " · " : "", link) : null);
  }

  // The first piece, and the others behind a summary.
  function pieces(numbers, open = false) {
    const [first, ...rest] = numbers;
    const more = rest.length
      ? element("details", { class: "more", open }, element("summary", {}, counted("evidence_more", rest.length)), ...rest.map(piece)) : null;
    return element("div", {}, piece(first), more);
  }
  return { piece, pieces };
})();
