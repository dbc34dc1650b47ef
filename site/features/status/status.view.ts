import type {Site} from "../../story/story.js";
import {nameFlow} from "../../../loaders/status/statusmessages.js";
import {capital, formatCount, formatDate, formatNumber, pluralize, formatVerified} from "../../ui/format.js";
import {orderLine} from "./law.js";
import {type Html, html} from "../../ui/html.js";
import {RESTRICTION_WORDS} from "../../record/cited.js";

/** The legal status of the story's flow, interval by interval. */
export function statusTable({tables, edition}: Site): Html {
  const rows = tables.status.filter(({flow}) => flow === edition.flow);
  const known = tables.orders.some(({flow}) => flow === edition.flow);
  const name = (list: readonly {id: string; short_name: string}[], id: string) =>
    list.find((row) => row.id === id)?.short_name ?? id;
  return html`<div class="scroll" role="region" aria-label="The law on any date" tabindex="0"><table class="status"><caption>Derived from the orders alone; ${formatVerified(edition.verified_through)}</caption><thead><tr><th scope="col">From</th><th scope="col">Until</th><th scope="col">Limit</th><th scope="col">Courts</th><th scope="col">Binds</th><th scope="col">Orders</th></tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr><td>${row.from === null ? "the beginning" : formatDate(row.from)}</td><td>${row.until === null ? "no end found" : formatDate(row.until)}</td><td><span class="restriction restriction-${row.restriction}">${row.restriction === "none" ? (known ? "no court limit" : "no order known") : RESTRICTION_WORDS[row.restriction]}</span></td><td>${row.court_ids.map((id) => name(tables.courts, id)).join(", ") || "none"}</td><td>${row.binds.map((id) => name(tables.agencies, id)).join(", ") || "nobody"}</td><td>${row.order_ids.length ? row.order_ids.map((id, index) => html`${index ? "; " : ""}<a href="/orders/${id}">${tables.orders.find((order) => order.id === id)?.title}</a>`) : "none"}</td></tr>`
  )}</tbody></table></div>`;
}

const known = (rows: readonly {grade: string}[]) =>
  formatNumber(rows.filter(({grade}) => grade !== "unverified").length);

/** What the orders of the story's flow say on the last day that was checked: the limit, then an order a line. */
export function lawToday({tables, edition}: Site): Html {
  const rows = tables.status.filter(({flow}) => flow === edition.flow);
  const day = edition.verified_through;
  const last =
    rows.find(({from, until}) => day !== null && (from === null || from <= day) && (until === null || day < until)) ??
    rows.at(-1);
  if (!last) return html``;
  const flow = tables.flows.find(({id}) => id === edition.flow);
  const orders = last.order_ids.flatMap((id) => tables.orders.find((order) => order.id === id) ?? []);
  const count = last.court_ids.length;
  const level =
    last.restriction === "none"
      ? tables.orders.some(({flow: of}) => of === edition.flow)
        ? "No court limit"
        : "No order known"
      : `${last.restriction === "barred" ? "Barred" : "Allowed only after notice"} by ${formatCount(count)} ${count === 1 ? "court" : "courts"}`;
  return html`<section class="law-today law-today-${last.restriction}" aria-labelledby="law-today"><p class="law-today-when" id="law-today">${flow ? `${capital(nameFlow(flow))}: t` : "T"}he law ${day === null ? "(not verified yet)" : html`on <time datetime="${day}">${formatDate(day)}</time>, the last day checked`}</p><p class="law-today-level">${level}</p>${
    orders.length > 0 &&
    html`<details><summary>Derived from ${pluralize(orders.length, "order")} not known to have ended</summary><ul>${orders.map(({id}) => html`<li>${orderLine(tables, id)}</li>`)}</ul></details>`
  }</section>`;
}

/** As of which day a page speaks, and what it rests on; unverified leads do not count. */
export const storyEdition = ({tables, edition}: Site): Html =>
  html`<div class="story-edition"><p><a href="/methods#verified">Record ${edition.verified_through === null ? "not verified yet" : html`verified through <time datetime="${edition.verified_through}">${formatDate(edition.verified_through)}</time>`}</a></p>
<p>${known(tables.events)} events · ${known(tables.orders)} orders · ${known(tables.observations)} figures, each with its source</p></div>`;
