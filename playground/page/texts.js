// The page's own sentences, in the language the visitor chose; the bot's sentences are the bot's business.

const tables = await (await fetch(new URL("strings.json", import.meta.url))).json();
const REMEMBERED = "playground-language";

let language = localStorage.getItem(REMEMBERED) ?? (navigator.language.startsWith("zh") ? "zh" : "en");

/** Tell which language the page is in: "zh" or "en". */
export const spoken = () => language;

/** Give the sentence for a key, with its {variables} filled in. */
export function t(key, variables = {}) {
  const sentence = tables[language][key];
  if (sentence === undefined) throw new Error(`no sentence for ${key}`);
  return sentence.replace(/\{(\w+)\}/g, (_, name) => variables[name]);
}

/** Give the sentence for what the server refused, or the general one. */
export const refusal = (key, variables) => t(`error-${key}` in tables[language] ? `error-${key}` : "error", variables);

/** Choose the reading that fits the page's language from a {zh, en} pair. */
export const pick = (pair) => pair[language];

/** Change to the other language and remember it. */
export function switchLanguage() {
  language = language === "zh" ? "en" : "zh";
  localStorage.setItem(REMEMBERED, language);
}

/** Write the sentences into the parts of the page that stand still. */
export function fillIn(root) {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const element of root.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
  for (const element of root.querySelectorAll("[data-label]")) element.setAttribute("aria-label", t(element.dataset.label));
  for (const element of root.querySelectorAll("[data-placeholder]")) element.placeholder = t(element.dataset.placeholder);
}
