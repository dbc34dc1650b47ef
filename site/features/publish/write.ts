import type {SiteEdition, SiteTables} from "../../story/story.js";
import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import type {FigureMaker} from "../../charts/figure.js";
import {figureCsv} from "../../charts/figurecsv.js";
import {figureJson} from "./data.js";
import {embedPage} from "./embed.js";
import {picture} from "./picture.js";
import {renderer} from "./png.js";
import {shareSvg} from "./share.js";
import {pictureStyle, readTokens} from "./style.js";

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
