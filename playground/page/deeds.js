// What the chosen person does: each deed goes to the server, and a refusal is said in words.

import * as api from "./api.js";
import { attachments, shareOwnContact, take } from "./attachments.js";
import { editable } from "./chat.js";
import { startEditing } from "./composer.js";
import { ask, tell, toast } from "./dialogs.js";
import { startPayload } from "./links.js";
import { state } from "./state.js";
import { refusal, t } from "./texts.js";

const UPLOAD_MEGABYTES = 25;
const ANSWER_MS = 10_000; // after this long a pressed button stops waiting

let awaited = null; // the pressed button: { query, settled }

/** Wait for something done on the server; say so if it is refused. False when it was. */
export async function done(deed) {
  try {
    return (await deed) ?? true;
  } catch (error) {
    if (!(error instanceof api.Refusal)) throw error;
    toast(refusal(error.key, { megabytes: UPLOAD_MEGABYTES }));
    return false;
  }
}

const act = (deed, body) => done(api.act(state.user, deed, body));
const send = { act, upload: (kind, file, caption) => done(api.upload(state.user, kind, file, caption)) };

/** What the chat and the text field offer. */
export const deeds = {
  say: (text) => act("say", { text }),
  start: (payload) => act("start", { payload }),
  unblock: () => act("unblock"),
  attachments: () => attachments(() => state.view, send),
  key: (key) => (key.request === "contact" ? shareOwnContact(state.view, () => act("key", { text: key.text })) : act("key", { text: key.text })),
  edit: startEditing,
  editLast: () => {
    const last = editable(state.view, state.clock.now);
    if (last) startEditing(last);
  },
  changeText: (message, text) => act("edit", { message: message.id, text }),
  follow: (event, address) => {
    const payload = startPayload(address, state.view.bot.username);
    if (payload === null) return;
    event.preventDefault();
    deeds.start(payload);
  },
  press: (message, button, element) => PRESSES[button.kind](message, button, element),
};

const PRESSES = {
  callback_data: async (message, button, element) => {
    if (element.hasAttribute("aria-busy")) return; // a second tap before the answer to the first
    element.setAttribute("aria-busy", "true");
    const pressed = await act("press", { message: message.id, data: button.value });
    const settled = () => element.removeAttribute("aria-busy");
    if (!pressed) return settled();
    awaited = { query: pressed.query, settled };
    setTimeout(settled, ANSWER_MS);
    heedAnswer();
  },
  url: (_, button) => openAddress(button.value),
  copy_text: async (_, button) => {
    try {
      await navigator.clipboard.writeText(button.value);
      toast(t("copied", { text: button.value }));
    } catch {
      toast(t("copy-failed", { text: button.value })); // the browser does not allow it here
    }
  },
};

function openAddress(address) {
  const payload = startPayload(address, state.view.bot.username);
  if (payload === null) window.open(address, "_blank", "noopener,noreferrer");
  else deeds.start(payload);
}

/** Show the bot's answer if it is that to the pressed button. */
export function heedAnswer() {
  const answer = state.view?.answer;
  if (!answer || answer.query !== awaited?.query) return;
  awaited.settled();
  awaited = null;
  if (answer.url) openAddress(answer.url);
  else if (answer.alert) tell(answer.text);
  else if (answer.text) toast(answer.text);
}

/** Block the bot, after asking. */
export async function block() {
  if (await ask({ title: t("block-title"), text: t("block-text"), yes: t("block"), danger: true })) await act("block");
}

/** Take files that were dropped or pasted. */
export function drop(files) {
  if (state.view?.started && !state.view.blocked) take(files, send);
}
