import {en} from "../../words/en.js";
import {words} from "../../words/words.js";
import type {Site} from "../../story/story.js";
import {type Html, html} from "../../ui/html.js";
import {capital, formatDate, formatNumber, pluralize, unslug} from "../../ui/format.js";
import {GRADES, type Grade} from "../../../loaders/schema/common.js";
import {type Event, PRECISIONS} from "../../../loaders/schema/tables/events.js";
import {BOUNDS, type Observation} from "../../../loaders/schema/tables/observations.js";
import {addressOf, rowLink} from "../../record/addresses.js";
import {formatOrdersRead} from "../../record/ordersread.js";
import {textRead, type Sourced} from "../../record/textread.js";
import {leadLine, noteText, sourceList} from "../../record/cited.js";

/** Through which day the record was verified, and what that means for a later one. */
export const verified = ({edition}: Site): Html =>
  edition.verified_through === null
    ? html`<p>The record is not verified yet. This is the edition of ${formatDate(edition.edition)}.</p>`
    : html`<p>The record was checked through <strong>${formatDate(edition.verified_through)}</strong>; this is the edition of ${formatDate(edition.edition)}. It says nothing about the law on a later day.</p>`;

const GRADED = ["events", "orders", "cases", "laws", "observations"] as const;

const MEANINGS: Record<Grade, string> = {
  primary: "The court’s, government’s or publisher’s own text was read, in whole or in part.",
  corroborated: "Two or more independent outlets agree.",
  single: "One outlet says so.",
  secondary: "Read in a transcription, or in another outlet that quotes it.",
  unverified: "A lead, never stated as fact. No row may cite it as evidence: the checks refuse one that does."
};

const PRECISION_WORDS: Record<Event["precision"], string> = {
  day: "The day is known.",
  month: "The month is known, the day is not.",
  year: "Only the year is known.",
  approximate: "The date is approximate, or was inferred.",
  interval: "It lies between two days, or runs from one to the other."
};

const BOUND_WORDS: Record<Observation["bound"], string> = {
  exact: "The figure as published.",
  about: "Rounded by whoever gave it.",
  nearly: "A little less than this.",
  "more-than": "More than this.",
  "less-than": "Less than this.",
  low: "The low end of a range.",
  central: "The middle estimate of a range.",
  high: "The high end of a range."
};

const cell = (count: number, label: string) =>
  html`<td class="number" data-label="${label}">${formatNumber(count)}</td>`;
