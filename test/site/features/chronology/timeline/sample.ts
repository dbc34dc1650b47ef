import {EVENT_KINDS, type Event} from "../../../../../loaders/schema/tables/events.js";
import type {TimelineData, TimelineEvent} from "../../../../../site/features/chronology/timeline/rows.js";

/** A small generator with a seed, so that a sample can be made again. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const COURTS = ["sample-court-a", "sample-court-b", "sample-court-c", "sample-court-d", "sample-court-e"];
const day = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Made-up events, each named as a sample: a few in decades, most in two years, some with dates that are not known to the day. */
export function sampleData(count: number, seed = 1): TimelineData {
  const next = random(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)]!;
  const events = Array.from({length: count}, (_, number): TimelineEvent => {
    const early = next() < 0.06;
    const start = early
      ? Date.UTC(1976, 0, 1) + next() * 49 * 365.25 * 864e5
      : Date.UTC(2025, 0, 1) + next() * 690 * 864e5;
    const precision = pick([
      "day",
      "day",
      "day",
      "day",
      "day",
      "day",
      "month",
      "approximate",
      "interval",
      "day"
    ] as const);
    const length = precision === "month" ? 29 : precision === "interval" ? Math.floor(next() * 20) + 2 : 0;
    const lane = pick(["agencies", "courts", "courts", "congress", "press"] as const);
    return {
      id: `sample-${number}`,
      words: `${day(start)} (a sample)`,
      date_start: day(start),
      date_end: day(start + length * 864e5),
      precision,
      kind: pick(EVENT_KINDS),
      lane,
      court_id: lane === "courts" ? pick(COURTS) : null,
      case_id: next() < 0.5 ? `sample-case-${Math.floor(next() * 40)}` : null,
      grade: pick([
        "primary",
        "corroborated",
        "corroborated",
        "single",
        "unverified"
      ] as const satisfies readonly Event["grade"][]),
      title: `Sample event ${number}: ${pick(["a made-up order", "a made-up filing", "a made-up hearing", "a made-up report"])} of ${pick(["one", "another", "a third"])} kind`,
      key: number < 3
    };
  });
  const cases = [...new Set(events.flatMap(({case_id}) => case_id ?? []))].sort();
  return {
    events,
    lanes: [
      {id: "agencies", title: "Agencies"},
      ...COURTS.map((id, index) => ({id, title: `Sample court ${index + 1}`})),
      {id: "congress", title: "Congress, watchdogs"},
      {id: "press", title: "Press and public"}
    ],
    cases: cases.map((id) => ({id, title: id})),
    orders: [],
    editions: ["2026-11-01", "2026-11-26"],
    status: [
      {
        known: "2026-11-01",
        intervals: [
          {
            from: null,
            until: "2025-09-01",
            restriction: "none",
            court_ids: [],
            order_ids: [],
            words: "no court order in the record limited the sample flow.",
            labels: ["no court bar"],
            excepts: false
          },
          {
            from: "2025-09-01",
            until: "2025-12-01",
            restriction: "notice",
            court_ids: ["sample-court-a"],
            order_ids: ["sample-order-1"],
            words: "a sample court asked for notice.",
            labels: ["notice"],
            excepts: false
          },
          {
            from: "2025-12-01",
            until: null,
            restriction: "barred",
            court_ids: ["sample-court-a"],
            order_ids: ["sample-order-2"],
            words: "a sample court barred the sample flow.",
            labels: ["barred: sample court", "one court"],
            excepts: false
          }
        ]
      }
    ],
    flow: "A sample flow",
    verifiedThrough: "2026-07-28",
    edition: "2026-11-22"
  };
}
