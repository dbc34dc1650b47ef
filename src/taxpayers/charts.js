import * as Plot from "npm:@observablehq/plot";
import * as d3 from "npm:d3";
import {formatRounded, labelSize, textWidth, wrap} from "docketbook/client";

/* The two shapes that the notebooks draw most, made of Plot's marks. */

/** The row that a mark stands for, whose source the figure names. */
export const href = (d) => (d.id ? `#${d.id}` : null);

/** What a look means, in lines under a picture: a dot or a band, and words beside it. `of` has `{look, words}`, the looks `dot`, `open`, `band`. */
function keyMarks(of, {width}) {
  const style = {size: labelSize(width)};
  const parts = [];
  let [x, row] = [0, 0];
  for (const {look, words} of of) {
    const lines = wrap(words, width - 24, style);
    const wide = 20 + d3.max(lines, (line) => textWidth(line, style));
    if (x > 0 && x + wide > width) [x, row] = [0, row + 1];
    for (const [i, text] of lines.entries())
      parts.push({look: i === 0 ? look : null, text, x, y: (row + i) * KEY_LINE});
    x += wide + 16;
    row += lines.length - 1;
  }
  return {
    height: of.length && (row + 1) * KEY_LINE,
    marks: (dx, dy) =>
      parts.flatMap((d) => {
        const at = {frameAnchor: "bottom-left", facet: "super", dy: dy + d.y};
        const dot = {...at, dx: dx + d.x + 7};
        return [
          d.look === "band"
            ? Plot.dot([d], {...dot, symbol: "square", r: 6, fill: "var(--quiet)", fillOpacity: 0.3})
            : d.look
              ? Plot.dot([d], {
                  ...dot,
                  r: 4.5,
                  fill: d.look === "open" ? "var(--paper)" : "var(--ink)",
                  stroke: "var(--ink)"
                })
              : null,
          Plot.text([d], {
            ...at,
            dx: dx + d.x + 20,
            textAnchor: "start",
            lineAnchor: "middle",
            text: "text",
            fill: "var(--soft)"
          })
        ];
      })
  };
}
const KEY_LINE = 18;

/**
 * Rows under each other, a dot a value, the value beside it; with `low` and `high`, the range around it. Where names are long and the column is
 * narrow, they stand above. A logarithmic scale has no zero: there a dot has no line to it, it spans the rows that are drawn, and
 * round numbers stand under it, three or more, as `format` writes them.
 * @param rows each with `name`, `value`, `words` (the value as it is written), `says` (what the mark says) and `id` (its row). `accent` and `open`
 * change its look; `of` divides its value, where each has a scale of its own; `alone` has nothing to be compared with: a dot, and no length
 */
