import {show} from "../../diagnostics/show.js";
import {slugOf} from "../draft.js";
import {courtIdOf} from "../courts.js";
import {plainText, type Link} from "../plaintext.js";
import {wholeNumber} from "../grid.js";
import type {Taken} from "./columnmap.js";
import {datesIn} from "./date.js";
import type {ImportCode} from "./findings.js";
import type {SheetCell} from "./sheet.js";

/** What was taken from a cell, or why nothing could be; `remainder` is what is in no column. */
export type Read =
  | {texts: string[]; remainder?: string; short?: true}
  | {code: ImportCode; message: string; expected: string; nothing?: true};

const unreadable = (message: string, expected: string): Read => ({code: "cell-unreadable", message, expected});
/** The cell holds nothing of the kind, which a rule may allow. */
const nothing = (message: string, expected: string): Read => ({
  code: "cell-unreadable",
  message,
  expected,
  nothing: true
});
const MARKDOWN_LINK = /\[([^\]]*)\]\((\S+?)\)/g;
const BARE_LINK = /https?:\/\/[^\s<>"')\]]+/g;

/** The links of a cell: the file's own, those of its markup, and addresses that stand in the text. */
export function linksOf({text, link}: SheetCell): Link[] {
  const {text: plain, links} = plainText(text);
  const bare = (plain.replace(MARKDOWN_LINK, " ").match(BARE_LINK) ?? []).map((href) => ({
    href: href.replace(/[.,;:]+$/, ""),
    text: href
  }));
  const marked = [...plain.matchAll(MARKDOWN_LINK)].map(([, words = "", href = ""]) => ({href, text: words}));
  const all = [...(link === null ? [] : [{href: link, text: plain}]), ...links, ...marked, ...bare];
  return all.filter(({href}, index) => all.findIndex((other) => other.href === href) === index);
}

/** The text without words that may stand beside; in any case, whole words. */
function without(text: string, beside: readonly string[], bare = true): string {
  const spared = beside.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const left = spared ? text.replace(new RegExp(`(?<!\\p{L})(?:${spared})(?!\\p{L})`, "giu"), " ") : text;
  return (bare ? left.replace(/[\s:,;.–-]+/g, " ") : left).trim();
}

function dateOf(cell: SheetCell, {order, which, beside}: Taken): Read {
  if (cell.date !== null) return {texts: [cell.date]};
  const {dates, rest} = datesIn(plainText(cell.text).text, order);
  const shown = show(cell.text);
  const distinct = dates.filter(({date}, index) => dates.findIndex((other) => other.date === date) === index);
  const found = which === "last" ? distinct.at(-1) : distinct[0];
  if (!found) return nothing(`${shown} has no date`, "a date with its year, such as Feb. 17, 2025 or 2025-02-17");
  if (distinct.length > 1 && !which)
    return unreadable(
      `${shown} holds ${distinct.length} dates`,
      "one date, or `which: first` or `which: last` in the map"
    );
  if (!found.exists)
    return unreadable(
      `${shown} is not a real date`,
      "a date that exists, or `order: dmy` in the map where the day comes first"
    );
  return {texts: [found.date], remainder: without(rest, beside), ...(found.short && {short: true})};
}

const DIGITS = String.raw`\d[\d,]*(?:\.\d+)?`;
/** A minus in the signs that keyboards, typesetting and spreadsheets have for it. */
const MINUS = "[-\u2010-\u2015\u2212\ufe63\uff0d]";
/** The forms of one number, with its sign before, behind or as parentheses around the whole cell. */
const SIGNED: readonly RegExp[] = [
  new RegExp(`^\\(\\s*(?:\\$\\s*)?(${DIGITS})\\s*\\)$`),
  new RegExp(`^\\$?\\s*(${DIGITS})${MINUS}$`),
  new RegExp(`^(?:${MINUS}\\s*\\$?|\\$\\s*${MINUS})\\s*(${DIGITS})$`)
];
/** What makes another number of the one before it: two million, or a half more. */
const TIMES = /^(?:\s*(?:dozen|hundred|thousand|million|billion|trillion)s?|(?:k|m|mm|mn|b|bn))(?!\p{L})/iu;
const FRACTION = /[¼-¾⅐-⅟]/;
const AMONG = new RegExp(`(?<![\\w.,])(?<sign>[+]|${MINUS})?\\$?(?<digits>${DIGITS})(?![\\d.,]*\\d)`);

function numberOf({text}: SheetCell, {beside, which}: Taken): Read {
  const plain = plainText(text).text;
  const one = "one number, such as 1,234.50 or -5";
  const exact = (sign: string, digits: string): string | null => {
    const [whole = "", fraction] = digits.split(".");
    if (wholeNumber(whole) === null) return null;
    const bare = whole.replaceAll(",", "").replace(/^0+(?=\d)/, "");
    const number = fraction === undefined ? bare : `${bare}.${fraction}`;
    return sign && /[1-9]/.test(number) ? `-${number}` : number;
  };
  for (const form of SIGNED) {
    const digits = form.exec(without(plain, beside, false))?.[1];
    const number = digits === undefined ? null : exact("-", digits);
    if (number !== null) return {texts: [number], remainder: ""};
  }
  const found = [...plain.matchAll(new RegExp(AMONG, "g"))];
  const chosen = which === "last" ? found.at(-1) : found[0];
  const {sign = "", digits = ""} = chosen?.groups ?? {};
  const number = exact(sign === "+" ? "" : sign, digits);
  if (!/\d/.test(plain)) return nothing(`${show(text)} has no number`, one);
  if (!chosen || number === null) return unreadable(`${show(text)} has no number that can be read exactly`, one);
  const before = plain.slice(0, chosen.index);
  const after = plain.slice(chosen.index + chosen[0].length);
  // A dash that stands apart, or a sign behind, may be the number's or part the words: neither is taken for granted.
  const unclear =
    new RegExp(`${MINUS}\\s+$|\\(\\s*$`).test(before) ||
    (sign !== "" && new RegExp(`(?:[+]|${MINUS})$`).test(before)) ||
    new RegExp(`^(?:${MINUS}|\\s+${MINUS}\\s*$)`).test(after) ||
    // A parenthesis whose other half was cut off, and a credit among debits.
    (/^\s*\)/.test(after) && !before.includes("(")) ||
    /^\s*CR\.?$/i.test(without(after, beside, false));
  if (unclear) return unreadable(`${show(text)} has a number whose sign is unclear`, one);
  const rest = without(`${before} ${after}`, beside);
  const [times] = TIMES.exec(without(after, beside, false)) ?? [];
  if (times !== undefined)
    return unreadable(
      `${show(text)} has a number that counts in ${show(times.trim())}`,
      `all its digits, such as 1,234.50, or the word under \`beside\` where the whole column counts in that`
    );
  if (!which && (/\d/.test(rest) || FRACTION.test(rest)))
    return unreadable(
      `${show(text)} has more than one number`,
      `${one}, or \`which: first\` or \`which: last\` in the map`
    );
  return {texts: [number], remainder: rest};
}

