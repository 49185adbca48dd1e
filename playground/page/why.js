// The messages nobody asked for, each with its reason: what was sent, what waits, what is held back.

import { byId, h } from "./dom.js";
import { Keyed } from "./keyed.js";
import { pick, spoken, t } from "./texts.js";
import { moment } from "./times.js";

let everybody = false;
let built = null; // the language it is built in
let list = null;

/** Whose messages are asked for: the chosen person's, or everybody's (null). */
export const asked = (user) => (everybody ? null : user);

/** Show the rows; `again()` asks for them anew after the choice between one and all was changed. */
export function showWhy(lines, user, again) {
  if (built !== spoken()) build(again);
  const all = everybody || user === null;
  byId("why-mine").disabled = user === null;
  byId("why-mine").setAttribute("aria-pressed", String(!all));
  byId("why-all").setAttribute("aria-pressed", String(all));
  byId("why-none").hidden = lines.length > 0;
  list.show(lines.map((line, place) => [lines.length - place, JSON.stringify(line), () => row(line)]));
}

function build(again) {
  built = spoken();
  const choose = (all) => () => {
    everybody = all;
    again();
  };
  const reasons = h("ul", { class: "reasons" });
  list = new Keyed(reasons);
  byId("why").replaceChildren(
    h("h2", { id: "why-heading" }, t("why")),
    h("p", { class: "hint" }, t("why-hint")),
    h("div", { class: "switch", role: "group", "aria-labelledby": "why-heading" },
      h("button", { id: "why-mine", type: "button", onclick: choose(false) }, t("why-mine")),
      h("button", { id: "why-all", type: "button", onclick: choose(true) }, t("why-all"))),
    h("p", { id: "why-none", class: "hint" }, t("why-none")),
    reasons);
}

const row = (line) =>
  h("li", { class: "reason" },
    h("div", { class: "reason-head" },
      h("strong", {}, pick(line.kind)),
      h("span", { class: `state ${line.state}` }, t(`state-${line.state}`))),
    h("p", {}, pick(line.why)),
    h("small", {}, h("span", {}, line.to), " · ", h("time", { datetime: line.at }, moment(line.at))));
