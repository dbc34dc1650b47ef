import type {Site} from "../story/story.js";
import type {Grade} from "../../loaders/schema/common.js";
import {dateInWords, gradeInWords} from "../ui/format.js";
import {html, type Html} from "../ui/html.js";
import {textRead, type Sourced} from "./textread.js";

interface Position {
  about: string;
  says: string;
  by: string;
  source_id: string | null;
}

/** How well a row is known, as a mark that says it in words. */
export const gradeMark = ({tables}: Site, row: Sourced & {grade: Grade}): Html =>
  html`<span class="grade grade-${row.grade}">${gradeInWords(row.grade, textRead(row, tables.sources))}</span>`;

/** The sources of a row, each linked to where the site lists it. */
export function sourceList({tables}: Site, ids: readonly string[]): Html | null {
  if (!ids.length) return null;
  const known = new Map(tables.sources.map((source) => [source.id, source]));
  const items = ids.map((id) => {
    const source = known.get(id);
    return html`<li><a href="/sources#${id}">${source?.title ?? id}</a>${source?.publisher && html`, ${source.publisher}`}${source?.date && html`, ${dateInWords(source.date)}`}</li>`;
  });
  return html`<details class="sources"><summary>${ids.length === 1 ? "1 source" : `${ids.length} sources`}</summary><ul>${items}</ul></details>`;
}

/** Where sources disagree: each position with who takes it. */
export function disagreementList(positions: readonly Position[]): Html | null {
  if (!positions.length) return null;
  const topics = [...new Set(positions.map(({about}) => about))];
  return html`<div class="disagreements"><p class="label">Sources disagree</p><dl>${topics.map(
    (topic) =>
      html`<dt>${topic}</dt>${positions.filter(({about}) => about === topic).map(({says, by, source_id}) => html`<dd>${says} <span class="by">${source_id === null ? by : html`<a href="/sources#${source_id}">${by}</a>`}</span></dd>`)}`
  )}</dl></div>`;
}

/** A note under a row. */
export const noteText = (note: string | null): Html | null =>
  note === null ? null : html`<p class="note">${note}</p>`;

/** A list of names and values, those without a value left out. */
export const facts = (pairs: readonly (readonly [string, Html | string | number | null | undefined])[]): Html =>
  html`<dl class="facts">${pairs.map(([name, value]) => value !== null && value !== undefined && value !== "" && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
