import type {Site} from "../../story/story.js";
import type {Order} from "../../../loaders/schema/tables/orders.js";
import type {Status} from "../../../loaders/schema/tables/status.js";
import {type Html, html} from "../../ui/html.js";
import {
  capital,
  dayBefore,
  formatCount,
  formatDate,
  formatList,
  pluralize,
  READ_WORDS,
  unslug,
  formatVerified
} from "../../ui/format.js";
import {agencyNames, courtNames, docketNumber, flowName, orderCourt} from "../../record/names.js";
import {type StripRow, strips} from "../../charts/strip.js";
import {docketLink} from "../../record/courtlistener.js";
import {otherDockets, unchecked} from "../../record/sourcelinks.js";
import type {Block} from "../../ui/block.js";
import {
  disagreementList,
  facts,
  gradeMark,
  noteText,
  RESTRICTION_WORDS,
  restrictionMark,
  sourcesInFull
} from "../../record/cited.js";
import {eventList} from "../chronology/eventlist.js";
import {listTable, type ListRow} from "../../ui/listtable.js";
import {heldWords} from "./orderlist.js";

const courts = (count: number) => `${formatCount(count)} ${count === 1 ? "court" : "courts"}`;

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
  return html`<div class="status status-${status.restriction}"><h3>${formatDate(day)}</h3><p class="restriction">${capital(statusWords(status))}</p>${status.restriction !== "none" && html`<p>By ${courtNames(site, status.court_ids)}</p><p>Bound: ${agencyNames(site, status.binds)}</p>`}</div>`;
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

/** What an order changed about its flow when it began and when it ended, derived from the status table. */
export function orderChange(site: Site, order: Order): Html {
  const name = site.tables.flows.find(({id}) => id === order.flow)?.title ?? order.flow;
  if (order.from === null) {
    return html`<p>The first day on which it held is not known${order.restriction === "none" ? ", or nothing took effect, and it doesn’t restrict sharing: it changes nothing about the status." : ", so the status does not count it."}</p>`;
  }
  const began = turn(site, order, order.from);
  const others = began.after.order_ids.filter((id) => id !== order.id && !began.before.order_ids.includes(id));
  const lifted = site.tables.orders.filter(
    ({restriction, until, superseded_by}) =>
      restriction !== "none" && until === order.from && superseded_by.includes(order.id)
  );
  const said = [
    order.restriction === "none" &&
      (order.type === "stay" || order.type === "vacatur"
        ? "By itself it set no limit."
        : "By itself it set no limit, and it leaves other orders standing."),
    began.same
      ? "The legal status stayed as it was."
      : order.restriction === "none"
        ? others.length > 0
          ? "The status changed that day through other orders: "
          : lifted.length === 0 && "Another order ended that day."
        : others.length > 0 && "It did so together with: "
  ].filter((part) => part !== false);
  const also = !began.same && others.length > 0 ? html`${titles(site, others)}.` : null;
  const last = order.until === null || order.restriction === "none" ? null : turn(site, order, order.until);
  return html`<p class="soft">${name}, the day before and the day that it began to hold:</p>${began.drawn}${said.length > 0 && html`<p>${said.join(" ")}${also}</p>`}${
    lifted.length > 0 &&
    html`<p>It ended: ${titles(
      site,
      lifted.map(({id}) => id)
    )}.</p>`
  }${last && order.until !== null && html`<h3 class="title">When it ended</h3>${last.drawn}<p>${order.until_reason}</p>`}`;
}

/** Who is bound, by full name. */
export const boundNames = ({tables}: Site, {binds}: Order): string =>
  formatList(binds.map((id) => tables.agencies.find((row) => row.id === id)?.name ?? id));

/** The status of an order's flow over time, with the order's own bar, and the day that it was made. */
export function orderStrip({tables, edition}: Site, order: Order): Html {
  const intervals = tables.status.filter(({flow}) => flow === order.flow);
  const days = [order.date_start, ...intervals.flatMap(({from}) => (from === null ? [] : [from]))].sort();
  const start = new Date(`${days[0]}T00:00:00Z`);
  start.setUTCMonth(start.getUTCMonth() - 2, 1);
  const flow = tables.flows.find(({id}) => id === order.flow)?.title ?? order.flow;
  const rows: StripRow[] = [
    {
      label: flow,
      bars: intervals.map(({from, until, restriction}) => ({
        from,
        until,
        restriction,
        quiet: order.restriction !== "none"
      }))
    }
  ];
  if (order.restriction !== "none" && order.from !== null)
    rows.push({
      label: "This order",
      strong: true,
      bars: [{from: order.from, until: order.until, restriction: order.restriction}]
    });
  const said = intervals
    .map(
      (interval) =>
        `${interval.from === null ? "at first" : `from ${formatDate(interval.from)}`} ${statusWords(interval)}`
    )
    .join("; ");
  const certain = order.date_start === order.date_end;
  const marker = certain ? {marker: {day: order.date_start, label: `this order, ${formatDate(order.date_start)}`}} : {};
  if (!certain)
    rows.push({label: "This order", strong: true, dots: [{start: order.date_start, end: order.date_end, certain}]});
  return html`<figure class="over-time"><figcaption><b>${flow} over time.</b> <span class="key key-notice">notice first</span> <span class="key key-barred">barred</span> <span class="key key-beyond">not verified</span></figcaption>${strips(rows, `${flow}: ${said}. This order: ${formatDate(order.date)}.`, {from: start.toISOString().slice(0, 10), to: edition.edition, verifiedThrough: edition.verified_through, ...marker})}</figure>`;
}

