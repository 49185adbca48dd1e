// The people one can be: those of the demonstration first, then whoever of the county is searched for.

import { byId, h } from "./dom.js";
import { Keyed } from "./keyed.js";
import { pick, spoken, t } from "./texts.js";
import { brief } from "./times.js";

const HUES = 12;

const list = new Keyed(byId("people-list"));

/** Show the list; `listed` is what the server gave, `current` the chosen id. */
export function showPeople(listed, current, now, searching) {
  list.show([
    ...(searching ? found(listed, current, now) : []),
    heading("people"),
    ...lines("personas", listed, current, now),
    ...(listed.visited.length > 0 ? [heading("people-visited")] : []),
    ...lines("visited", listed, current, now),
  ]);
}

function found(listed, current, now) {
  const hint = listed.found.length === 0 ? "people-none" : listed.more ? "people-more" : null;
  return [
    heading("people-found"),
    ...lines("found", listed, current, now),
    ...(hint ? [[hint, spoken(), () => h("p", { class: "hint" }, t(hint))]] : []),
  ];
}

const heading = (key) => [key, spoken(), () => h("h2", {}, t(key))];

const lines = (group, listed, current, now) =>
  listed[group].map((person) => {
    const when = person.last ? brief(person.last.at, now) : null;
    const chosen = person.id === current;
    return [`${group} ${person.id}`, JSON.stringify([person, when, chosen, spoken()]), () => line(person, when, chosen)];
  });

function line(person, when, chosen) {
  const waiting = person.unread > 0;
  return h("a", {
    class: waiting ? "person waiting" : "person",
    href: `#${person.id}`,
    "aria-current": chosen ? "true" : null,
  },
    avatar(person),
    h("span", { class: "person-lines" },
      h("span", { class: "person-head" },
        h("strong", {}, person.name),
        h("span", { class: "role" }, pick(person.role)),
        when ? h("time", {}, when) : null),
      h("span", { class: "person-hint" }, pick(person.hint)),
      waiting ? h("span", { class: "person-last" }, person.last.text) : null),
    waiting ? h("span", { class: "count", title: t("people-unread", { count: person.unread }) }, String(person.unread)) : null);
}

/** Make the round picture of somebody: the first character of the name on a colour of their own. */
export const avatar = (person) =>
  h("span", { class: `avatar hue-${person.id % HUES}`, "aria-hidden": "true" }, [...person.name][0]);
