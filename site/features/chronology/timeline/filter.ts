import {laneOf, type TimelineEvent} from "./rows.js";

/** What a reader asks to see; an empty text asks for everything. */
export interface Filter {
  lane: string;
  kind: string;
  case: string;
  grade: string;
  text: string;
}

export const EVERYTHING: Filter = {lane: "", kind: "", case: "", grade: "", text: ""};

/** Marks the events that pass with 1. `textOf` gives an event's whole text in lower case; it is asked only when a text is looked for. */
export function shownOf(
  events: readonly TimelineEvent[],
  filter: Filter,
  textOf: (index: number) => string
): Uint8Array {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = new Uint8Array(events.length);
  events.forEach((event, index) => {
    const passes =
      (!filter.lane || laneOf(event) === filter.lane) &&
      (!filter.kind || event.kind === filter.kind) &&
      (!filter.case || event.case_id === filter.case) &&
      (!filter.grade || event.grade === filter.grade) &&
      (!words.length || words.every((word) => textOf(index).includes(word)));
    shown[index] = passes ? 1 : 0;
  });
  return shown;
}
