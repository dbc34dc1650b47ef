import type {Site} from "../../story/story.js";
import {html, type Html} from "../../ui/html.js";
import {GRADES, type Grade} from "../../../loaders/schema/common.js";
import {PRECISIONS, type Event} from "../../../loaders/schema/tables/events.js";
import {BOUNDS, type Observation} from "../../../loaders/schema/tables/observations.js";
import {numberInWords, READ_WORDS, unslug} from "../../ui/format.js";
import {textRead, type Sourced} from "../../record/textread.js";

const GRADED = ["events", "orders", "cases", "laws", "observations"] as const;

const MEANINGS: Record<Grade, string> = {
  primary: "The court’s, government’s or publisher’s own text was read, in whole or in part.",
  corroborated: "Two or more independent outlets agree.",
  single: "One outlet says so.",
  secondary: "Read in a transcription, or in another outlet that quotes it.",
  unverified: "A lead, never stated as fact. Nothing may rest on it: the checks refuse a row that does."
};

const PRECISION_WORDS: Record<Event["precision"], string> = {
  day: "The day is known.",
  month: "The month is known, the day is not.",
  year: "The year is known, no more.",
  approximate: "The date is near, or was inferred.",
  interval: "It lies between two days, or runs from one to the other."
};

const BOUND_WORDS: Record<Observation["bound"], string> = {
  exact: "The figure as published.",
  about: "Rounded by who gave it.",
  nearly: "A little less than this.",
  "more-than": "At least this.",
  "less-than": "Not as much as this.",
  low: "The low end of a range.",
  central: "The middle estimate of a range.",
  high: "The high end of a range."
};

const cell = (count: number) => html`<td class="number">${numberInWords(count)}</td>`;
const table = (caption: string, heads: readonly string[], rows: readonly Html[]) =>
  html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption><thead><tr>${heads.map((head, index) => html`<th scope="col"${index > 1 && html` class="number"`}>${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;

/** Every grade with its meaning and the number of rows that carry it, table by table. */
export const grades = ({tables}: Site): Html =>
  table(
    "How many rows carry each grade",
    ["Grade", "Meaning", ...GRADED.map((name) => name.replace(/^./, (letter) => letter.toUpperCase()))],
    GRADES.flatMap((grade) => {
      const of = (meaning: string, counts: (row: Sourced) => boolean, part?: string) =>
        html`<tr><th scope="row">${grade}${part && `: ${part}`}</th><td>${meaning}</td>${GRADED.map((name) => cell(tables[name].filter((row) => row.grade === grade && counts(row)).length))}</tr>`;
      const all = of(MEANINGS[grade], () => true);
      if (grade !== "primary") return [all];
      const reads = ["whole", "part", null] as const;
      const shares = reads.map((read) =>
        of(
          read === null ? "How much of it was read is not noted." : `Of these, ${READ_WORDS[read]}.`,
          (row) => textRead(row, tables.sources) === read,
          read ?? "not noted"
        )
      );
      const noted = GRADED.every((name) =>
        tables[name].every((row) => row.grade !== grade || textRead(row, tables.sources) !== null)
      );
      return [all, ...(noted ? shares.slice(0, 2) : shares)];
    })
  );

/** How precisely the dates of events are known. */
export const precisions = ({tables}: Site): Html =>
  table(
    "How precisely events are dated",
    ["Precision", "Meaning", "Events"],
    PRECISIONS.map(
      (precision) =>
        html`<tr><th scope="row">${precision}</th><td>${PRECISION_WORDS[precision]}</td>${cell(tables.events.filter((event) => event.precision === precision).length)}</tr>`
    )
  );

/** What a value may be instead of exact. */
export const bounds = ({tables}: Site): Html =>
  table(
    "What values are",
    ["Bound", "Meaning", "Observations"],
    BOUNDS.map(
      (bound) =>
        html`<tr><th scope="row">${unslug(bound)}</th><td>${BOUND_WORDS[bound]}</td>${cell(tables.observations.filter((row) => row.bound === bound).length)}</tr>`
    )
  );
