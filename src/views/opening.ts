import {formatDate, formatNumber, formatRounded, html, row, say, type Html, type Site} from "docketbook/client";

/** From the talk of a list to what went: rows of the record, the largest number first. */
const STAGES = [
  {
    id: "dhs-requests@2025-04-03/eventual-total",
    style: "fill-quiet",
    format: formatRounded,
    words: "Up to {number} were discussed, as reported, {day}"
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
    words: "{number} whose addresses were sent, by the IRS’s account, {day}"
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

/** How the stages lie in a layout: each from the same corner, in blocks of one size, about as wide for its height as the last. */
function lay({name, across, pitch, gap}: (typeof LAYOUTS)[number], values: readonly number[]) {
  const lines = BLOCK.count / BLOCK.perRow;
  const [wide, tall] = [BLOCK.perRow * pitch + gap, lines * pitch + gap];
  const columnsOf = (value: number) => Math.round(across * Math.sqrt(value / values[LAST]!));
  const rowsOf = (value: number) => Math.ceil(value / BLOCK.count / columnsOf(value));
  const [width, height] = [across * wide - gap, rowsOf(values[LAST]!) * tall - gap];
  /** Whole blocks of a stage in one shape: rows, and what is over of a last one. Two would show a hairline between them. */
  const blocks = (value: number, {id, style}: {id: string; style: string}) => {
    const [count, columns] = [Math.floor(value / BLOCK.count), columnsOf(value)];
    const [rows, over] = [Math.floor(count / columns), count % columns];
    return html`<path class="${style}" data-cited="${id}" d="M0 0H${columns * wide}V${rows * tall}H${over * wide}v${over && tall}H0z"></path>`;
  };
  /** Lines of dots are dashes: shapes on paper as well, where a pattern becomes a picture of few pixels. */
  const line = (y: number, count: number) => `M0 ${y * pitch + pitch / 4}h${count * pitch}`;
  const block = (count: number) => {
    const [full, rest] = [Math.floor(count / BLOCK.perRow), count % BLOCK.perRow];
    return [...Array.from({length: full}, (_, y) => line(y, BLOCK.perRow)), ...(rest ? [line(full, rest)] : [])].join(
      ""
    );
  };
  const use = (id: string, x: number, y: number) => html`<use href="#${id}" x="${x}" y="${y}"></use>`;
  const id = `opening-${name}`;
  const [count, rest] = [Math.floor(values[LAST]! / BLOCK.count), values[LAST]! % BLOCK.count];
  /** The last stage, a dot a person: rows of whole blocks, and the rest. */
  const dots = html`${Array.from({length: Math.ceil(count / across)}, (_, row) =>
    (row + 1) * across <= count
      ? use(`${id}-row`, 0, row * tall)
      : Array.from({length: count % across}, (_, column) => use(`${id}-block`, column * wide, row * tall))
  )}<path transform="translate(${(count % across) * wide} ${Math.floor(count / across) * tall})" d="${block(rest)}"></path>`;
  // A rule of the style reaches no shape inside of a use: the use has the color, and they take it over.
  const dotted = html`<use href="#${id}-dots" class="stroke-ink" opacity=".4" stroke-width="${pitch / 2}" stroke-dasharray="${pitch / 2}"></use>`;
  // Blocks keep the full color: dots of it on paper would be pale. What is around them is paper that answers as they do.
  const near = html`<rect class="fill-paper" width="${width}" height="${height}"></rect><use href="#${id}-dots" class="stroke-accent" stroke-width="${pitch * 1.5}"></use>${dotted}`;
  return {
    width,
    height,
    // How much smaller than at the last stage, so that all of it is seen.
    scales: values.map((value) => {
      const shown = Math.min(width / (columnsOf(value) * wide), height / (rowsOf(value) * tall), 1);
      return value === values[LAST] ? 1 : Math.round(10_000 * shown) / 10_000;
    }),
    shapes: html`<path id="${id}-block" d="${block(BLOCK.count)}"></path><g id="${id}-row">${Array.from({length: across}, (_, column) => use(`${id}-block`, column * wide, 0))}</g><g id="${id}-dots">${dots}</g>`,
    /** A stage, with those inside it; alone, the last is dots, and inside of others solid. */
    field: (from: number) =>
      from === LAST
        ? html`<g data-cited="${STAGES[LAST]!.id}">${near}</g>`
        : STAGES.map((stage, index) => index >= from && blocks(values[index]!, stage)),
    /** The dots of the last stage on paper, for a picture that has come as near as it comes. */
    near
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
    const {id, value, period} = found[index]!;
    // The page cites each of them: its entry opens as a card.
    const number = html`<a class="cite" href="#source-${id}">${format(value)}</a>`;
    const parts = say(words).split(/(\{\w+\})/);
    return html`${parts.map((part) => (part === "{number}" ? number : part === "{day}" ? formatDate(period) : part))}`;
  });
  const plain = said.map(({text}) => text.replace(/<[^>]+>/g, ""));
  const layouts = LAYOUTS.map((layout) => ({name: layout.name, ...lay(layout, values)}));
  const zooms = layouts.map(
    ({name, width, height, scales, field, near}) =>
      html`<svg class="drawing opening-zoom opening-${name}" role="img" aria-label="${plain.join(". ")}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" data-scales="${scales.join(" ")}"><g transform="scale(${scales[0]})">${field(0)}<g class="opening-near" opacity="0" data-cited="${STAGES[LAST]!.id}">${near}</g></g></svg>`
  );
  const still = (index: number) =>
    layouts.map(({name, width, height, scales, field}) => {
      const [w, h] = [width, height].map((side) => Math.round(side / scales[index]!));
      return html`<svg class="drawing opening-still opening-${name}" role="img" aria-label="${plain[index]}" width="${width}" height="${height}" viewBox="0 0 ${w} ${h}">${field(index)}</svg>`;
    });
  const area = (style: string) =>
    html`<svg class="drawing opening-area" width="11" height="11" aria-hidden="true"><rect class="${style}" width="11" height="11"></rect></svg>`;
  // Where a screen has no pixel between two dots, only blocks can be told apart.
  const dotted = html`${say`A full block is ${formatNumber(BLOCK.count)} people`}.<span class="opening-told"> ${say("Each dot is a person.")}</span>`;
  /** A picture that stands still has a scale of its own: how wide it is drawn beside the first is the page's matter. */
  const enlarged = (index: number) =>
    index > 0 &&
    html`<span class="opening-calm">. ${say("Enlarged, on a scale of its own")}${index === LAST && html`. ${dotted}`}</span>`;
  const items = said.map(
    (words, index) => html`<li>${still(index)}<p>${area(STAGES[index]!.style)}${words}${enlarged(index)}</p></li>`
  );
  const [before, after] = say("Areas enlarged {0} times.").split("{0}");
  return html`<figure class="opening"><svg class="drawing opening-shapes" width="0" height="0" aria-hidden="true"><defs>${layouts.map(({shapes}) => shapes)}</defs></svg>${zooms}<ol>${items}</ol><figcaption><span class="opening-moving">${say("Areas are in proportion.")} <span class="opening-enlarged">${before}<span class="opening-room"><span class="opening-times">1</span>${after}</span></span> <span class="opening-dots">${dotted}</span></span><span class="opening-calm">${say("Areas within a picture are in proportion.")}</span></figcaption></figure>`;
}
