import type {Case} from "../../loaders/schema/tables/cases.js";
import type {Order} from "../../loaders/schema/tables/orders.js";
import type {Court} from "../../loaders/schema/tables/courts.js";
import type {Site} from "../story/story.js";
import {formatDate} from "../ui/format.js";
import {html, inEnglish, type Html} from "../ui/html.js";
import {words} from "../words/words.js";
import {followedThrough} from "./followed.js";
import {docketNumber} from "./names.js";

interface Appealed {
  readonly cases: readonly Case[];
  readonly courts: readonly Court[];
  readonly orders: readonly Order[];
}

/** The appeals from an order: those of which a source says that they are from it. */
export const appealsFrom = ({cases}: Pick<Appealed, "cases">, id: string): Case[] =>
  cases.filter(({appealed_order_ids}) => appealed_order_ids.includes(id));

/** The orders that an appeal is from, each as a link; null where no source says which. */
export function ordersAppealed(
  {orders}: Pick<Appealed, "orders">,
  {appealed_order_ids}: Pick<Case, "appealed_order_ids">
): Html[] | null {
  const links = appealed_order_ids.map((id) => {
    const order = orders.find((row) => row.id === id);
    return html`<a href="/orders/${id}">${order?.title ?? id}</a>`;
  });
  return links.length ? links : null;
}

/** The day on which a court of appeals docketed an appeal that the record has no decision on; null for any other case. A stay decides nothing. */
export function pendingSince({courts, orders}: Omit<Appealed, "cases">, {id, court_id, filed}: Case): string | null {
  const appellate = courts.some((court) => court.id === court_id && court.level === "appellate");
  const decided = orders.some(({case_id, type}) => case_id === id && (type === "affirmance" || type === "vacatur"));
  return appellate && !decided ? filed : null;
}

/** The order that an affirmance affirms; undefined of any other order, and where the appeal is from several, since no row says which of them it affirms. */
function affirmedOrder({cases, orders}: Omit<Appealed, "courts">, {type, case_id}: Order): Order | undefined {
  const [id, ...others] = cases.find((row) => row.id === case_id)?.appealed_order_ids ?? [];
  return type === "affirmance" && others.length === 0 ? orders.find((order) => order.id === id) : undefined;
}

/**
 * What came before and after an order on appeal, as the record relates its rows, the weightiest first: what it affirms, what affirmed it, and the appeals
 * from it; or that the record has none, and where the case stands. Nothing of an order in an appeal that affirms nothing.
 */
export function orderHistory(site: Site, order: Order): {term: string; lines: Html[]}[] {
  const {tables} = site;
  const {cases: say, orders, record} = words();
  const {facts} = orders;
  const docket = tables.cases.find(({id}) => id === order.case_id);
  const link = ({id, title, date}: Order) => html`<a href="/orders/${id}">${title}</a>, ${formatDate(date)}`;
  const followed = followedThrough(site, order.flow);
  const named = ({id, short_caption}: Case) => html`<a href="/cases/${id}">${short_caption}</a>`;
  const stands = ({status}: Case) => html`${status}${followed !== null && ` (${facts.asOf(formatDate(followed))})`}`;
  const from = (row: Case) =>
    html`${say.ordersAppealed}: ${ordersAppealed(tables, row)?.map((appealed, index) => html`${index > 0 && "; "}${appealed}`)}`;
  const numbered = (row: Case) => html`${named(row)}, ${docketNumber(row.docket_number)}`;

  const affirms = affirmedOrder(tables, order);
  const affirmedBy = tables.orders.filter((other) => affirmedOrder(tables, other)?.id === order.id);
  const own = appealsFrom(tables, order.id);
  const ofCase = tables.cases.filter(({appeal_of}) => appeal_of === order.case_id);
  const ofOthers = ofCase.filter(({appealed_order_ids}) => appealed_order_ids.length > 0);
  const appeals = own.length
    ? own.map(
        (row) => html`${numbered(row)}: ${stands(row)}${row.appealed_order_ids.length > 1 && html`. ${from(row)}`}`
      )
    : ofOthers.length
      ? [html`${facts.noAppealFrom}`, ...ofOthers.map((row) => html`${numbered(row)}. ${from(row)}`)]
      : docket && docket.appeal_of === null && !ofCase.length && !docket.dockets.length
        ? [
            html`${say.noAppeal}`,
            html`${named(docket)}: ${stands(docket)}`,
            ...[...new Set(docket.disagreements.map(({about}) => about))].map(
              (about) => html`${record.disagree}: <a href="/cases/${docket.id}#disagree">${inEnglish(about)}</a>`
            )
          ]
        : [];
  return [
    {term: facts.affirms, lines: affirms ? [link(affirms)] : []},
    {term: facts.affirmedBy, lines: affirmedBy.map(link)},
    {term: say.appeals, lines: appeals}
  ].filter(({lines}) => lines.length > 0);
}