export function ranked(rows, {width, narrow, log = false, row = 25, key = [], format = formatRounded}) {
  const longest = d3.max(rows, (d) => d.name.length);
  const scaled = (name) => (d) => (d.alone ? 0 : (d[name] ?? d.value) / (d.of ?? 1));
  const [least, most] = [d3.min(rows, scaled("low")), d3.max(rows, scaled("high"))];
  const size = labelSize(width);
  // The first tick's words are centered on it; what is written of a value stands after it.
  const names = Math.ceil(d3.max(rows, (d) => textWidth(d.name, {size, bold: d.accent})) ?? 0);
  const margin = 14 + Math.ceil(d3.max(rows, (d) => textWidth(d.words, {size, bold: true})) ?? 0);
  const beside = Math.min(log ? names + 16 : longest * 7.4 + 20, width * 0.5);
  // Three round numbers ask for some room.
  const above = longest > (narrow ? 18 : 46) || (log && width - beside - margin < 140);
  // Two lines of a name, where one is too short for the longest.
  const lines = narrow && longest > 44 ? 2 : 1;
  const left = above ? (log ? 48 : 6) : beside;
  const {start, end, ticks, tickFormat} = log
    ? logTicks([least, most], {room: width - left - margin, size, format})
    : {start: 0, end: most || 1, ticks: []};
  const y = (d) => rows.indexOf(d);
  const dy = above ? 8 + (lines - 1) * 8 : 0;
  const ends = rows.filter((d) => Number.isFinite(d.low));
  const explained = keyMarks(key, {width});
  const axis = log ? 24 : 0;
  const below = axis + (explained.height ? explained.height + 8 : 0) + 4;
  const high = above ? row + 17 + (lines - 1) * 17 : row;
  const drawn = Plot.plot({
    width,
    height: rows.length * high + 4 + below,
    marginLeft: left,
    marginRight: margin,
    marginTop: 4,
    marginBottom: below,
    x: {type: log ? "log" : "linear", axis: null, domain: [Math.min(start, least), end]},
    y: {type: "point", axis: null, domain: d3.range(rows.length), padding: 0.5},
    marks: [
      log
        ? [
            Plot.gridX({ticks, stroke: "var(--rule)", strokeOpacity: 1}),
            // From the name to its dot: no length, which a scale without a zero has not.
            Plot.ruleY(rows, {
              x1: Math.min(start, least),
              x2: scaled("value"),
              y,
              dy,
              stroke: "var(--rule)",
              strokeDasharray: "1 3"
            }),
            Plot.frame({anchor: "bottom", stroke: "var(--soft)"}),
            Plot.axisX({
              ticks,
              // A format of ticks passes through d3's, which leaves out some of a logarithmic scale.
              text: (d) => tickFormat(d),
              tickSize: 5,
              label: null,
              fill: "var(--soft)",
              stroke: "var(--soft)"
            })
          ]
        : Plot.ruleY(rows, {x1: start, x2: scaled("value"), y, stroke: "var(--quiet)", dy}),
      ...explained.marks(-left, axis + 16),
      Plot.ruleY(ends, {x1: scaled("low"), x2: scaled("high"), y, stroke: "var(--quiet)", strokeWidth: 6, dy}),
      Plot.dot(rows, {
        x: scaled("value"),
        y,
        r: 4.5,
        dy,
        fill: (d) => (d.open ? "var(--paper)" : d.accent ? "var(--accent)" : "var(--ink)"),
        stroke: (d) => (d.accent ? "var(--accent)" : "var(--ink)"),
        ariaLabel: "says",
        href
      }),
      Plot.text(rows, {
        x: (d) => Math.max(scaled("high")(d), start),
        y,
        text: "words",
        dx: 10,
        dy,
        textAnchor: "start",
        fill: (d) => (d.accent ? "var(--accent)" : "var(--ink)"),
        fontWeight: 600
      }),
      Plot.text(rows, {
        y,
        text: "name",
        frameAnchor: "left",
        fill: (d) => (d.accent ? "var(--accent)" : "var(--ink)"),
        ...(above
          ? {dx: -left, dy: dy - 12, textAnchor: "start", lineAnchor: "bottom", lineWidth: width / 14.6}
          : {dx: -10, textAnchor: "end"})
      })
    ]
  });
  // A row answers over its whole width, from the name above a dot or beside it.
  drawn.setAttribute("data-lane", `row ${high / 2 + dy} ${high / 2 - dy}`);
  return drawn;
}

/** A number as an axis writes it where words have no room: `$500M`. */
export const brief = (format) => (value) =>
  format(value).replace(
    / (thousand|million|billion|trillion)$/,
    (_, word) => ({thousand: "K", million: "M", billion: "B", trillion: "T"})[word]
  );

/**
 * What a logarithmic axis of some values spans, and its round numbers: as many as have room for their words, three at least. Of the ways
 * to write them the fullest that allows three is taken; where the values lie close together, the axis goes on to the round numbers around them.
 */
function logTicks([least, most], {room, size, format}) {
  const round = (digits) =>
    d3
      .range(Math.floor(Math.log10(least)) - 1, Math.ceil(Math.log10(most)) + 1)
      .flatMap((power) => digits.map((digit) => Number(`${digit}e${power}`)));
  const spans = (values) => {
    const inside = values.filter((value) => value >= least && value <= most);
    if (inside.length >= 3) return {start: least, end: most, ticks: inside};
    const [from, to] = [values.findLastIndex((value) => value <= least), values.findIndex((value) => value >= most)];
    const ticks = values.slice(Math.max(0, Math.min(from, to - 2)), to + 1);
    return {start: ticks[0], end: ticks.at(-1), ticks};
  };
  const fits = ({start, end, ticks}, tickFormat) => {
    const at = d3.scaleLog([start, end], [0, room]);
    const ends = ticks.map((tick) => [at(tick), textWidth(tickFormat(tick), {size}) / 2 + 3]);
    return ticks.length >= 3 && ends.every(([x, half], i) => i === 0 || x - half >= ends[i - 1][0] + ends[i - 1][1]);
  };
  const thinned = [1, 2, 3, 4, 5, 6].flatMap((every) => [[1, 2, 5], [1, 3], [1]].map((digits) => ({digits, every})));
  for (const tickFormat of [format, brief(format)])
    for (const {digits, every} of thinned) {
      const found = spans(round(digits));
      const ticks = found.ticks.filter((_, i) => i % every === 0);
      if (fits({...found, ticks}, tickFormat)) return {...found, ticks, tickFormat};
    }
  throw new RangeError(`an axis of ${room} pixels has no room for three round numbers`);
}

/**
 * Small multiples over time. Each panel has a scale of its own from zero, unless they share one; a line joins what follows at most `gap` apart.
 * @param rows each with `panel`, `x` (a number, such as a year), `value`, `says` and `id` (its row), in the order of their panels and of x; with `words`, the
 * value is written; `low` is the end of a range below it; `quiet` rows lie behind, a line for each `line`
 */
