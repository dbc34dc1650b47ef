import {createHash} from "node:crypto";
import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {build, transform, type Plugin} from "esbuild";
import type {SiteEdition, SiteTables} from "../../story/story.js";
import {type Figure, NARROW, WIDE} from "../../charts/figure.js";
import {figureBlock} from "../../charts/figureblock.js";
import {formatDate, formatVerified} from "../../ui/format.js";
import {html, trusted} from "../../ui/html.js";
import {words} from "../../words/words.js";
import {languageFolder} from "./address.js";
import {readTokens} from "./picture.js";
import {figureSharePath, SHARE_SIZE} from "./share.js";

const read = (name: string) =>
  readFileSync(new URL(`../../${name}.css`, import.meta.url), "utf8").replace(/@import[^;]+;/g, "");
// In a page of others the first publisher's name is read whole, on a second line where it is long.
const PAGE =
  "body{margin:0;padding:.01px 1rem}.figure{margin:1rem auto;max-width:44rem}:is(.figure-wide,.figure-answer){max-width:none}:is(.about-chart>summary>span,.about-chart>summary>span>:first-child){display:inline;white-space:normal}.embed-foot{font:400 .85rem/1.5 var(--sans);color:var(--soft);max-width:44rem;margin:0 auto 1rem}";

const themed = (theme: "light" | "dark", values: Map<string, string>) =>
  `:root[data-theme="${theme}"]{color-scheme:${theme};${[...values].map(([name, value]) => `${name}:${value}`).join(";")}}`;

/** The style and the script of a page to frame, as they stand in it. */
export interface EmbedParts {
  style: string;
  script: string;
}

const TARGET = ["es2022", "chrome110", "firefox115", "safari16.4"];

/** The way from a page to frame to the site's root. */
const toRoot = (folder: string) => "../".repeat(folder.split("/").length);

/**
 * Makes what every page to frame has in it.
 * @param plugins what puts the words of another language into the script
 * @param options the rule that names the font of charts, one of the site's files, and the folder of the language
 */
export async function embedParts(
  plugins: Plugin[] = [],
  {font = "", folder = ""}: {font?: string; folder?: string} = {}
): Promise<EmbedParts> {
  const {light, dark} = readTokens();
  const sheets = ["style/tokens", "style/base", "charts/drawing", "charts/figure"].map(read);
  const own = font.replace("url(./", `url(${toRoot(folder)}_file/assets/`);
  const css = [own, ...sheets, themed("light", light), themed("dark", dark), PAGE].join("\n");
  const entry = new URL("embed.client.ts", import.meta.url);
  const [style, {outputFiles}] = await Promise.all([
    // Nothing in a frame is in the serif, so what stands in for it has no use.
    transform(css.replace(/@font-face\s*\{[^}]*Serif[^}]*\}/g, ""), {loader: "css", minify: true, target: TARGET}),
    build({
      entryPoints: [fileURLToPath(existsSync(entry) ? entry : new URL("embed.client.js", import.meta.url))],
      bundle: true,
      minify: true,
      write: false,
      format: "iife",
      target: TARGET,
      plugins,
      logLevel: "warning"
    })
  ]);
  return {style: style.code.trim(), script: (outputFiles[0]?.text ?? "").trim().replaceAll("</", "<\\/")};
}

/** Below this many characters a shape that stands twice costs less than a name for it. */
const LONG = 200;

/** Draws long outlines once: where the narrow drawing has one that the wide one has, it takes it from there. */
function shareShapes(document: Document, holder: Element): void {
  const known = new Map<string, Element>();
  for (const path of [...holder.querySelectorAll("svg path")]) {
    const d = path.getAttribute("d") ?? "";
    if (d.length < LONG) continue;
    const rest = [...path.attributes].filter(({name}) => !["d", "id"].includes(name));
    const key = [d, ...rest.map(({name, value}) => `${name}=${value}`)].join("\n");
    const first = known.get(key);
    if (!first) {
      known.set(key, path);
      continue;
    }
    if (!first.id) first.id = `shape-${known.size}-${d.length}`;
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    for (const {name, value} of rest) use.setAttribute(name, value);
    use.setAttribute("href", `#${first.id}`);
    path.replaceWith(use);
  }
}

