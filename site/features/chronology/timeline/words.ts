import type {TimelineData, TimelineStatus, StatusEpoch} from "./rows.js";
import {formatDay} from "../../../../loaders/status/statusmessages.js";

/** Every word that the timeline itself says, in one place for whoever translates them. */
export const words = {
  name: "Timeline of all events",
  keys: "Arrow keys move through time, plus and minus zoom, Home and End go to the first and last day, 0 shows everything.",
  filters: "Show only",
  lane: "Lane",
  kind: "Kind",
  case: "Case",
  grade: "Grade",
  key: (count: number) => `Key ${count} only`,
  none: "No event matches. Clear the filters to see all.",
  text: "Words",
  clear: "Clear",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  earlier: "Earlier",
  later: "Later",
  whole: "All years",
  on: "The law on",
  known: "as known on",
  cursor: "Day of the cursor",
  mark: "Event in the timeline",
  close: "Close",
  previous: "Previous event",
  next: "Next event",
  zoomTo: "Zoom to these",
  orders: "The orders in force, one by one",
  binds: (binds: string) => `Binds ${binds || "nobody by name"}.`,
  sentence: (on: string, {words}: Pick<TimelineStatus, "words">, verifiedThrough: string | null) =>
    `On ${formatDay(on)}, ${words}` +
    (verifiedThrough === null
      ? "\nThe record is not verified yet."
      : on > verifiedThrough
        ? `\nThe record was verified through ${formatDay(verifiedThrough)}; a later day is answered as if nothing had changed since.`
        : ""),
  knownOn: (known: string) => `As known on ${formatDay(known)}.`,
  nothingKnown: (known: string, first: string) =>
    `On ${formatDay(known)}, this record held nothing yet: its first rows were recorded on ${formatDay(first)}.`,
  leftOut: (parts: readonly string[]) =>
    parts.length === 0
      ? ""
      : `Left out of the address, because it is nothing that this page can show: ${parts.join(", ")}.`,
  count: (shown: readonly {grade: string}[], all: number) => {
    const leads = shown.filter(({grade}) => grade === "unverified").length;
    const few = shown.length === all ? "" : `${shown.length.toLocaleString("en-US")} of `;
    return `${few}${all.toLocaleString("en-US")} ${all === 1 ? "event" : "events"}${leads ? `, ${leads.toLocaleString("en-US")} of them ${leads === 1 ? "an unverified lead" : "unverified leads"}` : ""}`;
  },
  range: (from: string, to: string) => `${formatDay(from)} to ${formatDay(to)}`,
  gathered: (count: number) => `${count} events close together`,
  picture: (count: number, from: string, to: string) =>
    `${count} events between ${formatDay(from)} and ${formatDay(to)} in lanes. The list below the picture says the same in words.`,
  tighter: (year: number, times: number) =>
    `Before ${year} the scale is ${Math.round(times)} times tighter: the zigzag marks the change.`,
  legend: [
    ["plain", "event"],
    ["order", "court order"],
    ["disclosure", "disclosure"],
    ["about", "date approximate"],
    ["span", "day not known: somewhere in the bar"],
    ["unverified", "unverified lead"],
    ["count", "events too close to draw apart"],
    ["later", ""]
  ] as const,
  notVerified: (through: string | null) =>
    through === null ? "not verified yet" : `after ${formatDay(through)}: not verified`
};

/** The epoch that a question asked as known on a day is answered from; undefined where the record held nothing yet. */
export const epochOn = (status: readonly StatusEpoch[], known: string): StatusEpoch | undefined =>
  status.findLast((epoch) => epoch.known <= known);

/** What bound whom on a day, as known on a day, in words. */
export function statusSentence(
  {status, verifiedThrough, editions}: Pick<TimelineData, "status" | "verifiedThrough" | "editions">,
  on: string,
  known: string
): string {
  const epoch = epochOn(status, known);
  const interval = epoch?.intervals.find(
    ({from, until}) => (from === null || from <= on) && (until === null || on < until)
  );
  if (!epoch || !interval) return status[0] ? words.nothingKnown(known, status[0].known) : "";
  return `${words.sentence(on, interval, verifiedThrough)}${editions.length > 1 ? `\n${words.knownOn(known)}` : ""}`;
}

/** The orders in force on a day, as known on a day. */
export const orderIdsOn = ({status}: Pick<TimelineData, "status">, on: string, known: string): readonly string[] =>
  epochOn(status, known)?.intervals.find(
    ({from, until}) => (from === null || from <= on) && (until === null || on < until)
  )?.order_ids ?? [];
