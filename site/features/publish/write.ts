import type {Plugin} from "esbuild";
import type {Site, SiteEdition, SiteTables} from "../../story/story.js";
import type {Figure, FigureMaker} from "../../charts/figure.js";
import type {KeptFigure} from "../cells/figure.js";
import {NARROW} from "../../charts/figure.js";
import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {parseHTML} from "linkedom";
import type {Row} from "../../../loaders/schema/table.js";
import {sourceAddress} from "../../record/sourcelinks.js";
import {figureCsv} from "../../charts/figurecsv.js";
import {html} from "../../ui/html.js";
import {en} from "../../words/en.js";
import {speak, type Words} from "../../words/words.js";
import {languageFolder} from "./address.js";
import {embedPage, embedParts, oembed} from "./embed.js";
import {picture, pictureStyle, seriesOf, readTokens, renderer} from "./picture.js";
import {figureSharePath, writeShares, type Shared} from "./share.js";

/** What the license of a record covers of a figure's file, and what it asks for the rest. */
const COVERS = "words and drawing; figures with credit to their sources";

/** The credits of an edition that name a publisher of some sources and series. What somebody is reported to have said is no publication of theirs. */
function creditsOf(
  credits: readonly string[],
  {sources, series}: {sources: SiteTables["sources"]; series: SiteTables["series"]}
): string[] {
  const names = [...sources, ...series]
    .flatMap(({publisher}) => (publisher?.endsWith(", as reported") ? [] : publisher?.split(/[;,()]| and /)) ?? [])
    .map((name) => name.trim())
    .filter((name) => name.length > 2);
  return credits.filter((credit) => names.some((name) => credit.includes(name)));
}

