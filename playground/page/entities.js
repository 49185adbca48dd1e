// Formatted text: Telegram's entities become elements. Offsets count UTF-16 units, which is how strings count here.

import { h } from "./dom.js";
import { address } from "./links.js";
import { t } from "./texts.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

const ADDRESSES = {
  text_link: (entity) => entity.url,
  url: (_, text) => text,
  email: (_, text) => `mailto:${text}`,
  phone_number: (_, text) => `tel:${text}`,
  mention: (_, text) => `https://t.me/${text.slice(1)}`,
};

/** Make the nodes for a text; `follow(event, address)` is asked first when a link is clicked, `say` sends a command. */
export function formatted(text, entities, { follow, say }) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return stretch(0, text.length, sorted);

  function stretch(from, to, inside) {
    const nodes = [];
    let at = from;
    while (inside.length > 0) {
      const [entity, ...later] = inside;
      const end = Math.min(entity.offset + entity.length, to);
      const nested = later.filter((other) => other.offset < end);
      inside = later.filter((other) => other.offset >= end);
      if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
      nodes.push(element(entity, text.slice(entity.offset, end), stretch(entity.offset, end, nested)));
      at = BLOCKS.has(entity.type) && text[end] === "\n" ? end + 1 : end; // a block brings its own line break
    }
    if (at < to) nodes.push(text.slice(at, to));
    return nodes;
  }

  function element(entity, words, children) {
    if (entity.type in TAGS) return h(TAGS[entity.type], {}, children);
    if (entity.type in ADDRESSES) return link(ADDRESSES[entity.type](entity, words), children);
    if (entity.type === "bot_command") return h("button", { type: "button", class: "inline-link", onclick: () => say(words) }, children);
    if (entity.type === "spoiler") return spoiler(children);
    return h("span", {}, children);
  }

  function link(target, children) {
    const url = address(target);
    if (url === null) return h("span", {}, children);
    return h("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", onclick: (event) => follow(event, url.href) }, children);
  }
}

function spoiler(children) {
  const show = () => cover.replaceWith(h("span", { class: "spoiler-shown" }, children));
  const cover = h("button", { type: "button", class: "spoiler", "aria-label": t("spoiler"), onclick: show }, h("span", { "aria-hidden": "true" }, children.map((child) => child.cloneNode?.(true) ?? child)));
  return cover;
}
