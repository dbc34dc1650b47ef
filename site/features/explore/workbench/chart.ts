import type {ChartChoice} from "../../../story/story.js";
import type {QueryResult} from "../result/result.js";
import {isNarrow, NARROW, WIDE} from "../../../charts/figure.js";
import {enhanceMarks} from "../../../charts/marks.js";
import {pluralize} from "../../../ui/format.js";
import {button, html} from "../../../ui/dom.js";
import {needs} from "../sql/needs.js";
import type * as Drawing from "./chartdrawing.js";
import {holdsStates, measureOf, seriesOf} from "./chartpoints.js";
import {cautionsOf} from "./cautions.js";
import {take} from "./exportbuttons.js";

/** The addresses of the script that draws, and of the states’ outlines: both are loaded when a chart needs them. */
export interface ChartFiles {
  chart: string;
  outlines: string;
}

const KINDS = ["bar", "line", "dot", "histogram", "map"] as const;
const WORDS = {bar: "Bars", line: "Line", dot: "Dots", histogram: "Histogram", map: "Map"};

/** A choice as a link brings it, if it is one. */
export function knownChoice(
  given: {kind: string; x: string; y: string | null; series?: string | null} | null | undefined
): ChartChoice | null {
  const kind = KINDS.find((known) => known === given?.kind);
  return given && kind
    ? {kind, x: given.x, y: given.y, ...(given.series !== undefined && {series: given.series})}
    : null;
}

/** So many rows have a bar each where nothing else is asked for. */
const MOST_BARS = 80;
/** From so many states on, a map is what is drawn first. */
const MANY_STATES = 20;

/** A choice that fits a result: names that it has, and a number to measure; null where there is none. */
function fitting(result: QueryResult, choice: ChartChoice | null): ChartChoice | null {
  const names = result.columns.map(({name}) => name);
  const numbers = result.columns.filter(({numeric}) => numeric).map(({name}) => name);
  if (
    choice &&
    names.includes(choice.x) &&
    (choice.kind === "histogram" || (choice.y !== null && names.includes(choice.y)))
  ) {
    if (typeof choice.series !== "string" || names.includes(choice.series)) return choice;
    return {kind: choice.kind, x: choice.x, y: choice.y};
  }
  const y = numbers.at(-1);
  if (!y) return null;
  const x = names.find((name) => name !== y) ?? y;
  const [across, up] = [names.indexOf(x), names.indexOf(y)];
  if (x === y) return {kind: "histogram", x, y: null};
  const states = holdsStates(result, across) && result.length >= MANY_STATES && seriesOf(result, across, up) === null;
  const time = measureOf(result, across) === "time";
  return {kind: states ? "map" : time ? "line" : result.length > MOST_BARS ? "dot" : "bar", x, y};
}

export interface ChartPanel {
  element: HTMLElement;
  /** How the result is drawn now; null while it is not. */
  choice: () => ChartChoice | null;
  /** Draws another result of the same columns, which is made when it is needed; null draws the first again. */
  show: (make: (() => QueryResult) | null) => void;
  close: () => void;
}

/** The outlines, fetched once they are needed. */
let outlines: Promise<Readonly<Record<string, string>> | null> | null = null;
const outlinesAt = (address: string) =>
  (outlines ??= fetch(address)
    .then((response) => response.json() as Promise<Readonly<Record<string, string>>>)
    .catch(() => (outlines = null)));

/** Where a picture was made, and of what: an edition, a reader's own files, or both. */
function originOf(page: Document, sql: string): string {
  const edition = page.querySelector("[data-edition] strong")?.textContent.replace(/\.$/, "") ?? "";
  const open = [...page.querySelectorAll<HTMLElement>(".own > [data-table]")].map((item) => item.dataset["table"]!);
  const own = [...needs(sql, Object.fromEntries(open.map((name) => [name, []]))).keys()];
  const of = own.length ? `With a file of the reader’s own, which this site has not checked: ${own.join(", ")}` : "";
  return [page.title, edition, of, `${page.location.origin}${page.location.pathname}`].filter(Boolean).join(". ");
}

/** A picture that answers pointer, touch and keyboard, with its files. */
export function answeringPicture(
  drawn: SVGSVGElement,
  {drawing, name, words}: {drawing: typeof Drawing; name: string; words: Omit<Drawing.PictureWords, "origin">}
): HTMLElement {
  const says = html(document, "p", {class: "figure-says", role: "status"});
  const status = html(document, "span", {class: "note", role: "status"});
  const file = () => drawing.standAlone(drawn, {...words, origin: originOf(document, words.sql)});
  const made = html(
    document,
    "div",
    {class: "figure chart"},
    html(document, "div", {class: "figure-picture"}, drawn),
    says,
    html(
      document,
      "p",
      {class: "ways"},
      button(document, "SVG", () => take(new Blob([file()], {type: "image/svg+xml"}), `${name}.svg`), {
        title: "Download the chart as SVG, with its query and edition"
      }),
      button(
        document,
        "PNG",
        () =>
          void drawing.pngOf(file()).then(
            (blob) => take(blob, `${name}.png`),
            (error: unknown) => (status.textContent = `PNG could not be made: ${(error as Error).message}`)
          ),
        {title: "Download the chart as PNG, with its query and edition"}
      ),
      status
    )
  );
  enhanceMarks(made);
  return made;
}

