// One message: its bubble with all it carries, and the buttons under it.

import { fileAddress } from "./api.js";
import { h, iconButton } from "./dom.js";
import { formatted } from "./entities.js";
import { icon } from "./icons.js";
import { t } from "./texts.js";
import { hourOf } from "./times.js";

/** Write a size in bytes as people read it. */
export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 ** 2) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

/** Make a message; `deeds` are {follow, say, press, edit}. */
export function bubble(message, view, deeds) {
  const words = message.text ? [h("div", { class: "text" }, formatted(message.text, message.entities, deeds))] : [];
  const sender = message.mine ? view.person.name : view.bot.name;
  const classes = ["message", message.mine ? "mine" : "theirs", message.buttons.length > 0 ? "with-buttons" : ""];
  return h("article", { class: classes.join(" "), "data-message": message.id },
    h("div", { class: "bubble" },
      h("span", { class: "hidden-visually" }, `${sender}: `),
      quoted(message, view),
      carried(message, view.id),
      words,
      stamp(message)),
    message.mine ? iconButton("edit", t("edit"), () => deeds.edit(message), { class: "round edit-own" }) : null,
    message.buttons.length > 0 ? h("div", { class: "buttons" }, message.buttons.map((row) => buttonRow(row, message, deeds))) : null);
}

function stamp(message) {
  return h("span", { class: "stamp" },
    message.edited ? `${t("edited")} ` : "",
    h("time", { datetime: message.at }, hourOf(message.at)));
}

function quoted(message, view) {
  const original = view.messages.find((other) => other.id === message.reply_to);
  return original ? h("div", { class: "quoted" }, original.text || (original.file?.name ?? "")) : null;
}

const CARRIED = {
  photo: (file, href) =>
    h("a", { class: "photo", href, target: "_blank" }, h("img", { src: href, alt: t("photo") })),
  voice: (file, href) =>
    h("a", { class: "attachment", href, download: file.name, "aria-label": t("download", { name: t("voice") }) },
      h("span", { class: "badge" }, icon("voice")),
      h("span", { class: "wave", "aria-hidden": "true" }, WAVE.map((height) => h("i", { class: `h${height}` }))),
      h("span", { class: "details" }, t("voice"))),
  document: (file, href) =>
    h("a", { class: "attachment", href, download: file.name, "aria-label": t("download", { name: file.name }) },
      h("span", { class: "badge" }, icon("download")),
      h("span", { class: "details" }, h("strong", {}, file.name), h("small", {}, size(file.size)))),
};

const WAVE = [1, 3, 5, 2, 4, 6, 3, 5, 2, 4, 1, 3, 2, 1];

function carried(message, user) {
  const { file, contact } = message;
  if (file) return CARRIED[file.kind](file, fileAddress(user, message.id));
  if (!contact) return null;
  return h("div", { class: "attachment" },
    h("span", { class: "badge" }, icon("phone")),
    h("span", { class: "details" }, h("strong", {}, contact.name), h("small", {}, contact.phone)));
}

const KINDS = {
  callback_data: { icon: null, hint: null },
  url: { icon: "outside", hint: "button-link" },
  copy_text: { icon: "copy", hint: "button-copy" },
};

function buttonRow(row, message, deeds) {
  return h("div", { class: "button-row" }, row.map((button) => {
    const kind = KINDS[button.kind];
    return h("button", { type: "button", class: "key", disabled: kind === undefined, onclick: (event) => deeds.press(message, button, event.currentTarget) },
      h("span", {}, button.text),
      kind?.icon ? icon(kind.icon) : null,
      kind?.hint ? h("span", { class: "hidden-visually" }, t(kind.hint)) : null);
  }));
}
