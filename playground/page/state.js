// What the page knows at the moment; filled from the server, shown by the modules.

const VISITED = 8; // people kept in the list after they were found
const REMEMBERED = "playground-visited";

export const state = { user: null, view: null, people: null, clock: null, lines: [], search: "" };

/** People found by searching stay in the list while the browser is open. */
export const visited = () => JSON.parse(sessionStorage.getItem(REMEMBERED) ?? "[]");

/** Keep somebody in the list. */
export function remember(user) {
  const others = visited().filter((other) => other !== user);
  sessionStorage.setItem(REMEMBERED, JSON.stringify([user, ...others].slice(0, VISITED)));
}
