import type {Case} from "../../loaders/schema/tables/cases.js";
import type {Order} from "../../loaders/schema/tables/orders.js";
import type {Court} from "../../loaders/schema/tables/courts.js";
import {html, type Html} from "../ui/html.js";

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