/** A figure's markup for a page that stands in a frame: its links lead the whole window, and not a page of the site into the frame. */
function toFrame(document: Document, markup: string): string {
  const holder = document.createElement("div");
  holder.innerHTML = markup;
  shareShapes(document, holder);
  // A <base> would not do it: it says nothing to links within a drawing, and would take those within the page along.
  for (const link of holder.querySelectorAll('a[href]:not([href^="#"])')) link.setAttribute("target", "_top");
  return holder.innerHTML;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("base64");

export interface EmbedOptions extends EmbedParts {
  document: Document;
  tables: Pick<SiteTables, "sources">;
  edition: SiteEdition;
  /** The address that the site is built for, with a `/` at its end; null where that is not known. */
  origin: string | null;
  /** Leads the links of markup, which start at the site's root, to pages in the language that is spoken. */
  localize?: (markup: string) => string;
}

/**
 * A page with one figure for other sites to frame, complete in one file: its own style and script are all that its policy allows, and of the
 * site's files the font of charts alone is loaded. Without the script it is the picture with its table and sources.
 */
export function embedPage(
  figure: Figure,
  {document, tables, edition, origin, style, script, localize = (markup) => markup}: EmbedOptions
): string {
  const {id, title} = figure;
  const {code, embed: say} = words();
  const folder = languageFolder();
  const root = toRoot(folder);
  const within = (markup: string) => trusted(localize(markup).replaceAll('href="/', `href="${root}`));
  const page = `/${(figure.page ?? "").replace(/^\//, "")}#figure-${id}`;
  const oembed =
    origin !== null &&
    html`<link rel="alternate" type="application/json+oembed" href="${origin}${folder}figure/${id}.oembed.json" title="${title}">
<meta property="og:title" content="${title}">
<meta property="og:image" content="${origin}${figureSharePath(id)}">
`;
  return html`<!DOCTYPE html>
<html lang="${code}" data-figure="${id}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-${trusted(sha256(script))}'; style-src 'sha256-${trusted(sha256(style))}'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${within(html`<link rel="canonical" href="${page}">`.text)}
${oembed}<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
</head>
<body>
<main>${within(toFrame(document, figureBlock(figure, {document, sources: tables.sources, alone: true}).text))}</main>
<footer class="embed-foot">${say.from}${within(html`<a href="${page}" target="_top">${edition.title}</a>`.text)}, ${say.edition(formatDate(edition.edition))}, ${formatVerified(edition.verified_through)}.</footer>
<script>${trusted(script)}</script>
</body>
</html>
`.text;
}

/** The height, in CSS pixels, that a frame gets before it says its own: the drawing with the words around it. */
export function frameHeight(figure: Figure, document: Document, width = WIDE): number {
  const drawn = Number(figure.draw({document, width: width < WIDE ? NARROW : WIDE}).getAttribute("height"));
  return Math.ceil((drawn + 190) / 10) * 10;
}

/** What oEmbed (version 1.0, "rich") says of a figure, for sites that turn a pasted address into a frame. */
export function oembed(
  figure: Figure,
  {
    document,
    edition,
    origin,
    localPath = (path) => path
  }: {document: Document; edition: SiteEdition; origin: string; localPath?: (path: string) => string}
): string {
  const {id, title} = figure;
  const height = frameHeight(figure, document);
  const frame = html`<iframe src="${origin}${languageFolder()}embed/${id}" title="${title}" width="${WIDE}" height="${height}" loading="lazy" style="border:0;max-width:100%"></iframe>`;
  return `${JSON.stringify(
    {
      version: "1.0",
      type: "rich",
      title,
      provider_name: edition.publisher?.name ?? edition.title,
      provider_url: origin,
      author_name: edition.title,
      author_url: new URL(`${localPath(figure.page ?? "/").replace(/^\//, "")}#figure-${id}`, origin).href,
      cache_age: 3600,
      html: frame.text,
      width: WIDE,
      height,
      thumbnail_url: `${origin}${figureSharePath(id)}`,
      thumbnail_width: SHARE_SIZE.width,
      thumbnail_height: SHARE_SIZE.height
    },
    null,
    1
  )}\n`;
}
