// The guided tour: one sentence at a time, as whom and on which day; the bot's own words show that a step is done.

import { byId } from "./dom.js";
import { pick, t } from "./texts.js";
import { moment } from "./times.js";

const REMEMBERED = "playground-tour";
const FRESH = { open: false, at: 0, done: [] };

let tour = null; // { began, stops } as the server offers it
let walk = FRESH; // how far this visitor is

/** Take the tour that this county offers, and go on where it was left; in another county it begins anew. */
export function offerTour(offered) {
  tour = offered;
  const kept = JSON.parse(localStorage.getItem(REMEMBERED) ?? "{}");
  walk = kept.began === tour.began ? kept : { ...FRESH, began: tour.began };
}

/** Begin the tour, or go on with it. */
export function takeTour() {
  step({ open: true, at: walk.at < tour.stops.length ? walk.at : 0 });
}

/** Leave the tour; it may be taken up again where it was. */
export const leaveTour = () => step({ open: false });

/** Go on to the next step, whether this one is done or not. */
export const nextStop = () => step({ at: walk.at + 1 });

/** Go back to the first step: everything has been made afresh. */
export const beginAgain = () => step({ at: 0, done: [] });

function step(change) {
  walk = { ...walk, ...change };
  localStorage.setItem(REMEMBERED, JSON.stringify(walk));
}

/** Tell whom to be and, where the day matters, when to be them: {user, at}. */
export function whereToGo(clock) {
  const { user, at } = tour.stops[walk.at];
  return { user, at: isEarly(at, clock) ? at : null };
}

/** Show the step; `view` is the chat in sight (null for none), `clock` what the server says of it. */
export function showTour(view, clock) {
  if (tour === null) return;
  if (view !== null) notice(view);
  byId("tour").hidden = !walk.open;
  if (!walk.open) return;
  const stop = tour.stops[walk.at];
  const done = stop !== undefined && walk.done.includes(walk.at);
  write("tour-place", stop ? t("tour-place", { at: walk.at + 1, of: tour.stops.length }) : "");
  write("tour-text", stop ? (done ? t("tour-done") : pick(stop.text)) : t("tour-over"));
  const way = stop && !done ? wayTo(stop, view, clock) : "";
  write("tour-go", way);
  byId("tour-go").hidden = way === "";
  byId("tour-go").disabled = clock.winding?.running ?? false;
  write("tour-next", t(done ? "tour-next" : "tour-skip"));
  byId("tour-next").className = done ? "primary" : "quiet";
  byId("tour-next").hidden = stop === undefined;
}

/** Mark every step of this person that the bot has said is done. */
function notice(view) {
  const said = (stop) => view.messages.some((message) => !message.mine && stop.signs.some((sign) => message.text.includes(sign)));
  const done = tour.stops.flatMap((stop, place) => (stop.user === view.id && said(stop) && !walk.done.includes(place) ? [place] : []));
  if (done.length > 0) step({ done: [...walk.done, ...done] });
}

function wayTo(stop, view, clock) {
  const when = isEarly(stop.at, clock) ? moment(stop.at) : null;
  if (view?.id === stop.user) return when ? t("tour-wind", { when }) : "";
  return when ? t("tour-be-then", { name: stop.name, when }) : t("tour-be", { name: stop.name });
}

// While the clock is still moving, what is due may not have come.
const isEarly = (at, { now, winding }) => at !== null && (Date.parse(now) < Date.parse(at) || (winding?.running ?? false));

function write(id, text) {
  if (byId(id).textContent !== text) byId(id).textContent = text; // a status is read out each time it is written
}
