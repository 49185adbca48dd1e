// Addresses: which may be opened at all, and which are deep links that press START in this very chat.

const OPENED = new Set(["http:", "https:", "mailto:", "tel:"]);

/** Read an address; a text without a scheme is taken as a web address. Null if it may not be opened. */
export function address(text) {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(whole)) return null;
  const url = new URL(whole);
  return OPENED.has(url.protocol) || url.protocol === "tg:" ? url : null;
}

/** Give the start payload of a link to this bot (it may be empty), or null if it is no such link. */
export function startPayload(text, username) {
  const url = address(text.trim());
  if (url === null) return null;
  const bot = url.protocol === "tg:" ? url.searchParams.get("domain") : telegramName(url);
  return bot?.toLowerCase() === username.toLowerCase() ? (url.searchParams.get("start") ?? "") : null;
}

function telegramName(url) {
  return ["t.me", "telegram.me"].includes(url.hostname) ? url.pathname.split("/")[1] : undefined;
}
