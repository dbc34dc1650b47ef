import type {Site} from "../story/story.js";
import type {Order} from "../../loaders/schema/tables/orders.js";
import type {Status} from "../../loaders/schema/tables/status.js";
import {words} from "../words/words.js";
import {nameFlow} from "../../loaders/status/statusmessages.js";
import {formatList} from "../ui/format.js";
import {html, type Html} from "../ui/html.js";

/** What names the court of an order: a site, or the tables of a figure. */
interface Courts {
  tables: {readonly [T in "cases" | "courts" | "events"]: readonly Site["tables"][T][number][]};
}

/** The row of a court, or undefined. */
export const courtOf = ({tables}: Courts, id: string | undefined) => tables.courts.find((row) => row.id === id);

/** A court as a list has it, with the judges in its second line. */
export const courtCell = (court: {short_name: string} | undefined, judges: readonly string[]) => ({
  body: html`${court?.short_name}${judges.length > 0 && html`<p class="soft">${formatList(judges)}</p>`}`,
  sort: court?.short_name ?? null,
  values: court ? [court.short_name] : []
});

/** A judge by name, without what the record adds in parentheses: a list is filtered by who heard a case. */
export const judgeName = (judge: string): string => judge.replace(/\s*\([^()]*\)$/, "");

/** The court that made an order: that of the event in which it was made, where a higher court made it, or else of its case. */
export function orderCourt(site: Courts, {id, case_id}: Pick<Order, "id" | "case_id">) {
  const made = site.tables.events.find(({order_ids, court_id}) => court_id !== null && order_ids.includes(id));
  return courtOf(site, made?.court_id ?? site.tables.cases.find((row) => row.id === case_id)?.court_id);
}

/** What an order leaves open, in its own words: the clause that begins with “except”. */
export const exception = ({requires}: Pick<Order, "requires">): string | null =>
  words()
    .status.except.exec(requires)?.[0]
    .replace(/\.?\s*$/, "") ?? null;

/** What a bar leaves open, as words after it; none of any other order. */
export const butFor = (order: Pick<Order, "restriction" | "requires">): string => {
  const open = order.restriction === "barred" ? exception(order) : null;
  return open === null ? "" : `, ${open}`;
};

/** Of the courts that bar in a status, those of whose own orders one leaves something open. */
export const exceptingCourts = (
  site: Courts,
  orders: readonly Order[],
  {restriction, court_ids, order_ids}: Pick<Status, "restriction" | "court_ids" | "order_ids">
): string[] =>
  court_ids.filter(
    (court) =>
      restriction === "barred" &&
      orders.some(
        (order) =>
          order_ids.includes(order.id) &&
          order.restriction === "barred" &&
          exception(order) !== null &&
          orderCourt(site, order)?.id === court
      )
  );

/** Agencies by their short names; `nobody` for none. */
export const agencyNames = ({tables}: Site, ids: readonly string[]): string =>
  formatList(ids.map((id) => tables.agencies.find((row) => row.id === id)?.short_name ?? id)) || words().status.nobody;

/** Courts by the names that citations use. */
export const courtNames = (site: Site, ids: readonly string[]): string =>
  formatList(ids.map((id) => courtOf(site, id)?.short_name ?? id));

/** A flow inside a sentence, by its id. */
export function flowName({tables}: Site, id: string): string {
  const flow = tables.flows.find((row) => row.id === id);
  return flow ? nameFlow(flow, words().quoted) : id;
}

/** The longest docket number that is kept on one line. */
const ONE_LINE = 24;

/** Docket numbers of a case, each kept on one line: consolidated cases have several, `1:25-cv-1; 1:25-cv-2`. */
export const docketNumber = (text: string): Html =>
  html`${text.split(/(?<=[;,])\s+/).map((part, index) => html`${index > 0 && " "}${part.length > ONE_LINE ? part : html`<span class="number">${part}</span>`}`)}`;
