import {
  say,
  answers,
  axisOf,
  box,
  formatDate,
  finish,
  hatch,
  isNarrow,
  label,
  labelSize,
  line,
  formatNumber,
  paragraph,
  round,
  sheet,
  textWidth,
  words,
  wrap,
  type DrawOptions,
  type Pen
} from "docketbook/client";
import type {Observation} from "docketbook/loaders";
import {alike} from "./alike.js";

interface OneDay {
  years: readonly Observation[];
  transfer: Observation;
  /** The years that no report was found for. */
  missing: readonly string[];
}

/** Bars of records on the left, one bar of people on the right: the same length for the same number, each with its own unit. */
export function drawOneDay(
  {years, transfer, missing}: OneDay,
  {id, title, document, width}: DrawOptions & {id: string; title: string}
): SVGSVGElement {
  const narrow = isNarrow(width);
  const size = labelSize(width);
  const leading = size * 1.28;
  const heading = 2 * leading;
  const top = heading + (narrow ? 3.2 : 2.1) * leading;
  const bottom = top + (narrow ? 230 : 190);
  const left = narrow ? 0 : 54;
  const right = narrow ? 84 : 132;
  const plot = width - right - (narrow ? 12 : 34);
  const largest = Math.max(...years.map(({value}) => value), transfer.value);
  const records = axisOf(years, {range: [bottom, top], domain: [0, largest]});
  const people = axisOf([transfer], {range: [bottom, top], domain: [0, largest]});
  const slots = [...years.map(({period}) => period), ...missing];
  const step = (plot - left) / slots.length;
  const x = (period: string) => left + slots.indexOf(period) * step;
  const first = years[0]!;
  const last = years.at(-1)!;
  const peak = years.reduce((most, year) => (year.value > most.value ? year : most));
  const early = years
    .filter(({period}) => Number(period) < 2020)
    .reduce((most, year) => (year.value > most.value ? year : most));
  const svg = sheet({
    document,
    width,
    id,
    title,
    description: say`Records disclosed per year: at most ${formatNumber(early.value)}, in ${early.period}, until 2019; ${years
      .slice(-3)
      .map(({period, value}) => say`${formatNumber(value)} in ${period}`)
      .join(
        ", "
      )}. ${missing[0] ?? ""} to ${missing.at(-1) ?? ""}: no report found. Beside them, in another unit: ${formatNumber(transfer.value)} people on ${formatDate(transfer.period)}.`
  });

  label(svg, say("Disclosures of records per year"), {x: 0, y: size, style: "strong"});
  label(svg, narrow ? say("People,") : say("People, one day"), {x: width - right, y: size, style: "accent"});
  if (narrow) label(svg, say("one day"), {x: width - right, y: size + leading, style: "accent"});
  for (const tick of records.ticks(4).filter((value) => value > 0)) {
    line(svg, "grid", left, records.position(tick), plot, records.position(tick));
    const y = records.position(tick);
    label(svg, formatNumber(tick), {
      x: narrow ? 0 : left - 8,
      y: narrow ? y - 4 : y + size * 0.35,
      anchor: narrow ? "start" : "end",
      style: "tick"
    });
  }

  const says = ({period, value}: Observation) => say`${period}: ${formatNumber(value)} disclosures`;
  // Marks come in the order of time, which is the order of the arrow keys.
  const open = x(missing[0] ?? last.period);
  const columns: Pen = svg.append<SVGElement>("g").attr("data-lane", `column ${round(step / 2)}`);
  // Bars that touch no other need no finer place.
  const tenth = (value: number) => Math.round(value * 10) / 10;
  for (const year of years) {
    const y = tenth(records.at(year));
    answers(
      box(columns, "fill-quiet", tenth(x(year.period) + step * 0.14), y, tenth(step * 0.72), bottom - y),
      says(year),
      year.id
    );
  }
  answers(
    box(svg, "", open, top, plot - open, bottom - top)
      .attr("class", null)
      .attr("fill", hatch(svg, `${id}-${width}-hatch`, "rule")),
    say`${missing[0] ?? ""} to ${missing.at(-1) ?? ""}: no report found`
  );

  // The largest numbers stand beside their bars.
  const note = [`${missing[0]}–${missing.at(-1)}`, say("no report"), say("found")];
  paragraph(svg, note, {x: plot - 2, y: top - (note.length - 1) * leading - 6, anchor: "end", style: "muted"}, leading);

  /** A bar's number, which stands over others and answers as its own. */
  const value = (year: Observation, at: number, lift: number, anchor: "middle" | "end" = "end") =>
    label(answers(svg.append<SVGElement>("g"), says(year), year.id), `${year.period}: ${formatNumber(year.value)}`, {
      x: x(year.period) + at,
      y: records.at(year) + lift,
      anchor,
      style: "halo"
    });
  value(peak, -5, size * 0.8);
  value(years.at(-3)!, -3, size * 0.4);
  if (narrow) value(early, step, -6);
  else value(early, step * 0.5, -6, "middle");

  const bar = step * 0.72;
  const start = width - right;
  const one: Pen = svg.append<SVGElement>("g").attr("data-lane", `column ${right}`);
  answers(
    box(one, "fill-accent", start, people.at(transfer), bar, bottom - people.at(transfer)),
    say`${formatDate(transfer.period)}: ${formatNumber(transfer.value)} people`,
    ...alike(transfer.id)
  );
  const carried = [formatNumber(transfer.value), say("people")];
  const beside = start + bar + 8;
  const next = paragraph(one, carried, {x: beside, y: top + size * 0.8, style: "accent"}, leading);
  paragraph(one, [say("in one"), say("transfer")], {x: beside, y: next, style: "muted"}, leading);

  line(svg, "base", left, bottom, plot, bottom);
  line(svg, "base", start, bottom, width, bottom);
  const axis = bottom + leading;
  for (const {period} of years.filter(
    ({period}) => Number(period) % (narrow ? 10 : 5) === 0 || period === first.period
  )) {
    const near = (other: number) => Math.abs(x(period) - other) < textWidth("2000", {size}) + 8;
    if (period !== first.period && (near(x(first.period)) || near(plot - step * 2))) continue;
    label(columns, period, {
      x: Math.max(x(period) + step / 2, textWidth(period, {size}) / 2),
      y: axis,
      anchor: "middle",
      style: "tick"
    });
  }
  label(svg, missing.at(-1) ?? "", {x: plot, y: axis, anchor: "end", style: "tick"});
  label(one, words().date.shortDay(transfer.period), {x: start, y: axis, style: "tick"});
  const warning = wrap(
    say("Units differ: a disclosure is of one taxpayer’s data for one period, not of a person."),
    width,
    {
      size
    }
  );
  paragraph(svg, warning, {x: 0, y: axis + leading * 1.35, style: "muted"}, leading);
  return finish(svg, axis + leading * (warning.length + 0.8));
}
