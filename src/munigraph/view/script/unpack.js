// The data of the page, out of the columns in which view/pack.py wrote it.  Text of articles is data here, never code.
async function unpacked(holder) {
  const text = holder.type === "application/zlib" ? await inflated(holder.textContent) : holder.textContent;
  const content = JSON.parse(text);
  for (const [name, value] of Object.entries(content)) if (value?.columns) content[name] = rowsOf(value);
  return content;
}

async function inflated(base64) {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i += 1) bytes[i] = letters.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}

// All rows have all keys, in one order, with undefined for what is not known: so the engine keeps them small.
function rowsOf({ count, columns }) {
  const blank = Object.fromEntries(Object.keys(columns).map((key) => [key, undefined]));
  const rows = Array.from({ length: count }, () => ({ ...blank }));
  for (const [key, { rows: steps, words, values }] of Object.entries(columns)) {
    let row = -1;
    for (let i = 0; i < values.length; i += 1) {
      row += steps ? steps[i] : 1;
      rows[row][key] = words ? words[values[i]] : values[i];
    }
  }
  return rows;
}
