import type {Event} from "../../../../loaders/schema/tables/events.js";
import type {Status} from "../../../../loaders/schema/tables/status.js";

/** An id and the name that is shown for it. */
export interface Named {
  id: string;
  title: string;
}

/** What the timeline needs of an event; the text of the card stays in the list below the picture. */
export type TimelineEvent = Pick<
  Event,
  "id" | "date_start" | "date_end" | "precision" | "kind" | "lane" | "court_id" | "case_id" | "grade" | "title"
> & {
  /** The date in words, as precisely as it is known. */
  words: string;
  /** One of those without which the story cannot be followed. */
  key: boolean;
  /** The number that a disclosure is told by, where it has one: such an event is never gathered, and always named. */
  short?: string;
  /** A few words for its title. A key event has its place and its name before all others. */
  name?: string;
};

/** An order as a line under the law on a day: what binds whom. */
export interface TimelineOrder extends Named {
  court: string;
  binds: string;
  requires: string;
}

/** One interval of the legal status, and what it says in words whatever the day. */
export type TimelineStatus = Pick<Status, "from" | "until" | "restriction" | "court_ids" | "order_ids"> & {
  words: string;
  /** What stands on its stretch of the band, the fullest first. */
  labels: readonly string[];
  /** Each court that bars leaves something open. */
  excepts: boolean;
};

/** The status as it was known from `known` on, until the next epoch. */
export interface StatusEpoch {
  /** The first day on which this was known, `YYYY-MM-DD`. */
  known: string;
  intervals: readonly TimelineStatus[];
}

/** Everything that a timeline shows, as rows. */
export interface TimelineData {
  events: readonly TimelineEvent[];
  /** Names of the lanes and of the courts that have one of their own, in the order from top to bottom. */
  lanes: readonly Named[];
  cases: readonly Named[];
  /** Every order that the status names. */
  orders: readonly TimelineOrder[];
  /** The days of the editions so far, this one included: what was known on a day is asked from two on. */
  editions: readonly string[];
  /** Oldest first; empty where the record has no status to show. */
  status: readonly StatusEpoch[];
  /** What the status is about, for the band's label. */
  flow: string;
  verifiedThrough: string | null;
  /** The day of the edition, `YYYY-MM-DD`. */
  edition: string;
}

/** The lane of an event: its court, where it has one, or the group that acted. */
export const laneOf = (event: Pick<Event, "lane" | "court_id">): string =>
  event.lane === "courts" && event.court_id !== null ? event.court_id : event.lane;

/** Milliseconds of the beginning of a day, UTC. */
export const dayTime = (date: string): number => Date.parse(`${date}T00:00:00Z`);
/** The day, `YYYY-MM-DD`, that a time in milliseconds falls in, UTC. */
export const timeDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
export const DAY = 86_400_000;
