import {put, svg} from "../../../ui/dom.js";
import {LOOKS, type Look} from "./paths.js";

/** A span of possible days, in pixels. */
export interface Span {
  x0: number;
  x1: number;
  y: number;
  look: Look;
}

/** Each step leaves out this much of a span at either end, as a share of its length. */
const INSETS = [0, 0.08, 0.16, 0.25] as const;
const round = (value: number) => Math.round(value * 10) / 10;

/**
 * Draws spans of possible days, which fade out at both ends: neither is a day that anything happened on. The fading is done by steps, each
 * one path for all spans of a look: a gradient needs an element a span, and hundreds of them cost more than everything else.
 */
export function drawSpans(document: Document, parent: SVGElement): (spans: readonly Span[]) => void {
  const paths = LOOKS.map((look) => ({
    look,
    steps: INSETS.map((inset, step) => ({
      inset,
      path: svg(document, "path", {class: `timeline-span timeline-span-${look} timeline-step-${step}`})
    }))
  }));
  parent.append(...paths.flatMap(({steps}) => steps.map(({path}) => path)));
  return (spans) => {
    for (const {look, steps} of paths) {
      const mine = spans.filter((span) => span.look === look);
      for (const {inset, path} of steps) {
        put(
          path,
          "d",
          mine.map(({x0, x1, y}) => `M${round(x0 + inset * (x1 - x0))},${y}H${round(x1 - inset * (x1 - x0))}`).join("")
        );
      }
    }
  };
}
