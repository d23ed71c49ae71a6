// Search: names and aliases, without accents, small typing errors forgiven.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const index = (() => {
  // Made when first needed: the folded names of each node; every word of them, once, with the nodes that it names.
  let names = null;
  let words = null;
  const namesOf = (node) => (names ??= data.nodes.map((row) => [row.label, ...(row.aliases ?? [])].map(fold)))[node];
  function vocabulary() {
    if (words) return words;
    words = new Map();
    data.nodes.forEach((_, node) => namesOf(node).forEach((form) => form.split(/[^\p{L}\p{N}]+/u).forEach((word) => {
      if (!words.has(word)) words.set(word, new Set());
      words.get(word).add(node);
    })));
    return words;
  }

  // Numbers of the nodes found, best first: 0 the name, 1 its start, 2 the start of words, 3 a part, 4 nearly.
  function find(text) {
    const wanted = fold(text.trim());
    if (!wanted) return [];
    const tokens = wanted.split(/\s+/);
    const ranked = [];
    data.nodes.forEach((_, node) => {
      let best = 4;
      for (const form of namesOf(node)) best = Math.min(best, rankOf(form, wanted, tokens));
      if (best < 4) ranked.push([best, node]);
    });
    if (!ranked.length) nearly(tokens).forEach((node) => ranked.push([4, node]));
    return ranked.sort((a, b) => a[0] - b[0] || byWeight(a[1], b[1])).map(([, node]) => node);
  }

  function rankOf(form, wanted, tokens) {
    if (!tokens.every((token) => form.includes(token))) return 4;
    if (form === wanted) return 0;
    if (form.startsWith(wanted)) return 1;
    return tokens.every((token) => form.startsWith(token) || form.includes(` ${token}`)) ? 2 : 3;
  }

  // The nodes of which every token is nearly the start of a word.
  function nearly(tokens) {
    let found = null;
    for (const token of tokens) {
      const here = new Set();
      for (const [word, named] of vocabulary()) {
        if (isNearly(word, token)) named.forEach((node) => (found === null || found.has(node)) && here.add(node));
      }
      found = here;
    }
    return [...found];
  }

  // The alias by which a node is found, when its name does not show why; "" when it does.
  function aliasFound(node, text) {
    const tokens = fold(text.trim()).split(/\s+/);
    const [label, ...aliases] = namesOf(node);
    if (tokens.every((token) => label.includes(token))) return "";
    const at = aliases.findIndex((form) => tokens.every((token) => form.includes(token)));
    return at < 0 ? "" : data.nodes[node].aliases[at];
  }
  // Whether a node that was found bears no such name, only nearly.
  const isNear = (node, text) => namesOf(node).every((form) => rankOf(form, fold(text.trim()), fold(text.trim()).split(/\s+/)) === 4);
  return { find, aliasFound, isNear };
})();

function isNearly(word, token) {
  if (word.startsWith(token)) return true;
  const allowed = token.length > 6 ? 2 : token.length > 3 ? 1 : 0;
  // A slip in the first two letters at once is too many: most words are out by this.
  if (!allowed || word.length < token.length - allowed || (word[0] !== token[0] && word[1] !== token[1] && word[0] !== token[1])) return false;
  return distance(word.slice(0, token.length + 1), token) <= allowed;
}

// Edits (insert, drop, change, swap of neighbours) between two short words; see Damerau 1964.
function distance(a, b) {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  // The word was cut one letter longer than the token: a letter too many at its end is no error.
  return Math.min(last[b.length], a.length > b.length ? distance(a.slice(0, -1), b) : 3);
}
