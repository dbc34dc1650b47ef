import {
  say,
  answers,
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
import {alike} from "./alike.js";

/** A request, with the number of people that it names. */
type Request = Event & {value: number; unit: string};

/** What was asked for and given, each a number of the record with its unit. */
export interface Stages {
  refused: readonly {asked: Request; answer: Event}[];
  filled: Request;
  disclosed: Observation;
  unlawful: Observation;
  admitted: Observation;
}

const DOT = 1000;
const ROW = 125;
const GAP = 16;

/** Fields of dots: the refused requests side by side, the one that was filled, what was given; then the last again, enlarged. */
export function drawRequest(
  {refused, filled, disclosed, unlawful, admitted}: Stages,
  {id, title, document, width}: DrawOptions & {id: string; title: string}
): SVGSVGElement {
  const narrow = isNarrow(width);
  const size = labelSize(width);
  const leading = size * 1.32;
  const column = (width - GAP * (refused.length - 1)) / refused.length;
  const pitch = Math.floor((column / ROW) * 100) / 100;
  const field = pitch * ROW;
  const beside = {x: field + GAP, width: width - field - GAP};
  const name = (part: string) => `${id}-${width}-${part}`;
  const asked = refused.map(
    ({asked: {value, date}}) =>
      say`about ${formatRounded(value)} people asked for on ${formatDate(date)}, as reported, and refused`
  );
  const description = say`${asked.join("; ")}; about ${formatRounded(filled.value)} on ${formatDate(filled.date)}; ${formatNumber(disclosed.value)} disclosed on ${formatDate(disclosed.period)}; about ${formatNumber(unlawful.value)} violations in an indicative opinion of ${formatDate(unlawful.period)}; less than ${admitted.value} percent by the IRS’s own, different count.`;
  const svg = sheet({document, width, id, title, description});
  let y = 0;

  /** A heading and lines under it. @returns where they end */
  const words = (
    heading: string,
    text: string,
    {x, width: wide, top, style = "strong"}: {x: number; width: number; top: number; style?: "strong" | "accent"}
  ) => {
    const next = paragraph(svg, wrap(heading, wide, {size, bold: true}), {x, y: top + leading * 0.8, style}, leading);
    return paragraph(svg, wrap(text, wide, {size}), {x, y: next, style: "muted"}, leading) - leading * 0.7;
  };

  const columns = refused.map(({asked}, index) => ({asked, x: index * (column + GAP)}));
  y =
    Math.max(
      ...columns.map(({asked, x}) =>
        words(say`About ${formatRounded(asked.value)}`, say`people asked for on ${formatDate(asked.date)}; refused`, {
          x,
          width: column,
          top: 0
        })
      )
    ) + 4;
  y +=
    Math.max(
      ...columns.map(({asked, x}, index) =>
        dots(svg, {
          id: name(`refused-${index + 1}`),
          x,
          y,
          pitch,
          perRow: ROW,
          count: asked.value / DOT,
          style: "fill-quiet",
          outline: "frame",
          says: say`About ${formatRounded(asked.value)} people asked for on ${formatDate(asked.date)}; refused`,
          rows: alike(asked.id)
        })
      )
    ) + (narrow ? 12 : 18);

  const filledTop = y;
  const filledEnd = words(
    say`About ${formatRounded(filled.value)}`,
    say`people with final removal orders, asked for on ${formatDate(filled.date)}`,
    {...beside, top: filledTop - 4}
  );
  y += dots(svg, {
    id: name("filled"),
    x: 0,
    y,
    pitch,
    perRow: ROW,
    count: filled.value / DOT,
    style: "fill-muted",
    says: say`About ${formatRounded(filled.value)} people asked for on ${formatDate(filled.date)}; filled in part`,
    rows: alike(filled.id)
  });
  if (!narrow) line(svg, "leader", field + 8, filledTop, field + 8, y);
  y = Math.max(y, filledEnd) + (narrow ? 10 : 14);

  const small = y;
  const sent = words(
    say`${formatNumber(disclosed.value)} people`,
    say`whose addresses were given on ${formatDate(disclosed.period)}; below, enlarged`,
    {...beside, top: small - 4, style: "accent"}
  );
  const given = {
    count: disclosed.value / DOT,
    // The color of the transfer in every figure.
    style: "fill-accent",
    says: say`${formatNumber(disclosed.value)} people whose addresses were given on ${formatDate(disclosed.period)}`,
    rows: alike(disclosed.id)
  };
  dots(svg, {id: name("disclosed"), x: 0, y, pitch, perRow: ROW, ...given});
  y = Math.max(sent, small + pitch) + 24;

  const large = Math.floor(((width - 2) / (disclosed.value / DOT)) * 10) / 10;
  const people = axisOf([disclosed], {range: [0, (large * disclosed.value) / DOT]});
  // Straight down past the words beside the small row, and only then apart.
  const turn = Math.max(sent, small + pitch) + 4;
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
      ...given
    }) + leading;
  y =
    paragraph(
      svg,
      wrap(say`All ${formatNumber(disclosed.value)} people, one dot for each 1,000`, width, {size}),
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
      style: "fill-ink",
      says: say`About ${formatNumber(unlawful.value)} violations, in an indicative opinion of ${formatDate(unlawful.period)}`,
      rows: alike(unlawful.id)
    }) + leading;
  y = paragraph(
    svg,
    wrap(
      say`About ${formatNumber(unlawful.value)} violations, in an indicative opinion of ${formatDate(unlawful.period)}`,
      width,
      {size, bold: true}
    ),
    {x: 0, y, style: "strong"},
    leading
  );
  y =
    paragraph(
      svg,
      wrap(
        say(
          "With no confirmation that ICE gave the taxpayer’s address. Appeal then pending. One dot is 1,000 disclosures."
        ),
        width,
        {size}
      ),
      {x: 0, y, style: "muted"},
      leading
    ) + 6;

  const share = axisOf([admitted], {range: [0, people.at(disclosed)], domain: [0, 100]});
  const height = large * 0.72;
  box(svg, "missing", 0.5, y, share.position(100) - 0.5, height);
  answers(
    box(svg, "edge", 0.5, y, share.at(admitted) - 0.5, height).attr("fill", hatch(svg, name("hatch"), "line-muted")),
    say`Less than ${admitted.value} percent of the disclosures, by the IRS’s own count`,
    ...alike(admitted.id)
  );
  y += height + leading;
  y = paragraph(
    svg,
    wrap(say`Another count: less than ${admitted.value} percent of the disclosures, by the IRS itself`, width, {
      size,
      bold: true
    }),
    {x: 0, y, style: "strong"},
    leading
  );
  y = paragraph(
    svg,
    wrap(say("Only those whose address looked incomplete. Not a competing figure for the same thing."), width, {size}),
    {x: 0, y, style: "muted"},
    leading
  );
  return finish(svg, y - leading * 0.6);
}
