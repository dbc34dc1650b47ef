import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import type {SiteEdition} from "../../story/story.js";
import {type Figure, labelSize, NARROW, WIDE} from "../../charts/figure.js";
import {box, finish, line, paragraph, type Pen, sheet} from "../../charts/svg.js";
import {wrap} from "../../charts/textwidth.js";
import {formatDate} from "../../ui/format.js";
import {speak, words, type Words} from "../../words/words.js";
import {languageFolder} from "./address.js";
import {fileOf} from "./picture.js";

/** What a picture for shared links says of a page or a figure. */
export interface Shared {
  title: string;
  /** What stands under the title. */
  words: string;
  /** Names and values, of a page that is about one thing. */
  facts: readonly (readonly [string, string])[];
  /** The figure that is drawn beside the title; null for none. */
  figure: Figure | null;
  /** What it is drawn in. */
  language: {words: Words; edition: SiteEdition};
}

/** The size of a share picture in pixels; sites show it about half as wide. */
export const SHARE_SIZE = {width: 1200, height: 630};
const MARGIN = 56;
/** The least size of a label, in pixels: at half the width, 600 px, it is still read. */
export const LEAST_LABEL = 20;
/** The size of the line that names the edition. */
const FOOT = 24;
const TITLES = [56, 50, 44, 40, 36];

interface Fit {
  drawing: SVGSVGElement;
  scale: number;
  beside: boolean;
  /** Whether it is too high to be read in whole: then its upper part is shown, and fades out. */
  cut: boolean;
}

/** The drawing whose labels come out largest, the narrow one beside the title or the wide one under it; the narrow one's upper part where neither is read in whole. */
function fit(figure: Figure, document: Document): Fit {
  const inner = SHARE_SIZE.width - 2 * MARGIN;
  const ways = [
    {width: NARROW, beside: true, room: {width: 560, height: SHARE_SIZE.height - 2 * MARGIN}},
    {width: WIDE, beside: false, room: {width: inner, height: 380}}
  ];
  const fits = ways.map(({width, beside, room}): Fit & {label: number} => {
    const drawing = figure.draw({document, width});
    const scale = Math.min(room.width / width, room.height / Number(drawing.getAttribute("height")));
    return {drawing, scale, beside, cut: false, label: labelSize(width) * scale};
  });
  const best = fits.reduce((a, b) => (b.label > a.label ? b : a));
  if (best.label >= LEAST_LABEL) return best;
  const narrow = fits.find(({beside}) => beside)!;
  return {...narrow, scale: (LEAST_LABEL + 2) / labelSize(NARROW), cut: true};
}

/** The lines of a text in a column; the last that fits ends in an ellipsis where more would come. */
function lines(text: string, width: number, size: number, most: number, bold = false): string[] {
  const all = wrap(text, width, {size, bold});
  return all.length <= most
    ? all
    : [...all.slice(0, most - 1), `${(all[most - 1] ?? "").replace(/[\s,;.:]*\S*$/, "")} …`];
}

/** A title at the largest size at which it takes no more than some lines. */
function titleLines(text: string, width: number, most: number): {size: number; lines: string[]} {
  const size = TITLES.find((one) => wrap(text, width, {size: one, bold: true}).length <= most) ?? TITLES.at(-1)!;
  return {size, lines: lines(text, width, size, most, true)};
}

/** How high the strip is, in pixels, over which a drawing that goes on fades out. */
const FADE = 150;

function fade(svg: Pen, x: number, y: number, width: number): void {
  const gradient = svg.append("linearGradient").attr("id", "fade").attr("x2", 0).attr("y2", 1);
  for (const [offset, opacity] of [
    [0, 0],
    [0.85, 1]
  ] as const)
    gradient.append("stop").attr("class", "fade").attr("offset", offset).attr("stop-opacity", opacity);
  svg.append("rect").attr("fill", "url(#fade)").attr("x", x).attr("y", y).attr("width", width).attr("height", FADE);
}

