import {Pool, put, svg} from "../../../ui/dom.js";
import type {Frame} from "./lanes.js";
import type {TimeScale} from "./scale.js";
import {ticksOf} from "./ticks.js";
import type {View} from "./view.js";

/** The axis, its grid and the place where the scale changes. */
export function drawAxis(
  document: Document,
  axis: SVGElement,
  under: SVGElement,
  frame: Frame,
  scale: TimeScale
): (view: View) => void {
  const grid = svg(document, "path", {class: "timeline-grid"});
  const early = svg(document, "rect", {
    class: "timeline-early",
    y: frame.axis - 6,
    height: frame.height - frame.axis + 6
  });
  const gap = svg(document, "path", {class: "timeline-break"});
  under.append(early, grid, gap);
  const labels = new Pool(axis, () => svg(document, "text", {y: frame.axis - 12, "text-anchor": "middle"}));
  const zigzag = Array.from(
    {length: Math.floor((frame.height - frame.axis + 6) / 12)},
    (_, index) => `l${index % 2 ? 5 : -5},12`
  ).join("");

  return ({k, tx}) => {
    const from = scale.invert(-tx / k);
    const to = scale.invert((frame.plot - tx) / k);
    const ticks = ticksOf(scale, from, to, (time) => scale.x(time) * k + tx).filter(
      ({x}) => x >= -1 && x <= frame.plot + 1
    );
    put(
      grid,
      "d",
      ticks.map(({x}) => `M${Math.round(frame.left + x) + 0.5},${frame.axis - 6}V${frame.height}`).join("")
    );
    const named = ticks.filter(({label, x}) => label && x <= frame.plot);
    labels.each(named.length, (element, index) => {
      const {x, label, year} = named[index]!;
      const half = label.length * 3.6;
      put(
        element,
        "x",
        String(Math.round(Math.min(frame.width - half, Math.max(frame.left ? 0 : half, frame.left + x))))
      );
      put(element, "class", year ? "timeline-year" : "timeline-day");
      if (element.textContent !== label) element.textContent = label;
    });
    const at = scale.breakAt === null ? -1 : scale.x(scale.breakAt) * k + tx;
    const seen = at > 0;
    put(early, "visibility", seen ? "visible" : "hidden");
    put(gap, "visibility", seen && at < frame.plot ? "visible" : "hidden");
    if (!seen) return;
    put(early, "x", String(frame.left));
    put(early, "width", String(Math.min(at, frame.plot)));
    put(gap, "d", `M${Math.round(frame.left + at + 2.5)},${frame.axis - 6}${zigzag}`);
  };
}
