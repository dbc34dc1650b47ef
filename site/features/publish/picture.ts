import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {writeWhole} from "../../../loaders/sources/output.js";
import type {SiteEdition, SiteTables} from "../../story/story.js";
import {type Figure, WIDE} from "../../charts/figure.js";
import {publishersOf} from "../../charts/figureblock.js";
import {box, finish, line, paragraph, sheet} from "../../charts/svg.js";
import {wrap} from "../../charts/textwidth.js";
import {formatDate, formatVerified} from "../../ui/format.js";
import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {words as spoken} from "../../words/words.js";
import {languageFolder} from "./address.js";
import {join} from "node:path";
import {initWasm, Resvg} from "@resvg/resvg-wasm";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);
const FONTS = [
  ["@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2", 400],
  ["@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2", 600],
  ["@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2", 600]
] as const;
const CHARACTERS = `${String.fromCodePoint(...Array.from({length: 95}, (_, index) => 32 + index))}§·×áéíóúñüÁÉÍÓÚÑÜ¿¡çèêàâôöä–—‘’“”…→←↑↓−≤≥½°†•✕`;

type Render = (svg: string, options?: {width?: number}) => Promise<Uint8Array>;

let ready: Promise<void> | undefined;

/**
 * A renderer of SVG to PNG that uses the site's own fonts and none of the machine's: the same picture gives the same bytes anywhere.
 * @param cache where pictures are kept from build to build, by what they are made from; null for nowhere
 */
export async function renderer(cache: string | null = null): Promise<Render> {
  const wasm = await readFile(require.resolve("@resvg/resvg-wasm/index_bg.wasm"));
  await (ready ??= initWasm(wasm));
  const cut = async ([file, wght]: (typeof FONTS)[number]) =>
    subsetFont(await readFile(require.resolve(file)), CHARACTERS, {targetFormat: "sfnt", variationAxes: {wght}});
  const fontBuffers = await Promise.all(FONTS.map(cut));
  const draw = (svg: string, width: number | undefined): Uint8Array => {
    const image = new Resvg(svg, {
      fitTo: width === undefined ? {mode: "zoom", value: 2} : {mode: "width", value: width},
      font: {fontBuffers, defaultFontFamily: "Public Sans", loadSystemFonts: false}
    });
    try {
      return image.render().asPng();
    } finally {
      image.free();
    }
  };
  if (cache === null) return (svg, {width} = {}) => Promise.resolve(draw(svg, width));
  const means = [wasm, ...fontBuffers].reduce((hash, bytes) => hash.update(bytes), createHash("sha256")).digest("hex");
  return async (svg, {width} = {}) => {
    const key = createHash("sha256").update([means, width, svg].join("\n")).digest("hex");
    const known = join(cache, `${key}.png`);
    const kept = await readFile(known).catch(() => null);
    if (kept) return kept;
    const png = draw(svg, width);
    // A build that is ended leaves no half picture for the next.
    await writeWhole(known, png);
    return png;
  };
}

const read = (name: string) => readFileSync(new URL(`../../${name}.css`, import.meta.url), "utf8");

/** The values of the design's tokens, `--ink` → `#1d1b18`, in light and where they differ in dark. */
export interface Tokens {
  light: Map<string, string>;
  dark: Map<string, string>;
}

/** Reads the tokens where they are defined, so that a color is written once. */
export function readTokens(css = read("style/tokens")): Tokens {
  const values = (text: string) =>
    new Map([...text.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]));
  const [light = "", dark = ""] = css.split("@media (prefers-color-scheme: dark)");
  return {
    light: values(light),
    dark: new Map([...values(light), ...values(dark.split(/@font-face|@media \(forced-colors/)[0] ?? "")])
  };
}

const resolved = (css: string, values: Map<string, string>) =>
  css.replace(/var\((--[\w-]+)\)/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new RangeError(`there is no token ${name}`);
    return value;
  });

const rules = () =>
  read("charts/drawing")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .split("}")
    .map((rule) => rule.trim())
    .filter((rule) => rule && !/:hover|:focus/.test(rule))
    .map((rule) => `${rule} }`);

/** A drawing as a file: what its marks say under a pointer has no use there, and an attribute of XML may not hold all that one of HTML may. */
export function fileOf(drawing: Element): string {
  for (const mark of drawing.querySelectorAll("[data-says]"))
    for (const name of ["data-says", "data-rows"]) mark.removeAttribute(name);
  return drawing.outerHTML;
}