/** How wide a drawing is in a place: as figures are, one of two widths. */
export const widthIn = (place: Element): number =>
  isNarrow(place.getBoundingClientRect().width || WIDE) ? NARROW : WIDE;

export interface ChartPanelOptions extends ChartFiles {
  asked: ChartChoice | null;
  /** The statement that gave the result. */
  sql: string;
}

/** A quick chart of a result, folded away until it is asked for, or a link asks. */
export function chartPanel(result: QueryResult, {asked, sql, ...files}: ChartPanelOptions): ChartPanel {
  const names = result.columns.map(({name}) => name);
  const start = fitting(result, asked);
  const select = (
    label: string,
    values: readonly string[],
    chosen: string | null,
    words: readonly string[] = values
  ) => {
    const made = html(
      document,
      "select",
      {},
      ...values.map((value, index) =>
        html(document, "option", {value, selected: value === chosen}, words[index] ?? value)
      )
    );
    return {made, label: html(document, "label", {}, label, made)};
  };
  const states = names.filter((_, column) => holdsStates(result, column));
  const kinds = KINDS.filter((kind) => kind !== "map" || states.length > 0);
  const kind = select(
    "Kind",
    kinds,
    start?.kind ?? "bar",
    kinds.map((name) => WORDS[name])
  );
  const x = select("X axis", names, start?.x ?? null);
  const y = select("Y axis", names, start?.y ?? null);
  const series = select("Series, by color", ["", ...names], null, ["none", ...names]);
  /** Until the reader chooses a series, it is the one that tells rows apart. */
  let chosen = start?.series !== undefined;
  if (start?.series) series.made.value = start.series;
  const suggest = () => {
    if (chosen) return;
    const found = seriesOf(result, x.made.selectedIndex, y.made.selectedIndex);
    series.made.selectedIndex = found === null ? 0 : found + 1;
  };
  const place = html(document, "div", {class: "chart-place"});
  const choice = (): ChartChoice => {
    const known = KINDS.find((name) => name === kind.made.value) ?? "bar";
    const by = series.made.value;
    return {
      kind: known,
      x: x.made.value,
      y: known === "histogram" ? null : y.made.value,
      ...(known !== "histogram" && known !== "map" && {series: by === "" ? null : by})
    };
  };
  const made = html(
    document,
    "details",
    {class: "quick-chart", open: asked !== null && start !== null},
    html(document, "summary", {}, "Chart"),
    html(document, "p", {class: "chart-choice"}, kind.label, x.label, y.label, series.label),
    place
  );
  let shown: QueryResult | null = result;
  let another: (() => QueryResult) | null = null;
  let drawing: typeof Drawing | null = null;
  /** The width of what is drawn. */
  let drawn = 0;
  const say = (words: string) => place.replaceChildren(html(document, "p", {class: "note"}, words));
  async function load(): Promise<void> {
    say("Loading the charts…");
    try {
      drawing = (await import(files.chart)) as typeof Drawing;
      redraw();
    } catch (error) {
      say(`Charts could not be loaded: ${(error as Error).message}. Close and open this to try again.`);
    }
  }
  function draw(map: Readonly<Record<string, string>> | null): void {
    if (!drawing) return;
    const of = (shown ??= another?.() ?? result);
    drawn = widthIn(made);
    const ask = {result: of, choice: choice(), width: drawn, outlines: map, cautions: cautionsOf(document)};
    const {svg, title, unit, notes} = drawing.drawChart(ask);
    if (of.length < result.length)
      notes.push(`Drawn from the ${pluralize(of.length, "row")} that pass the profile's filters.`);
    if (result.cut) notes.push("The result was cut, and so is the chart.");
    if (!svg && !notes.length) notes.push("There is nothing to draw in these columns.");
    place.replaceChildren(
      ...(svg ? [answeringPicture(svg, {drawing, name: "chart", words: {title, unit, notes, sql}})] : []),
      ...(notes.length ? [html(document, "p", {class: "note"}, notes.join(" "))] : [])
    );
  }
  function redraw(): void {
    const known = kind.made.value;
    y.label.hidden = known === "histogram";
    series.label.hidden = known === "histogram" || known === "map";
    if (!made.open) return;
    if (!names.length) say("There is nothing to draw in these columns.");
    else if (!drawing) void load();
    else if (known !== "map") draw(null);
    else
      void outlinesAt(files.outlines).then((map) => {
        if (kind.made.value === "map") draw(map);
      });
  }
  series.made.addEventListener("change", () => (chosen = true));
  kind.made.addEventListener("change", () => {
    // A map has one column of codes more often than several.
    if (kind.made.value === "map" && !states.includes(x.made.value)) x.made.value = states[0]!;
    suggest();
  });
  for (const {made: control} of [x, y]) control.addEventListener("change", suggest);
  for (const {made: control} of [kind, x, y, series]) control.addEventListener("change", redraw);
  const opened = () => {
    if (made.open && !chosen) suggest();
    redraw();
  };
  made.addEventListener("toggle", opened);
  const resized = new ResizeObserver(() => {
    if (made.open && drawn && widthIn(made) !== drawn) redraw();
  });
  resized.observe(made);
  opened();
  return {
    element: made,
    choice: () => (made.open && names.length ? choice() : null),
    show(make) {
      another = make;
      shown = null;
      redraw();
    },
    close: () => resized.disconnect()
  };
}
