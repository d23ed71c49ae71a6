// A link to the view as it is, for the clipboard.
const share = (() => {
  const box = byId("share-box");

  async function copy() {
    const link = location.href.split("#")[0] + address.of();
    let copied = true;
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      copied = false;
    }
    const field = element("input", { type: "text", readonly: true, value: link, "aria-label": say("share_link") });
    const isFile = location.protocol === "file:";
    box.replaceChildren(
      element("p", {}, say(copied ? "share_done" : "share_copy")), field, element("p", { class: "meta" }, say(isFile ? "share_file" : "share_web")));
    box.hidden = false;
    byId("status").textContent = say(copied ? "share_done" : "share_copy");
    field.focus();
    field.select();
  }

  const close = () => (box.hidden = true);
  byId("share").addEventListener("click", () => (box.hidden ? copy() : close()));
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (!box.contains(relatedTarget) && relatedTarget !== byId("share")) close();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
    byId("share").focus();
  });
})();
