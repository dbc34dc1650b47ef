import {words} from "../../../words/words.js";
import type {TimelineData, StatusEpoch} from "./rows.js";

/** How many events there are of a choice, unverified leads apart. */
export function countWords(shown: readonly {grade: string}[], all: readonly {grade: string}[]): string {
  const leads = (some: readonly {grade: string}[]) => some.filter(({grade}) => grade === "unverified").length;
  return words().timeline.count(shown.length - leads(shown), all.length - leads(all), leads(shown), leads(all));
}

/** How many events there are of each lane. */
export const laneCounts = (events: readonly {lane: string}[]): string =>
  Object.entries(words().record.lanes)
    .map(([lane, name]) => `${name}: ${words().record.events(events.filter((event) => event.lane === lane).length)}`)
    .join(" · ");

/** The epoch that a question asked as known on a day is answered from; undefined where the record held nothing yet. */
export const epochOn = (status: readonly StatusEpoch[], known: string): StatusEpoch | undefined =>
  status.findLast((epoch) => epoch.known <= known);

/** What bound whom on a day, as known on a day, in words; of a day that nobody verified, that there is no answer. */
export function statusSentence(
  {status, verifiedThrough, editions}: Pick<TimelineData, "status" | "verifiedThrough" | "editions">,
  on: string,
  known: string
): string {
  const epoch = epochOn(status, known);
  const interval = epoch?.intervals.find(
    ({from, until}) => (from === null || from <= on) && (until === null || on < until)
  );
  if (!epoch || !interval) return status[0] ? words().timeline.nothingKnown(known, status[0].known) : "";
  if (verifiedThrough !== null && on > verifiedThrough)
    return words().law.noAnswerAfter(words().date.day(verifiedThrough));
  return `${words().timeline.sentence(on, interval, verifiedThrough !== null)}\n${editions.length > 1 ? words().timeline.knownOn(known) : words().timeline.knownToday}`;
}

/** The orders in force on a day, as known on a day; none where there is no answer. */
export const orderIdsOn = (
  {status, verifiedThrough}: Pick<TimelineData, "status" | "verifiedThrough">,
  on: string,
  known: string
): readonly string[] =>
  (verifiedThrough !== null && on > verifiedThrough
    ? undefined
    : epochOn(status, known)?.intervals.find(
        ({from, until}) => (from === null || from <= on) && (until === null || on < until)
      )
  )?.order_ids ?? [];
