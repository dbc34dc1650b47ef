import type {Site} from "../../story/story.js";
import {nameFlow} from "../../../loaders/status/statusmessages.js";
import {capital, formatDate, formatList, formatNumber, formatVerified} from "../../ui/format.js";
import {orderLine} from "./law.js";
import {type Html, html} from "../../ui/html.js";
import {exception, orderCourt} from "../../record/names.js";
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

/** What the orders of the story's flow say as of the last day that was checked: in a sentence with its day: which courts limited it, with what each excepts; then an order a line. */
export function lawToday(site: Site): Html {
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
  // Each court with what its own orders leave open: no exception of one is read into another's.
  const named = last.court_ids.map((id) => {
    const own = orders.filter((order) => orderCourt(site, order)?.id === id);
    const excepted = [...new Set(own.flatMap((order) => exception(order) ?? []))];
    return [tables.courts.find((court) => court.id === id)?.short_name ?? id, ...excepted].join(" ");
  });
  const level =
    last.restriction === "none"
      ? tables.orders.some(({flow: of}) => of === edition.flow)
        ? say.noCourtBarred
        : say.noOrderKnown
      : (last.restriction === "barred" ? say.barredIt : say.noticeOfIt)(last.court_ids.length, named);
  // A court's short name may end in a point of its own.
  const ended = level.replace(/\.\.$/, ".");
  const [before, on, after] = say.asRecorded(day === null ? "" : formatDate(day));
  return html`<section class="law-today law-today-${last.restriction}" aria-labelledby="law-today"><h2 id="law-today">${say.today(flow ? capital(nameFlow(flow, words().quoted)) : null)}</h2><p class="law-today-level">${day === null ? say.todayNotVerified : html`${before}<time datetime="${day}">${on}</time>${after}`}${ended}</p>${
    orders.length > 0 &&
    html`<details><summary>${say.orders(orders.length)}</summary><ul>${orders.map(({id}) => html`<li>${orderLine(tables, id)}</li>`)}</ul></details>`
  }</section>`;
}

/** As of which day a page speaks, and what it rests on; unverified leads do not count. */
export function storyEdition({tables, edition}: Site): Html {
  const {status: say, date} = words();
  const day = edition.verified_through;
  return html`<div class="story-edition">${edition.byline.length > 0 && html`<p>${say.by(formatList(edition.byline))}</p>`}<p><a href="/methods#verified">${say.record}${day === null ? date.notVerified : html`<time datetime="${day}">${date.verified(formatDate(day))}</time>`}</a></p>
<p>${say.counts(known(tables.events), known(tables.orders), known(tables.observations))}</p></div>`;
}
