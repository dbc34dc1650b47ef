import {legalStatus} from "../../../loaders/status/status.js";
import {nameFlow, type StatusNames} from "../../../loaders/status/statusmessages.js";
import type {Court} from "../../../loaders/schema/tables/courts.js";
import type {Edition} from "../../../loaders/schema/edition.js";
import type {Event} from "../../../loaders/schema/tables/events.js";
import type {Tables} from "../../charts/figure.js";
import {say, words as spoken} from "../../words/words.js";
import {exceptingCourts} from "../../record/names.js";
import {commonException, courtsWithExceptions} from "../status/law.js";
import {formatList, formatNumber} from "../../ui/format.js";
import type {Named, StatusEpoch, TimelineData} from "./timeline/rows.js";

/** The tables that a timeline is made of. */
export interface TimelineTables extends Pick<Tables, "events" | "orders" | "cases" | "courts" | "agencies" | "flows"> {
  edition: Pick<Edition, "edition" | "verified_through" | "flow">;
  /** The ids of the events without which the story cannot be followed. */
  keyEvents?: readonly string[];
  /** Names of a few words for events, by their ids. */
  shortNames?: Readonly<Record<string, string>>;
  /** The days of earlier editions. */
  earlierEditions?: readonly string[];
}

const groups = (): Named[] => Object.entries(spoken().timeline.groups).map(([id, title]) => ({id, title}));

/** Courts from the trial courts of a circuit up to its court of appeals, the busiest circuit first. */
function courtLanes(events: readonly Event[], courts: readonly Court[]): Named[] {
  const count = (id: string) => events.filter(({court_id, lane}) => lane === "courts" && court_id === id).length;
  const above = (court: Court) => (court.level === "district" ? (court.appeals_to ?? court.id) : court.id);
  const level = {district: 0, special: 0, appellate: 1, supreme: 2};
  const circuits = [...new Set(courts.map(above))];
  const busy = (circuit: string) =>
    courts.filter((court) => above(court) === circuit).reduce((sum, {id}) => sum + count(id), 0);
  const supreme = new Set(courts.filter(({level}) => level === "supreme").map(({id}) => id));
  const order = circuits.sort((a, b) => Number(supreme.has(a)) - Number(supreme.has(b)) || busy(b) - busy(a));
  return order.flatMap((circuit) =>
    courts
      .filter((court) => above(court) === circuit)
      .sort((a, b) => level[a.level] - level[b.level])
      .map(({id, short_name}) => ({id, title: short_name}))
  );
}

/** The status as it was known at each day on which something about it entered the record. */
export function statusEpochs({edition, orders, cases, courts, agencies, flows, events}: TimelineTables): StatusEpoch[] {
  const {flow, verified_through: verifiedThrough} = edition;
  const name = (rows: readonly {id: string; short_name: string}[]) => (id: string) =>
    rows.find((row) => row.id === id)?.short_name ?? id;
  const named = flows.find(({id}) => id === flow);
  const [agency, court] = [name(agencies), name(courts)];
  const names: StatusNames = {
    flow: named ? nameFlow(named, spoken().quoted) : flow,
    agency,
    court
  };
  const days = new Set(
    orders.flatMap(({recorded, until_recorded}) => (until_recorded === null ? [recorded] : [recorded, until_recorded]))
  );
  for (const {recorded} of cases) days.add(recorded);
  const knownBy = (day: string) => orders.filter((order) => order.flow === flow && order.recorded <= day).length;
  return [...days].sort().map((known) => ({
    known,
    intervals: legalStatus(orders, cases, {flow, verifiedThrough, asKnown: known}).map((status) => {
      const limiting = {orders, cases, courts, events};
      const open = exceptingCourts({tables: limiting}, orders, status);
      const common = commonException(limiting, status);
      // What the orders leave open is said as in the story: once where all courts say the same, or else with the court that does.
      const excepted =
        common !== null
          ? {all: common}
          : open.length > 0
            ? {each: spoken().status.excepting(courtsWithExceptions(limiting, status))}
            : null;
      return {
        from: status.from,
        until: status.until,
        restriction: status.restriction,
        court_ids: status.court_ids,
        order_ids: status.order_ids,
        words: spoken().status.restriction({...status, binds: []}, {...names, excepted, known: knownBy(known)}),
        excepts: open.length > 0 && open.length === status.court_ids.length,
        labels: {
          none: [knownBy(known) ? spoken().status.noLimit : spoken().status.noOrder],
          notice: [spoken().timeline.notice],
          barred: spoken().timeline.barred(status.court_ids.map(court), open.map(court))
        }[status.restriction]
      };
    })
  }));
}

/** The rows of the timeline from the tables of a record; `dateWords` says an EDTF date in words. */
export function timelineRows(tables: TimelineTables, dateWords: (edtf: string) => string): TimelineData {
  const {edition, events, cases, courts, flows, keyEvents = [], shortNames = {}, earlierEditions = []} = tables;
  const status = statusEpochs(tables);
  const named = new Set(status.flatMap(({intervals}) => intervals.flatMap(({order_ids}) => order_ids)));
  const shortName = (rows: readonly {id: string; short_name: string}[], id: string) =>
    rows.find((row) => row.id === id)?.short_name ?? id;
  const [agencies, ...others] = groups();
  return {
    events: events.map(
      ({
        id,
        date,
        date_start,
        date_end,
        precision,
        kind,
        lane,
        court_id,
        case_id,
        grade,
        title,
        quantities: [first]
      }) => ({
        id,
        words: dateWords(date),
        date_start,
        date_end,
        precision,
        kind,
        lane,
        court_id,
        case_id,
        grade,
        title,
        key: keyEvents.includes(id),
        ...(kind === "disclosure" && first && {short: formatNumber(first.value)}),
        ...(shortNames[id] !== undefined && {name: say(shortNames[id])})
      })
    ),
    lanes: [agencies!, ...courtLanes(events, courts), {id: "courts", title: spoken().timeline.otherCourts}, ...others],
    cases: cases.map(({id, short_caption}) => ({id, title: short_caption})),
    orders: tables.orders
      .filter(({id}) => named.has(id))
      .map(({id, title, case_id, binds, requires}) => ({
        id,
        title,
        court: shortName(courts, cases.find((row) => row.id === case_id)?.court_id ?? ""),
        binds: formatList(binds.map((agency) => shortName(tables.agencies, agency))),
        requires
      })),
    editions: [...earlierEditions, edition.edition],
    status,
    flow: flows.find(({id}) => id === edition.flow)?.title ?? edition.flow,
    verifiedThrough: edition.verified_through,
    edition: edition.edition
  };
}
