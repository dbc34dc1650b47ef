import {drawSpans} from "./drawspans.js";
import {html, svg} from "../../../ui/dom.js";
import {point} from "./paths.js";
import {words} from "./words.js";

/** What the marks mean, each drawn as the picture draws it. */
export function legend(document: Document, kinds: ReadonlySet<string>, verifiedThrough: string): HTMLElement {
  const sample = (look: string) => {
    const mark = (...children: Node[]) =>
      svg(document, "svg", {width: 26, height: 16, viewBox: "0 0 26 16", "aria-hidden": "true"}, ...children);
    switch (look) {
      case "span": {
        const spans = svg(document, "g");
        drawSpans(document, spans)([{x0: 0, x1: 26, y: 8, look: "plain"}]);
        return mark(spans);
      }
      case "count": {
        const number = svg(document, "text", {x: 13, y: 12, "text-anchor": "middle"}, "7");
        return mark(
          svg(document, "path", {d: "M9,8H17", class: "timeline-pill"}),
          svg(document, "g", {class: "timeline-count"}, number)
        );
      }
      case "later":
        return mark(
          svg(document, "path", {d: "M2,14l12,-12M8,14l12,-12M14,14l11,-11", class: "timeline-hatch-sample"})
        );
      default: {
        const marks = [
          svg(document, "path", {
            d: point(13, 8),
            class: `timeline-mark timeline-mark-${look === "about" ? "plain" : look}`
          })
        ];
        if (look === "about" || look === "unverified")
          marks.push(svg(document, "path", {d: point(13, 8), class: "timeline-hole"}));
        return mark(...marks);
      }
    }
  };
  const items = words.legend
    .filter(([look]) => (look !== "disclosure" && look !== "order") || kinds.has(look))
    .map(([look, says]) =>
      html(document, "li", {}, sample(look), look === "later" ? words.notVerified(verifiedThrough) : says)
    );
  return html(document, "ul", {class: "timeline-legend"}, ...items);
}
