// The chat: keeps the shown messages in step with what the server says, and the newest in sight.

import { bubble } from "./bubbles.js";
import { byId, h } from "./dom.js";
import { Keyed } from "./keyed.js";
import { spoken, t } from "./texts.js";
import { dayOf, separator } from "./times.js";

const NEAR_PIXELS = 60;
const EDITABLE_MS = 48 * 3600 * 1000;

const messages = byId("messages");
const toBottom = byId("to-bottom");
const list = new Keyed(messages);

let shownUser = null;
let atBottom = true;
let lastTop = 0;

// Only a reader who scrolls up leaves the bottom; a photo that comes in above pushes everything down.
messages.addEventListener("scroll", () => {
  const near = messages.scrollHeight - messages.scrollTop - messages.clientHeight < NEAR_PIXELS;
  if (near) toBottom.hidden = true;
  if (near || messages.scrollTop < lastTop) atBottom = near;
  lastTop = messages.scrollTop;
});
new ResizeObserver(() => atBottom && scrollDown()).observe(messages);
messages.addEventListener("load", () => atBottom && scrollDown(), true); // a photo has come in
toBottom.addEventListener("click", () => scrollDown());

function scrollDown() {
  messages.scrollTop = messages.scrollHeight;
  toBottom.hidden = true;
}

/** Show a chat as it stands now. */
export function showChat(view, now, deeds) {
  const another = view.id !== shownUser;
  if (another) list.clear();
  shownUser = view.id;
  const arrived = view.messages.filter((message) => !list.has(message.id));
  const held = heldFocus();
  list.show(pieces(view, now, deeds));
  returnFocus(held);
  mark(editable(view, now));
  if (another) atBottom = true;
  else if (arrived.length > 0) announce(arrived, view);
  if (atBottom || arrived.some((message) => message.mine)) scrollDown();
  else if (arrived.length > 0) toBottom.hidden = false;
}

/** Show something other than a chat. */
export function showInstead(...nodes) {
  shownUser = null;
  list.clear(...nodes);
}

/** Find the own message that may still be edited: the last text, for 48 hours. */
export function editable(view, now) {
  const last = view.messages.findLast((message) => message.mine && message.text && !message.file);
  return last && !view.blocked && Date.parse(now) - Date.parse(last.at) <= EDITABLE_MS ? last : null;
}

function mark(own) {
  for (const article of messages.querySelectorAll(".mine")) article.classList.toggle("editable", article.dataset.message === String(own?.id));
}

function* pieces(view, now, deeds) {
  if (view.messages.length === 0) yield ["intro", JSON.stringify([view.description, view.person.hint, spoken()]), () => intro(view)];
  let day = null;
  for (const message of view.messages) {
    if (dayOf(message.at) !== day) {
      day = dayOf(message.at);
      const line = separator(message.at, now);
      yield [day, line, () => h("div", { class: "separator" }, h("span", {}, line))];
    }
    yield [message.id, JSON.stringify([message, spoken()]), () => bubble(message, view, deeds)];
  }
}

function intro(view) {
  return h("div", { class: "intro" },
    h("strong", {}, view.bot.name),
    view.description ? h("p", {}, view.description) : null,
    h("p", { class: "hint" }, view.hint));
}

// A pressed button vanishes when its message is edited; whoever uses the keyboard goes on at the same place.
function heldFocus() {
  const article = document.activeElement?.closest?.("[data-message]");
  if (!article || !messages.contains(article)) return null;
  return { message: article.dataset.message, place: [...article.querySelectorAll("button")].indexOf(document.activeElement) };
}

function returnFocus(held) {
  if (held === null || messages.contains(document.activeElement)) return;
  const buttons = messages.querySelectorAll(`[data-message="${held.message}"] button`);
  (buttons[Math.min(held.place, buttons.length - 1)] ?? messages).focus({ preventScroll: true });
}

function announce(arrived, view) {
  const theirs = arrived.filter((message) => !message.mine);
  byId("announcer").textContent = theirs.map((message) => `${view.bot.name}: ${message.text || message.file?.name || ""}`).join("\n");
}

/** Say that there is nobody yet, and what to do. */
export function nobody(walkRound, choose, narrow) {
  return h("div", { class: "intro" },
    h("strong", {}, t("nobody-title")),
    h("p", {}, t(narrow ? "nobody-text-narrow" : "nobody-text")),
    h("button", { type: "button", class: "primary", onclick: walkRound }, t("tour")),
    narrow ? h("button", { type: "button", class: "secondary", onclick: choose }, t("nobody-button")) : null);
}
