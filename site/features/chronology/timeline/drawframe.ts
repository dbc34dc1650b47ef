import {svg} from "../../../ui/dom.js";
import {GAP, LETTER, type Frame} from "./lanes.js";
import type {TimelineData} from "./rows.js";
import {shorten, twoLines} from "./shorten.js";

/** From one line of a name to the next. */
const LEADING = 15;

/** The groups that the other parts draw into, from back to front. */
export interface Layers {
  under: SVGElement;
  band: SVGElement;
  marks: SVGElement;
  axis: SVGElement;
  cursor: SVGElement;
}

/** Lanes with their names, the clip of the plot and the empty layers. */
export function drawFrame(
  document: Document,
  root: SVGElement,
  frame: Frame,
  data: TimelineData,
  name: string
): Layers {
  const make = (
    tag: keyof SVGElementTagNameMap,
    attributes: Record<string, string | number>,
    ...children: (Node | string)[]
  ) => svg(document, tag, attributes, ...children);
  const clip = `${name}-plot`;
  root.append(
    make(
      "defs",
      {},
      make(
        "clipPath",
        {id: clip},
        make("rect", {x: frame.left, y: 0, width: frame.plot + (frame.left ? 8 : 0), height: frame.height})
      ),
      make(
        "pattern",
        {
          id: `${name}-hatch`,
          width: 6,
          height: 6,
          patternUnits: "userSpaceOnUse",
          patternTransform: "rotate(45)",
          class: "timeline-hatch"
        },
        make("path", {d: "M0,0v6"})
      )
    )
  );
  const lanes = make("g", {class: "timeline-lanes"});
  const names: [string, number, number][] = frame.lanes.map(({title, top, first}) => [title, top, first]);
  for (const {top, height} of frame.lanes) {
    const y = frame.left ? top : top + 0.5;
    lanes.append(make("path", {d: `M0,${y}H${frame.width}`, class: "timeline-rule"}));
    if (top + height > frame.height) break;
  }
  for (const [title, top, first] of names) {
    lanes.append(make("text", {x: 0, y: frame.left ? first + 4 : top + 16, class: "timeline-lane"}, title));
  }
  if (frame.band.height) {
    const lines = frame.left
      ? twoLines(data.flow, frame.left - GAP, LETTER)
      : [shorten(data.flow, frame.width, LETTER)];
    const y = frame.left
      ? frame.band.top + frame.band.height / 2 + 4 - ((lines.length - 1) * LEADING) / 2
      : frame.band.top - 5;
    for (const [index, line] of lines.entries()) {
      lanes.append(
        make(
          "text",
          {x: 0, y: y + index * LEADING, class: "timeline-lane timeline-lane-status"},
          line,
          ...(line.endsWith("…") ? [make("title", {}, data.flow)] : [])
        )
      );
    }
  }
  const clipped = () => make("g", {"clip-path": `url(#${clip})`});
  const layers = {
    under: clipped(),
    band: clipped(),
    marks: clipped(),
    axis: make("g", {class: "timeline-axis"}),
    cursor: make("g", {class: "timeline-cursor"})
  };
  layers.cursor.append(make("path", {d: `M0,${frame.axis - 6}V${frame.height}`}));
  root.append(layers.under, lanes, layers.band, layers.marks, layers.axis, layers.cursor);
  return layers;
}
