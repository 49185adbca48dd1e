// The clock: what time it is in the county, and winding it forward.

import { byId, h } from "./dom.js";
import { Keyed } from "./keyed.js";
import { pick, spoken, t } from "./texts.js";
import { fullDay, hourLater, hourOf, inputOf, moment, share, shortDay, shortMoment } from "./times.js";

let built = null; // the language it is built in; the date-time field keeps what was chosen in it
let jumps = null;
let came = null;

/** Show the clock; `wind(iso)` is called with where to, `choose()` after somebody's name was followed. */
export function showClock(clock, wind, choose) {
  if (built !== spoken()) build(wind);
  const running = clock.winding?.running ?? false;
  byId("clock-hour").textContent = hourOf(clock.now);
  byId("clock-day").textContent = fullDay(clock.now);
  byId("clock-short-day").textContent = shortDay(clock.now);
  byId("clock-short-hour").textContent = hourOf(clock.now);
  showJumps(clock, running, wind);
  showField(clock.now, running);
  showWinding(clock, choose);
}

function build(wind) {
  built = spoken();
  const offered = h("div", { class: "jumps" });
  const lines = h("ul", { class: "came" });
  jumps = new Keyed(offered);
  came = new Keyed(lines);
  const go = (event) => {
    event.preventDefault();
    wind(byId("clock-other").value);
  };
  byId("clock").replaceChildren(
    h("h2", { id: "clock-heading" }, t("clock-title")),
    h("p", { class: "now" }, h("span", { id: "clock-hour" }), h("span", { id: "clock-day" })),
    offered,
    h("form", { class: "other", onsubmit: go },
      h("label", { for: "clock-other" }, t("clock-other")),
      h("div", {},
        h("input", { id: "clock-other", type: "datetime-local", required: true }),
        h("button", { id: "clock-go", class: "secondary" }, t("clock-wind")))),
    h("div", { class: "winding" },
      h("p", { id: "winding-headline", role: "status" }),
      h("progress", { id: "winding-far", max: 1, "aria-labelledby": "winding-headline" }),
      h("p", { id: "winding-count", class: "hint" }),
      lines));
}

function showJumps(clock, running, wind) {
  const hour = { label: { zh: t("plus-hour"), en: t("plus-hour") }, at: hourLater(clock.now) };
  jumps.show([hour, ...clock.jumps].map((jump, place) => {
    const key = place === 0 ? "hour" : jump.at;
    return [key, JSON.stringify([jump, running]), () => jumpButton(jump, running, wind)];
  }));
}

const jumpButton = (jump, running, wind) =>
  h("button", { type: "button", class: "jump", "aria-disabled": running ? "true" : null, onclick: () => wind(jump.at) },
    h("span", {}, pick(jump.label)),
    h("small", {}, shortMoment(jump.at)));

function showField(now, running) {
  const other = byId("clock-other");
  const earliest = inputOf(hourLater(now));
  if (other.value === "" || other.value <= inputOf(now)) other.value = earliest;
  other.min = inputOf(now);
  byId("clock-go").disabled = running;
}

function showWinding({ now, winding }, choose) {
  const headline = byId("winding-headline");
  const text = winding === null ? t("clock-hint") : words(winding);
  if (headline.textContent !== text) headline.textContent = text; // a status is read out each time it is written
  headline.classList.toggle("hint", winding === null);
  byId("winding-far").hidden = !winding?.running;
  byId("winding-far").value = winding ? share(winding.start, now, winding.goal) : 0;
  byId("winding-count").hidden = winding === null || (winding.running && winding.count === 0);
  byId("winding-count").textContent = winding?.count > 0 ? t("clock-came", { count: winding.count }) : t("clock-came-none");
  came.show((winding?.came ?? []).map((line) => [line.id, JSON.stringify(line), () => cameLine(line, choose)]));
}

function words({ running, failed, goal }) {
  if (failed) return t("clock-failed");
  return running ? t("clock-winding", { to: moment(goal) }) : t("clock-done");
}

const cameLine = (line, choose) =>
  h("li", {}, h("a", { href: `#${line.id}`, onclick: choose },
    h("strong", {}, line.name),
    h("span", {}, line.text),
    h("span", { class: "count" }, String(line.count))));
