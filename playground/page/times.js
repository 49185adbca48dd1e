// Days and hours as the county's wall clock shows them; the server sends wall time, so no time zone is guessed here.

import { spoken, t } from "./texts.js";

const WEEKDAYS = {
  zh: ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

function parts(iso) {
  const [, year, month, day, hour, minute] = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(iso).map(Number);
  return { year, month, day, hour, minute };
}

/** 2026-11-23 */
export const dayOf = (iso) => iso.slice(0, 10);

/** 08:30 */
export const hourOf = (iso) => iso.slice(11, 16);

/** 2026-11-23T08:30, as a date-time input wants it */
export const inputOf = (iso) => iso.slice(0, 16);

/** 星期一 */
function weekday(iso) {
  const { year, month, day } = parts(iso);
  return WEEKDAYS[spoken()][new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
}

/** 11月23日 */
function date(iso) {
  const { month, day } = parts(iso);
  return spoken() === "zh" ? `${month}月${day}日` : `${day} ${MONTHS[month - 1]}`;
}

/** 11月23日 星期一 */
export const day = (iso) => (spoken() === "zh" ? `${date(iso)} ${weekday(iso)}` : `${weekday(iso)}, ${date(iso)}`);

/** 2026年11月23日 星期一 */
export const fullDay = (iso) => (spoken() === "zh" ? `${iso.slice(0, 4)}年${day(iso)}` : `${day(iso)} ${iso.slice(0, 4)}`);

/** 11月23日 星期一 08:30 */
export const moment = (iso) => `${day(iso)} ${hourOf(iso)}`;

/** 11-23 */
export const shortDay = (iso) => iso.slice(5, 10);

/** 11-23 08:30 */
export const shortMoment = (iso) => `${shortDay(iso)} ${hourOf(iso)}`;

/** The hour if it was today, else the day. */
export const brief = (iso, now) => (dayOf(iso) === dayOf(now) ? hourOf(iso) : shortDay(iso));

/** What the line between two days says. */
export const separator = (iso, now) => (dayOf(iso) === dayOf(now) ? `${t("today")} · ` : "") + day(iso);

/** The moment an hour later, still as wall time. */
export function hourLater(iso) {
  const { year, month, day, hour, minute } = parts(iso);
  return new Date(Date.UTC(year, month - 1, day, hour + 1, minute)).toISOString().slice(0, 19) + iso.slice(19);
}

/** How far (0 to 1) a moment lies between two others. */
export function share(start, now, goal) {
  const [from, at, to] = [start, now, goal].map((iso) => Date.parse(iso));
  return Math.min(1, Math.max(0, (at - from) / (to - from)));
}
