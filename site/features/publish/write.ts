import type {SiteEdition, SiteTables} from "../../story/story.js";
import type {Figure, FigureMaker} from "../../charts/figure.js";
import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import type {KeptFigure} from "../cells/figure.js";
import {NARROW} from "../../charts/figure.js";
import {figureBlock} from "../../charts/figureblock.js";
import {html, trusted} from "../../ui/html.js";
import {formatDate, formatVerified} from "../../ui/format.js";
import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {figureCsv} from "../../charts/figurecsv.js";
import {picture, pictureStyle, readTokens, shareSvg} from "./picture.js";
import {renderer} from "./picture.js";

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

const read = (name: string) =>
  readFileSync(new URL(`../../${name}.css`, import.meta.url), "utf8").replace(/@import[^;]+;/g, "");
const PAGE =
  "body{margin:0;padding:0 1rem}.figure{margin:1rem auto}.embed-foot{font:400 .85rem/1.5 var(--sans);color:var(--soft);max-width:60rem;margin:0 auto 1rem}";

/** A page with one figure for other sites to frame: no script, no font, nothing from anywhere; its style is in it and is all that its policy allows. */
export function embedPage(
  figure: Figure,
  {document, tables, edition}: {document: Document; tables: Pick<SiteTables, "sources">; edition: SiteEdition}
): string {
  const style = `${["style/tokens", "style/base", "charts/drawing", "charts/figure"].map(read).join("\n")}\n${PAGE}`;
  const hash = createHash("sha256").update(style).digest("base64");
  const page = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${trusted(hash)}'; img-src 'self' data:; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${figure.title}</title>
<link rel="canonical" href="../${figure.page}#figure-${figure.id}">
<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
</head>
<body>
<main>${figureBlock(figure, {document, sources: tables.sources, root: "../", alone: true})}</main>
<footer class="embed-foot">From <a href="../${figure.page}#figure-${figure.id}" target="_top">${edition.title}</a>, edition of ${formatDate(edition.edition)}, ${formatVerified(edition.verified_through)}.</footer>
</body>
</html>
`;
  return page.text;
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
}

/** An empty document to draw in. */
export const blankDocument = (): Document => parseHTML("<!DOCTYPE html><html><body></body></html>").document;

/**
 * Writes every figure as `figure/ID.{svg,png,csv,json}` and `embed/ID.html`, and the first one's `share.png`. The same tables give the
 * same bytes.
 * @returns the files' paths from `out`
 */
export async function writeFigures({tables, edition, figures, out}: WriteFiguresOptions): Promise<string[]> {
  const document = blankDocument();
  const tokens = readTokens();
  const [style, light] = [pictureStyle(tokens, {themes: true}), pictureStyle(tokens, {themes: false})];
  const render = await renderer();
  const written: string[] = [];
  const write = async (path: string, content: string | Uint8Array) => {
    await writeFile(join(out, path), content);
    written.push(path);
  };
  for (const folder of ["figure", "embed"]) await mkdir(join(out, folder), {recursive: true});
  for (const [index, make] of Object.values(figures).entries()) {
    const figure = make(tables);
    await write(`figure/${figure.id}.svg`, picture(figure, {document, tables, edition, style}));
    await write(`figure/${figure.id}.png`, render(picture(figure, {document, tables, edition, style: light})));
    await write(`figure/${figure.id}.csv`, figureCsv(figure));
    await write(`figure/${figure.id}.json`, figureJson(figure, tables, edition));
    await write(`embed/${figure.id}.html`, embedPage(figure, {document, tables, edition}));
    if (index === 0)
      await write("share.png", render(shareSvg(figure, {document, edition, style: light}), {width: 1200}));
  }
  return written;
}
