const SVG = "http://www.w3.org/2000/svg";
const ELEMENTS =
  /^(?:svg|g|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|title|defs|pattern|clipPath|linearGradient|radialGradient|stop)$/;
const ATTRIBUTES =
  /^(?:[xy][12]?|[cdrf][xy]|d|r|points|width|height|viewBox|transform|fill|fill-(?:opacity|rule)|stroke|stroke-[a-z]+|opacity|font-(?:size|weight|style|variant)|text-anchor|dominant-baseline|paint-order|clip-path|id|class|aria-label|data-says|pattern(?:Units|Transform|ContentUnits)|gradient(?:Units|Transform)|offset|stop-(?:color|opacity))$/;
/** The classes of `drawing.css`: another could make a mark something else of this page. */
const CLASSES =
  /^(?:(?:fill|stroke|line|shade)-[\w-]+|muted|tick|strong|accent|on|halo|ring|frame|edge|missing|veil|cut|stroke|rule|grid|base|leader|dash|dot|open|mark|margin|state|none)$/;
/** What an address in a value may be: a part of the picture itself. */
const OWN = /url\(\s*["']?#([\w-]+)["']?\s*\)/g;

let count = 0;

/**
 * The pictures in what a cell displayed. The cell may have written anything: elements and attributes that shapes and words are made of are
 * copied, everything else is left out, and a value names nothing outside of its picture.
 * @returns the pictures, and whether words beside them were left out
 */
export function safePictures(markup: string, document: Document): {pictures: SVGSVGElement[]; left: boolean} {
  const parsed = new DOMParser().parseFromString(markup, "text/html");
  const prefix = `cell-${count++}-`;
  const copy = (from: Element): Node[] => {
    const inside = () =>
      [...from.childNodes].flatMap((child): Node[] =>
        child.nodeType === Node.TEXT_NODE
          ? [document.createTextNode(child.nodeValue ?? "")]
          : child.nodeType === Node.ELEMENT_NODE
            ? copy(child as Element)
            : []
      );
    if (from.namespaceURI !== SVG) return [];
    // A link leads nowhere here, and what it holds is a mark like others.
    if (from.localName === "a") return inside();
    if (!ELEMENTS.test(from.localName)) return [];
    const made = document.createElementNS(SVG, from.localName);
    for (const {name, value} of from.attributes) {
      if (!ATTRIBUTES.test(name)) continue;
      if (name === "id") made.setAttribute(name, prefix + value);
      else if (name === "class") {
        const known = value.split(/\s+/).filter((word) => CLASSES.test(word));
        if (known.length) made.setAttribute(name, known.join(" "));
      } else {
        const own = value.replace(OWN, (_, id: string) => `url(#${prefix}${id})`);
        if (!/url\(/i.test(own.replaceAll(`url(#${prefix}`, ""))) made.setAttribute(name, own);
      }
    }
    made.append(...inside());
    return [made];
  };
  const outer = [...parsed.querySelectorAll("svg")].filter((svg) => !svg.parentElement?.closest("svg"));
  const pictures = outer.flatMap(copy) as SVGSVGElement[];
  for (const svg of outer) svg.remove();
  return {pictures, left: parsed.body.textContent.trim() !== ""};
}
