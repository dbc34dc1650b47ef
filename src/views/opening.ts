import {formatDate, formatNumber, html, type Html, type Site} from "docketbook/client";

const TRANSFER = "irs-ice-transfer@2025-08-07/disclosed";
/** The two drawings: blocks a row, and the distance between two dots in pixels. */
const SIZES = [
  {name: "wide", across: 10, pitch: 2, gap: 8},
  {name: "narrow", across: 5, pitch: 1.25, gap: 5}
] as const;
/** A block is a thousand dots, so many in a row of it. */
const BLOCK = {count: 1000, perRow: 50};

/** A dot for each person whose address was given, in blocks of a thousand: a pattern in some boxes, so that the dots weigh nothing. */
export function opening({tables}: Site): Html {
  const transfer = tables.observations.find(({id}) => id === TRANSFER);
  if (!transfer) throw new RangeError(`there is no row ${TRANSFER}`);
  const {value, period} = transfer;
  const title = `${formatNumber(value)} dots, one for each person whose address the IRS gave ICE on ${formatDate(period)}`;
  const drawn = SIZES.map(({name, across, pitch, gap}) => {
    const wide = BLOCK.perRow * pitch;
    const high = (BLOCK.count / BLOCK.perRow) * pitch;
    const fill = `url(#opening-${name})`;
    const box = (x: number, y: number, columns: number, rows: number) =>
      rows > 0 &&
      html`<rect x="${x}" y="${y}" width="${columns * pitch}" height="${rows * pitch}" fill="${fill}"></rect>`;
    const blocks = Array.from({length: Math.ceil(value / BLOCK.count)}, (_, index) => {
      const count = Math.min(BLOCK.count, value - index * BLOCK.count);
      const [x, y] = [(index % across) * (wide + gap), Math.floor(index / across) * (high + gap)];
      const rows = Math.floor(count / BLOCK.perRow);
      const rest = count - rows * BLOCK.perRow;
      return html`${box(x, y, BLOCK.perRow, rows)}${rest > 0 && box(x, y + rows * pitch, rest, 1)}`;
    });
    const width = across * (wide + gap) - gap;
    const height = Math.ceil(blocks.length / across) * (high + gap) - gap;
    return html`<svg class="drawing opening-${name}" role="img" aria-label="${title}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><pattern id="opening-${name}" width="${pitch}" height="${pitch}" patternUnits="userSpaceOnUse"><rect class="fill-accent" width="${pitch / 2}" height="${pitch / 2}" shape-rendering="crispEdges"></rect></pattern>${blocks}</svg>`;
  });
  return html`<figure class="opening">${drawn}<figcaption>Each dot is one person, each block 1,000 people.</figcaption></figure>`;
}
