import type {Case} from "../../../loaders/schema/tables/cases.js";
import type {Court} from "../../../loaders/schema/tables/courts.js";
import type {Order} from "../../../loaders/schema/tables/orders.js";
import type {Status} from "../../../loaders/schema/tables/status.js";
import type {Grade} from "../../../loaders/schema/common.js";
import {nameFlow} from "../../../loaders/status/statusmessages.js";
import type {Figure, Tables} from "../../charts/figure.js";
import {dayAfter, daysBetween} from "../../charts/time.js";
import {provenance, row} from "../../charts/provenance.js";
import {capital, formatDate, formatList} from "../../ui/format.js";
import {en} from "../../words/en.js";
import {words as spoken} from "../../words/words.js";
import {html, type Html} from "../../ui/html.js";
import {appealsFrom, pendingSince} from "../../record/appeals.js";
import {exceptingCourts, exception, orderCourt} from "../../record/names.js";
import {formatRestriction, lawOn, type LawData, type Limit} from "./lawdate.js";
import {drawLaw, joined, outcomeOf, type Lane, type Mark, type Outcome} from "./lawdrawing.js";

/** How far the picture goes on past the last verified day, in days. */
const BEYOND = 40;

/** A day that a story marks in the picture of its law, with the row that it comes from, which is the one that tells of it where none is named. */
export interface LawMark extends Mark {
  row: {id: string; grade: Grade; source_id?: string; source_ids?: readonly string[]};
}

/** What a story says about the law of its flow; what it leaves out is derived from the orders. */
export interface LawOptions {
  flow: string;
  title?: (intervals: readonly Status[], known: number) => string;
  subtitle?: string;
  /** The first day that is drawn. */
  from?: string;
  marks?: readonly LawMark[];
  /** A sentence more for those who do not see the picture. */
  also?: string;
}

function lanesOf({cases, courts, agencies, orders}: Tables, flow: string): Lane[] {
  const name = (id: string) => row(agencies, id).short_name;
  const drawn = orders.filter(
    (order) =>
      order.flow === flow &&
      order.from !== null &&
      (order.restriction !== "none" || (outcomeOf(order) !== null && order.superseded_by.length === 0))
  );
  const docket = (order: Order) => row(cases, order.case_id);
  const below = (order: Order) => docket(order).appeal_of ?? order.case_id;
  return [...new Set(drawn.map(below))].map((id) => {
    const own = drawn.filter((order) => below(order) === id);
    const heard = [...new Set(own.map((order) => row(courts, docket(order).court_id).short_name))];
    return {
      courts: formatList(heard),
      caption: row(cases, id).short_caption,
      orders: own.map((order) => ({...order, bound: order.binds.map(name).join(", ") || spoken().status.nobodyByName}))
    };
  });
}

export type Limited = Pick<Status, "restriction" | "court_ids" | "order_ids">;
/** What names courts, each with what it leaves open. */
type Excepting = Pick<Tables, "orders" | "cases" | "courts" | "events">;

/** Courts by their short names, each with what its own orders among these leave open: no exception of one is read into another's. */
export function courtsWithExceptions(
  tables: Excepting,
  {court_ids, order_ids}: Pick<Status, "court_ids" | "order_ids">,
  nameOf = ({short_name}: Court) => short_name
): string[] {
  const orders = order_ids.map((id) => row(tables.orders, id));
  return court_ids.map((id) => {
    const own = orders.filter((order) => orderCourt({tables}, order)?.id === id);
    const excepted = [...new Set(own.flatMap((order) => exception(order) ?? []))];
    const court = tables.courts.find((candidate) => candidate.id === id);
    return [court ? nameOf(court) : id, ...excepted].join(" ");
  });
}

/** What all courts that bar in a status leave open, in the same words; null where one bars without it. */
export function commonException(tables: Excepting, status: Limited): string | null {
  if (status.restriction !== "barred") return null;
  const [first = "", ...others] = courtsWithExceptions(tables, status, () => "");
  return first !== "" && others.every((open) => open === first) ? first.trim() : null;
}

const NO_LEADS: (appeal: Case) => Html = () => html``;

/** The appeals from an order that the record has no decision on, each in a sentence, with the leads about it. */
const onAppeal = (tables: Tables, id: string, leads: (appeal: Case) => Html): Html[] =>
  appealsFrom(tables, id).flatMap((appeal) => {
    const since = pendingSince(tables, appeal);
    const {short_name} = row(tables.courts, appeal.court_id);
    return since === null
      ? []
      : html` ${spoken().status.onAppeal(short_name, appeal.docket_number, formatDate(since))}${leads(appeal)}`;
  });

