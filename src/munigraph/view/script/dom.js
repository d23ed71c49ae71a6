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

// An element of SVG.
function vector(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// A document as the text of an XML file; what XML 1.0 cannot hold (section 2.2, Char) becomes the replacement character.
const xmlFile = (root) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root).toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "\ufffd")}\n`;

// The sign of a kind of node, as in the drawing.
function glyph(kind) {
  const fill = data.labels.palette[kind.color];
  const shape = kind.shape in OUTLINES ? vector("polygon", { points: OUTLINES[kind.shape], fill }) : vector("circle", { cx: 6, cy: 6, r: 5.3, fill });
  return vector("svg", { viewBox: "-0.5 -0.5 13 13", class: "glyph", "aria-hidden": "true" }, shape);
}

// The way to a node: its name as a link to its address in this page.
const nodeLink = (node) =>
  element("a", { class: "go", href: addressOf({ node }), "data-node": data.nodes[node].id, onclick: (event) => { event.preventDefault(); go({ node }); } },
    isolated(data.nodes[node].label));
