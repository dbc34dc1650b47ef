import {
  axisOf,
  box,
  formatDate,
  dots,
  finish,
  hatch,
  isNarrow,
  labelSize,
  line,
  formatNumber,
  paragraph,
  round,
  formatRounded,
  sheet,
  wrap,
  type DrawOptions
} from "docketbook/client";
import type {Event, Observation} from "docketbook/loaders";

/** What was asked for and given, each a number of the record with its unit. */
export interface Stages {
  spoken: Observation;
  formal: Event & {value: number; unit: string};
  narrowed: Observation;
  disclosed: Observation;
  unlawful: Observation;
  admitted: Observation;
}

const DOT = 1000;
const ROW = 100;

/** Fields of dots one under the other; the last two stages again, enlarged; and the other count, apart. */
export function drawRequest(
  {spoken, formal, narrowed, disclosed, unlawful, admitted}: Stages,
  {id, title, document, width}: DrawOptions & {id: string; title: string}
): SVGSVGElement {
  const narrow = isNarrow(width);
  const size = labelSize(width);
  const leading = size * 1.32;
  const pitch = narrow ? width / ROW : 5;
  const field = pitch * ROW;
  const column = narrow ? {x: 0, width} : {x: field + 22, width: width - field - 22};
  const name = (part: string) => `${id}-${width}-${part}`;
  const description = `${formatRounded(spoken.value)} to ${formatRounded(formal.value)} people asked for before the list was narrowed; ${formatRounded(narrowed.value)} in June 2025; ${formatNumber(disclosed.value)} disclosed on ${formatDate(disclosed.period)}; about ${formatNumber(unlawful.value)} disclosures found unlawful on ${formatDate(unlawful.period)}; less than ${admitted.value} per cent by the IRS’s own, different count.`;
  const svg = sheet({document, width, id, title, description});
  let y = 0;

  /** A heading and lines beside a field (or above it, where the column is narrow). */
  const words = (heading: string, text: string, style: string) => {
    const lines = (words: string, bold: boolean) => wrap(words, column.width, {size, bold});
    const first = narrow ? y + leading * 0.8 : y + leading * 0.75;
    const next = paragraph(svg, lines(heading, true), {x: column.x, y: first, style}, leading);
    const end = paragraph(svg, lines(text, false), {x: column.x, y: next, style: "muted"}, leading) - leading * 0.7;
    if (narrow) y = end + 4;
    return end;
  };

  const asked = `${formatRounded(spoken.value).replace(" million", "")} to ${formatRounded(formal.value)} people, before that was narrowed`;
  const beside = words(
    asked,
    `Up to ${formatRounded(spoken.value)} in April 2025, about ${formatRounded(formal.value)} in the first formal request, ${formatDate(formal.date)}. Rings: where sources differ.`,
    "strong"
  );
  const top = y;
  y += dots(svg, {id: name("asked"), x: 0, y, pitch, perRow: ROW, count: spoken.value / DOT, style: "fill-quiet"});
  y += dots(svg, {
    id: name("differ"),
    x: 0,
    y,
    pitch,
    perRow: ROW,
    count: (formal.value - spoken.value) / DOT,
    style: "ring"
  });
  y = Math.max(y, beside) + (narrow ? 16 : 20);
  if (!narrow) line(svg, "leader", field + 8, top + 1, field + 8, y - 21);

  const narrowedTop = y;
  const narrowedEnd = words(
    `${formatRounded(narrowed.value)} people`,
    `with final removal orders, in the request of ${formatDate(narrowed.period)}`,
    "strong"
  );
  y += dots(svg, {id: name("narrowed"), x: 0, y, pitch, perRow: ROW, count: narrowed.value / DOT, style: "fill-muted"});
  if (!narrow) line(svg, "leader", field + 8, narrowedTop + 1, field + 8, y);
  y = Math.max(y, narrowedEnd) + (narrow ? 16 : 20);

  const sent = words(
    `${formatNumber(disclosed.value)} people`,
    `whose addresses were given on ${formatDate(disclosed.period)}; below, enlarged`,
    "strong"
  );
  const small = y;
  dots(svg, {id: name("disclosed"), x: 0, y, pitch, perRow: ROW, count: disclosed.value / DOT, style: "fill-ink"});
  y = narrow ? small + pitch + 26 : Math.max(sent, small + pitch) + 30;

  const large = Math.floor(((width - 2) / (disclosed.value / DOT)) * 10) / 10;
  const people = axisOf([disclosed], {range: [0, (large * disclosed.value) / DOT]});
  // Straight down past the words beside the small row, and only then apart.
  const turn = narrow ? small + pitch + 4 : Math.max(sent, small + pitch) + 6;
  const apart = (from: number, to: number) =>
    svg
      .append("path")
      .attr("class", "leader")
      .attr("d", `M${round(from)} ${round(small + pitch + 2)}V${round(turn)}L${round(to)} ${round(y - 3)}`);
  apart(0.5, 0.5);
  apart((pitch * disclosed.value) / DOT, people.at(disclosed));
  y +=
    dots(svg, {
      id: name("enlarged"),
      x: 0,
      y,
      pitch: large,
      perRow: ROW,
      count: disclosed.value / DOT,
      style: "fill-ink"
    }) + leading;
  y =
    paragraph(
      svg,
      wrap(`All ${formatNumber(disclosed.value)} people, a dot for 1,000`, width, {size}),
      {x: 0, y, style: "muted"},
      leading
    ) + 2;

  // Disclosures have an axis of their own: a dot stands for as many, and for something else.
  y +=
    dots(svg, {
      id: name("unlawful"),
      x: 0,
      y,
      pitch: large,
      perRow: ROW,
      count: unlawful.value / DOT,
      style: "fill-accent"
    }) + leading;
  y = paragraph(
    svg,
    wrap(`About ${formatNumber(unlawful.value)} disclosures found unlawful, ${formatDate(unlawful.period)}`, width, {
      size,
      bold: true
    }),
    {x: 0, y, style: "accent"},
    leading
  );
  y =
    paragraph(
      svg,
      wrap("No check that ICE had given an address. A dot for 1,000 disclosures.", width, {size}),
      {x: 0, y, style: "muted"},
      leading
    ) + 6;

  const share = axisOf([admitted], {range: [0, people.at(disclosed)], domain: [0, 100]});
  const height = large * 0.72;
  box(svg, "missing", 0.5, y, share.position(100) - 0.5, height);
  box(svg, "edge", 0.5, y, share.at(admitted) - 0.5, height).attr("fill", hatch(svg, name("hatch"), "line-muted"));
  y += height + leading;
  y = paragraph(
    svg,
    wrap(`Another count: less than ${admitted.value} per cent of the disclosures, by the IRS itself`, width, {
      size,
      bold: true
    }),
    {x: 0, y, style: "strong"},
    leading
  );
  y = paragraph(
    svg,
    wrap("Only those whose address was visibly incomplete. Not a rival number for the same thing.", width, {size}),
    {x: 0, y, style: "muted"},
    leading
  );
  return finish(svg, y - leading * 0.6);
}