export function panels(
  rows,
  {
    width,
    across,
    span,
    tick = String,
    format = formatRounded,
    shared = false,
    gap = 1,
    height = 84,
    accent,
    log = false,
    unknown,
    key = []
  }
) {
  const names = [...new Set(rows.map((d) => d.panel))];
  across = Math.min(across, names.length);
  const down = Math.ceil(names.length / across);
  const most = d3.rollup(
    rows,
    (own) => d3.max(own, (d) => d.value) || 1,
    (d) => d.panel
  );
  const place = new Map(names.map((panel, i) => [panel, [i % across, Math.floor(i / across)]]));
  const at = {fx: (d) => place.get(d.panel ?? d)[0], fy: (d) => place.get(d.panel ?? d)[1]};
  const axis = shared || log;
  const scaled = (d, value) => (axis ? value : value / most.get(d.panel));
  const y = (d) => scaled(d, d.value);
  // A line ends where something is missing.
  let run = 0;
  const runs = rows.map((d, i) => {
    const before = rows[i - 1];
    if (!before || before.panel !== d.panel || before.line !== d.line || d.x - before.x > gap) run += 1;
    return run;
  });
  const middle = (span[0] + span[1]) / 2;
  const loud = rows.filter((d) => !d.quiet);
  const ranges = loud.filter((d) => Number.isFinite(d.low));
  const ink = (d) => (d.quiet ? "var(--quiet)" : d.panel === accent ? "var(--accent)" : "var(--ink)");
  const left = axis ? 94 : 2;
  // Names are broken here, so that the panels know how many lines stand above them.
  const style = {size: labelSize(width), bold: true};
  const room = (0.84 * (width - left - 4)) / (across - 0.16);
  const broken = new Map(names.map((name) => [name, wrap(name, room, style)]));
  const lines = d3.max(broken.values(), (some) => some.length);
  const explained = keyMarks(key, {width});
  // Where there is no room for the ends of the time under each panel, they stand under the last of each column.
  const crowded = width < 420 && down > 3;
  const dated = crowded ? names.filter((_, i) => i + across >= names.length) : names;
  // Between a name and what shades its panel; a phone's screen has no more room.
  const clear = width < 420 ? 1 : 4;
  const [above, between, below] = [
    8 + clear + 16 * lines,
    (crowded ? 12 : 28) + clear + 16 * lines,
    22 + (explained.height && explained.height + 6)
  ];
  const domain = log
    ? [1, d3.max(rows, (d) => d.value)]
    : axis
      ? [
          Math.min(
            0,
            d3.min(rows, (d) => d.value)
          ),
          d3.max(rows, (d) => d.value)
        ]
      : [0, 1];
  // A scale needs two values; where three have no room above each other, the ends are enough.
  const steps = d3.ticks(...domain, Math.max(2, Math.floor((height - 26) / 24)));
  const ticks = log
    ? height < 90
      ? [0, 0.5, 1].map((part) => 10 ** Math.floor(part * Math.floor(Math.log10(domain[1]))))
      : [1, 1e3, 1e6, 1e9]
    : ((height - 26) * (steps[1] - steps[0])) / (domain[1] - domain[0]) < 16
      ? steps.filter((step, i) => step === 0 || i === 0 || i === steps.length - 1)
      : steps;
  // A value stands at its point where no other point is in its way: above it, else below or beside it; where there is no such place, above all.
  const [insetTop, insetBottom] = [log ? (crowded ? 8 : 14) : 26, !log && domain[0] < 0 ? 18 : 0];
  const across01 = d3.scaleLinear(span, [6, room - 6]);
  const down01 = (log ? d3.scaleLog : d3.scaleLinear)(domain, [height - insetBottom, insetTop]);
  const pixels = (d) => [across01(d.x), down01(y(d))];
  const PLACES = {
    above: {dy: -12},
    below: {dy: 13},
    left: {dx: -9, textAnchor: "end"},
    right: {dx: 9, textAnchor: "start"}
  };
  // The last value of a panel has the first choice; another that finds no room beside it is left to the table.
  const taken = [];
  const placed = loud
    .filter((d) => d.words)
    .reverse()
    .flatMap((d) => {
      const [x, y] = pixels(d);
      const wide = textWidth(String(d.words), style);
      const side = d.x < middle ? {textAnchor: "start", dx: -6} : {textAnchor: "end", dx: 6};
      const others = loud.filter((e) => e !== d && e.panel === d.panel).map(pixels);
      for (const [place, own] of Object.entries(PLACES)) {
        const to = {dy: 0, ...side, ...own};
        const left = x + to.dx - (to.textAnchor === "end" ? wide : 0);
        const middle = y + to.dy;
        const inside = left >= -2 && left + wide <= room + 2 && middle >= 8 && middle <= height - 8;
        const hit = ([ex, ey]) => ex > left - 4 && ex < left + wide + 4 && Math.abs(ey - middle) < 12;
        const meets = (label) =>
          label.panel === d.panel &&
          label.left < left + wide + 6 &&
          left < label.left + label.wide + 6 &&
          Math.abs(label.middle - middle) < 16;
        if (!inside || others.some(hit) || taken.some(meets)) continue;
        taken.push({panel: d.panel, left, wide, middle});
        return [{d, place, to}];
      }
      if (taken.some(({panel}) => panel === d.panel)) return [];
      const to = {...side, frameAnchor: "top", dy: 8};
      taken.push({panel: d.panel, left: x + to.dx - (to.textAnchor === "end" ? wide : 0), wide, middle: 8});
      return [{d, place: "top", to}];
    });
  const corner = {...at, lineAnchor: "top", dy: 5, fill: "var(--soft)"};
  const drawn = Plot.plot({
    width,
    height: above + below + down * height + (down - 1) * between,
    marginLeft: left,
    marginRight: 4,
    marginTop: above,
    marginBottom: below,
    fx: {axis: null, domain: d3.range(across), paddingInner: 0.16, paddingOuter: 0, round: false},
    fy: {
      axis: null,
      domain: d3.range(down),
      paddingInner: down > 1 ? between / (between + height) : 0,
      paddingOuter: 0,
      round: false
    },
    x: {axis: null, domain: span, inset: 6},
    y: {
      type: log ? "log" : "linear",
      axis: null,
      domain,
      insetTop,
      // Below zero the years would stand on what is drawn.
      insetBottom
    },
    marks: [
      axis ? Plot.gridY({ticks, stroke: "var(--rule)", strokeOpacity: 1}) : null,
      axis
        ? Plot.axisY({
            ticks,
            tickSize: 0,
            tickFormat: format,
            label: null,
            fill: "var(--soft)"
          })
        : null,
      unknown
        ? Plot.rect(names, {...at, x1: unknown[0], x2: unknown[1], fill: "var(--quiet)", fillOpacity: 0.3})
        : null,
      ...explained.marks(-left, 33),
      Plot.ruleY(names, {...at, y: log ? 1 : 0, stroke: "var(--soft)"}),
      Plot.text(names, {
        ...at,
        text: (d) => broken.get(d).join("\n"),
        frameAnchor: "top-left",
        lineAnchor: "bottom",
        dy: -clear,
        fontWeight: 600,
        fill: (d) => (d === accent ? "var(--accent)" : "var(--ink)")
      }),
      Plot.text(dated, {...corner, text: () => tick(span[0]), frameAnchor: "bottom-left"}),
      Plot.text(dated, {...corner, text: () => tick(span[1]), frameAnchor: "bottom-right"}),
      Plot.ruleX(ranges, {
        ...at,
        x: "x",
        y1: (d) => scaled(d, d.low),
        y2: y,
        stroke: "var(--quiet)",
        strokeWidth: 4
      }),
      gap > 0 ? Plot.line(rows, {...at, x: "x", y, z: runs, stroke: ink, strokeWidth: 1.4}) : null,
      // A label that stands above everything is tied to its point.
      Plot.ruleX(
        placed.filter(({place}) => place === "top").map(({d}) => d),
        {...at, x: "x", y1: y, y2: () => domain[1], stroke: ink, strokeWidth: 1, strokeDasharray: "2 2"}
      ),
      Plot.dot(loud, {
        ...at,
        x: "x",
        y,
        r: loud.length / names.length > 14 ? 2 : 3.4,
        fill: (d) => (d.open ? "var(--paper)" : ink(d)),
        stroke: ink,
        ariaLabel: "says",
        href
      }),
      ...placed.map(({d, place, to}) =>
        Plot.text([d], {
          ...at,
          x: "x",
          ...(place !== "top" && {y}),
          ...to,
          text: "words",
          fontWeight: 600,
          fill: ink,
          stroke: "var(--paper)",
          strokeWidth: 4
        })
      )
    ]
  });
  // Each point answers over the height of its panel, with its name and its times: the one that is nearest across.
  const [wide, high] = ["fx", "fy"].map((name) => drawn.scale(name).bandwidth);
  for (const panel of new Set(Array.from(drawn.querySelectorAll("circle[aria-label]"), (dot) => dot.closest("g")))) {
    panel.setAttribute("data-lane", `column ${wide}`);
    d3.select(panel)
      .insert("rect", ":first-child")
      .attr("x", left)
      .attr("y", above - clear - 16 * lines)
      .attr("width", wide)
      .attr("height", high + clear + 16 * lines + (crowded ? 0 : 20))
      .attr("fill", "none")
      .attr("stroke", "none");
  }
  return drawn;
}
