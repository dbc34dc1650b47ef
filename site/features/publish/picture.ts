import type {SiteEdition, SiteTables} from "../../story/story.js";
import {WIDE, type Figure} from "../../charts/figure.js";
import {box, finish, line, paragraph, sheet} from "../../charts/svg.js";
import {wrap} from "../../charts/textwidth.js";
import {dateInWords, verifiedInWords} from "../../ui/format.js";

const MARGIN = 40;
const NAMED = 4;

/** Who published what a figure rests on, the ones that most of it rests on first; cut where there are many, and says so. */
export function publishers(figure: Figure, sources: SiteTables["sources"]): string {
  const counts = new Map<string, number>();
  for (const id of figure.source_ids) {
    const name = sources.find((source) => source.id === id)?.publisher ?? id;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
  return names.length <= NAMED
    ? names.join("; ")
    : `${names.slice(0, NAMED).join("; ")} and ${names.length - NAMED} more`;
}

export interface PictureOptions {
  document: Document;
  tables: Pick<SiteTables, "sources">;
  edition: SiteEdition;
  /** The rules that the picture carries. */
  style: string;
}

/** A figure as a picture that stands alone: message, drawing and what it rests on, in one SVG that needs nothing else. */
export function picture(figure: Figure, {document, tables, edition, style}: PictureOptions): string {
  const width = WIDE + 2 * MARGIN;
  const {id, title, subtitle, unit, grade, missing} = figure;
  const drawing = figure.draw({document, width: WIDE});
  const svg = sheet({
    document,
    width,
    id: `${id}-picture`,
    title,
    description: drawing.querySelector("desc")?.textContent ?? ""
  });
  svg.attr("xmlns", "http://www.w3.org/2000/svg").attr("font-size", 13.5);
  svg.insert("style", ":first-child").text(style);
  const paper = box(svg, "fill-paper", 0, 0, width, 10);
  const text = (words: string, y: number, size: number, look: string) => {
    const group = svg.append<SVGElement>("g").attr("font-size", size);
    return paragraph(
      group,
      wrap(words, WIDE, {size, bold: look === "strong"}),
      {x: MARGIN, y, style: look},
      size * 1.3
    );
  };
  let y = text(title, MARGIN + 18, 22, "strong") - 2;
  y = text(subtitle, y, 14.5, "muted") + 6;

  // The outer picture has the message; a second image inside it would be read out twice.
  for (const name of ["role", "aria-labelledby"]) drawing.removeAttribute(name);
  for (const element of drawing.querySelectorAll("title, desc")) element.remove();
  for (const link of drawing.querySelectorAll("a")) link.setAttribute("href", `..${link.getAttribute("href") ?? ""}`);
  drawing.setAttribute("x", String(MARGIN));
  drawing.setAttribute("y", String(y));
  svg.node()?.append(drawing);
  y += Number(drawing.getAttribute("height")) + 20;

  line(svg, "rule", MARGIN, y, width - MARGIN, y);
  y = text(`Unit: ${unit}. Grade: ${grade}. ${missing}`, y + 22, 12.5, "muted");
  y = text(
    `Sources: ${publishers(figure, tables.sources)}. ${edition.title}, edition of ${dateInWords(edition.edition)}, ${verifiedInWords(edition.verified_through)}.`,
    y + 4,
    12.5,
    "muted"
  );
  paper.attr("height", Math.ceil(y + 10));
  return `${finish(svg, y + 10).outerHTML}\n`;
}
