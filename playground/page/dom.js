// Making elements: one small function instead of markup, so that no text can ever become a tag.

import { icon } from "./icons.js";

/** Make an element: properties starting with "on" listen, "class", "data-…" and "aria-…" are attributes. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Make a round button that shows only an icon; `label` is what it is called. */
export function iconButton(name, label, onclick, properties = {}) {
  return h("button", { type: "button", class: "round", "aria-label": label, title: label, onclick, ...properties }, icon(name));
}

export const byId = (id) => document.getElementById(id);
