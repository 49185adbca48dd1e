// The page put together: what is shown when, asking the server again, and the parts that stand still.

import * as api from "./api.js";
import { nobody, showChat, showInstead } from "./chat.js";
import { showClock } from "./clock.js";
import { hideComposer, showComposer } from "./composer.js";
import { block, deeds, done, drop, heedAnswer } from "./deeds.js";
import { ask, menu, toast } from "./dialogs.js";
import { byId } from "./dom.js";
import { icon } from "./icons.js";
import { closePanels, narrow, openPanel } from "./panels.js";
import { avatar, showPeople } from "./people.js";
import { remember, state, visited } from "./state.js";
import { fillIn, pick, switchLanguage, t } from "./texts.js";
import { beginAgain, leaveTour, nextStop, offerTour, showTour, takeTour, whereToGo } from "./tour.js";
import { asked, showWhy } from "./why.js";

const SEARCH_MS = 200; // between the last letter and the search

// ---- showing

function show() {
  if (state.clock === null || state.people === null) return;
  showPeople(state.people, state.user, state.clock.now, state.search !== "");
  showClock(state.clock, wind, closePanels);
  showWhy(state.lines, state.user, refreshWhy);
  showTour(state.view, state.clock);
  showCentre();
  const unread = state.people.personas.reduce((sum, person) => sum + person.unread, 0);
  document.title = (unread > 0 ? `(${unread}) ` : "") + t("title");
  byId("open-people").dataset.count = unread > 0 ? unread : "";
}

function showCentre() {
  const { view } = state;
  byId("more").hidden = view === null;
  byId("open-people").replaceChildren(...(view === null ? [icon("people")] : [avatar(view.person), icon("choose")]));
  byId("bot-name").textContent = view === null ? t("title") : view.bot.name;
  byId("you-are").textContent = view === null ? "" : view.action ? t("typing") : t("you-are", { name: view.person.name, role: pick(view.person.role) });
  if (view === null) {
    hideComposer();
    showInstead(...(state.user === null ? [nobody(walkRound, () => openPanel("people"), narrow())] : []));
    return;
  }
  showChat({ ...view, hint: pick(view.person.hint) }, state.clock.now, deeds);
  showComposer(view, deeds);
}

// ---- asking the server

/** Make a function that asks again after the running request if it was called meanwhile: never two at once. */
function oneAtATime(ask) {
  let running = false;
  let again = false;
  return async function run() {
    again = running;
    if (running) return;
    running = true;
    try {
      await ask();
    } catch (error) {
      if (!["offline", "resetting"].includes(error.key)) throw error; // afterwards everything is asked again
    } finally {
      running = false;
    }
    if (again) await run();
  };
}

const refreshPeople = oneAtATime(async () => {
  state.people = await api.people(state.search, visited());
  show();
});

const refreshClock = oneAtATime(async () => {
  state.clock = await api.clock();
  show();
});

const refreshWhy = oneAtATime(async () => {
  state.lines = (await api.outbox(asked(state.user))).lines;
  show();
});

const refreshTour = oneAtATime(async () => {
  offerTour(await api.tour());
  show();
});

const refreshChat = oneAtATime(async () => {
  const { user } = state;
  if (user === null) return;
  try {
    const view = await api.chat(user);
    if (user !== state.user) return;
    state.view = view;
    remember(user);
  } catch (error) {
    if (error.key !== "nobody") throw error;
    location.hash = "";
    return;
  }
  show();
  heedAnswer();
  if (state.view.person.unread > 0 && document.visibilityState === "visible") await api.read(user);
});

// ---- the clock, and starting over

async function wind(to) {
  if (state.clock.winding?.running) return toast(t("clock-busy"));
  if (await done(api.wind(to))) await refreshClock();
}

async function reset() {
  if (!(await ask({ title: t("reset-title"), text: t("reset-text"), yes: t("reset-yes"), danger: true }))) return;
  toast(t("resetting"));
  await done(api.reset());
}

// ---- the guided tour

function walkRound() {
  takeTour();
  closePanels();
  show();
  byId("tour-text").focus();
}

async function goToStop() {
  const { user, at } = whereToGo(state.clock);
  location.hash = user;
  if (at !== null) await wind(at);
}

/** Do something to the tour; whoever used the keyboard goes on inside it. */
const touring = (deed) => () => {
  deed();
  show();
  if (byId("tour").hidden) byId(narrow() ? "open-people" : "tour-take").focus();
};

// ---- listening

function heard({ chats, topics }) {
  if (topics.includes("reset")) {
    beginAgain();
    return location.reload();
  }
  if (chats.includes(state.user)) refreshChat();
  if (chats.length > 0 || topics.includes("people")) refreshPeople();
  if (topics.includes("clock")) refreshClock();
  if (chats.length > 0 || topics.includes("clock")) refreshWhy();
}

let wasOffline = false;

function connection(open) {
  byId("offline").hidden = open;
  if (open && wasOffline) refreshAll();
  wasOffline = !open;
}

const refreshAll = () => Promise.all([refreshClock(), refreshPeople(), refreshChat(), refreshWhy()]);

async function chosen() {
  const id = Number(location.hash.slice(1));
  state.user = Number.isSafeInteger(id) && id > 0 ? id : null;
  state.view = null;
  closePanels();
  await Promise.all([refreshChat(), refreshWhy()]);
  if (state.user === null) show();
  else if (matchMedia("(hover: hover)").matches) byId("entry")?.focus(); // on a phone it would open the keyboard
}

function speak() {
  fillIn(document);
  byId("language").setAttribute("aria-label", t("language-label"));
  show();
}

// ---- the parts that stand still

for (const element of document.querySelectorAll("[data-icon]")) element.append(icon(element.dataset.icon));
byId("language").addEventListener("click", () => {
  switchLanguage();
  speak();
});
byId("reset").addEventListener("click", reset);
byId("tour-take").addEventListener("click", walkRound);
byId("tour-go").addEventListener("click", goToStop);
byId("tour-next").addEventListener("click", touring(nextStop));
byId("tour-leave").addEventListener("click", touring(leaveTour));
byId("open-people").addEventListener("click", () => openPanel("people"));
byId("open-side").addEventListener("click", () => openPanel("side"));
byId("more").addEventListener("click", (event) => menu(event.currentTarget, [
  state.view.blocked ? { icon: "reset", label: t("unblock"), act: deeds.unblock } : { icon: "stop", label: t("block"), act: block },
]));
let searchTimer;
byId("search").addEventListener("input", (event) => {
  clearTimeout(searchTimer);
  state.search = event.target.value.trim();
  searchTimer = setTimeout(refreshPeople, SEARCH_MS);
});
byId("chat").addEventListener("dragover", (event) => event.preventDefault());
byId("chat").addEventListener("drop", (event) => {
  event.preventDefault();
  drop(event.dataTransfer.files);
});
byId("composer").addEventListener("paste", (event) => {
  drop(event.clipboardData.files);
});
addEventListener("hashchange", chosen);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refreshChat());

speak();
api.listen(heard, connection);
await Promise.all([refreshTour(), refreshAll()]);
await chosen();
if (state.user === null && narrow()) openPanel("people");
