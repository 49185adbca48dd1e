// What comes over the chat: passing notes, alerts, questions and small menus.

import { byId, h } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./texts.js";

const TOAST_MS = 4000;

/** Show a passing note; it is read out, too. */
export function toast(text) {
  const note = h("div", { class: "toast" }, text);
  byId("toasts").append(note);
  setTimeout(() => note.remove(), Math.max(TOAST_MS, text.length * 120));
}

/** Ask something in a dialog; give the named fields of its body when confirmed, null when not. */
export function ask({ title, text, body = [], yes = t("ok"), no = t("cancel"), danger = false }) {
  return new Promise((resolve) => {
    const confirm = h("button", { value: "yes", class: danger ? "primary danger" : "primary" }, yes);
    const decline = no === null ? null : h("button", { value: "no", class: "secondary", formnovalidate: true }, no);
    const form = h("form", { method: "dialog" },
      title ? h("h2", {}, title) : null,
      text ? h("p", {}, text) : null,
      body,
      h("div", { class: "choices" }, decline, confirm));
    const dialog = h("dialog", { class: "dialog", "aria-label": title ?? text }, form);
    // Enter in a field must confirm, but the first submit button of the form declines.
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target.tagName !== "INPUT" || event.isComposing) return;
      event.preventDefault();
      confirm.click();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes" ? Object.fromEntries(new FormData(form)) : null);
    });
    document.body.append(dialog);
    dialog.showModal();
    (form.querySelector("[autofocus], input") ?? confirm).focus();
  });
}

/** Show an alert that has to be closed. */
export const tell = (text) => ask({ text, no: null });

/** Make a labelled field for a dialog. */
export function field(name, label, properties = {}) {
  return h("label", { class: "field" }, h("span", {}, label), h("input", { name, autocomplete: "off", ...properties }));
}

/** Open a menu at a button: items are {icon (may be missing), label, act}. */
export function menu(anchor, items) {
  const entries = items.map((item) =>
    h("button", { type: "button", role: "menuitem", onclick: () => choose(item) }, item.icon ? icon(item.icon) : null, h("span", {}, item.label)));
  const list = h("div", { class: "menu", role: "menu", popover: "auto" }, entries);
  const choose = (item) => {
    list.hidePopover();
    item.act();
  };
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    entries.at((entries.indexOf(document.activeElement) + step) % entries.length).focus();
  });
  list.addEventListener("toggle", (event) => {
    if (event.newState === "open") return;
    list.remove();
    anchor.setAttribute("aria-expanded", "false");
  });
  document.body.append(list);
  list.showPopover();
  anchor.setAttribute("aria-expanded", "true");
  place(list, anchor.getBoundingClientRect());
  entries[0].focus();
}

function place(list, anchor) {
  const { width, height } = list.getBoundingClientRect();
  const left = Math.min(anchor.left, innerWidth - width - 8);
  const below = anchor.bottom + 4;
  list.style.left = `${Math.max(8, left)}px`;
  list.style.top = `${below + height < innerHeight ? below : anchor.top - height - 4}px`;
}