function plainOf(cell: SheetCell, rule: Taken): Read {
  if (rule.read === "date") return dateOf(cell, rule);
  if (rule.read === "number") return numberOf(cell, rule);
  if (rule.read === "link") {
    const links = linksOf(cell);
    return links.length
      ? {texts: links.map(({href}) => href)}
      : nothing(`${show(cell.text)} has no link`, "a link, or an address");
  }
  const {text} = plainText(cell.text);
  return {texts: [rule.read === "slug" ? slugOf(text) : text]};
}

function matched(texts: string[], pattern: string, shown: string): Read {
  const expression = new RegExp(pattern);
  const found = texts.flatMap((text) => {
    const match = expression.exec(text);
    return match ? [match[1] ?? match[0]] : [];
  });
  return found.length
    ? {texts: found}
    : nothing(`${shown} does not fit ${pattern}`, "something that the map's `match` finds");
}

function split(texts: string[], separators: readonly string[]): string[] {
  const items = separators.reduce((parts, separator) => parts.flatMap((part) => part.split(separator)), texts);
  return items.map((item) => item.trim()).filter((item) => item !== "");
}

function worded(texts: string[], words: Record<string, string>): Read {
  const known = new Map(Object.entries(words).map(([from, to]) => [from.trim().toLowerCase(), to]));
  const unknown = texts.find((text) => !known.has(text.trim().toLowerCase()));
  if (unknown !== undefined)
    return unreadable(
      `${show(unknown)} is not among the words of the map`,
      `one of ${Object.keys(words)
        .map((word) => show(word))
        .join(", ")}, or another line under \`words\``
    );
  return {texts: texts.map((text) => known.get(text.trim().toLowerCase())!)};
}

/** Federal courts by what people call them; the map's own words come first. */
function courts(texts: string[], words: Record<string, string>): Read {
  const known = new Map(Object.entries(words).map(([from, to]) => [from.trim().toLowerCase(), to]));
  const found = texts.map((text) => known.get(text.trim().toLowerCase()) ?? courtIdOf(text));
  const unknown = texts[found.indexOf(null)];
  return unknown === undefined
    ? {texts: found as string[]}
    : unreadable(
        `${show(unknown)} is not a federal court that is known here`,
        "a name such as D. Md., S.D.N.Y. or 9th Cir., an id of CourtListener, or a line under `words` for another court"
      );
}

function taken(cell: SheetCell, rule: Taken): Read {
  const plain = plainOf(cell, rule);
  if (!("texts" in plain)) return plain;
  const parts = rule.split ? split(plain.texts, rule.split) : plain.texts;
  const chosen = rule.match === undefined ? {texts: parts} : matched(parts, rule.match, show(cell.text));
  if (!("texts" in chosen)) return chosen;
  const {which} = rule;
  const picked =
    rule.read === "link" && which ? {texts: chosen.texts.slice(...(which === "first" ? [0, 1] : [-1]))} : chosen;
  const final =
    rule.read === "court"
      ? courts(picked.texts, rule.words ?? {})
      : rule.words
        ? worded(picked.texts, rule.words)
        : picked;
  if (!("texts" in final)) return final;
  const texts = final.texts.map((text) => (rule.read === "lines" ? text : text.replace(/\s+/g, " ")).trim());
  return {texts, ...(plain.remainder && {remainder: plain.remainder}), ...(plain.short && {short: true})};
}

/** Takes from a cell what a rule says: no text where the cell is empty, several where it holds a list. */
export function takeFrom(cell: SheetCell, rule: Taken): Read {
  if (cell.error !== null)
    return {code: "cell-broken", message: `the spreadsheet shows ${show(cell.error)}`, expected: "a value"};
  if (cell.formula !== null && (rule.read !== "link" || cell.link === null))
    return unreadable(
      `the cell holds the formula ${show(`=${cell.formula}`)}, and the file has no value of it`,
      "a workbook that a spreadsheet program has saved with its values"
    );
  const {text} = plainText(cell.text);
  if ((text === "" && cell.link === null) || rule.empty.some((word) => word.toLowerCase() === text.toLowerCase()))
    return {texts: []};
  const read = taken(cell, rule);
  return "nothing" in read && rule.optional ? {texts: []} : read;
}