/**
 * An order in a line: its court, by its short name or as `nameOf` says it, what it is as a link, since when or for how long, whom it binds and what it
 * requires, with its exception, what sources disagree on, and an appeal from it. `named` says in which case, too, and the judge where one made it; `leads`, what is known and not
 * verified of an appeal.
 */
export function orderLine(
  tables: Tables,
  id: string,
  {named = false, nameOf = ({short_name}: Court) => short_name, leads = NO_LEADS} = {}
): Html {
  const order = row(tables.orders, id);
  const {title, binds, requires, from, until} = order;
  const held =
    from === null
      ? null
      : until === null
        ? spoken().status.since(formatDate(from))
        : spoken().orders.heldFromUntil(formatDate(from), formatDate(until));
  const court = orderCourt({tables}, order);
  const docket = row(tables.cases, order.case_id);
  const judge = court?.id === docket.court_id && docket.judges.length === 1 ? docket.judges[0] : null;
  const by = [court && nameOf(court), named && judge, named && docket.short_caption].filter(Boolean).join(", ");
  const bound = formatList(binds.map((agency) => row(tables.agencies, agency).short_name));
  const topics = [
    ...new Set(order.disagreements.map(({about}) => `${about.slice(0, 1).toLowerCase()}${about.slice(1)}`))
  ];
  const {code, record} = spoken();
  // What they disagree about is in English.
  const about = code === en.code ? `: ${topics.join("; ")}` : "";
  const disputed = topics.length > 0 && html` <a href="/orders/${id}#called">${record.disagree}${about}</a>.`;
  return html`<b>${by}:</b> <a href="/orders/${id}">${title}</a>${held !== null && `, ${held}`}. ${spoken().status.binds(bound)} ${requires}${!/[.!?]$/.test(requires) && "."}${disputed}${onAppeal(tables, id, leads)}`;
}

/** The day on which a row entered the record; empty for one that has none of its own. */
const recordedOn = (of: object): string => ("recorded" in of && typeof of.recorded === "string" ? of.recorded : "");

/** What the law was at the end, as a sentence. */
function asItStands(intervals: readonly Status[], known: number): string {
  const say = spoken().law;
  if (!known) return say.noOrderYet;
  const last = intervals.at(-1);
  if (!last || last.restriction === "none") return intervals.length > 1 ? say.noMore : say.never;
  const count = last.court_ids.length;
  const since = joined(intervals).at(-1)?.from;
  return capital(say.asItStands(count, last.restriction === "barred", since == null ? null : formatDate(since)));
}

