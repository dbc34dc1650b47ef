import {labelSize} from "./figure.js";

/** A color of the design as Plot writes it into an attribute. */
const TOKEN = /^var\(--([\w-]+)\)$/;
/** What Plot itself calls a mark that is one shape without a group: no value. */
const PLOT_NAMES: ReadonlySet<string> = new Set(["frame", "hexgrid"]);

/**
 * Makes a drawing of Observable Plot one of this site's: colors become classes of `drawing.css`, so that it follows the reader's scheme where
 * no style sheet of a page reaches; what its marks say (`ariaLabel`) stands in `data-says`, and the row that they link to
 * (`href: (d) => "#" + d.id`) in `data-rows`. The drawing is changed.
 * @param drawn what Plot gives, or any other SVG
 * @param title the message, for those who do not see the picture
 * @throws TypeError for what holds no SVG
 */
export function housePlot(drawn: Element, width: number, title: string): SVGSVGElement {
  const svg = (drawn.localName === "svg" ? drawn : drawn.querySelector("svg")) as SVGSVGElement | null;
  if (!svg) throw new TypeError("a figure's draw() gives an SVG, such as Plot.plot(…)");
  for (const style of svg.querySelectorAll("style")) style.remove();
  for (const each of [svg, ...svg.querySelectorAll("svg")])
    for (const name of ["font-family", "font-size", "style", "class", "fill"]) each.removeAttribute(name);
  svg.setAttribute("class", "drawing");
  svg.setAttribute("text-anchor", "middle");
  svg.setAttribute("font-size", String(labelSize(width)));
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", title);
  for (const link of svg.querySelectorAll("a")) {
    const mark = link.firstElementChild;
    mark?.setAttribute("data-rows", decodeURIComponent((link.getAttribute("href") ?? "").replace(/^#/, "")));
    if (mark) link.replaceWith(mark);
  }
  for (const part of svg.querySelectorAll("*")) {
    for (const name of ["fill", "stroke"] as const) {
      const color = part.getAttribute(name);
      const token = color === "currentColor" ? "ink" : TOKEN.exec(color ?? "")?.[1];
      if (token === undefined) continue;
      part.removeAttribute(name);
      // The rule for text is closer to it than its group's.
      const texts = name === "fill" ? [...part.querySelectorAll("text")] : [];
      for (const each of [part, ...texts.filter((text) => !text.hasAttribute("fill"))])
        each.classList.add(`${name}-${token}`);
    }
    const says = part.getAttribute("aria-label");
    part.removeAttribute("aria-label");
    part.removeAttribute("aria-description");
    if (says !== null && !PLOT_NAMES.has(says) && part.localName !== "g") part.setAttribute("data-says", says);
  }
  return svg;
}
