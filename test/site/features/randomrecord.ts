import {EMPTY_STORY} from "../../../site/framework/preset.js";
import type {Row, Table} from "../../../loaders/schema/table.js";
import {ADDRESSES, GRADES, READS} from "../../../loaders/schema/common.js";
import {tables as schemas} from "../../../loaders/schema/tables.js";
import {ROLES, type Case} from "../../../loaders/schema/tables/cases.js";
import {OUTCOMES} from "../../../loaders/schema/tables/checks.js";
import {VERDICTS} from "../../../loaders/schema/tables/claims.js";
import {EVENT_KINDS, LANES} from "../../../loaders/schema/tables/events.js";
import {ORDER_TYPES, RESTRICTIONS, type Order} from "../../../loaders/schema/tables/orders.js";
import {legalStatus} from "../../../loaders/status/status.js";
import {lawFigure} from "../../../site/features/status/law.js";
import type {Site, SiteTables} from "../../../site/story/story.js";
import {random} from "./chronology/timeline/sample.js";

const DAY = 86_400_000;
const WORDS =
  "lanes buses motion injunction harbor city merchants riders board transit paint notice appeal panel hearing order main street budget records request school water permits panel review unconstitutionally interdepartmental".split(
    " "
  );
const RECORDED = "2026-11-20";
/** How the ids of random rows begin, so that a page that shows one is found out. */
export const RAW_ID = /\bzq\w*-\d+/;

