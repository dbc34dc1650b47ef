import type {Site} from "../../story/story.js";
import type {Order} from "../../../loaders/schema/tables/orders.js";
import type {Status} from "../../../loaders/schema/tables/status.js";
import {html, type Html} from "../../ui/html.js";
import {dayBefore} from "../../ui/daybefore.js";
import {counted, dateInWords} from "../../ui/format.js";
import {agencyNames, capital, courtNames, listed} from "../../record/names.js";

const COUNTS = ["no court", "one court", "two courts", "three courts", "four courts"];
const courts = (count: number) => COUNTS[count] ?? counted(count, "court");

/** A status in a few words: `barred by two courts`. */
export function statusWords({restriction, court_ids}: Pick<Status, "restriction" | "court_ids">): string {
  if (restriction === "none") return "no court limit";
  return restriction === "notice"
    ? `notice first, by order of ${courts(court_ids.length)}`
    : `barred by ${courts(court_ids.length)}`;
}

/** The status of a flow on a day, from the intervals of the `status` table. */
export function statusAt(intervals: readonly Status[], flow: string, day: string): Status {
  const found = intervals.find(
    (row) => row.flow === flow && (row.from === null || row.from <= day) && (row.until === null || day < row.until)
  );
  if (!found) throw new RangeError(`the status table has nothing of ${flow} on ${day}`);
  return found;
}

function card(site: Site, status: Status, day: string): Html {
  return html`<div class="status status-${status.restriction}"><h3>${dateInWords(day)}</h3><p class="level">${capital(statusWords(status))}</p>${status.restriction !== "none" && html`<p>By ${courtNames(site, status.court_ids)}</p><p>Bound: ${agencyNames(site, status.binds)}</p>`}</div>`;
}

/** The status on the day before something and on the day of it, side by side. */
function turn(site: Site, order: Order, day: string): {same: boolean; before: Status; after: Status; drawn: Html} {
  const before = statusAt(site.tables.status, order.flow, dayBefore(day));
  const after = statusAt(site.tables.status, order.flow, day);
  const same = statusWords(before) === statusWords(after) && before.binds.join() === after.binds.join();
  return {
    same,
    before,
    after,
    drawn: html`<div class="turn">${card(site, before, dayBefore(day))}<span class="arrow" aria-hidden="true">→</span>${card(site, after, day)}</div>`
  };
}

const titles = (site: Site, ids: readonly string[]) =>
  ids.map(
    (id, index) =>
      html`${index ? "; " : ""}<a href="/orders/${id}">${site.tables.orders.find((row) => row.id === id)?.title}</a>`
  );

/** What an order changed about its flow when it began and when it ended, worked out from the status table. */
export function orderChange(site: Site, order: Order): Html {
  const name = site.tables.flows.find(({id}) => id === order.flow)?.title ?? order.flow;
  if (order.from === null) {
    return html`<p>The first day on which it held is not known${order.restriction === "none" ? ", or nothing took effect, and it sets no limit by itself: it changes nothing about the status." : ", so the status does not count it."}</p>`;
  }
  const began = turn(site, order, order.from);
  const others = began.after.order_ids.filter((id) => id !== order.id && !began.before.order_ids.includes(id));
  const said = [
    order.restriction === "none" && "By itself it set no limit, and it lifted nobody else’s.",
    began.same
      ? "The status of the flow stayed as it was."
      : order.restriction === "none"
        ? "The status changed that day through other orders: "
        : others.length > 0 && "It did so together with: "
  ].filter((part) => part !== false);
  const also = !began.same && others.length > 0 ? html`${titles(site, others)}.` : null;
  const last = order.until === null || order.restriction === "none" ? null : turn(site, order, order.until);
  return html`<p class="soft">${name}, the day before and the day that it began to hold:</p>${began.drawn}${said.length > 0 && html`<p>${said.join(" ")}${also}</p>`}${last && order.until !== null && html`<h3 class="title">When it ended</h3>${last.drawn}<p>${order.until_reason}</p>`}`;
}

/** Who is bound, by full name. */
export const boundNames = ({tables}: Site, {binds}: Order): string =>
  listed(binds.map((id) => tables.agencies.find((row) => row.id === id)?.name ?? id));
