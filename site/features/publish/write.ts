import type {SiteEdition, SiteTables} from "../../story/story.js";
import type {Figure, FigureMaker} from "../../charts/figure.js";
import type {KeptFigure} from "../cells/figure.js";
import {NARROW} from "../../charts/figure.js";
import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {figureCsv} from "../../charts/figurecsv.js";
import {embedPage, embedParts, oembed} from "./embed.js";
import {picture, pictureStyle, readTokens, renderer} from "./picture.js";
import {figureSharePath, writeShares, type Shared} from "./share.js";

/** A figure's rows with everything that is needed to use them: columns, unit, sources in full, grade, caveats, edition. */
export function figureJson(
  {id, title, subtitle, columns, rows, unit, grade, missing, source_ids, row_ids}: Figure,
  {sources}: Pick<SiteTables, "sources">,
  edition: SiteEdition
): string {
  return `${JSON.stringify(
    {
      id,
      title,
      subtitle,
      unit,
      grade,
      missing,
      edition: edition.edition,
      verified_through: edition.verified_through,
      credits: edition.credits,
      sources: sources.filter((source) => source_ids.includes(source.id)),
      row_ids,
      columns,
      rows
    },
    null,
    1
  )}\n`;
}

/** The figures that cells of pages made, as the site's other figures are. */
export const pageFigures = (kept: readonly KeptFigure[]): Record<string, FigureMaker> =>
  Object.fromEntries(
    kept.map(({drawings, ...figure}) => [
      figure.id,
      () => ({
        ...figure,
        draw: ({document, width}) => {
          const box = document.createElement("div");
          box.innerHTML = drawings[width] ?? "";
          return box.firstElementChild as SVGSVGElement;
        }
      })
    ])
  );

/**
 * A page with the drawings of figures where it asks for them, `<div data-drawing="ID"></div>`: the picture alone, for a narrow place.
 * @throws RangeError for an id that there is no figure of
 */
export function placeDrawings(
  source: string,
  figures: Readonly<Record<string, FigureMaker>>,
  tables: SiteTables
): string {
  return source.replace(/(<div data-drawing="([\w-]+)"[^>]*>)<\/div>/g, (_, open: string, id: string) => {
    const make = figures[id];
    if (!make) throw new RangeError(`there is no figure ${id}; there are ${Object.keys(figures).join(", ")}`);
    const drawing = make(tables).draw({document: blankDocument(), width: NARROW});
    // The page says beside it what it shows, and has ids of its own.
    for (const name of ["role", "aria-label", "aria-labelledby"]) drawing.removeAttribute(name);
    for (const part of drawing.querySelectorAll("title, desc")) part.remove();
    for (const part of drawing.querySelectorAll("[data-says]")) part.removeAttribute("data-says");
    drawing.setAttribute("aria-hidden", "true");
    return `${open}${drawing.outerHTML}</div>`;
  });
}

export interface WriteFiguresOptions {
  figures: Readonly<Record<string, FigureMaker>>;
  tables: SiteTables;
  edition: SiteEdition;
  /** The folder of the built site. */
  out: string;
  /** The address that the site is built for, with a `/` at its end; null where that is not known. */
  origin: string | null;
  /** Where pictures are kept from build to build; null for nowhere. */
  cache: string | null;
}

/** An empty document to draw in. */
export const blankDocument = (): Document => parseHTML("<!DOCTYPE html><html><body></body></html>").document;

/**
 * Writes every figure as `figure/ID.{svg,png,csv,json}` and `embed/ID.html`, with `figure/ID.oembed.json` where the site's address is
 * known. The same tables give the same bytes.
 * @returns the files' paths from `out`
 */
export async function writeFigures({
  tables,
  edition,
  figures,
  out,
  origin,
  cache
}: WriteFiguresOptions): Promise<string[]> {
  const document = blankDocument();
  const tokens = readTokens();
  const [style, light] = [pictureStyle(tokens, {themes: true}), pictureStyle(tokens, {themes: false})];
  const [render, parts] = await Promise.all([renderer(cache), embedParts()]);
  const written: string[] = [];
  const write = async (path: string, content: string | Uint8Array) => {
    await writeFile(join(out, path), content);
    written.push(path);
  };
  for (const folder of ["figure", "embed"]) await mkdir(join(out, folder), {recursive: true});
  for (const make of Object.values(figures)) {
    const figure = make(tables);
    await write(`figure/${figure.id}.svg`, picture(figure, {document, tables, edition, style}));
    await write(`figure/${figure.id}.png`, await render(picture(figure, {document, tables, edition, style: light})));
    await write(`figure/${figure.id}.csv`, figureCsv(figure));
    await write(`figure/${figure.id}.json`, figureJson(figure, tables, edition));
    await write(`embed/${figure.id}.html`, embedPage(figure, {document, tables, edition, origin, ...parts}));
    if (origin !== null) await write(`figure/${figure.id}.oembed.json`, oembed(figure, {document, edition, origin}));
  }
  return written;
}

/**
 * Draws the share pictures of pages and figures, `share/….png`.
 * @param pages what each page shows, by the picture's path
 */
export async function writeSharePictures(
  pages: ReadonlyMap<string, Shared>,
  {tables, edition, figures, out, cache}: Omit<WriteFiguresOptions, "origin">
): Promise<string[]> {
  const own = Object.values(figures).map((make) => {
    const figure = make(tables);
    const shared: Shared = {title: figure.title, words: figure.subtitle, facts: [], figure};
    return [figureSharePath(figure.id), shared] as const;
  });
  const shares = new Map([...pages, ...own]);
  const tokens = readTokens();
  const [style, paper] = [pictureStyle(tokens, {themes: false}), tokens.light.get("--paper") ?? "#fff"];
  await writeShares(shares, {out, edition, style, paper, render: await renderer(cache), document: blankDocument()});
  return [...shares.keys()];
}