/** The rules of drawings with plain colors, for a picture that leaves the site: light, and dark where the reader's system is. */
export function pictureStyle({light, dark}: Tokens, {themes}: {themes: boolean}): string {
  const all = rules();
  const day = all.map((rule) => resolved(rule, light)).join("\n");
  if (!themes) return day;
  const night = all.filter((rule) => /var\(--(?!sans|serif)/.test(rule)).map((rule) => resolved(rule, dark));
  return `${day}\n@media (prefers-color-scheme: dark) {\n${night.join("\n")}\n}`;
}

const MARGIN = 40;
const NAMED = 4;

/** Who published what a figure rests on, in the order of the page; cut where there are many, and says so. */
export function publishers(figure: Figure, sources: SiteTables["sources"]): string {
  const names = publishersOf(figure, sources).map(({name}) => name);
  return names.length <= NAMED
    ? names.join("; ")
    : spoken().figure.andMore(names.slice(0, NAMED).join("; "), names.length - NAMED);
}

/** What the only series of a figure of values cautions of first, in English alone; a figure of several has its own words for how they differ. */
export function cautionsOf(
  {row_ids}: Pick<Figure, "row_ids">,
  {series, observations}: Pick<SiteTables, "series" | "observations">
): string[] {
  const [only, ...others] = seriesOf({row_ids}, {series, observations});
  const values = new Set(observations.map(({id}) => id));
  const ofValues = row_ids.filter((id) => values.has(id)).length > row_ids.length / 2;
  return only && others.length === 0 && ofValues && languageFolder() === "" ? only.traps.slice(0, 1) : [];
}

/** The series of a figure's rows, in the order of the record. */
export function seriesOf(
  {row_ids}: Pick<Figure, "row_ids">,
  {series, observations}: Pick<SiteTables, "series" | "observations">
): SiteTables["series"] {
  const rows = new Set(row_ids);
  const own = new Set(observations.flatMap(({id, series_id}) => (rows.has(id) ? [series_id] : [])));
  return series.filter(({id}) => own.has(id));
}

export interface PictureOptions {
  document: Document;
  tables: Pick<SiteTables, "sources" | "series" | "observations">;
  edition: SiteEdition;
  /** The rules that the picture carries. */
  style: string;
  /** An address of the site, from its root, in the language that is spoken. */
  localPath?: (path: string) => string;
  /** The address that the site is built for, with a `/` at its end; null where that is not known. */
  origin?: string | null;
}

/** A figure as a picture that stands alone: message, drawing and what it rests on, in one SVG that needs nothing else. */
export function picture(
  figure: Figure,
  {document, tables, edition, style, localPath = (path) => path, origin = null}: PictureOptions
): string {
  const {figure: say, embed} = spoken();
  const root = "../".repeat(languageFolder().split("/").length);
  const width = WIDE + 2 * MARGIN;
  const {id, title, subtitle, unit, grade, missing} = figure;
  const told = [missing, ...cautionsOf(figure, tables).filter((caution) => !missing.includes(caution))].join(" ");
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
  for (const link of drawing.querySelectorAll("a"))
    link.setAttribute("href", `${root}${localPath(link.getAttribute("href") ?? "/").slice(1)}`);
  drawing.setAttribute("x", String(MARGIN));
  drawing.setAttribute("y", String(y));
  svg.node()?.append(drawing);
  y += Number(drawing.getAttribute("height")) + 20;

  line(svg, "rule", MARGIN, y, width - MARGIN, y);
  y = text(`${say.unit} ${unit}. ${say.grade} ${grade}. ${told}`, y + 22, 12.5, "muted");
  y = text(
    `${say.source(figure.source_ids.length)} ${publishers(figure, tables.sources)}. ${edition.title}, ${embed.edition(formatDate(edition.edition))}, ${formatVerified(edition.verified_through)}.`,
    y + 4,
    12.5,
    "muted"
  );
  const license = edition.license.replace(/^CC-(.+)-(?=[\d.]+$)/, "CC $1 ");
  // Where the chart stands; a path without a host would lead nobody there.
  const address =
    origin && `${origin.replace(/^https?:\/\/|\/$/g, "")}${localPath(`/${figure.page ?? ""}`)}#figure-${id}`;
  const by = [edition.publisher?.name, say.licensed(license), address];
  y = text(`${by.filter(Boolean).join(", ")}.`, y + 4, 12.5, "muted");
  paper.attr("height", Math.ceil(y + 10));
  return `${fileOf(finish(svg, y + 10))}\n`;
}
