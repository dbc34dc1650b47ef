import {valueText} from "../result/text.js";
import type {QueryResult, ResultColumn} from "../result/result.js";
import {button, html} from "../../../ui/dom.js";
import {orderBy} from "./order.js";
import {tabbed} from "./exportbuttons.js";

const ROW_HEIGHT = 28;
/** Browsers draw no element that is taller than some ten million pixels: a longer table is scrolled in larger steps. */
const TALLEST = 12_000_000;
/** So many rows are measured at the start, at the end and spread between them. */
const SAMPLE = 100;
/** Of each column, so many of the longest. */
const LONGEST = 5;
/** Left and right of a value. */
const PADDING = 24;
/** As wide as a column gets by itself, and as it gets where there is room. */
const WIDE = 340;
const WIDEST = 900;
/** As narrow as it gets so that the others have room. */
const NARROWEST = 160;

/** What a column needs, in pixels: for its name, its type and its values, and at the least, which is what its numbers take. */
interface Needed {
  whole: number;
  least: number;
}

/** What each column needs, by a sample of its values. `place` is in the page. */
function neededWidths(result: QueryResult, place: HTMLElement): Needed[] {
  const digits = html(document, "span", {class: "number"}, "0".repeat(20));
  place.append(digits);
  const digit = digits.getBoundingClientRect().width / 20;
  digits.remove();
  const {fontFamily, fontSize} = getComputedStyle(place);
  const size = parseFloat(fontSize);
  const context = document.createElement("canvas").getContext("2d");
  const measure = (text: string, weight: number, scale = 1) => {
    if (!context) return text.length * digit;
    context.font = `${weight} ${size * scale}px ${fontFamily}`;
    // A canvas places letters a little otherwise than a page.
    return context.measureText(text).width * 1.02;
  };
  // Digits of numbers are all as wide as the widest.
  const number = (text: string) => text.replace(/\D/g, "").length * digit + measure(text.replace(/\d/g, ""), 400);
  const {length} = result;
  const rows = new Set<number>();
  for (let at = 0; at < Math.min(SAMPLE, length); at++)
    for (const row of [at, length - 1 - at, Math.floor((at / SAMPLE) * length)]) rows.add(row);
  return result.columns.map(({name, type, numeric}, column) => {
    const texts = [...rows].map((row) => valueText(result.at(row, column)) ?? "NULL");
    const longest = texts.sort((a, b) => b.length - a.length).slice(0, LONGEST);
    const widths = longest.map((text) => (numeric ? number(text) : measure(text.slice(0, 300), 400)));
    const room = (...all: number[]) => Math.ceil(Math.max(...all)) + PADDING + 2;
    return {
      whole: room(measure(`${name} ↓`, 600), measure(type.slice(0, 30), 400, 0.83), ...widths),
      least: numeric ? room(0, ...widths) : 0
    };
  });
}

/** How far each column starts from the left, and where the last has ended: long texts get what room the others leave, and no number is cut. */
function columnEdges(needed: readonly Needed[], room: number): number[] {
  // The widest give way where all have room then: the last column is often the one that matters.
  const capped = (most: number) => needed.map(({whole, least}) => Math.max(least, Math.min(whole, most)));
  const total = (all: readonly number[]) => all.reduce((sum, width) => sum + width, 0);
  let most = WIDE;
  while (most > NARROWEST && total(capped(most)) > room) most -= 10;
  const widths = capped(total(capped(most)) > room ? WIDE : most);
  let spare = room - total(widths);
  // The ones that lack least first, so that one very long text does not take what would do for the others.
  const cut = needed.map(({whole}, column) => ({column, lacks: Math.min(whole, WIDEST) - widths[column]!}));
  cut.sort((a, b) => a.lacks - b.lacks);
  for (const [at, {column, lacks}] of cut.entries()) {
    const more = Math.max(0, Math.min(lacks, Math.floor(spare / (cut.length - at))));
    widths[column]! += more;
    spare -= more;
  }
  const edges = [0];
  for (const width of widths) edges.push(edges.at(-1)! + width);
  return edges;
}

/** The height to scroll over, and the row that stands at the top at a place in it. */
class Heights {
  readonly height: number;

  constructor(
    private readonly rows: number,
    /** Pixels that rows are seen through. */
    private readonly seen: number
  ) {
    this.height = Math.min(TALLEST, rows * ROW_HEIGHT);
  }

