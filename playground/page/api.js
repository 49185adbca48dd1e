// Talking to the page's server: what it shows, what people do, and the stream of changes.

const ROOT = new URL("../api/", import.meta.url);
const MARK = { "X-Playground": "page" };

/** What the server refused; `key` names the sentence. */
export class Refusal extends Error {
  constructor(key) {
    super(key);
    this.key = key;
  }
}

async function answered(request) {
  const response = await request.catch(() => {
    throw new Refusal("offline");
  });
  const json = response.headers.get("Content-Type")?.startsWith("application/json");
  if (response.ok) return response.json();
  throw new Refusal(json ? (await response.json()).error : response.status === 413 ? "too-large" : "bad-request");
}

const get = (path) => answered(fetch(new URL(path, ROOT)));

const post = (path, body = {}) =>
  answered(fetch(new URL(path, ROOT), {
    method: "POST",
    headers: { ...MARK, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }));

export const people = (search, visited) => get(`people?search=${encodeURIComponent(search)}&visited=${visited.join(",")}`);
export const chat = (user) => get(`chats/${user}`);
export const clock = () => get("clock");
export const tour = () => get("tour");
export const outbox = (user) => get(user === null ? "outbox" : `outbox?user=${user}`);
export const wind = (to) => post("clock", { to });
export const reset = () => post("reset");
export const read = (user) => post(`chats/${user}/read`);

/** Do something as somebody: start, say, press, key, own-contact, contact, edit, block or unblock. */
export const act = (user, deed, body = {}) => post(`chats/${user}/${deed}`, body);

/** Send a "photo", "document" or "voice". */
export function upload(user, kind, file, caption = "") {
  const form = new FormData();
  form.append("caption", caption);
  form.append("file", file, file.name);
  return answered(fetch(new URL(`chats/${user}/upload/${kind}`, ROOT), { method: "POST", headers: MARK, body: form }));
}

/** Where the file in a message is found. */
export const fileAddress = (user, message) => new URL(`chats/${user}/files/${message}`, ROOT).href;

/** Listen for changes; `onBatch` gets {chats, topics}, `onState` whether the server can be heard. */
export function listen(onBatch, onState) {
  const source = new EventSource(new URL("events", ROOT));
  source.onmessage = (event) => onBatch(JSON.parse(event.data));
  source.onopen = () => onState(true);
  source.onerror = () => onState(false);
}
