// The colours of the drawing, from the style of the page; of the theme named, else of the present one.
function coloursOf(themeName = document.documentElement.dataset.theme) {
  const probe = element("div", { "data-theme": themeName, hidden: true });
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const colours = Object.fromEntries(["ink", "soft", "halo", "edge", "picked", "rim", "line"].map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  probe.remove();
  return colours;
}
