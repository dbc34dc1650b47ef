import type {Site} from "../../story/story.js";
import type {Order} from "../../../loaders/schema/tables/orders.js";
import {html, type Html} from "../../ui/html.js";
import {courtListener} from "../../record/courtlistener.js";
import {counted, dateInWords, READ_WORDS, unslug, verifiedInWords} from "../../ui/format.js";
import type {Block} from "../../ui/block.js";
import {disagreementList, facts, gradeMark, noteText} from "../../record/cited.js";
import {happenings} from "../chronology/eventlist.js";
import {capital, courtOf, listed} from "../../record/names.js";
import {boundNames, orderChange} from "./orderchange.js";
import {restrictionMark} from "../../record/restriction.js";
import {orderStrip} from "./orderstrip.js";
import {sourcesInFull} from "../../record/sourcesinfull.js";
import {unchecked} from "../../record/sourcelinks.js";
import {otherDockets} from "../../record/dockets.js";

const EFFECTS: Record<Order["effect"], string> = {
  restricts: "it restricted the sharing",
  permits: "it let the sharing go on, as far as this court went",
  neutral: "it changed nothing about the sharing"
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
  const listener = courtListener(docket);
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
<h2 id="change">What it changed about the sharing</h2>${orderChange(site, order)}
${noEnd && html`<p class="soft">No end was seen. The record is ${verifiedInWords(edition.verified_through)}${edition.verified_through !== null && "; of later days it says nothing"}.</p>`}
${order.note !== null && html`<h2 id="note">What to know</h2>${noteText(order.note)}`}
<h2 id="called">What others called it</h2>${called.length ? disagreementList(called) : html`<p>The sources read do not contradict each other on it.</p>`}
${events.length > 0 && html`<h2 id="events">How it came about</h2>${happenings(site, events, {of: id})}`}
<h2 id="sources">Sources of this entry</h2>${sourcesInFull(site, order.source_ids)}
</div>
<div class="side" role="group" aria-label="The order in brief">${facts([
      ["Made", dateInWords(order.date)],
      ["By", courtOf(site, docket.court_id)?.name],
      [docket.judges.length === 1 ? "Judge" : "Judges", listed(docket.judges)],
      ["Type", capital(unslug(order.type))],
      ["Binds", boundNames(site, order) || "nobody"],
      ["As reported", order.binds_note],
      ["About", flow && html`<a href="/methods#${flow.id}">${flow.title}</a>`],
      ["At the time", EFFECTS[order.effect]],
      ["From", order.from === null ? "not known, or nothing took effect" : dateInWords(order.from)],
      [
        "Until",
        order.until === null
          ? order.from === null
            ? null
            : "no end was seen"
          : `${dateInWords(order.until)}, the first day on which it no longer held`
      ],
      ["Why it ended", ended(site, order)],
      ["Length", order.pages === null ? null : counted(order.pages, "page")],
      ["Citation", order.citation],
      [
        "Opinion or order",
        order.opinion_url === null
          ? "no address known"
          : html`<a href="${order.opinion_url}" rel="noreferrer">${new URL(order.opinion_url).host.replace(/^www\./, "")}</a>${unchecked(order.address)}`
      ],
      ["Its own text", order.read && READ_WORDS[order.read]],
      ["Docket entry", order.docket_entry],
      ["Docket", html`${docket.docket_number} <a href="${listener.href}" rel="noreferrer">${listener.words}</a>`],
      ["Dockets in other courts", docket.dockets.length ? otherDockets(site, docket) : null],
      ["Recorded", dateInWords(order.recorded)]
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
