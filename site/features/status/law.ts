import type {Order} from "../../../loaders/schema/tables/orders.js";
import type {Status} from "../../../loaders/schema/tables/status.js";
import type {Grade} from "../../../loaders/schema/common.js";
import type {Figure, Tables} from "../../charts/figure.js";
import {dayAfter} from "../../charts/time.js";
import {restsOn, row} from "../../charts/provenance.js";
import {capital, countInWords} from "../../ui/amounts.js";
import {dateInWords} from "../../ui/format.js";
import {drawLaw, joined, formatRestriction, type Lane, type Mark} from "./lawdrawing.js";

/** How far the picture goes on past the last verified day, in days. */
const BEYOND = 40;

/** A day that a story marks in the picture of its law, with the row that it comes from. */
export interface LawMark extends Mark {
  row: {id: string; grade: Grade; source_id?: string; source_ids?: readonly string[]};
  /** What happened, for the table. */
  what: string;
}

/** What a story says about the law of its flow; what it leaves out is worked out from the orders. */
export interface LawOptions {
  flow: string;
  title?: (intervals: readonly Status[], known: number) => string;
  subtitle?: string;
  /** The first day that is drawn. */
  from?: string;
  marks?: readonly LawMark[];
  /** The day that is asked about first. */
  start?: string;
  /** A sentence more for those who do not see the picture. */
  also?: string;
}

function lanesOf({cases, courts, agencies, orders}: Tables, flow: string): Lane[] {
  const name = (id: string) => row(agencies, id).short_name;
  const drawn = orders.filter(
    (order) =>
      order.flow === flow &&
      order.from !== null &&
      (order.restriction !== "none" || (order.effect === "permits" && order.superseded_by.length === 0))
  );
  const docket = (order: Order) => row(cases, order.case_id);
  const below = (order: Order) => docket(order).appeal_of ?? order.case_id;
  return [...new Set(drawn.map(below))].map((id) => {
    const own = drawn.filter((order) => below(order) === id);
    const heard = [...new Set(own.map((order) => row(courts, docket(order).court_id).short_name))];
    return {
      courts: heard.join(" and "),
      caption: row(cases, id).short_caption,
      orders: own.map((order) => ({...order, bound: order.binds.map(name).join(", ")}))
    };
  });
}

/** What the law was at the end, as a sentence. */
function asItStands(intervals: readonly Status[], known: number): string {
  if (!known) return "No court order on it is in the record yet";
  const last = intervals.at(-1);
  if (!last || last.restriction === "none")
    return intervals.length > 1 ? "No court order limits it any more" : "No court order has limited it";
  const courts = `${countInWords(last.court_ids.length)} ${last.court_ids.length === 1 ? "court has" : "courts have"}`;
  const since = joined(intervals).at(-1)?.from;
  return `${capital(courts)} ${last.restriction === "barred" ? "barred it" : "asked for notice first"}${since == null ? "" : ` since ${dateInWords(since)}`}`;
}

/** The law on any date: what the orders on a flow together allowed, day by day, and each order by court. */
export function lawFigure(tables: Tables, options: LawOptions): Figure {
  const flow = row(tables.flows, options.flow);
  const intervals = tables.status.filter((interval) => interval.flow === flow.id);
  const last = intervals.at(-1);
  if (!last) throw new RangeError(`there is no status of ${flow.id}`);
  const {marks = [], title = asItStands, subtitle, also} = options;
  const lanes = lanesOf(tables, flow.id);
  const drawn = lanes.flatMap(({orders}) => orders);
  const names = (ids: readonly string[], rows: readonly {id: string; short_name: string}[]) =>
    ids.map((id) => row(rows, id).short_name).join(", ");
  const happened = [...drawn.flatMap(({from}) => from ?? []), ...marks.map(({day}) => day)];
  // A record that nobody has verified yet is drawn through the last day that it speaks of.
  const through = last.verified_through ?? [...happened, flow.recorded].sort().at(-1) ?? flow.recorded;
  const days = [...happened, through].sort();
  const domain: [string, string] = [
    options.from ?? `${dayAfter(days[0] ?? "", -31).slice(0, 8)}01`,
    dayAfter(through, BEYOND)
  ];
  const id = "law-on-any-date";
  const known = tables.orders.filter((order) => order.flow === flow.id).length;
  const stretch = ({from, restriction, court_ids}: Status) =>
    `${from === null ? "at first" : `from ${dateInWords(from)}`} ${formatRestriction(restriction, known)}${court_ids.length ? ` (${names(court_ids, tables.courts)})` : ""}`;
  const words = `${capital(joined(intervals).map(stretch).join("; "))}.`;
  const shown = {intervals, lanes, marks, through, verified: last.verified_through !== null, domain, known};
  const message = title(intervals, known);
  return {
    id,
    title: message,
    subtitle:
      subtitle ??
      `Court orders on a flow, ${flow.title}: the strictest limit in force, and the orders behind it. Diamonds are refusals: they limit nothing and lift nothing`,
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
      ...intervals.map(({from, until, restriction, court_ids, binds, order_ids}) => ({
        kind: "in force",
        what: order_ids.map((order) => row(tables.orders, order).title).join("; ") || "no order with a limit",
        from,
        until,
        limit: formatRestriction(restriction, known),
        courts: names(court_ids, tables.courts),
        binds: names(binds, tables.agencies),
        row: order_ids.join(" ")
      })),
      ...lanes.flatMap(({courts, orders}) =>
        orders.map(({id: order, title: what, from, until, restriction, bound}) => ({
          kind: "order",
          what,
          from,
          until,
          limit: formatRestriction(restriction, known),
          courts,
          binds: bound,
          row: order
        }))
      ),
      ...marks.map(({what, day, row: {id: marked}}) => ({
        kind: "event",
        what,
        from: day,
        until: null,
        limit: "",
        courts: "",
        binds: "",
        row: marked
      }))
    ],
    unit: `days, ${dateInWords(domain[0])} to ${dateInWords(domain[1])}`,
    ...restsOn([...drawn, ...marks.map((mark) => mark.row)]),
    missing: `Worked out from the orders alone. A refusal, or an appeal court’s affirmance of one, lifts nobody else’s order. ${last.verified_through === null ? "The record is not verified yet." : `The record was verified through ${dateInWords(last.verified_through)}; later days are what it says if nothing changed.`}`,
    draw: (drawing) =>
      drawLaw(shown, {...drawing, id, title: message, description: also === undefined ? words : `${words} ${also}`}),
    answer: words,
    data: {
      intervals,
      domain,
      start: options.start ?? through,
      flow: flow.title,
      known,
      agencies: Object.fromEntries(tables.agencies.map(({id: of, short_name}) => [of, short_name])),
      courts: Object.fromEntries(tables.courts.map(({id: of, short_name}) => [of, short_name]))
    }
  };
}