/** What an order meant at the time for what its flow is about. */
const EFFECTS: Record<Order["effect"], (name: string) => string> = {
  restricts: (name) => `it restricted ${name}`,
  permits: (name) => `it let ${name} go on, as far as this court went`,
  neutral: (name) => `it changed nothing about ${name}`
};

function ended({tables}: Site, {until, until_reason, superseded_by}: Order): Html | null {
  const successors = superseded_by.map(
    (id, index) =>
      html`${index ? "; " : " Superseded by: "}<a href="/orders/${id}">${tables.orders.find((row) => row.id === id)?.title}</a>`
  );
  return until === null && successors.length === 0 ? null : html`${until_reason}${successors}`;
}

function neighbours(orders: readonly Order[], order: Order, among: string): Html {
  const at = orders.findIndex(({id}) => id === order.id);
  const link = (other: Order | undefined, words: string, rel: string) =>
    other && html`<a rel="${rel}" href="/orders/${other.id}"><span>${words}</span> ${other.title}</a>`;
  const [previous, next] = [
    link(orders[at - 1], `← Before, ${among}`, "prev"),
    link(orders[at + 1], `After, ${among} →`, "next")
  ];
  return html`${previous ?? html`<span class="none">First, ${among}</span>`}${next ?? html`<span class="none last">Last, ${among}</span>`}`;
}

/** The page of one order. */
export function orderPage(site: Site, id: string): Block {
  const {tables, edition} = site;
  const order = tables.orders.find((row) => row.id === id);
  if (!order) throw new RangeError(`there is no order ${id}`);
  const docket = tables.cases.find((row) => row.id === order.case_id);
  if (!docket) throw new RangeError(`order ${id} is of no case`);
  const court = orderCourt(site, order);
  const flow = tables.flows.find((row) => row.id === order.flow);
  const events = tables.events.filter(({order_ids}) => order_ids.includes(id));
  const elsewhere = events
    .flatMap(({disagreements}) => disagreements)
    .filter(
      (position) => !order.disagreements.some(({about, says}) => about === position.about && says === position.says)
    );
  const called = [...order.disagreements, ...elsewhere];
  const noEnd = order.until === null && order.from !== null && order.restriction !== "none";
  return {
    title: order.title,
    body: html`<p class="standfirst">${order.requires}</p>
<p class="ways">${restrictionMark(order)}${gradeMark(site, order)}<a href="/cases/${docket.id}">${docket.short_caption}</a><a href="/orders/">All orders</a></p>
${orderStrip(site, order)}
<div class="spread"><div class="text">
<h2 id="change">${flow?.activity == null ? "What it changed" : `What it changed about ${flow.activity}`}</h2>${orderChange(site, order)}
${noEnd && html`<p class="soft">No end date was found. The record is ${formatVerified(edition.verified_through)}${edition.verified_through !== null && "; of later days it says nothing"}.</p>`}
${order.note !== null && html`<h2 id="note">What to know</h2>${noteText(order.note)}`}
<h2 id="called">What others called it</h2>${called.length ? disagreementList(called) : html`<p>The sources read do not contradict each other on it.</p>`}
${events.length > 0 && html`<h2 id="events">How it came about</h2>${eventList(site, events, {of: id})}`}
<h2 id="sources">Sources of this entry</h2>${sourcesInFull(site, order.source_ids)}
</div>
<div class="side" role="group" aria-label="The order in brief">${facts([
      ["Made", formatDate(order.date)],
      ["By", court?.name],
      // A judge of the case did not make what a higher court ordered in it.
      [docket.judges.length === 1 ? "Judge" : "Judges", formatList(court?.id === docket.court_id ? docket.judges : [])],
      ["Type", capital(unslug(order.type))],
      ["Binds", boundNames(site, order) || "nobody"],
      ["As reported", order.binds_note],
      ["About", flow && html`<a href="/methods#${flow.id}">${flow.title}</a>`],
      ["At the time", EFFECTS[order.effect](flowName(site, order.flow))],
      ["From", order.from === null ? "not known, or nothing took effect" : formatDate(order.from)],
      [
        "Until",
        order.until === null
          ? order.from === null
            ? null
            : "no end date found"
          : `${formatDate(order.until)}, the first day on which it no longer held`
      ],
      ["Why it ended", ended(site, order)],
      ["Length", order.pages === null ? null : pluralize(order.pages, "page")],
      ["Citation", order.citation],
      ["Cite as (Bluebook, APA)", bluebook(site, order)],
      [
        "Opinion or order",
        order.opinion_url === null
          ? "no address known"
          : html`<a href="${order.opinion_url}" rel="noreferrer">${new URL(order.opinion_url).host.replace(/^www\./, "")}</a>${unchecked(order.address)}`
      ],
      ["Its own text", order.read && READ_WORDS[order.read]],
      ["Docket entry", order.docket_entry],
      ["Docket", html`${docketNumber(docket.docket_number)} ${docketLink(docket)}`],
      ["Dockets in other courts", docket.dockets.length ? otherDockets(site, docket) : null],
      ["Recorded", formatDate(order.recorded)]
    ])}</div></div>
<nav class="neighbours" aria-label="Orders before and after"><div>${neighbours(
      tables.orders.filter(({case_id}) => case_id === docket.id),
      order,
      "in this case"
    )}</div><div>${neighbours(
      tables.orders.filter((other) => other.flow === order.flow),
      order,
      "about this flow"
    )}</div></nav>`
  };
}