const table = (caption: string, heads: readonly string[], rows: readonly Html[]) =>
  html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table class="meanings"><caption>${caption}</caption><thead><tr>${heads.map((head, index) => html`<th scope="col"${index > 1 && html` class="number"`}>${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;

/** Every grade with its meaning and the number of rows that carry it, table by table. */
export const grades = ({tables}: Site): Html =>
  table(
    "How many rows carry each grade",
    ["Grade", "Meaning", ...GRADED.map((name) => capital(name))],
    GRADES.flatMap((grade) => {
      const of = (meaning: string, counts: (row: Sourced) => boolean, part?: string) =>
        html`<tr><th scope="row">${grade}${part && `: ${part}`}</th><td>${meaning}</td>${GRADED.map((name) => cell(tables[name].filter((row) => row.grade === grade && counts(row)).length, capital(name)))}</tr>`;
      const all = of(MEANINGS[grade], () => true);
      if (grade !== "primary") return [all];
      const reads = ["whole", "part", null] as const;
      const shares = reads.map((read) =>
        of(
          read === null ? "How much of it was read is not noted." : `Of these, ${words().reads[read]}.`,
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
        html`<tr><th scope="row">${precision}</th><td>${PRECISION_WORDS[precision]}</td>${cell(tables.events.filter((event) => event.precision === precision).length, "Events")}</tr>`
    )
  );

/** What a value may be instead of exact. */
export const bounds = ({tables}: Site): Html =>
  table(
    "What a value can be",
    ["Bound", "Meaning", "Observations"],
    BOUNDS.map(
      (bound) =>
        html`<tr><th scope="row">${unslug(bound)}</th><td>${BOUND_WORDS[bound]}</td>${cell(tables.observations.filter((row) => row.bound === bound).length, "Observations")}</tr>`
    )
  );

const links = (site: Site, table: string, rows: readonly {id: string; title: string}[]): Html =>
  html`<details><summary>Which ones</summary><ul>${rows.map(({id, title}) => html`<li><a href="${addressOf(site, table, id)}">${title}</a></li>`)}</ul></details>`;

/** What is not known, counted from the rows themselves. */
export function unknowns(site: Site): Html {
  const {events, orders, cases, laws} = site.tables;
  const undated = events.filter(({precision}) => precision !== "day");
  const limits = orders.filter(({restriction}) => restriction !== "none");
  const noStart = limits.filter(({from}) => from === null);
  const noEnd = limits.filter(({from, until}) => from !== null && until === null);
  const noJudge = cases
    .filter(({judges}) => !judges.length)
    .map(({id, caption, docket_number}) => ({id, title: `${caption} (${docket_number})`}));
  const disputed = (rows: readonly {disagreements: readonly unknown[]}[]) =>
    rows.filter(({disagreements}) => disagreements.length).length;
  const alone = [...events, ...orders, ...cases, ...laws].filter(({source_ids}) => source_ids.length === 1);
  return html`<ul class="unknowns">
<li><strong>The documents themselves.</strong> ${formatOrdersRead(orders)} <a href="#read">Which ones</a></li>
<li><strong>Days.</strong> ${pluralize(undated.length, "event")} of ${events.length} cannot be dated to a day. No unknown day was filled in.</li>
<li><strong>Beginnings.</strong> ${pluralize(noStart.length, "order")} set a limit from an unknown day, and so ${noStart.length === 1 ? "does" : "do"} not count toward the status.${noStart.length > 0 && links(site, "orders", noStart)}</li>
<li><strong>Ends.</strong> For ${pluralize(noEnd.length, "order")} that set a limit, no end date was found. That is not the same as knowing that ${noEnd.length === 1 ? "it is" : "they are"} in force today.${noEnd.length > 0 && links(site, "orders", noEnd)}</li>
<li><strong>Judges.</strong> ${noJudge.length ? html`For ${pluralize(noJudge.length, "case")} no judge was found.${links(site, "cases", noJudge)}` : "Every case names its judges."}</li>
<li><strong>Disagreements.</strong> Sources disagree on something in ${pluralize(disputed(events), "event")}, ${pluralize(disputed(orders), "order")} and ${pluralize(disputed(cases), "case")}. Each row gives the positions and who takes them.</li>
<li><strong>One source.</strong> ${pluralize(alone.length, "row")} of events, orders, cases and laws ${alone.length === 1 ? "has" : "have"} only one source. <a href="/sources">Sources</a> names them.</li>
</ul>`;
}

/** The anchor of an open question. */
export const questionPlace = (index: number): string => `question-${index + 1}`;

/** What research could not close, each with what would close it and the rows that it is about. */
export const openQuestions = (site: Site): Html =>
  site.edition.questions.length
    ? html`<ul class="questions">${site.edition.questions.map(
        ({question, would_close, row_ids}, index) =>
          html`<li><details id="${questionPlace(index)}"><summary>${question}</summary><p><b>What would answer it:</b> ${would_close}</p>${row_ids.length > 0 && html`<ul>${row_ids.map((id) => html`<li>${rowLink(site, id)}</li>`)}</ul>`}</details></li>`
      )}</ul>`
    : html`<p>None is listed.</p>`;

/**
 * The rows that are leads and no more: all of them, or those that `ids` names, each in full with the word "Unverified" before it, so
 * that a page can tell of a lead where it belongs. Prose cannot cite one. A note, which nobody translates, stands in English alone, and not where
 * `plain` says that readers are no lawyers: the row's own place has it, where the lead leads.
 * @throws RangeError for an id that is not a lead's
 */
export function leads(site: Site, {ids, plain}: Readonly<Record<string, string>> = {}): Html {
  const {events, observations, series} = site.tables;
  const happened = events.filter(({grade}) => grade === "unverified");
  if (ids !== undefined)
    return html`<aside class="leads">${ids.split(" ").map((id) => {
      const event = happened.find((candidate) => candidate.id === id);
      if (!event) throw new RangeError(`no event that is an unverified lead has the id ${id}`);
      return html`${leadLine(site, event)}${plain === undefined && event.note !== null && words().code === en.code && html`<details><summary>${words().record.notes}</summary>${noteText(event.note)}</details>`}`;
    })}</aside>`;
  const figures = observations.filter(({grade}) => grade === "unverified");
  const title = (id: string) => series.find((row) => row.id === id)?.title ?? id;
  return html`<ul class="leads" data-count="${happened.length + figures.length}">${happened.map(
    (event) =>
      html`<li class="unverified"><a href="${addressOf(site, "events", event.id)}">${event.title}</a>, ${formatDate(event.date)}${noteText(event.note)}${sourceList(site, event.source_ids)}</li>`
  )}${figures.map(
    (row) =>
      html`<li class="unverified"><a href="${addressOf(site, "series", row.series_id)}">${title(row.series_id)}</a>, ${row.dimension !== null && html`${row.dimension}, `}${formatDate(row.period)}${noteText(row.note)}${sourceList(site, [row.source_id])}</li>`
  )}</ul>`;
}

const folded = (title: string, count: number, body: Html): Html =>
  html`<details class="fold"><summary>${title} <b>${formatNumber(count)}</b></summary>${body}</details>`;

const names = (title: string, rows: readonly {id: string; name: string; short_name: string}[]): Html =>
  folded(
    title,
    rows.length,
    html`<ul class="names">${rows.map(({id, name, short_name}) => html`<li id="${id}">${name} (${short_name})</li>`)}</ul>`
  );

const described = (title: string, rows: readonly {id: string; title: string; description: string}[]): Html =>
  folded(
    title,
    rows.length,
    html`<dl class="facts">${rows.map((row) => html`<div id="${row.id}"><dt>${row.title}</dt><dd>${row.description}</dd></div>`)}</dl>`
  );

/** The words that rows use: flows, agencies, courts, units; folded, and opened by a link to one of them. */
export const vocabularies = ({tables: {flows, agencies, courts, units}}: Site): Html =>
  html`${described("Flows", flows)}${names("Agencies", agencies)}${names("Courts", courts)}${described("Units", units)}`;
