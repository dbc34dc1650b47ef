import type {Site} from "../../story/story.js";
import type {Case} from "../../../loaders/schema/tables/cases.js";
import type {Event} from "../../../loaders/schema/tables/events.js";
import type {Order} from "../../../loaders/schema/tables/orders.js";
import {html, type Html} from "../../ui/html.js";
import {strips} from "../../charts/strip/draw.js";
import type {StripRow} from "../../charts/strip/rows.js";
import {counted, dateInWords} from "../../ui/format.js";
import {heldWords} from "../orders/orderlist.js";
import {RESTRICTION_WORDS} from "../../record/restriction.js";

const LINES: readonly [string, readonly Event["kind"][]][] = [
  ["Filings", ["filing", "appeal"]],
  ["Hearings", ["hearing"]],
  ["Orders and rulings", ["order"]]
];

/** One case over time: the limits that it set as bars, its filings, hearings and rulings as dots. Null for a case with too little to draw. */
export function caseStrip({edition}: Site, row: Case, orders: readonly Order[], events: readonly Event[]): Html | null {
  const limits = orders.filter(({restriction, from}) => restriction !== "none" && from !== null);
  // The day of a lead is not drawn: nothing may rest on it.
  const known = events.filter(({grade}) => grade !== "unverified");
  const days = [
    ...known.map(({date_start}) => date_start),
    ...limits.map(({from}) => from ?? ""),
    ...(row.filed === null ? [] : [row.filed])
  ].sort();
  const first = days[0];
  if (first === undefined || known.length + limits.length < 2) return null;
  const others = known.filter(({kind}) => !LINES.some(([, kinds]) => kinds.includes(kind)));
  const dots = (list: readonly Event[]) =>
    list.map(({date_start, date_end, date, precision}) => ({
      start: date_start,
      end: date.endsWith("..") ? (edition.verified_through ?? edition.edition) : date_end,
      certain: precision === "day"
    }));
  const rows: StripRow[] = [
    ...LINES.map(([label, kinds]) => ({label, dots: dots(known.filter(({kind}) => kinds.includes(kind)))})),
    {label: "Other happenings", dots: dots(others)}
  ].filter((line) => line.dots.length > 0);
  rows.push(
    ...limits.map(({title, from, until, restriction}) => ({
      label: title,
      strong: true,
      bars: [{from, until, level: restriction}]
    }))
  );
  const said = limits
    .map((order) => `${order.title}, ${RESTRICTION_WORDS[order.restriction]}, ${heldWords(order)}`)
    .join("; ");
  const description = `${row.short_caption} from ${dateInWords(first)} on: ${counted(known.length, "event")}. ${limits.length ? `Limits: ${said}.` : "It set no limit."} Listed in full below.`;
  return html`<figure class="over-time"><figcaption><b>The case over time.</b> Dots are happenings, hollow where the day is not known${limits.length > 0 && html`; bars are limits, for as long as they held <span class="key key-notice">notice first</span> <span class="key key-barred">barred</span> `}<span class="key key-beyond">not verified</span></figcaption>${strips(rows, description, {from: first.slice(0, 8) + "01", to: edition.edition, verifiedThrough: edition.verified_through})}</figure>`;
}
