// On paper the drawing is a picture in light colours, all quotes are open, and the date and the address are told.
(() => {
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...byId("panel").querySelectorAll("details:not([open])")];
    closed.forEach((part) => (part.open = true));
    byId("paper").replaceChildren(picture.here("light", { halo: "#ffffff" }).element);
  });
  window.addEventListener("afterprint", () => {
    closed.forEach((part) => (part.open = false));
    byId("paper").replaceChildren();
  });
})();
