import {parseHTML} from "linkedom";
import {SourceError} from "../http/error.js";
import type {Answer} from "../http/provenance.js";
import type {Doubt, SourcedObservation, Tidy} from "../observation.js";

const WORDS: Record<string, number> = {thousand: 3, million: 6, billion: 9, trillion: 12};

/**
 * A number as a newsroom page prints it: `49,020,000`, `$3,128`, `$66.139 Billion`. The decimal point is moved in the text, so that no digit
 * is lost. Null when the text is anything else or not exact.
 */
export function readAmount(text: string): number | null {
  const [, whole, fraction = "", word] =
    /^\$?\s?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?:\s*(thousand|million|billion|trillion))?$/i.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const places = word === undefined ? 0 : WORDS[word.toLowerCase()]!;
  const digits = whole.replaceAll(",", "") + fraction.slice(0, places).padEnd(places, "0");
  const rest = fraction.slice(places);
  const value = Number(rest ? `${digits}.${rest}` : digits);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : null;
}

const MONTHS = ["jan", "feb", "march", "april", "may", "june", "july", "aug", "sept", "oct", "nov", "dec"];

/** The address of the page for a week that ends on a day (`2026-02-06`). The publisher shortens most months, and not always the same way. */
export function addressOfWeek(day: string): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return `https://www.irs.gov/newsroom/filing-season-statistics-for-week-ending-${MONTHS[month - 1]!}-${date}-${year}`;
}

interface Line {
  section: string;
  label: RegExp;
  variable: string;
  unit: string;
  definition: string;
}
const line = (section: string, label: RegExp, variable: string, unit: string, definition: string): Line => ({
  section,
  label,
  variable,
  unit,
  definition
});
/** The lines of the table. The same words stand under several headings, so that a line is known by both. */
const LINES = [
  line(
    "individual income tax returns",
    /^total (returns )?(received|receipts)$/,
    "received",
    "returns",
    "Individual income tax returns received."
  ),
  line(
    "individual income tax returns",
    /^total (returns )?processed$/,
    "processed",
    "returns",
    "Individual income tax returns processed."
  ),
  line("e-filing receipts", /^total$/, "efile", "returns", "Returns received electronically."),
  line(
    "e-filing receipts",
    /^tax professionals?$/,
    "efile-professional",
    "returns",
    "Returns filed electronically by tax professionals."
  ),
  line(
    "e-filing receipts",
    /^self[- ]prepared$/,
    "efile-self",
    "returns",
    "Returns filed electronically by the filers themselves."
  ),
  line("web usage", /^visits to irs\.gov$/, "visits", "visits", "Visits to the publisher's website."),
  line("total refunds", /^number$/, "refunds", "refunds", "Refunds paid."),
  line("total refunds", /^amount$/, "refunds-amount", "usd", "Amount of refunds paid."),
  line("total refunds", /^average refund$/, "average-refund", "usd-per-refund", "Average refund."),
  line("direct deposit refunds", /^number$/, "direct-deposit", "refunds", "Refunds paid by direct deposit."),
  line(
    "direct deposit refunds",
    /^amount$/,
    "direct-deposit-amount",
    "usd",
    "Amount of refunds paid by direct deposit."
  ),
  line(
    "direct deposit refunds",
    /^average refund$/,
    "direct-deposit-average",
    "usd-per-refund",
    "Average refund paid by direct deposit."
  )
];
const SECTIONS = new Set(LINES.map(({section}) => section));

const words = (text: string | null) => (text ?? "").replace(/[\s\u00a0]+/g, " ").trim();
/** A label without its colon and its note mark. */
const label = (text: string) =>
  words(text)
    .toLowerCase()
    .replace(/\[\d+\]|\*+$/g, "")
    .trim()
    .replace(/:$/, "")
    .trim();

/** `2/5/16` or `02/05/2016` as a day. */
function dayOf(text: string): string | null {
  const [, month = "", date = "", year = ""] = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(text) ?? [];
  return year && `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
}

/**
 * The cumulative statistics of an IRS page of the filing season: the week of this year, and the week a year before that it is compared
 * with. Amounts printed in billions become dollars, exactly. A line that is not known is a doubt. Throws SourceError when there is no such table.
 */
export function readFilingSeason({bytes, provenance}: Answer): Tidy {
  const changed = (message: string) => new SourceError("schema-changed", provenance.address, message);
  const {document} = parseHTML(new TextDecoder().decode(bytes));
  const text = words(document.querySelector("body")?.textContent ?? document.textContent);
  const compared = /comparing (\d{1,2}\/\d{1,2}\/\d{2,4}) and (\d{1,2}\/\d{1,2}\/\d{2,4})/i.exec(text);
  const [before, current] = [compared?.[1], compared?.[2]].map((day) => (day === undefined ? null : dayOf(day)));
  if (!before || !current) throw changed('the page does not say "comparing DATE and DATE"');

  const observations: SourcedObservation[] = [];
  const doubts: Doubt[] = [];
  let section = "";
  for (const row of document.querySelectorAll("table tr")) {
    const cells = [...row.querySelectorAll("th, td")].map((cell) => words(cell.textContent));
    const [first = "", ...rest] = cells;
    const name = label(first);
    if (SECTIONS.has(name)) section = name;
    const known = LINES.find((one) => one.section === section && one.label.test(name));
    if (!known) {
      if (name !== "" && !SECTIONS.has(name) && rest.some((cell) => /\d{3}/.test(cell))) {
        doubts.push({
          code: "cell-unread",
          place: provenance.address,
          message: `the line "${first.slice(0, 60)}" under "${section}" is not known`
        });
      }
      continue;
    }
    (
      [
        [before, "comparison"],
        [current, "current"]
      ] as const
    ).forEach(([day, column], index) => {
      const value = readAmount(rest[index] ?? "");
      if (value === null) {
        doubts.push({
          code: "cell-unread",
          place: provenance.address,
          message: `${known.variable}, ${day}: "${(rest[index] ?? "").slice(0, 40)}" is not a number`
        });
        return;
      }
      const {variable, unit, definition} = known;
      observations.push({
        variable,
        period: day,
        geography: "US",
        dimension: null,
        value,
        unit,
        definition: `${definition} Cumulative, from the opening of the filing season to the day.`,
        locator: `cumulative statistics table, ${column} column`,
        provenance
      });
    });
  }
  if (observations.length === 0) throw changed("the page has no table of cumulative statistics that is known");
  return {observations, doubts};
}
