// What a person answers with: the text field, what can be attached, the bot's keyboard, or the START button.

import { byId, h, iconButton } from "./dom.js";
import { menu } from "./dialogs.js";
import { icon } from "./icons.js";
import { t } from "./texts.js";

const composer = byId("composer");
const drafts = new Map(); // user -> what was typed and not sent

let standing = null; // what is built at the moment, so that typing is not disturbed by what arrives
let editing = null; // the own message being changed

/** Show what the person can do; `deeds` are {say, edit, start, unblock, attach…, key}. */
export function showComposer(view, deeds) {
  const mode = view.blocked ? "blocked" : view.started ? "open" : "start";
  const signature = JSON.stringify([view.id, mode, view.person.link, view.commands, document.documentElement.lang]);
  if (standing !== signature) {
    standing = signature;
    editing = null;
    composer.hidden = false;
    composer.replaceChildren(...MODES[mode](view, deeds));
    if (mode === "open") fit();
  }
  if (mode === "open") showKeyboard(view.keyboard, deeds);
}

/** Take the composer away. */
export function hideComposer() {
  standing = null;
  composer.hidden = true;
}

/** Begin to change an own message. */
export function startEditing(message) {
  editing = message;
  byId("editing").hidden = false;
  put(message.text);
}

const MODES = {
  start: (view, deeds) => [
    h("div", { class: "starting" },
      view.person.link === null ? null : h("button", { type: "button", class: "primary", onclick: () => deeds.start(view.person.link) }, icon("link"), t("start-link")),
      h("button", { type: "button", class: view.person.link === null ? "primary" : "secondary", onclick: () => deeds.start("") }, t(view.person.link === null ? "start" : "start-plain"))),
  ],
  blocked: (view, deeds) => [
    h("div", { class: "starting" },
      h("p", {}, t("blocked", { name: view.person.name })),
      h("button", { type: "button", class: "primary", onclick: deeds.unblock }, t("unblock"))),
  ],
  open: (view, deeds) => [
    h("div", { id: "editing", class: "editing", hidden: true },
      icon("edit"), h("span", {}, t("editing")), iconButton("close", t("cancel"), stopEditing)),
    entry(view, deeds),
    h("div", { id: "keyboard", class: "keyboard", hidden: true, role: "group", "aria-label": t("reply-keyboard") }),
  ],
};

function entry(view, deeds) {
  const text = h("textarea", { id: "entry", rows: 1, "aria-label": t("message-label"), placeholder: t("message-placeholder") });
  text.value = drafts.get(view.id) ?? "";
  text.addEventListener("input", () => {
    if (editing === null) drafts.set(view.id, text.value);
    fit();
  });
  text.addEventListener("keydown", (event) => typed(event, view, deeds));
  const send = () => submit(view, deeds);
  return h("div", { class: "entry" },
    iconButton("attach", t("attach"), (event) => menu(event.currentTarget, deeds.attachments()), { "aria-haspopup": "menu" }),
    h("div", { class: "writing" }, text,
      view.commands.length > 0 ? iconButton("commands", t("commands"), (event) => menu(event.currentTarget, commandItems(view, deeds)), { "aria-haspopup": "menu" }) : null,
      iconButton("keyboard", t("reply-keyboard"), toggleKeyboard, { id: "keyboard-toggle", hidden: true, "aria-expanded": "true" })),
    iconButton("send", t("send"), send, { id: "send", class: "round send" }));
}

const commandItems = (view, deeds) =>
  view.commands.map(({ command, description }) => ({ label: `/${command}  ${description}`, act: () => deeds.say(`/${command}`) }));

function typed(event, view, deeds) {
  if (event.isComposing) return; // Enter chooses a character in an input method
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    submit(view, deeds);
  } else if (event.key === "Escape" && editing !== null) {
    stopEditing();
  } else if (event.key === "ArrowUp" && byId("entry").value === "") {
    event.preventDefault();
    deeds.editLast();
  }
}

async function submit(view, deeds) {
  const text = byId("entry").value.trim();
  if (text === "") return;
  const changed = editing;
  drafts.delete(view.id);
  stopEditing();
  const done = changed === null ? await deeds.say(text) : await deeds.changeText(changed, text);
  if (!done && byId("entry")?.value === "") put(text); // nothing typed is lost
}

function stopEditing() {
  editing = null;
  byId("editing").hidden = true;
  put("");
}

function put(text) {
  const entryField = byId("entry");
  entryField.value = text;
  fit();
  entryField.focus();
}

function fit() {
  const text = byId("entry");
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight}px`;
}

function showKeyboard(keyboard, deeds) {
  const pad = byId("keyboard");
  const signature = JSON.stringify(keyboard);
  if (pad.dataset.shown === signature) return;
  pad.dataset.shown = signature;
  byId("entry").placeholder = keyboard?.placeholder ?? t("message-placeholder");
  byId("keyboard-toggle").hidden = keyboard === null;
  openKeyboard(keyboard !== null);
  pad.replaceChildren(...(keyboard?.rows ?? []).map((row) => h("div", { class: "button-row" }, row.map((key) => keyButton(key, keyboard, deeds)))));
}

function keyButton(key, keyboard, deeds) {
  const press = async () => {
    if ((await deeds.key(key)) && keyboard.one_time) openKeyboard(false);
  };
  return h("button", { type: "button", class: "key", onclick: press }, key.request === "contact" ? icon("phone") : null, h("span", {}, key.text));
}

const toggleKeyboard = () => openKeyboard(byId("keyboard").hidden);

function openKeyboard(open) {
  byId("keyboard").hidden = !open;
  byId("keyboard-toggle").setAttribute("aria-expanded", String(open));
}