/** An order as a brief cites it; APA takes the same form for court orders. Null where its day is not known. */
function bluebook(site: Site, order: Order): Html | null {
  const docket = site.tables.cases.find(({id}) => id === order.case_id);
  if (!docket || order.date_start !== order.date_end) return null;
  const number = docket.docket_number.split(/[;,]\s*/)[0] ?? "";
  return html`<i>${docket.short_caption}</i>, No. ${number} (${orderCourt(site, order)?.short_name} ${formatDate(order.date)})`;
}

/** Where an order stands, as a list is filtered by it. */
const STANDING = {
  force: "In force when last checked",
  ended: "Ended",
  none: "Sets no limit",
  unknown: "No first day known"
};
const standing = ({restriction, from, until}: Order): string =>
  STANDING[restriction === "none" ? "none" : from === null ? "unknown" : until === null ? "force" : "ended"];

/** Every order, the story's flow first, the latest of each first. */
export function orderIndex(site: Site): Html {
  const {orders, flows, cases} = site.tables;
  const story = site.edition.flow;
  const sorted = [...orders].sort(
    (a, b) => Number(b.flow === story) - Number(a.flow === story) || b.date_start.localeCompare(a.date_start)
  );
  const line = (order: Order): ListRow => {
    const docket = cases.find(({id}) => id === order.case_id);
    const court = orderCourt(site, order);
    const bound = order.binds.map((id) => agencyNames(site, [id]));
    return {
      id: order.id,
      cells: {
        order: {
          body: html`<a href="/orders/${order.id}">${order.title}</a><p class="soft">${capital(unslug(order.type))} · ${docket?.short_caption}</p>`,
          sort: order.title
        },
        court: {body: court?.short_name ?? null, values: court ? [court.short_name] : []},
        judges: {body: formatList(docket?.judges ?? []), values: docket?.judges ?? []},
        date: {body: formatDate(order.date), sort: order.date_start},
        limit: {
          body: restrictionMark(order),
          sort: order.restriction,
          values: [capital(RESTRICTION_WORDS[order.restriction])]
        },
        binds: {body: formatList(bound), values: bound},
        standing: {
          body:
            order.restriction === "none"
              ? null
              : html`${standing(order)}${order.from !== null && html`<p class="soft">${heldWords(order)}</p>`}`,
          sort: standing(order),
          values: [standing(order)]
        },
        about: flows.find(({id}) => id === order.flow)?.title ?? order.flow
      }
    };
  };
  return html`<p class="counts"><a href="/cases/">All cases</a> · Orders about another flow never change the legal status of this story.</p>${listTable(
    {
      id: "list",
      caption: "Orders",
      noun: ["order", "orders"],
      columns: [
        {name: "order", title: "Order"},
        {name: "court", title: "Court", filter: true},
        {name: "judges", title: "Judges", filter: true},
        {name: "date", title: "Date"},
        {name: "limit", title: "Limit", filter: true},
        {name: "binds", title: "Binds", filter: true},
        {name: "standing", title: "Status", filter: true},
        {name: "about", title: "About", filter: true}
      ],
      rows: sorted.map(line)
    }
  )}`;
}
