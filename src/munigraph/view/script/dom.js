// Elements. Text of articles comes in here and nowhere else, and only ever as text.
const byId = (id) => document.getElementById(id);

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "onclick") made.addEventListener("click", value);
    else if (value !== undefined && value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

// Text whose direction (Arabic, a stray mark) must not turn what stands beside it.
const isolated = (text) => element("bdi", {}, text);

// A link to an article, or null: only http and https.
function webLink(address, text) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  return element("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, text);
}

const SVG = "http://www.w3.org/2000/svg";
const OUTLINES = {
  square: "1,1 11,1 11,11 1,11",
  diamond: "6,0 12,6 6,12 0,6",
  triangle: "6,0.5 12,11 0,11",
  triangleDown: "0,1 12,1 6,11.5",
  hexagon: "3,0.8 9,0.8 12,6 9,11.2 3,11.2 0,6",
  star: "6,0 7.6,4.2 12,4.4 8.5,7.2 9.7,11.5 6,9 2.3,11.5 3.5,7.2 0,4.4 4.4,4.2",
};

// The sign of a kind of node, as in the drawing.
function glyph(kind) {
  const svg = document.createElementNS(SVG, "svg");
  const round = !(kind.shape in OUTLINES);
  const shape = document.createElementNS(SVG, round ? "circle" : "polygon");
  const attributes = round ? { cx: 6, cy: 6, r: 5.3 } : { points: OUTLINES[kind.shape] };
  for (const [key, value] of Object.entries({ ...attributes, fill: data.labels.palette[kind.color] })) {
    shape.setAttribute(key, value);
  }
  svg.setAttribute("viewBox", "-0.5 -0.5 13 13");
  svg.setAttribute("class", "glyph");
  svg.setAttribute("aria-hidden", "true");
  svg.append(shape);
  return svg;
}

// The way to a node: its name as a link to its address in this page.
const nodeLink = (node) =>
  element("a", { class: "go", href: addressOf({ node }), "data-node": data.nodes[node].id, onclick: (event) => { event.preventDefault(); go({ node }); } },
    isolated(data.nodes[node].label));
