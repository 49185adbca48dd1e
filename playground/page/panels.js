// The people on the left and the clock on the right: beside the chat where there is room, over it where not.

import { byId } from "./dom.js";

const panels = { people: byId("people"), side: byId("side") };
const veil = byId("veil");
let opener = null;

/** Whether the window is too narrow for the people to stand beside the chat. */
export const narrow = () => matchMedia("(max-width: 719px)").matches;

/** Open "people" or "side" over the chat. */
export function openPanel(name) {
  closePanels();
  opener = document.activeElement;
  panels[name].classList.add("open");
  veil.hidden = false;
  byId("chat").inert = true;
  panels[name].querySelector("[data-close]").focus();
}

/** Close whatever lies over the chat. */
export function closePanels() {
  if (veil.hidden) return;
  for (const panel of Object.values(panels)) panel.classList.remove("open");
  veil.hidden = true;
  byId("chat").inert = false;
  opener?.focus();
}

veil.addEventListener("click", closePanels);
for (const button of document.querySelectorAll("[data-close]")) button.addEventListener("click", closePanels);
document.addEventListener("keydown", (event) => event.key === "Escape" && closePanels());
matchMedia("(max-width: 719px)").addEventListener("change", closePanels);