/** A figure's rows with everything that is needed to use them: columns, unit, license, series and sources in full, grade, caveats, edition. */
export function figureJson(
  {id, title, subtitle, columns, rows, unit, grade, missing, source_ids, row_ids}: Figure,
  tables: Pick<SiteTables, "sources" | "series" | "observations">,
  edition: SiteEdition
): string {
  const sources = tables.sources.filter((source) => source_ids.includes(source.id));
  const series = seriesOf({row_ids}, tables);
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
      license: edition.license,
      license_covers: COVERS,
      credits: creditsOf(edition.credits, {sources, series}),
      series: series.map(({id, title, definition, traps, publisher}) => ({id, title, publisher, definition, traps})),
      sources,
      row_ids,
      columns,
      rows
    },
    null,
    1
  )}\n`;
}

/**
 * A figure's rows as CSV, each with the title and address of its source (the first of each row of the record that it is of), the license of the record, and
 * where the definitions and cautions stand: a file that goes from hand to hand says by itself whose numbers it has.
 */
export function sourcedCsv(
  {id, columns, rows, origins = {}}: Pick<Figure, "id" | "columns" | "rows" | "origins">,
  {sources}: Pick<SiteTables, "sources">,
  {license}: Pick<SiteEdition, "license">
): string {
  const known = new Map(sources.map((source) => [source.id, source]));
  const sourceOf = (row: Row) => {
    // A row that several rows of the record made names them all, with spaces between them.
    const from = [row["row"], row["id"]]
      .flatMap((key) => (typeof key === "string" ? key.split(" ") : []))
      .flatMap((key) => origins[key] ?? []);
    const said = [...new Set(from)].flatMap((id) => {
      const source = known.get(id);
      return source ? [source.publisher, source.title, sourceAddress(source)].filter(Boolean).join(", ") : [];
    });
    return said.join("; ") || null;
  };
  const own = {source: "Source", license: "License", about: "Definitions and cautions"};
  return figureCsv({
    columns: [...columns, ...Object.entries(own).map(([name, title]) => ({name, title}))],
    rows: rows.map((row) => ({
      ...row,
      source: sourceOf(row),
      license: `${license} (${COVERS})`,
      about: `figure/${id}.json`
    }))
  });
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

/** What a small picture measures, and of when: the first sentence of its subtitle, and its title where that alone names a year. */
function measureOf({title, subtitle}: Pick<Figure, "title" | "subtitle">): string {
  const [measure = ""] = subtitle.split(/[.;](?: |$)/);
  return /\b(?:19|20)\d\d\b/.test(measure) ? `${measure}.` : `${title}. ${measure}.`;
}

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
    const figure = make(tables);
    const drawing = figure.draw({document: blankDocument(), width: NARROW});
    // The page says beside it what it shows, and has ids of its own.
    for (const name of ["role", "aria-label", "aria-labelledby"]) drawing.removeAttribute(name);
    for (const part of drawing.querySelectorAll("title, desc")) part.remove();
    for (const part of drawing.querySelectorAll("[data-says]")) part.removeAttribute("data-says");
    drawing.setAttribute("aria-hidden", "true");
    const says = html`<p class="drawing-says">${measureOf(figure)}</p>`;
    return `${open}${drawing.outerHTML}</div>${says.text}`;
  });
}

/** A language that the site stands in besides English. */
export interface PublishedLanguage {
  words: Words;
  /** The record in it. */
  site: Site;
  /** An address of the site, from its root, in it; the same where that page is in English alone. */
  localPath: (path: string) => string;
  /** The links of markup, which start at the site's root, in it. */
  localize: (markup: string) => string;
  /** Puts its words into a script. */
  plugin: Plugin;
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
  languages?: readonly PublishedLanguage[];
  /** The rule of the site's style that names the font of charts; empty where there is none. */
  font?: string;
}

/** An empty document to draw in. */
export const blankDocument = (): Document => parseHTML("<!DOCTYPE html><html><body></body></html>").document;

/**
 * Writes every figure as `figure/ID.{svg,png,csv,json}` and `embed/ID.html`, with `figure/ID.oembed.json` where the site's address is
 * known; and the site's own figures in every other language, `es/figure/ID.{svg,png}` and so on. The same tables give the same bytes.
 * @param figures all figures; those that cells of pages made among them, which are in English alone
 * @returns the files' paths from `out`
 */
export async function writeFigures({
  tables,
  edition,
  figures,
  out,
  origin,
  cache,
  languages = [],
  font = ""
}: WriteFiguresOptions): Promise<string[]> {
  const document = blankDocument();
  const tokens = readTokens();
  const [style, light] = [pictureStyle(tokens, {themes: true}), pictureStyle(tokens, {themes: false})];
  const render = await renderer(cache);
  const written: string[] = [];
  const write = async (path: string, content: string | Uint8Array) => {
    await mkdir(dirname(join(out, path)), {recursive: true});
    await writeFile(join(out, path), content);
    written.push(path);
  };
  const english = {
    words: en,
    site: {figures, tables, edition},
    plugin: null,
    localPath: undefined,
    localize: undefined
  };
  for (const {words, site, plugin, localPath, localize} of [english, ...languages]) {
    const parts = await embedParts(plugin === null ? [] : [plugin], {font, folder: speak(words, languageFolder)});
    const shown = {document, ...site, origin, ...(localPath && {localPath}), ...(localize && {localize})};
    for (const make of Object.values(site.figures)) {
      // What is drawn in a language is drawn in one go, and written afterwards.
      const {id, folder, drawn, plain, frame, said} = speak(words, () => {
        const figure = make(site.tables);
        return {
          id: figure.id,
          folder: languageFolder(),
          drawn: picture(figure, {...shown, style}),
          plain: picture(figure, {...shown, style: light}),
          frame: embedPage(figure, {...shown, ...parts}),
          said: origin === null ? null : oembed(figure, {...shown, origin})
        };
      });
      await write(`${folder}figure/${id}.svg`, drawn);
      await write(`${folder}figure/${id}.png`, await render(plain));
      await write(`${folder}embed/${id}.html`, frame);
      if (said !== null) await write(`${folder}figure/${id}.oembed.json`, said);
      if (folder !== "") continue;
      const figure = make(tables);
      await write(`figure/${id}.csv`, sourcedCsv(figure, tables, edition));
      await write(`figure/${id}.json`, figureJson(figure, tables, edition));
    }
  }
  return written;
}

/**
 * Draws the share pictures of pages and figures, `share/….png`.
 * @param pages what each page shows, by the picture's path
 */
export async function writeSharePictures(
  pages: ReadonlyMap<string, Shared>,
  {tables, edition, figures, out, cache, languages = []}: Omit<WriteFiguresOptions, "origin" | "font">
): Promise<string[]> {
  const own = [{words: en, site: {figures, tables, edition}}, ...languages].flatMap(({words, site}) =>
    Object.values(site.figures).map((make) =>
      speak(words, () => {
        const figure = make(site.tables);
        const language = {words, edition: site.edition};
        const shared: Shared = {title: figure.title, words: figure.subtitle, facts: [], figure, language};
        return [figureSharePath(figure.id), shared] as const;
      })
    )
  );
  const shares = new Map([...pages, ...own]);
  const tokens = readTokens();
  const [style, paper] = [pictureStyle(tokens, {themes: false}), tokens.light.get("--paper") ?? "#fff"];
  await writeShares(shares, {out, style, paper, render: await renderer(cache), document: blankDocument()});
  return [...shares.keys()];
}
