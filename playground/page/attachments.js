// What can be sent besides text: photos and files after a look at them, a voice, contacts, a link.

import { ask, field, toast } from "./dialogs.js";
import { size } from "./bubbles.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { startPayload } from "./links.js";
import { t } from "./texts.js";

/** List what the "+" offers; `view()` gives the present chat, `send` is {upload, act}. */
export function attachments(view, send) {
  return [
    { icon: "photo", label: t("attach-photo"), act: () => choose("photo", send) },
    { icon: "document", label: t("attach-document"), act: () => choose("document", send) },
    { icon: "voice", label: t("attach-voice"), act: () => send.upload("voice", fakeVoice()) },
    { icon: "phone", label: t("attach-own-contact"), act: () => shareOwnContact(view(), () => send.act("own-contact")) },
    { icon: "card", label: t("attach-contact"), act: () => shareContact(send) },
    { icon: "link", label: t("attach-link"), act: () => openLink(view(), send) },
  ];
}

function choose(kind, send) {
  const input = h("input", { type: "file", accept: kind === "photo" ? "image/*" : false });
  input.addEventListener("change", () => input.files.length > 0 && offer(kind, input.files[0], send));
  input.click();
}

/** Take what was pasted or dropped: pictures as photos, the rest as files. */
export function take(files, send) {
  for (const file of files) offer(file.type.startsWith("image/") ? "photo" : "document", file, send);
}

/** Show a photo or file before it is sent. */
export async function offer(kind, file, send) {
  const source = kind === "photo" ? URL.createObjectURL(file) : null;
  const shown = source
    ? h("img", { class: "preview", src: source, alt: t("photo") })
    : h("div", { class: "attachment" }, h("span", { class: "badge" }, icon("document")), h("span", { class: "details" }, h("strong", {}, file.name), h("small", {}, size(file.size))));
  const answer = await ask({
    title: t(`upload-title-${kind}`),
    body: [shown, field("caption", t("caption"), { maxlength: 1024 })],
    yes: t("send"),
  });
  if (source) URL.revokeObjectURL(source);
  if (answer) await send.upload(kind, file, answer.caption);
}

// Three seconds of nothing that can be heard: the bot sees a voice message, and that is what is tried here.
function fakeVoice() {
  const content = new Uint8Array(2048);
  content.set(new TextEncoder().encode("OggS"));
  content.set(new TextEncoder().encode("OpusHead"), 28);
  return new File([content], "voice.ogg", { type: "audio/ogg" });
}

/** Ask, as Telegram does, before the own number is given away. */
export async function shareOwnContact(view, share) {
  const { name, phone } = view.person;
  if (!phone) return toast(t("contact-own-missing"));
  const yes = await ask({ title: t("contact-own-title"), text: t("contact-own-text", { name, phone }), yes: t("contact-share") });
  return yes ? share() : null;
}

async function shareContact(send) {
  const answer = await ask({
    title: t("contact-title"),
    body: [
      field("name", t("contact-name"), { required: true }),
      field("phone", t("contact-phone"), { required: true, type: "tel", inputmode: "tel" }),
    ],
    yes: t("send"),
  });
  if (answer) await send.act("contact", answer);
}

async function openLink(view, send) {
  const answer = await ask({ title: t("link-title"), text: t("link-text"), body: [field("link", t("link-label"), { required: true })], yes: t("link-open") });
  if (!answer) return;
  const payload = /^[\w-]{1,64}$/.test(answer.link.trim()) ? answer.link.trim() : startPayload(answer.link, view.bot.username);
  if (payload === null) toast(t("link-bad"));
  else await send.act("start", { payload });
}