/** A record of made-up rows, all of them as the schema wants them; the same seed gives the same record. */
export function randomSite(seed: number, {cases: caseCount}: {cases?: number} = {}): Site {
  const next = random(seed);
  const int = (most: number) => Math.floor(next() * most);
  const chance = (share: number) => next() < share;
  const pick = <T>(values: readonly T[]): T => values[int(values.length)]!;
  const many = <T>(most: number, make: (index: number) => T, least = 0): T[] =>
    Array.from({length: least + int(most - least + 1)}, (_, index) => make(index));
  const some = <T>(values: readonly T[], share: number) => values.filter(() => chance(share));
  const words = (most: number, least = 1) => {
    const text = many(most, () => pick(WORDS), least).join(" ");
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const start = Date.UTC(1995 + int(31), int(12), 1 + int(28));
  const span = [40, 400, 4000][int(3)]!;
  const dayAt = (days: number) => new Date(start + days * DAY).toISOString().slice(0, 10);
  const day = () => dayAt(int(span));
  const id = (table: string, index: number) => `zq${table}-${index}`;
  const grade = () => pick(GRADES.filter((name) => name !== "unverified"));
  const url = () => (chance(0.5) ? `https://example.org/${int(1e6)}` : null);
  const address = () => (chance(0.5) ? pick(ADDRESSES) : null);
  const read = () => (chance(0.7) ? pick(READS) : null);
  const ids = (rows: readonly Row[]) => rows.map((row) => row["id"] as string);
  const agencies = many(
    5,
    (index) => ({
      id: id("agency", index),
      name: words(8, 2),
      short_name: words(3),
      parent_id: null,
      recorded: RECORDED
    }),
    2
  );
  const courts = many(
    5,
    (index) => ({
      id: id("court", index),
      name: `Court of ${words(6)}`,
      short_name: `${words(3)} Ct.`,
      place: chance(0.5) ? words(2) : null,
      level: pick(["district", "appellate", "supreme"] as const),
      appeals_to: null,
      recorded: RECORDED
    }),
    1
  );
  const sources = many(
    12,
    (index) => ({
      id: id("source", index),
      title: words(14, 2),
      publisher: chance(0.7) ? words(4) : null,
      language: chance(0.1) ? "es" : null,
      url: chance(0.6) ? `https://news.example/${"a-long-path-".repeat(1 + int(8))}${index}` : null,
      date: chance(0.7) ? day() : null,
      copy_url: chance(0.2) ? url() : null,
      address: address(),
      read: read(),
      note: chance(0.3) ? words(20) : null,
      recorded: RECORDED
    }),
    1
  );
  const source_ids = () => [...new Set([pick(ids(sources)), ...some(ids(sources), 0.2)])];
  const flows = many(
    3,
    (index) => ({
      id: id("flow", index),
      title: words(6, 2),
      activity: chance(0.5) ? `painting ${words(3).toLowerCase()}` : null,
      from_agency_id: pick(ids(agencies)),
      to_agency_id: pick(ids(agencies)),
      description: words(20, 3),
      recorded: RECORDED
    }),
    1
  );
  const disagreements = () =>
    chance(0.2)
      ? many(
          3,
          () => ({
            about: words(4),
            says: words(8),
            by: words(3),
            source_id: chance(0.5) ? pick(ids(sources)) : null
          }),
          1
        )
      : [];
  const person = () => ({role: pick(ROLES), name: words(6)});
  const docket = () => many(4, () => `1:25-cv-${String(10_000 + int(89_999))}`, 1).join("; ");
  const cases = Array.from({length: caseCount ?? 1 + int(6)}, (_, index) => ({
    id: id("case", index),
    caption: `${words(8)} v. ${words(8)}`,
    short_caption: `${words(2)} v. ${words(3)}`,
    court_id: pick(ids(courts)),
    docket_number: docket(),
    courtlistener_id: chance(0.5) ? 1 + int(70_000_000) : null,
    docket_url: chance(0.3) ? url() : null,
    address: address(),
    judges: many(3, () => words(3)),
    filed: chance(0.8) ? day() : null,
    flow: chance(0.7) ? pick(ids(flows)) : null,
    status: words(12),
    appeal_of: index && chance(0.3) ? id("case", int(index)) : null,
    appealed_order_ids: [],
    related_ids: index && chance(0.3) ? [id("case", int(index))] : [],
    dockets: chance(0.2)
      ? [{court_id: pick(ids(courts)), docket_number: chance(0.5) ? docket() : null, url: url(), address: address()}]
      : [],
    parties: many(5, person),
    counsel: many(2, person),
    disagreements: disagreements(),
    grade: grade(),
    source_ids: source_ids(),
    note: chance(0.4) ? words(30) : null,
    recorded: RECORDED
  })) satisfies Case[];
  const orders = many(caseCount ? 120 : 9, (index): Order => {
    const at = int(span);
    const restriction = pick(RESTRICTIONS);
    const from = chance(0.85) ? dayAt(at) : null;
    return {
      id: id("order", index),
      case_id: pick(ids(cases)),
      flow: pick(ids(flows)),
      date: dayAt(at),
      date_start: dayAt(at),
      date_end: dayAt(at),
      title: words(12),
      type: pick(ORDER_TYPES),
      effect: restriction === "none" ? pick(["permits", "neutral"] as const) : "restricts",
      restriction,
      binds: some(ids(agencies), 0.5),
      binds_note: chance(0.3) ? words(8) : null,
      requires: words(18),
      plain: chance(0.5) ? words(12) : null,
      from,
      // Many orders hold for days only.
      until: from !== null && chance(0.6) ? dayAt(at + 1 + int(chance(0.5) ? 14 : span)) : null,
      until_reason: chance(0.4) ? words(6) : null,
      until_recorded: null,
      superseded_by: index && chance(0.2) ? [id("order", int(index))] : [],
      pages: chance(0.5) ? 1 + int(200) : null,
      docket_entry: chance(0.5) ? String(1 + int(300)) : null,
      form: pick([null, "oral", "minute"] as const),
      opinion_url: url(),
      address: address(),
      citation: chance(0.3) ? words(6) : null,
      read: read(),
      disagreements: disagreements(),
      grade: grade(),
      source_ids: source_ids(),
      note: chance(0.4) ? words(30) : null,
      recorded: RECORDED
    };
  });
  const events = many(25, (index) => {
    const at = int(span);
    const length = chance(0.2) ? 1 + int(60) : 0;
    const lane = pick(LANES);
    return {
      id: id("event", index),
      date: length ? `${dayAt(at)}/${dayAt(at + length)}` : dayAt(at),
      date_start: dayAt(at),
      date_end: dayAt(at + length),
      precision: length ? ("interval" as const) : ("day" as const),
      kind: pick(EVENT_KINDS),
      canceled: null,
      lane,
      title: words(14),
      summary: words(40, 3),
      case_id: chance(0.6) ? pick(ids(cases)) : null,
      court_id: lane === "courts" ? pick(ids(courts)) : null,
      judge: null,
      relief: null,
      order_ids: orders.length && chance(0.3) ? [pick(ids(orders))] : [],
      quantities: chance(0.2) ? [{name: words(2).toLowerCase(), value: int(1e9)}] : [],
      independent_sources: 1,
      disagreements: disagreements(),
      grade: pick(GRADES),
      source_ids: source_ids(),
      note: chance(0.3) ? words(20) : null,
      recorded: RECORDED
    };
  });
  const laws = many(3, (index) => ({
    id: id("law", index),
    citation: `${int(50)} Code § ${int(9000)}`,
    topic: words(5),
    rule: words(20),
    relevance: words(12),
    grade: grade(),
    source_ids: source_ids(),
    note: null,
    recorded: RECORDED
  }));
  const units = [
    {
      id: "zqunit-0",
      title: "trips",
      one: "trip",
      quantity: "count" as const,
      description: "Trips made.",
      recorded: RECORDED
    }
  ];
  const series = many(3, (index) => ({
    id: id("series", index),
    title: words(8),
    definition: words(16),
    publisher: words(4),
    unit_ids: ["zqunit-0"],
    period_type: "calendar-year" as const,
    dimension: null,
    group: pick(["gdp", "bus-lanes", "riders"]),
    not_comparable_with: index && chance(0.5) ? [id("series", 0)] : [],
    traps: many(2, () => words(14)),
    sum_of: [],
    recorded: RECORDED
  }));
  const observations = series.flatMap(({id: of}) =>
    many(30, (year) => ({
      id: `${of}@${1990 + year}`,
      series_id: of,
      period: String(1990 + year),
      period_start: `${1990 + year}-01-01`,
      geography: "US",
      dimension: null,
      value: int(1e8),
      bound: "exact" as const,
      unit: "zqunit-0",
      grade: grade(),
      source_id: pick(ids(sources)),
      locator: chance(0.5) ? words(4) : null,
      note: null,
      recorded: RECORDED
    }))
  );
  const claims = many(caseCount ? 100 : 8, (index) => ({
    id: id("claim", index),
    claim: words(24, 3),
    verdict: pick(VERDICTS),
    finding: words(30, 3),
    appears_in: pick(ids(sources)),
    evidence_ids: some([...ids(events), ...ids(orders), ...ids(observations)], 0.05),
    source_ids: source_ids(),
    note: null,
    recorded: RECORDED
  }));
  const corrections = many(2, (index) => ({
    id: id("correction", index),
    date: RECORDED,
    row_ids: claims.length ? [pick(ids(claims))] : [pick(ids(cases))],
    was: words(3),
    is: words(3),
    reason: words(12),
    recorded: RECORDED
  }));
  const checks = many(3, (index) => ({
    id: id("check", index),
    date: RECORDED,
    drawn: words(8),
    of: ["events", "orders"],
    outcome: pick(OUTCOMES),
    count: int(40),
    row_ids: some(ids(orders), 0.1),
    note: chance(0.3) ? words(20) : null,
    recorded: RECORDED
  }));
  const verified_through = dayAt(int(span * 1.1));
  const made = {
    sources,
    units,
    agencies,
    flows,
    courts,
    cases,
    orders,
    events,
    laws,
    claims,
    series,
    observations,
    corrections,
    checks,
    translations: []
  };
  const tables = {
    ...made,
    status: flows.flatMap(({id: flow}) => legalStatus(orders, cases, {flow, verifiedThrough: verified_through}))
  } as SiteTables;
  for (const [name, rows] of Object.entries(tables))
    for (const row of rows) {
      const wrong = (schemas as Record<string, Table>)[name]!.row.safeParse(row);
      if (!wrong.success) throw new Error(`a random row of ${name} is none: ${wrong.error.message}`);
    }
  const edition = [verified_through, dayAt(span + int(30))].sort()[1]!;
  return {
    edition: {
      name: "random-record",
      license: "CC-BY-4.0",
      title: words(6),
      description: words(10),
      edition,
      verified_through,
      publisher: null,
      byline: [],
      editions_from: null,
      flow: flows[0]!.id,
      geography: "US",
      credits: [],
      questions: many(2, () => ({question: words(12), would_close: words(8), row_ids: some(ids(cases), 0.2)}))
    },
    tables,
    story: EMPTY_STORY,
    figures: {"law-on-any-date": (rows) => lawFigure(rows, {flow: flows[0]!.id})},
    answers: {}
  };
}