  /** Where the rows stand, in pixels of a table drawn whole, when the scroller is at `top`. */
  offsetAt(top: number): number {
    const whole = Math.max(0, this.rows * ROW_HEIGHT - this.seen);
    const scrolled = Math.max(1, this.height - this.seen);
    return this.height < TALLEST ? Math.min(top, whole) : Math.min(whole, (top / scrolled) * whole);
  }

  /** Where the scroller must be for the rows to stand at `offset`. */
  topFor(offset: number): number {
    const whole = Math.max(1, this.rows * ROW_HEIGHT - this.seen);
    return this.height < TALLEST ? offset : (offset / whole) * Math.max(1, this.height - this.seen);
  }
}

export interface Place {
  row: number;
  column: number;
}

interface Extent {
  rows: number;
  columns: number;
  /** Rows of a page. */
  page: number;
}

/** Where a key moves the cell of a table; null for a key that moves none. */
function keyMove(
  {key, ctrlKey, metaKey}: {key: string; ctrlKey: boolean; metaKey: boolean},
  {row, column}: Place,
  {rows, columns, page}: Extent
): Place | null {
  const far = ctrlKey || metaKey;
  const at = (nextRow: number, nextColumn: number): Place => ({
    row: Math.max(0, Math.min(rows - 1, nextRow)),
    column: Math.max(0, Math.min(columns - 1, nextColumn))
  });
  switch (key) {
    case "ArrowDown":
      return at(far ? rows : row + 1, column);
    case "ArrowUp":
      return at(far ? 0 : row - 1, column);
    case "ArrowRight":
      return at(row, far ? columns : column + 1);
    case "ArrowLeft":
      return at(row, far ? 0 : column - 1);
    case "PageDown":
      return at(row + page, column);
    case "PageUp":
      return at(row - page, column);
    case "Home":
      return at(far ? 0 : row, 0);
    case "End":
      return at(far ? rows : row, columns);
    default:
      return null;
  }
}

const placeCell = ({style}: HTMLElement, edges: readonly number[], column: number) =>
  Object.assign(style, {left: `${edges[column]!}px`, width: `${edges[column + 1]! - edges[column]!}px`});

export interface GridHead {
  element: HTMLElement;
  /** Says by which column the rows are sorted. */
  mark: (sorted: {column: number; descending: boolean} | null) => void;
  /** Puts the columns in their places. */
  place: (edges: readonly number[]) => void;
}

/** The names of a result's columns, each a button that sorts: upwards, downwards, not at all. They are one stop of the Tab key; arrows lead on. */
function gridHead(columns: readonly ResultColumn[], sort: (column: number) => void): GridHead {
  const names = columns.map(({name, type}, column) =>
    button(document, name || "(no name)", () => sort(column), {
      title: `${name}, ${type}: sort`,
      tabindex: column ? -1 : 0
    })
  );
  const cells = columns.map(({type, numeric}, column) =>
    html(
      document,
      "div",
      {role: "columnheader", class: numeric ? "head number" : "head", "aria-colindex": column + 1, "aria-sort": "none"},
      names[column]!,
      html(document, "span", {class: "type"}, type)
    )
  );
  const head = html(
    document,
    "div",
    {role: "rowgroup", class: "grid-head"},
    html(document, "div", {role: "row", "aria-rowindex": 1}, ...cells)
  );
  head.addEventListener("focusin", ({target}) => names.forEach((made) => (made.tabIndex = made === target ? 0 : -1)));
  head.addEventListener("keydown", (event) => {
    const from = names.findIndex((made) => made === event.target);
    const to = keyMove(event, {row: 0, column: from}, {rows: 1, columns: names.length, page: 1});
    if (from < 0 || !to) return;
    event.preventDefault();
    names[to.column]!.focus();
  });
  return {
    element: head,
    mark: (sorted) =>
      cells.forEach((made, column) =>
        made.setAttribute(
          "aria-sort",
          sorted?.column === column ? (sorted.descending ? "descending" : "ascending") : "none"
        )
      ),
    place: (edges) => cells.forEach((made, column) => placeCell(made, edges, column))
  };
}

const HEAD_HEIGHT = 44;
/** Rows drawn beyond those seen, so that a small step draws nothing. */
const SPARE = 4;

