import {isNarrow, NARROW, WIDE, type Figure, type FigureColumn} from "../../charts/figure.js";
import {figureBlock} from "../../charts/figureblock.js";
import {figureCsv} from "../../charts/figurecsv.js";
import {enhanceMarks} from "../../charts/marks.js";
import {housePlot} from "../../charts/plotdrawing.js";
import {provenance} from "../../charts/provenance.js";
import {html} from "../../ui/html.js";
import {exploreLink} from "../explore/workbench/link.js";
import {record, siteRoot} from "./record.js";

type Cell = string | number | boolean | null | undefined;

/** What a cell says of a figure. */
export interface FigureSpec {
  /** Its address too: `/figure/ID.csv`, `/embed/ID`. */
  id: string;
  /** A sentence that the picture proves. */
  title: string;
  /** What is drawn, in which unit. */
  subtitle: string;
  /** The data table behind the picture. */
  rows: Iterable<Readonly<Record<string, Cell>>>;
  /** The columns of the table by their names in the rows: a title, or a title with the unit. */
  columns: Readonly<Record<string, string | {title: string; unit?: string}>>;
  /** The unit, in words. */
  unit: string;
  /** The ids of the observations that it rests on; those of its rows where left out. */
  ids?: Iterable<string>;
  /** What is missing, or how a number differs from one it looks like. */
  missing: string;
  /** The question in SQL whose answer is the rows behind it. */
  sql?: string;
  /** Draws the rows, at two widths: a drawing for wide columns and one for narrow ones. */
  draw: (options: {width: number; narrow: boolean}) => Element;
}

/** A figure as the site's build takes it from a page, to publish it beside the page. */
export interface KeptFigure extends Omit<Figure, "draw"> {
  /** The drawings' markup by their widths. */
  drawings: Readonly<Record<number, string>>;
}

const scope = globalThis as {keepFigure?: (figure: KeptFigure) => void};

/** The titles of the figures as the site's build drew them, by their ids. */
const published = new Map<string, string>();

function columnsOf(columns: FigureSpec["columns"], rows: readonly Readonly<Record<string, Cell>>[]): FigureColumn[] {
  return Object.entries(columns).map(([name, meta]) => ({
    name,
    ...(typeof meta === "string" ? {title: meta} : meta),
    numeric: typeof rows.find((row) => row[name] !== null && row[name] !== undefined)?.[name] === "number"
  }));
}

/** Links to the rows that are drawn now; files of the published picture stay what they are, and say so where the reader changed something. */
function offerRows(element: HTMLElement, figure: Figure): void {
  const link = element.querySelector<HTMLAnchorElement>(".figure-ways a[href$='.csv']");
  if (!link) return;
  link.download = `${figure.id}.csv`;
  link.addEventListener("click", () => {
    link.href = URL.createObjectURL(new Blob([figureCsv(figure)], {type: "text/csv"}));
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  });
  if (published.get(figure.id) !== figure.title)
    link.after(Object.assign(document.createElement("span"), {textContent: "As published:"}));
}

/**
 * A figure with everything that the site's figures have: the drawing for wide and for narrow columns, which answers pointer, touch and
 * keyboard where its marks have an `ariaLabel`, with the source of their row where they have an `href` of `#` and its id; and, folded, unit, grade, sources, what is missing, its rows as a table, and downloads.
 * Colors are the design's: `var(--ink)`, `--soft`, `--quiet`, `--rule`, `--accent`, `--notice`, `--barred`, `--paper`, `--category-1` to `-6`.
 * @returns the element to display
 * @throws RangeError, from the promise, for an id that no observation has
 */
export async function figure({draw, rows: given, columns, ids, sql, ...said}: FigureSpec): Promise<HTMLElement> {
  const [observations, sources, series] = await Promise.all([record.observations, record.sources, record.series]);
  const rows = [...given];
  const wanted = new Set(ids ?? rows.flatMap(({id}) => (typeof id === "string" ? [id] : [])));
  const behind = observations.filter(({id}) => wanted.has(id));
  for (const {id} of behind) wanted.delete(id);
  for (const id of wanted) throw new RangeError(`there is no observation ${id}`);
  const root = siteRoot().pathname;
  const page = location.pathname.slice(root.length).replace(/\.html$/, "");
  const made: Figure = {
    page,
    rows,
    columns: columnsOf(columns, rows),
    ...provenance(behind, series),
    ...said,
    draw: ({width}) => housePlot(draw({width, narrow: isNarrow(width)}), width, said.title)
  };
  const {draw: drawn, ...rest} = made;
  scope.keepFigure?.({
    ...rest,
    drawings: Object.fromEntries([WIDE, NARROW].map((width) => [width, drawn({document, width}).outerHTML]))
  });
  const block = figureBlock(made, {
    document,
    sources,
    root: "../".repeat(page.split("/").length - 1) || "./",
    ...(sql !== undefined && {ways: html`<a href="${exploreLink(sql)}">Open in Explore</a>`})
  });
  const box = document.createElement("div");
  box.innerHTML = block.text;
  const element = box.firstElementChild as HTMLElement;
  const before = document.getElementById(element.id);
  if (!published.has(said.id))
    published.set(said.id, before?.querySelector(".figure-title")?.textContent ?? said.title);
  // What the reader has opened stays open.
  const open = [...(before?.querySelectorAll("details") ?? [])];
  element.querySelectorAll("details").forEach((each, index) => (each.open = open[index]?.open ?? false));
  offerRows(element, made);
  enhanceMarks(element);
  return element;
}
