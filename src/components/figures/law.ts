import type {Order} from "../../../loaders/schema/orders.js";
import type {Figure, Tables} from "../figure.js";
import {dayAfter} from "../drawing/time.js";
import {restsOn, row} from "../drawing/rows.js";
import {capital, countInWords} from "../../lib/amounts.js";
import {dateInWords, numberInWords} from "../../lib/words.js";
import {drawLaw, joined, LEVEL_WORDS, type Lane} from "./lawdrawing.js";

const FLOW = "irs-ice";
/** How far the picture goes on past the last verified day, in days. */
const BEYOND = 40;

function lanesOf({cases, courts, agencies, orders}: Tables): Lane[] {
  const name = (id: string) => row(agencies, id).short_name;
  const drawn = orders.filter(({flow, restriction, effect, superseded_by, from}) => flow === FLOW && from !== null && (restriction !== "none" || (effect === "permits" && superseded_by.length === 0)));
  const docket = (order: Order) => row(cases, order.case_id);
  const below = (order: Order) => docket(order).appeal_of ?? order.case_id;
  return [...new Set(drawn.map(below))].map((id) => {
    const own = drawn.filter((order) => below(order) === id);
    const heard = [...new Set(own.map((order) => row(courts, docket(order).court_id).short_name))];
    return {courts: heard.join(" and "), caption: row(cases, id).short_caption, orders: own.map((order) => ({...order, bound: order.binds.map(name).join(", ")}))};
  });
}

/** The law on any date: what the orders together allowed, day by day, and each order by court. */
export function lawOnAnyDate(tables: Tables): Figure {
  const flow = row(tables.flows, FLOW);
  const intervals = tables.status.filter((interval) => interval.flow === FLOW);
  const last = intervals.at(-1);
  if (!last) throw new RangeError(`there is no status of ${FLOW}`);
  const signed = row(tables.events, "memorandum-signed");
  const transfer = row(tables.observations, "irs-ice-transfer@2025-08-07/disclosed");
  const lanes = lanesOf(tables);
  const drawn = lanes.flatMap(({orders}) => orders);
  const names = (ids: readonly string[], rows: readonly {id: string; short_name: string}[]) => ids.map((id) => row(rows, id).short_name).join(", ");
  const then = intervals.find(({from, until}) => (from === null || from <= transfer.period) && (until === null || transfer.period < until));
  const domain: [string, string] = ["2025-03-01", dayAfter(last.verified_through, BEYOND)];
  const id = "law-on-any-date";
  const before = then?.level === "none" ? "No court limited the sharing when the addresses went" : "The sharing was limited when the addresses went";
  const title = `${before}; ${countInWords(last.court_ids.length)} courts have barred it since ${dateInWords(last.from ?? "")}`;
  const stretch = ({from, level, court_ids}: (typeof intervals)[number]) => `${from === null ? "at first" : `from ${dateInWords(from)}`} ${LEVEL_WORDS[level]}${court_ids.length ? ` (${names(court_ids, tables.courts)})` : ""}`;
  const words = `${capital(joined(intervals).map(stretch).join("; "))}.`;
  const shown = {intervals, lanes, signed, transfer, verified: last.verified_through, domain};
  return {
    id,
    title,
    subtitle: "Court orders on the flow of addresses from the IRS to ICE: the strictest limit in force, and the orders behind it. Diamonds are refusals: they limit nothing and lift nothing",
    columns: [
      {name: "kind", title: "Kind"},
      {name: "what", title: "What"},
      {name: "from", title: "From"},
      {name: "until", title: "Until (first day after)"},
      {name: "limit", title: "Limit"},
      {name: "courts", title: "Courts"},
      {name: "binds", title: "Binds"},
      {name: "row", title: "Row of the record"}
    ],
    rows: [
      ...intervals.map(({from, until, level, court_ids, binds, order_ids}) => ({
        kind: "in force",
        what: order_ids.map((order) => row(tables.orders, order).title).join("; ") || "no order with a limit",
        from,
        until,
        limit: LEVEL_WORDS[level],
        courts: names(court_ids, tables.courts),
        binds: names(binds, tables.agencies),
        row: order_ids.join(" ")
      })),
      ...lanes.flatMap(({courts, orders}) =>
        orders.map(({id: order, title: what, from, until, restriction, bound}) => ({kind: "order", what, from, until, limit: LEVEL_WORDS[restriction], courts, binds: bound, row: order}))
      ),
      {kind: "event", what: signed.title, from: signed.date, until: null, limit: "", courts: "", binds: "", row: signed.id},
      {kind: "event", what: `${numberInWords(transfer.value)} addresses sent`, from: transfer.period, until: null, limit: "", courts: "", binds: "", row: transfer.id}
    ],
    unit: `days, ${dateInWords(domain[0])} to ${dateInWords(domain[1])}`,
    ...restsOn([...drawn, signed, transfer]),
    missing: `Worked out from the orders alone. A refusal, or an appeal court’s affirmance of one, lifts nobody else’s order. The record was verified through ${dateInWords(last.verified_through)}; later days are what it says if nothing changed.`,
    draw: (options) => drawLaw(shown, {...options, id, title, description: `${words} ${numberInWords(transfer.value)} addresses were sent on ${dateInWords(transfer.period)}.`}),
    answer: words,
    data: {
      intervals,
      domain,
      start: transfer.period,
      flow: flow.title,
      agencies: Object.fromEntries(tables.agencies.map(({id: of, short_name}) => [of, short_name])),
      courts: Object.fromEntries(tables.courts.map(({id: of, short_name}) => [of, short_name]))
    }
  };
}