/** The law on any date: what the orders on a flow together allowed, day by day, and each order by court. */
export function lawFigure(tables: Tables, options: LawOptions): Figure {
  const flow = row(tables.flows, options.flow);
  const intervals = tables.status
    .filter((interval) => interval.flow === flow.id)
    .map((interval): Limit => ({...interval, open: exceptingCourts({tables}, tables.orders, interval).length}));
  const last = intervals.at(-1);
  if (!last) throw new RangeError(`there is no status of ${flow.id}`);
  const say = spoken().law;
  const {title = asItStands, subtitle, also} = options;
  const marks = (options.marks ?? []).map((mark) => ({...mark, rows: mark.rows ?? [mark.row.id]}));
  const lanes = lanesOf(tables, flow.id);
  const drawn = lanes.flatMap(({orders}) => orders);
  const short = (rows: readonly {id: string; short_name: string}[]) => (id: string) => row(rows, id).short_name;
  const [agency, court] = [short(tables.agencies), short(tables.courts)];
  const happened = [...drawn.flatMap(({from}) => from ?? []), ...marks.map(({day}) => day)];
  // A record that nobody has verified yet is drawn through the last day that it speaks of.
  const through = last.verified_through ?? [...happened, flow.recorded].sort().at(-1) ?? flow.recorded;
  const days = [...happened, through].sort();
  const domain: [string, string] = [
    options.from ?? `${dayAfter(days[0] ?? "", -31).slice(0, 8)}01`,
    dayAfter(through, BEYOND)
  ];
  // A day up to the last on which anything entered the record can be asked about, also where the answer is that there is none.
  const asked = [domain[1], ...Object.values(tables).flatMap((rows) => rows.map(recordedOn))].sort().at(-1);
  const id = "law-on-any-date";
  const known = tables.orders.filter((order) => order.flow === flow.id).length;
  const limitOf = ({restriction, court_ids, open}: Limit) => {
    const limit = formatRestriction(restriction, known);
    return open && open === court_ids.length ? say.withException(limit) : limit;
  };
  /** Courts by name; where not all of them leave something open, those that do say so. */
  const namesOf = (interval: Limit) => {
    const open = interval.open < interval.court_ids.length ? exceptingCourts({tables}, tables.orders, interval) : [];
    return interval.court_ids.map((id) =>
      open.includes(id) ? `${court(id)} (${say.withException("").trim()})` : court(id)
    );
  };
  const stretch = (interval: Limit) =>
    `${interval.from === null ? say.atFirst : say.from(formatDate(interval.from))} ${limitOf(interval)}${interval.court_ids.length ? ` (${formatList(namesOf(interval))})` : ""}`;
  const words = `${capital(joined(intervals).map(stretch).join("; "))}.`;
  const named = (interval: Status) => spoken().status.excepting(courtsWithExceptions(tables, interval));
  const shown = {intervals, lanes, marks, through, verified: last.verified_through !== null, domain, known, named};
  const message = title(intervals, known);
  const name = nameFlow(flow, spoken().quoted);
  const outcomes = new Set(
    drawn.filter(({restriction}) => restriction === "none").map((order) => outcomeOf(order) ?? "other")
  );
  const limiting = [...new Set(intervals.flatMap(({order_ids}) => order_ids))];
  const data: LawData = {
    intervals,
    domain,
    start: through,
    flow: name,
    known,
    courts: Object.fromEntries(intervals.flatMap(({court_ids}) => court_ids).map((of) => [of, court(of)])),
    bound: Object.fromEntries(
      limiting.map((of) => {
        const order = row(tables.orders, of);
        return [
          of,
          {
            court: orderCourt({tables}, order)?.short_name ?? "",
            names: order.binds.map(agency),
            except: exception(order)
          }
        ];
      })
    )
  };
  const unsure = drawn.filter(({date}) => /[?~%]$/.test(date)).map(({title: what}) => spoken().quoted(what));
  return {
    id,
    title: message,
    subtitle: [
      subtitle ?? say.subtitle(name),
      ...(Object.keys(say.outcomes) as Outcome[])
        .filter((outcome) => outcomes.has(outcome))
        .map((outcome) => say.outcomes[outcome])
    ].join(". "),
    columns: [
      // An order's name heads its row.
      ...(["what", "kind", "from", "until", "limit", "courts", "binds"] as const).map((column) => ({
        name: column,
        title: say.columns[column]
      })),
      {name: "row", title: spoken().figure.row}
    ],
    rows: [
      ...intervals.map((interval) => ({
        kind: say.kinds.inForce,
        what: interval.order_ids.map((order) => row(tables.orders, order).title).join("; ") || say.noOrderWithLimit,
        from: interval.from,
        until: interval.until,
        limit: limitOf(interval),
        courts: namesOf(interval).join(", "),
        binds: interval.binds.map(agency).join(", "),
        row: interval.order_ids.join(" ")
      })),
      // A lane may have the orders of a case and of its appeal.
      ...lanes.flatMap(({orders}) =>
        orders.map(({id: order, title: what, from, until, restriction, bound}) => ({
          kind: say.kinds.order,
          what,
          from,
          until,
          limit: restriction === "none" ? spoken().record.restrictions.none : formatRestriction(restriction, known),
          courts: orderCourt({tables}, row(tables.orders, order))?.short_name ?? "",
          binds: bound,
          row: order
        }))
      ),
      ...marks.map(({what, day, row: {id: marked}}) => ({
        kind: say.kinds.event,
        what,
        from: day,
        until: null,
        limit: "",
        courts: "",
        binds: "",
        row: marked
      }))
    ],
    unit: say.unit(formatDate(domain[0]), formatDate(domain[1])),
    ...provenance([...drawn, ...marks.map((mark) => mark.row)]),
    missing: `${[say.derived, unsure.length && say.unsure(formatList(unsure)), say.others].filter(Boolean).join(" ")} ${last.verified_through === null ? say.recordNotVerified : say.recordVerified(formatDate(last.verified_through))}`,
    draw: (drawing) =>
      drawLaw(shown, {...drawing, id, title: message, description: also === undefined ? words : `${words} ${also}`}),
    answer: html`<fieldset class="lawdate" disabled><label>${say.whoOn} <input type="date" min="${domain[0]}" max="${asked}" value="${data.start}" required></label> <button type="button" class="copy" aria-live="polite">${say.copyDay}</button><input type="range" min="0" max="${daysBetween(...domain)}" step="1" value="${daysBetween(domain[0], data.start)}" aria-label="${say.move}"><p>${lawOn(data, data.start)}</p><div class="unseen" role="status"></div><ul class="law-orders">${limiting.map((of) => html`<li data-order="${of}" hidden>${orderLine(tables, of)}</li>`)}</ul></fieldset><details><summary>${say.everyPeriod}</summary><p>${words}</p></details>`,
    data
  };
}
