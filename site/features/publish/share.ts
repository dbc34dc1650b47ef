import type {SiteEdition} from "../../story/story.js";
import type {Figure} from "../../charts/figure.js";
import {WIDE} from "../../charts/figure.js";
import {box, finish, paragraph, sheet} from "../../charts/svg.js";
import {wrap} from "../../charts/textwidth.js";

const SIZE = {width: 1200, height: 630};
const MARGIN = 56;

/** The picture that other sites show with a link: the lead figure's message beside its drawing. */
export function shareSvg(
  figure: Figure,
  {document, edition, style}: {document: Document; edition: SiteEdition; style: string}
): string {
  const svg = sheet({document, width: SIZE.width, id: "share", title: figure.title, description: figure.subtitle});
  svg.attr("xmlns", "http://www.w3.org/2000/svg");
  svg
    .insert("style", ":first-child")
    .text(`${style}\n.drawing .serif { font-family: "Source Serif 4", Georgia, serif; font-weight: 600; }`);
  box(svg, "fill-paper", 0, 0, SIZE.width, SIZE.height);
  box(svg, "fill-accent", 0, 0, SIZE.width, 10);
  const drawing = figure.draw({document, width: WIDE});
  const height = SIZE.height - 2 * MARGIN - 10;
  const scale = Math.min(height / Number(drawing.getAttribute("height")), 1);
  const wide = WIDE * scale;
  const column = SIZE.width - 3 * MARGIN - wide;
  const size = 44;
  const text = svg.append<SVGElement>("g").attr("font-size", size);
  paragraph(
    text,
    wrap(figure.title, column, {size, bold: true}),
    {x: MARGIN, y: MARGIN + 10 + size, style: "serif"},
    size * 1.18
  );
  paragraph(
    svg.append<SVGElement>("g").attr("font-size", 22),
    [edition.title],
    {x: MARGIN, y: SIZE.height - MARGIN, style: "accent"},
    22
  );
  drawing.setAttribute("x", String(SIZE.width - MARGIN - wide));
  drawing.setAttribute("y", String(MARGIN + 10));
  drawing.setAttribute("width", String(wide));
  drawing.setAttribute("height", String(Number(drawing.getAttribute("height")) * scale));
  svg.node()?.append(drawing);
  return finish(svg, SIZE.height).outerHTML;
}
