import type {Court} from "../../../loaders/schema/tables/courts.js";
import type {Status} from "../../../loaders/schema/tables/status.js";
import type {Site} from "../../story/story.js";
import {nameFlow} from "../../../loaders/status/statusmessages.js";
import {capital, formatDate, formatList, formatNumber, formatVerified} from "../../ui/format.js";
import {courtsWithExceptions, orderLine} from "./law.js";
import {type Html, html} from "../../ui/html.js";
import {leadsTo} from "../../record/cited.js";
import {orderCourt} from "../../record/names.js";
import {words} from "../../words/words.js";

/** The legal status of the story's flow, interval by interval. */
export function statusTable({tables, edition}: Site): Html {
  const {status: say, record} = words();
  const rows = tables.status.filter(({flow}) => flow === edition.flow);
  const known = tables.orders.some(({flow}) => flow === edition.flow);
  const name = (list: readonly {id: string; short_name: string}[], id: string) =>
    list.find((row) => row.id === id)?.short_name ?? id;
  return html`<div class="scroll" role="region" aria-label="${say.table}" tabindex="0"><table class="status"><caption>${say.derived(formatVerified(edition.verified_through))}</caption><thead><tr>${say.columns.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr><td>${row.from === null ? say.beginning : formatDate(row.from)}</td><td>${row.until === null ? say.noEnd : formatDate(row.until)}</td><td><span class="restriction restriction-${row.restriction}">${row.restriction === "none" ? (known ? say.noLimit : say.noOrder) : record.restrictions[row.restriction]}</span></td><td>${row.court_ids.map((id) => name(tables.courts, id)).join(", ") || say.none}</td><td>${row.binds.map((id) => name(tables.agencies, id)).join(", ") || say.nobody}</td><td>${row.order_ids.length ? row.order_ids.map((id, index) => html`${index ? "; " : ""}<a href="/orders/${id}">${tables.orders.find((order) => order.id === id)?.title}</a>`) : say.none}</td></tr>`
  )}</tbody></table></div>`;
}

const known = (rows: readonly {grade: string}[]) =>
  formatNumber(rows.filter(({grade}) => grade !== "unverified").length);

/** What the courts of an interval did, in the plain words of their orders; null where one of them has none. */
function plainly({tables}: Site, {court_ids, order_ids}: Status): string | null {
  const said = court_ids.map((id) => {
    const court = tables.courts.find((row) => row.id === id);
    const did = order_ids.flatMap((order) => {
      const row = tables.orders.find((candidate) => candidate.id === order);
      return row && row.plain !== null && orderCourt({tables}, row)?.id === id ? [row.plain] : [];
    });
    // What one of them excepts is not read into the next: that one is said last.
    const {except} = words().status;
    did.sort((a, b) => Number(except.test(a)) - Number(except.test(b)));
    return court && court.place !== null && did.length > 0
      ? words().status.plain.court(court.place, formatList(did))
      : null;
  });
  return said.length && said.every((part) => part !== null) ? `${said.map(capital).join(". ")}.` : null;
}

/** What the orders of the story's flow say as of the last day that was checked: in a sentence with its day: which courts limited it, with what each excepts; then an order a line. */
export function lawToday(site: Site, {plain}: Readonly<Record<string, string>> = {}): Html {
  const {tables, edition} = site;
  const rows = tables.status.filter(({flow}) => flow === edition.flow);
  const day = edition.verified_through;
  const last =
    rows.find(({from, until}) => day !== null && (from === null || from <= day) && (until === null || day < until)) ??
    rows.at(-1);
  if (!last) return html``;
  const {status: say} = words();
  const flow = tables.flows.find(({id}) => id === edition.flow);
  const orders = last.order_ids.flatMap((id) => tables.orders.find((order) => order.id === id) ?? []);
  // By where they sit, which says more to most readers than a court's short name; the orders below have both.
  const places = last.court_ids.map((id) => tables.courts.find((court) => court.id === id)?.place ?? null);
  const told = places.every((place) => place !== null) && new Set(places).size === places.length;
  const named = courtsWithExceptions(tables, last, told ? ({place}) => say.inPlace(place ?? "") : undefined);
  const level =
    last.restriction === "none"
      ? tables.orders.some(({flow: of}) => of === edition.flow)
        ? say.noCourtBarred
        : say.noOrderKnown
      : (last.restriction === "barred" ? say.barredIt : say.noticeOfIt)(last.court_ids.length, named);
  // A court's short name may end in a point of its own.
  const ended = level.replace(/\.\.$/, ".");
  const simply = plain === undefined || day === null || last.restriction === "none" ? null : plainly(site, last);
  const around = simply === null || last.restriction === "none" ? say.asRecorded : say.plain[last.restriction];
  const [before, on, after] = around(day === null ? "" : formatDate(day));
  // Who is no lawyer does not know a court by its short name; a court of appeals sits where one below it does.
  const plainName = (court: Court) =>
    simply !== null && court.place !== null && court.level === "district"
      ? say.plain.named(court.place)
      : court.short_name;
  const name = flow ? capital(nameFlow(flow, words().quoted)) : null;
  return html`<section class="law-today law-today-${last.restriction}${simply !== null && " law-today-plain"}" aria-labelledby="law-today"><h2 id="law-today">${simply !== null && name !== null ? say.plain.ask(name) : say.today(name)}</h2><p class="law-today-level">${day === null ? say.todayNotVerified : html`${before}<time datetime="${day}">${on}</time>${after}`}${simply ?? ended}</p>${
    orders.length > 0 &&
    html`<details id="law-today-orders"><summary>${say.orders(orders.length)}</summary><ul>${orders.map(({id}) => html`<li>${orderLine(tables, id, {named: simply === null, nameOf: plainName, leads: (appeal) => leadsTo(site, appeal)})}</li>`)}</ul></details>`
  }</section>`;
}

/** As of which day a page speaks, and what it rests on; unverified leads do not count. */
export function storyEdition({tables, edition}: Site): Html {
  const {status: say, date} = words();
  const day = edition.verified_through;
  return html`<div class="story-edition">${edition.byline.length > 0 && html`<p>${say.by(formatList(edition.byline))}</p>`}<p><a href="/methods#verified">${say.record}${day === null ? date.notVerified : html`<time datetime="${day}">${date.verified(formatDate(day))}</time>`}</a></p>
<p>${say.counts(known(tables.events), known(tables.orders), known(tables.observations))}</p></div>`;
}