/** The picture that other sites show with a link: the title with the drawing of its figure, or with the key facts. */
export function shareSvg(
  {title, words: says, facts, figure, language}: Shared,
  {document, style, paper}: {document: Document; style: string; paper: string}
): string {
  const {width, height} = SHARE_SIZE;
  const svg = sheet({document, width, id: "share", title, description: says});
  svg.attr("xmlns", "http://www.w3.org/2000/svg");
  svg
    .insert("style", ":first-child")
    .text(
      `${style}\n.drawing .serif { font-family: "Source Serif 4", Georgia, serif; font-weight: 600; }\n.drawing .fade { stop-color: ${paper}; }`
    );
  box(svg, "fill-paper", 0, 0, width, height);
  box(svg, "fill-accent", 0, 0, width, 10);
  const text = (all: readonly string[], x: number, y: number, size: number, look: string, leading = 1.3) =>
    paragraph(svg.append<SVGElement>("g").attr("font-size", size), all, {x, y, style: look}, size * leading);
  const found = figure && fit(figure, document);
  const column = found?.beside ? width - 3 * MARGIN - NARROW * found.scale : width - 2 * MARGIN;
  const room = found ? (found.beside ? 7 : 2) : 4;
  const head = titleLines(title, column, room);
  let y = text(head.lines, MARGIN, MARGIN + 20 + head.size * 0.8, head.size, "serif", 1.16);
  if (found) {
    const {drawing, scale, beside, cut} = found;
    const [wide, whole] = ["width", "height"].map((name) => Number(drawing.getAttribute(name)) * scale) as [
      number,
      number
    ];
    const high = cut ? Math.min(whole, height - MARGIN) : whole;
    const top = cut ? MARGIN : beside ? Math.max(MARGIN, (height - high) / 2) : height - MARGIN - 34 - high;
    if (cut) drawing.setAttribute("viewBox", `0 0 ${wide / scale} ${high / scale}`);
    drawing.setAttribute("x", String(beside ? width - MARGIN - wide : MARGIN));
    drawing.setAttribute("y", String(top));
    drawing.setAttribute("width", String(wide));
    drawing.setAttribute("height", String(high));
    svg.node()?.append(drawing);
    if (cut) fade(svg, width - MARGIN - wide, height - FADE, wide);
  } else {
    const end = height - MARGIN - 70;
    const pairs = facts.slice(0, 3);
    const most = Math.max(1, Math.floor((end - y - pairs.length * 44) / 42));
    y = text(lines(says, column, 30, Math.min(4, most)), MARGIN, y + 6, 30, "muted", 1.35) + 8;
    if (pairs.length) line(svg, "rule", MARGIN, y - 30, width - MARGIN, y - 30);
    for (const [name, value] of pairs) {
      if (y > end) break;
      y = text(lines(`${name}: ${value}`, column, 28, 1), MARGIN, y + 8, 28, "strong", 1.3);
    }
  }
  const named = `${language.edition.title} · ${words().embed.edition(formatDate(language.edition.edition))}`;
  // Beside a drawing it may need a second line.
  const foot = wrap(named, column, {size: FOOT});
  text(foot, MARGIN, height - MARGIN + 14 - (foot.length - 1) * FOOT * 1.3, FOOT, "accent");
  return fileOf(finish(svg, height));
}

/** Where the share picture of a page stands, from the site's root: the first page's at `share.png`, which links have always named. */
export const sharePath = (page: string): string =>
  page === "" ? "share.png" : `share/${page.endsWith("/") ? `${page}index` : page}.png`;
/** Where the share picture of a figure stands in the language that is spoken. */
export const figureSharePath = (id: string): string => `share/${languageFolder()}figure/${id}.png`;

/** The words that a share picture takes from a page. */
export function sharedOf(document: Document, figureOf: (id: string) => Figure | null): Omit<Shared, "language"> {
  const words = (element: Element | null) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const facts = [...document.querySelectorAll("main dl.facts > div")]
    .map((pair) => [words(pair.querySelector("dt")), words(pair.querySelector("dd"))] as const)
    .filter(([name, value]) => name !== "" && value !== "" && value.length < 90);
  const ids = [...document.querySelectorAll("main [data-figure-id]")].map(
    (element) => element.getAttribute("data-figure-id") ?? ""
  );
  return {
    title: words(document.querySelector("h1") ?? document.querySelector("title")),
    words: document.querySelector('meta[name="description"]')?.getAttribute("content") ?? "",
    facts,
    figure: ids.map(figureOf).find((figure) => figure !== null) ?? null
  };
}

/**
 * Draws share pictures into a folder. A picture whose content was drawn by an earlier build is taken from the cache: drawing is most of
 * the time that they take.
 * @param cache the folder of pictures by the hash of what they show
 */
export async function writeShares(
  shares: ReadonlyMap<string, Shared>,
  {
    out,
    render,
    ...options
  }: {
    out: string;
    render: (svg: string, options: {width: number}) => Promise<Uint8Array>;
    document: Document;
    style: string;
    /** The color of the paper. */
    paper: string;
  }
): Promise<void> {
  for (const [path, shared] of shares) {
    const png = await render(
      speak(shared.language.words, () => shareSvg(shared, options)),
      {width: SHARE_SIZE.width}
    );
    await mkdir(dirname(join(out, path)), {recursive: true});
    await writeFile(join(out, path), png);
  }
}