export interface Grid {
  element: HTMLElement;
  /** Shows some rows alone, by their numbers, ascending; null shows all. They stay sorted. */
  only: (rows: Uint32Array | null, label: string) => void;
}

let count = 0;

/** Those of the ordered rows that are among some, in their order. */
function among(order: Uint32Array, some: Uint32Array): Uint32Array {
  const passes = new Uint8Array(order.length);
  for (const row of some) passes[row] = 1;
  return order.filter((row) => passes[row]);
}

/**
 * A result as a table of which only what is seen exists. Arrows, Page Up, Page Down, Home and End move the cell; with Shift they select;
 * copying takes what is selected, as tab-separated text. `shown` hears the value of the cell, whole.
 */
export function grid(result: QueryResult, label: string, shown: (text: string | null, column: string) => void): Grid {
  const id = `grid-${count++}`;
  let needed: Needed[] | null = null;
  let edges: readonly number[] = [];
  let order: Uint32Array | null = null;
  let some: Uint32Array | null = null;
  /** The numbers of the rows as they are shown; null shows all as they came. */
  let listed: Uint32Array | null = null;
  let sorted: {column: number; descending: boolean} | null = null;
  let active: Place = {row: 0, column: 0};
  let anchor: Place = active;
  const rowOf = (row: number) => listed?.[row] ?? row;
  const length = () => listed?.length ?? result.length;
  const list = () => (listed = order && some ? among(order, some) : (some ?? order));
  const textAt = ({row, column}: Place) => valueText(result.at(rowOf(row), column));

  const rows = html(document, "div", {role: "rowgroup", class: "grid-rows"});
  const sizer = html(document, "div", {role: "presentation", class: "grid-sizer"});
  const scroller = html(document, "div", {
    role: "grid",
    class: "grid",
    tabindex: 0,
    "aria-label": label,
    "aria-rowcount": result.length + 1,
    "aria-colcount": result.columns.length
  });
  const head = gridHead(result.columns, (column) => {
    sorted =
      sorted?.column !== column ? {column, descending: false} : sorted.descending ? null : {column, descending: true};
    order = sorted ? orderBy(result, sorted.column, sorted.descending) : null;
    list();
    head.mark(sorted);
    draw();
  });
  // A short answer leaves no empty room above what follows; a scroll bar has some.
  const tall = HEAD_HEIGHT + Math.max(2, result.length) * ROW_HEIGHT + 20;
  scroller.style.setProperty("--grid-whole", `${Math.min(tall, 10_000)}px`);
  sizer.append(head.element, rows);
  scroller.append(sizer);

  const heights = () => new Heights(length(), Math.max(ROW_HEIGHT, scroller.clientHeight - HEAD_HEIGHT));
  const inside = (value: number, a: number, b: number) => value >= Math.min(a, b) && value <= Math.max(a, b);

  function cell(row: number, column: number): HTMLElement {
    const text = textAt({row, column});
    const selected = inside(row, active.row, anchor.row) && inside(column, active.column, anchor.column);
    const classes = [
      "cell",
      result.columns[column]!.numeric && "number",
      text === null && "null",
      row === active.row && column === active.column && "active"
    ];
    const made = html(
      document,
      "div",
      {
        role: "gridcell",
        id: `${id}-${row}-${column}`,
        class: classes.filter(Boolean).join(" "),
        "aria-colindex": column + 1,
        "aria-selected": selected ? "true" : null
      },
      text === null ? "NULL" : text.slice(0, 300)
    );
    placeCell(made, edges, column);
    made.dataset["column"] = String(column);
    return made;
  }

  function draw(): void {
    if (!needed) return;
    const plan = heights();
    sizer.style.height = `${plan.height + HEAD_HEIGHT}px`;
    const offset = plan.offsetAt(scroller.scrollTop);
    const first = Math.max(0, Math.floor(offset / ROW_HEIGHT) - SPARE);
    const last = Math.min(length(), Math.ceil((offset + scroller.clientHeight) / ROW_HEIGHT) + SPARE);
    const left = scroller.scrollLeft;
    const from = Math.max(0, edges.findIndex((edge) => edge > left) - 1);
    const beyond = edges.findIndex((edge) => edge >= left + scroller.clientWidth);
    const to = beyond < 0 ? result.columns.length : beyond;
    // A row far down is placed by what is drawn above it, not by its own pixels, which no browser counts so far.
    rows.style.transform = `translateY(${scroller.scrollTop - offset + first * ROW_HEIGHT}px)`;
    const made: HTMLElement[] = [];
    for (let row = first; row < last; row++) {
      const line = html(document, "div", {role: "row", class: "row", "aria-rowindex": row + 2});
      line.style.top = `${(row - first) * ROW_HEIGHT}px`;
      line.dataset["row"] = String(row);
      for (let column = from; column < Math.max(to, from + 1); column++) line.append(cell(row, column));
      made.push(line);
    }
    rows.replaceChildren(...made);
    // A number that no sample had can be longer than all of them.
    let longer = false;
    for (const {scrollWidth, clientWidth, dataset} of rows.querySelectorAll<HTMLElement>(".number")) {
      if (scrollWidth <= clientWidth) continue;
      const one = needed[Number(dataset["column"])]!;
      one.least = Math.max(one.least, scrollWidth + PADDING / 2);
      longer = true;
    }
    if (longer) return fit();
    if (length()) scroller.setAttribute("aria-activedescendant", `${id}-${active.row}-${active.column}`);
    else scroller.removeAttribute("aria-activedescendant");
  }

  function move(to: Place, extend: boolean): void {
    active = to;
    if (!extend) anchor = to;
    const plan = heights();
    const offset = plan.offsetAt(scroller.scrollTop);
    const seen = scroller.clientHeight - HEAD_HEIGHT;
    const top = to.row * ROW_HEIGHT;
    if (top < offset) scroller.scrollTop = plan.topFor(top);
    else if (top + ROW_HEIGHT > offset + seen) scroller.scrollTop = plan.topFor(top + ROW_HEIGHT - seen);
    if (edges[to.column]! < scroller.scrollLeft) scroller.scrollLeft = edges[to.column]!;
    else if (edges[to.column + 1]! > scroller.scrollLeft + scroller.clientWidth)
      scroller.scrollLeft = edges[to.column + 1]! - scroller.clientWidth;
    draw();
    shown(textAt(active), result.columns[active.column]!.name);
  }

  let waiting = false;
  scroller.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      draw();
    });
  });
  scroller.addEventListener("keydown", (event) => {
    if (event.target !== scroller || !length()) return;
    const page = Math.max(1, Math.floor((scroller.clientHeight - HEAD_HEIGHT) / ROW_HEIGHT) - 1);
    const to = keyMove(event, active, {rows: length(), columns: result.columns.length, page});
    if (!to) return;
    event.preventDefault();
    move(to, event.shiftKey);
  });
  scroller.addEventListener("mousedown", (event) => {
    const found = (event.target as Element).closest<HTMLElement>(".cell");
    if (!found) return;
    move({row: Number(found.parentElement?.dataset["row"]), column: Number(found.dataset["column"])}, event.shiftKey);
  });
  scroller.addEventListener("copy", (event) => {
    if (!length() || document.getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    const [top, bottom] = [Math.min(active.row, anchor.row), Math.max(active.row, anchor.row)];
    const [left, right] = [Math.min(active.column, anchor.column), Math.max(active.column, anchor.column)];
    const lines = Array.from({length: bottom - top + 1}, (_, line) =>
      Array.from({length: right - left + 1}, (_unused, column) => textAt({row: top + line, column: left + column}))
    );
    event.clipboardData?.setData("text/plain", tabbed(lines));
  });
  /** Gives the columns their widths once the table stands in the page, and again when its own changes; of scrolling, only a longer number does. */
  function fit(): void {
    // An observer also tells of what is not in the page yet, where letters have no size.
    if (!scroller.clientWidth) return;
    needed ??= neededWidths(result, scroller);
    edges = columnEdges(needed, scroller.clientWidth);
    sizer.style.width = `${edges.at(-1)!}px`;
    head.place(edges);
    draw();
  }
  new ResizeObserver(fit).observe(scroller);
  return {
    element: scroller,
    only(rows, words) {
      some = rows;
      list();
      active = anchor = {row: 0, column: active.column};
      scroller.scrollTop = 0;
      scroller.setAttribute("aria-label", words);
      scroller.setAttribute("aria-rowcount", String(length() + 1));
      draw();
    }
  };
}
