import type {Observation} from "../schema/tables/observations.js";

/** Signs that tell dimensions apart (`≤ 25`, `≥ 25`), as words. */
const SIGNS: Readonly<Record<string, string>> = {
  "<": "under",
  ">": "over",
  "≤": "up-to",
  "≥": "from",
  "+": "plus",
  "−": "minus",
  "±": "plus-minus",
  "=": "equals",
  "≠": "not"
};
const signInWords = (sign: string) => ` ${SIGNS[sign] ?? `u${sign.codePointAt(0)!.toString(16)}`} `;

/** Letters and digits of any script, in lower case and parted by hyphens; signs but the dollar's and punctuation are words or their numbers. */
const slugOf = (text: string) =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/^\s*-(?=\s*\d)/, " minus ")
    .replace(/(?![$^`|~])\p{S}/gu, signInWords)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

/**
 * The id of an observation: `harvest@2021`, `harvest@2022/US-CA`, `harvest@2012--2015/green-apples`. The home geography is
 * left out; a period keeps no slash, since a slash parts the others.
 */
export function observationId(
  {series_id, period, geography, dimension}: Pick<Observation, "series_id" | "period" | "geography" | "dimension">,
  home: string
): string {
  const parts = [`${series_id}@${period.replaceAll("/", "--")}`];
  if (geography !== home) parts.push(geography);
  if (dimension !== null) parts.push(slugOf(dimension));
  return parts.join("/");
}
