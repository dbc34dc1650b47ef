import {show} from "../diagnostics/show.js";
import type {TextFormat} from "./column.js";
import type {Fault} from "../diagnostics/fault.js";

const SLUG = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;
const TAG = /<(?:\/?[a-z][^<>]*>|!--)/i;
const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/i;
/** Control characters but the line end, bidirectional embeddings, overrides and isolates, marks of byte order, lone surrogates, odd line ends. */
const UNSEEN = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029]|\p{Cs}/u;

const codePoint = (character: string) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;

function textFaults(text: string): Fault[] {
  const faults: Fault[] = [];
  const unseen = UNSEEN.exec(text)?.[0];
  if (unseen)
    faults.push({
      code: "text-control",
      message: `${show(text)} holds the unseen character ${codePoint(unseen)}`,
      expected: "the text without it"
    });
  if (text !== text.trim())
    faults.push({
      code: "text-untrimmed",
      message: `${show(text)} begins or ends with white space`,
      expected: show(text.trim())
    });
  return faults;
}

function proseFaults(text: string): Fault[] {
  const markup = TAG.exec(text)?.[0] ?? ENTITY.exec(text)?.[0];
  return markup
    ? [
        {
          code: "text-markup",
          message: `${show(text)} holds the markup ${show(markup, 30)}`,
          expected: "plain text; it is shown as it stands"
        }
      ]
    : [];
}

const slugOf = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/[-.]*[.][-.]*/g, ".")
    .replace(/^[-.]+|[-.]+$/g, "");

function slugFaults(text: string): Fault[] {
  if (SLUG.test(text)) return [];
  const slug = slugOf(text.slice(0, 200));
  return [
    {
      code: "id-malformed",
      message: `${show(text)} is not an id`,
      expected: `lower-case words and numbers joined by hyphens${slug ? `, such as ${slug.slice(0, 60)}` : ""}`
    }
  ];
}

function urlFaults(text: string): Fault[] {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== "http" && scheme !== "https") {
    const message = scheme ? `${show(text)} has the scheme ${show(`${scheme}:`, 20)}` : `${show(text)} has no scheme`;
    return [{code: "url-scheme", message, expected: "an address that begins with https:// or http://"}];
  }
  const parsed = URL.canParse(text) ? new URL(text) : null;
  const plain =
    parsed !== null &&
    /^https?:\/\/[^/]/i.test(text) &&
    !/[\s\\<>"]/.test(text) &&
    parsed.username === "" &&
    parsed.password === "";
  return plain
    ? []
    : [
        {
          code: "url-malformed",
          message: `${show(text)} is not an address`,
          expected: "https://, a host, and a path without spaces, as the browser's address bar has it"
        }
      ];
}

const none = () => [];
const byFormat: Record<TextFormat, (text: string) => Fault[]> = {
  slug: slugFaults,
  url: urlFaults,
  prose: proseFaults,
  edtf: none,
  period: none
};

/** What is wrong with a text of a column. Dates are looked at elsewhere. */
export function faultsOfText(text: string, format: TextFormat | undefined): Fault[] {
  const special = format ? byFormat[format](text) : [];
  // An id or an address with a space in it is malformed; that it is untrimmed too helps nobody.
  return format === "prose" || format === undefined || special.length === 0
    ? [...textFaults(text), ...special]
    : special;
}
