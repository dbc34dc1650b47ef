import * as words from "./words.js";
import {brush, stepped, type Range} from "./brush.js";
import {most, type Chart, type ChartParts, type Shown, codeButton} from "./chart.js";
import {html, put, svg} from "../../../ui/dom.js";
import {NOTHING, type Pick} from "./filter.js";

const HEIGHT = 100;
/** The least height of a bar that is not empty: few is not none. */
const LEAST = 2.5;
const GAP = 0.12;

/** All bars as one shape, a step a unit wide. */
function shape(slots: Uint32Array, bars: readonly number[], top: number): string {
  let path = "";
  for (let bar = 0; bar < bars.length - 1; bar++) {
    if (!slots[bar]) continue;
    const gap = (bars[bar + 1]! - bars[bar]!) * GAP;
    const y = HEIGHT - Math.max(LEAST, (slots[bar]! / top) * HEIGHT);
    path += `M${bars[bar]! + gap} ${HEIGHT}V${y.toFixed(2)}H${bars[bar + 1]!}V${HEIGHT}Z`;
  }
  return path;
}

/** Numbers, dates and times: bars over an axis, a range with two edges, and buttons for what has no place on the axis. */
export function histogram(parts: ChartParts): Chart {
  const {document, profile, all, near} = parts;
  const edges = profile.edges!;
  const {bars} = edges;
  const steps = bars.at(-1)!;
  const barCount = bars.length - 1;
  const whole: Range = [0, steps];
  const top = most(all, barCount);

  const back = svg(document, "path", {class: "crossfilter-all", d: shape(all, bars, top)});
  const front = svg(document, "path", {class: "crossfilter-now", d: shape(all, bars, top)});
  const before = svg(document, "rect", {class: "crossfilter-shade", x: 0, y: 0, width: 0, height: HEIGHT});
  const after = svg(document, "rect", {class: "crossfilter-shade", x: steps, y: 0, width: 0, height: HEIGHT});
  const drawing = svg(
    document,
    "svg",
    {viewBox: `0 0 ${steps} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true"},
    back,
    front,
    before,
    after
  );
  const handle = (edge: 0 | 1) =>
    html(document, "div", {
      class: "crossfilter-edge",
      role: "slider",
      tabindex: 0,
      "aria-label": edge ? words.highest(profile.label) : words.lowest(profile.label),
      "aria-orientation": "horizontal",
      "aria-valuemin": 0,
      "aria-valuemax": steps
    });
  const handles = [handle(0), handle(1)] as const;
  const plot = html(document, "div", {class: "crossfilter-plot"}, drawing, ...handles);
  const ends = html(
    document,
    "div",
    {class: "crossfilter-ends", "aria-hidden": "true"},
    html(document, "span", {}, words.edgeWords(profile, edges, 0, false)),
    html(document, "span", {}, words.edgeWords(profile, edges, steps, true))
  );
  const buttons = [
    ...(profile.none >= 0 ? [codeButton(parts, words.none, profile.none, barCount)] : []),
    ...(profile.odd >= 0
      ? [codeButton(parts, words.odd(profile.type), profile.odd, barCount + profile.odd - profile.main)]
      : [])
  ];
  const element = html(
    document,
    "div",
    {class: "crossfilter-histogram"},
    plot,
    ends,
    ...(buttons.length
      ? [html(document, "div", {class: "crossfilter-codes"}, ...buttons.map(({element}) => element))]
      : [])
  );

  let pick: Pick = NOTHING;
  // All steps are no filter: but with a code picked beside them they stay one.
  const take = (range: Range | null, moving: boolean) =>
    parts.pick(
      {
        range: range && !pick.codes.size && range[0] === 0 && range[1] === steps && !moving ? null : range,
        codes: range ? pick.codes : new Set()
      },
      moving
    );
  brush(plot, {bars, range: () => pick.range, hold: (edge) => handles[edge].focus({preventScroll: true}), pick: take});
  plot.addEventListener("pointerenter", near);
  element.addEventListener("focusin", near);
  for (const edge of [0, 1] as const)
    handles[edge].addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const next = stepped(edge, pick.range ?? whole, event.key, bars);
      if (!next) return;
      event.preventDefault();
      take(next, false);
    });

  const place = (edge: 0 | 1, range: Range) => {
    const handle = handles[edge];
    put(handle, "aria-valuenow", range[edge]);
    put(handle, "aria-valuetext", words.edgeWords(profile, edges, range[edge], edge === 1));
    handle.style.left = `${(range[edge] / steps) * 100}%`;
  };
  const show = (shown: Shown) => {
    pick = shown.pick;
    const range = pick.range ?? (pick.codes.size ? ([0, 0] as const) : whole);
    if (shown.slots) put(front, "d", shape(shown.slots, bars, shown.toScale ? most(shown.slots, barCount) : top));
    put(before, "width", range[0]);
    put(after, "x", range[1]);
    put(after, "width", steps - range[1]);
    plot.classList.toggle("crossfilter-picked", pick.range !== null);
    place(0, pick.range ?? whole);
    place(1, pick.range ?? whole);
    if (shown.slots) for (const button of buttons) button.show(shown);
  };
  show({pick, slots: all, toScale: false});
  return {element, show};
}
