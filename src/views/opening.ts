import {formatDate, formatNumber, formatRounded, html, row, say, type Html, type Site} from "docketbook/client";

/** From the talk of a list to what went: rows of the record, the largest number first. */
const STAGES = [
  {
    id: "dhs-requests@2025-04-03/eventual-total",
    style: "fill-quiet",
    format: formatRounded,
    words: "Up to {number} were spoken of, as reported, {day}"
  },
  {
    id: "irs-ice-transfer@2025-06/requested",
    style: "fill-muted",
    format: formatRounded,
    words: "About {number} on ICE’s list, {day}"
  },
  {
    id: "irs-ice-transfer@2025-08-07/disclosed",
    style: "fill-accent",
    format: formatNumber,
    words: "{number} whose addresses went, by the IRS’s account, {day}"
  }
] as const;
/** The two layouts: blocks a row when the last stage fills the picture, and the distances between dots and blocks in pixels. */
const LAYOUTS = [
  {name: "wide", across: 10, pitch: 2, gap: 8},
  {name: "narrow", across: 6, pitch: 1, gap: 6}
] as const;
/** A block is a thousand people, so many in a row of it. */
const BLOCK = {count: 1000, perRow: 50};
const LAST = STAGES.length - 1;

const box = (x: number, y: number, width: number, height: number, fill: Html): Html | false =>
  width > 0 && height > 0 && html`<rect x="${x}" y="${y}" width="${width}" height="${height}" ${fill}></rect>`;

/** How the stages lie in a layout: each from the same corner, in blocks of one size, about as wide for its height as the last. */
function lay({name, across, pitch, gap}: (typeof LAYOUTS)[number], values: readonly number[]) {
  const [inner, high] = [BLOCK.perRow * pitch, (BLOCK.count / BLOCK.perRow) * pitch];
  const [wide, tall] = [inner + gap, high + gap];
  const columnsOf = (value: number) => Math.round(across * Math.sqrt(value / values[LAST]!));
  const rowsOf = (value: number) => Math.ceil(value / BLOCK.count / columnsOf(value));
  const [width, height] = [across * wide - gap, rowsOf(values[LAST]!) * tall - gap];
  /** Whole blocks of a stage, as rows and what is over. */
  const blocks = (value: number, fill: Html) => {
    const [count, columns] = [Math.floor(value / BLOCK.count), columnsOf(value)];
    const [rows, over] = [Math.floor(count / columns), count % columns];
    return html`${box(0, 0, columns * wide, rows * tall, fill)}${box(0, rows * tall, over * wide, tall, fill)}`;
  };
  /** The last stage, a dot a person. */
  const dots = (value: number) => {
    const [count, rest] = [Math.floor(value / BLOCK.count), value % BLOCK.count];
    const [x, y] = [(count % across) * wide, Math.floor(count / across) * tall];
    const [lines, over] = [Math.floor(rest / BLOCK.perRow), rest % BLOCK.perRow];
    const fill = html`fill="url(#opening-${name}-dots)"`;
    return html`${blocks(value, html`fill="url(#opening-${name}-blocks)"`)}${box(x, y, inner, lines * pitch, fill)}${box(x, y + lines * pitch, over * pitch, pitch, fill)}`;
  };
  return {
    width,
    height,
    // How much smaller than at the last stage, so that all of it is seen.
    scales: values.map((value) => {
      const shown = Math.min(width / (columnsOf(value) * wide), height / (rowsOf(value) * tall), 1);
      return value === values[LAST] ? 1 : Math.round(10_000 * shown) / 10_000;
    }),
    patterns: html`<pattern id="opening-${name}-dots" width="${pitch}" height="${pitch}" patternUnits="userSpaceOnUse"><rect class="fill-accent" width="${pitch / 2}" height="${pitch / 2}"></rect></pattern><pattern id="opening-${name}-blocks" width="${wide}" height="${tall}" patternUnits="userSpaceOnUse"><rect fill="url(#opening-${name}-dots)" width="${inner}" height="${high}"></rect></pattern>`,
    /** A stage, with those inside it; alone, the last is dots, and inside of others solid. */
    field: (from: number) =>
      from === LAST
        ? dots(values[LAST]!)
        : STAGES.map(({style}, index) => index >= from && blocks(values[index]!, html`class="${style}"`)),
    pitch,
    /** The dots of the last stage on paper, for a picture that has come as near as it comes. */
    near: html`${box(0, 0, width, height, html`class="fill-paper"`)}${dots(values[LAST]!)}`
  };
}

/**
 * From as many people as officials spoke of to those whose addresses went, every area in proportion. `opening.client.ts` zooms in as the
 * reader scrolls; without it, for readers who want no motion, and in print, the stages stand as a series.
 */
export function opening({tables}: Site): Html {
  const found = STAGES.map(({id}) => row(tables.observations, id));
  const values = found.map(({value}) => value);
  const said = STAGES.map(({words, format}, index) => {
    const {id, series_id, value, period} = found[index]!;
    const number = html`<a href="/series/${series_id}#${id}">${format(value)}</a>`;
    const parts = say(words).split(/(\{\w+\})/);
    return html`${parts.map((part) => (part === "{number}" ? number : part === "{day}" ? formatDate(period) : part))}`;
  });
  const plain = said.map(({text}) => text.replace(/<[^>]+>/g, ""));
  const layouts = LAYOUTS.map((layout) => ({name: layout.name, ...lay(layout, values)}));
  const zooms = layouts.map(
    ({name, width, height, scales, pitch, field, near}) =>
      html`<svg class="drawing opening-zoom opening-${name}" role="img" aria-label="${plain.join(". ")}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" data-scales="${scales.join(" ")}" data-pitch="${pitch}"><g transform="scale(${scales[0]})">${field(0)}<g class="opening-near" opacity="0">${near}</g></g></svg>`
  );
  const still = (index: number) =>
    layouts.map(({name, width, height, scales, field}) => {
      const [w, h] = [width, height].map((side) => Math.round(side / scales[index]!));
      return html`<svg class="drawing opening-still opening-${name}" role="img" aria-label="${plain[index]}" width="${width}" height="${height}" viewBox="0 0 ${w} ${h}">${field(index)}</svg>`;
    });
  const area = (style: string) =>
    html`<svg class="drawing opening-area" width="11" height="11" aria-hidden="true"><rect class="${style}" width="11" height="11"></rect></svg>`;
  /** How many times the areas of a picture that stands still are those of the first. */
  const enlarged = (index: number) =>
    index > 0 &&
    layouts.map(({name, scales}) => {
      const times = formatNumber(Number(((scales[index]! / scales[0]!) ** 2).toPrecision(2)));
      return html`<span class="opening-calm opening-${name}">. ${say`Enlarged: areas ${times} times those of the first picture`}${index === LAST && `. ${say("Each dot is a person.")}`}</span>`;
    });
  const items = said.map(
    (words, index) => html`<li>${still(index)}<p>${area(STAGES[index]!.style)}${words}${enlarged(index)}</p></li>`
  );
  return html`<figure class="opening"><svg class="drawing opening-patterns" width="0" height="0" aria-hidden="true">${layouts.map(({patterns}) => patterns)}</svg>${zooms}<ol>${items}</ol><figcaption><span class="opening-moving">${say("Areas are in proportion.")} <span class="opening-dots">${say("Each dot is a person.")}</span></span><span class="opening-calm">${say("Areas within a picture are in proportion.")}</span></figcaption></figure>`;
}
