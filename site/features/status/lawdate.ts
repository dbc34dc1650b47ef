import {words as spoken} from "../../words/words.js";
import {statusOn} from "../../../loaders/status/statuson.js";
import type {Status} from "../../../loaders/schema/tables/status.js";

/** What the figure carries for its script: the intervals of one flow, the days it spans, and names. */
export interface LawData {
  intervals: readonly Status[];
  domain: readonly [string, string];
  start: string;
  /** The flow inside a sentence. */
  flow: string;
  courts: Record<string, string>;
  known: number;
}

const DAY = 86_400_000;
const time = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayAt = (domain: readonly [string, string], index: number) =>
  new Date(time(domain[0]) + index * DAY).toISOString().slice(0, 10);

/** What the orders in force on a day together did, in a sentence; the orders themselves stand under it, one a line. */
export function lawOn({intervals, courts, flow, known}: LawData, day: string): string {
  return spoken().status.sentence(
    {...statusOn(intervals, day), binds: []},
    {flow, known, agency: (id) => id, court: (id) => courts[id] ?? id}
  );
}

/** How far the cursor stays from a label, in units of the drawing. */
const CLEAR = 5;

/** An upright line at a place of the drawing, with a gap wherever a label stands. */
function cursorPath(svg: SVGSVGElement, x: number): string {
  // Not below the band: there, words stand beside the bars.
  const height = Number(svg.dataset["reach"] ?? svg.getAttribute("height"));
  const boxes = [...svg.querySelectorAll("text")]
    .map((text) => text.getBBox())
    .filter((box) => box.y < height && box.width > 0 && box.x - CLEAR < x && x < box.x + box.width + CLEAR)
    .sort((a, b) => a.y - b.y);
  let path = "";
  let y = 0;
  for (const box of [...boxes, {y: height, height: 0}]) {
    if (box.y > y) path += `M${x} ${y}V${box.y}`;
    y = Math.max(y, box.y + box.height);
  }
  return path;
}

/**
 * Lets the date of the law figure move: typed, slid, clicked or dragged in the picture, with the answer in words. Days of the
 * drawing fill its whole width, so a place in it is a day.
 */
export function enhanceLawDate(figure: HTMLElement): void {
  const data = JSON.parse(figure.dataset["figureData"] ?? "null") as LawData | null;
  const picture = figure.querySelector<HTMLElement>(".figure-picture");
  const panel = figure.querySelector<HTMLFieldSetElement>(".lawdate");
  if (!data || !picture || !panel?.disabled) return;
  panel.disabled = false;
  const {domain, intervals} = data;
  const days = Math.round((time(domain[1]) - time(domain[0])) / DAY);
  const [typed, slid] = [...panel.querySelectorAll("input")] as [HTMLInputElement, HTMLInputElement];
  const words = panel.querySelector("p")!;
  const lines = [...panel.querySelectorAll<HTMLElement>("[data-order]")];
  const bars = [...picture.querySelectorAll<SVGElement>("[data-order]")];
  const cursors = [...picture.querySelectorAll("svg")].map((svg) => {
    const cursor = figure.ownerDocument.createElementNS("http://www.w3.org/2000/svg", "path");
    cursor.setAttribute("class", "lawdate-cursor");
    // Below what is drawn: no label is crossed.
    svg.prepend(cursor);
    return {svg, cursor};
  });
  let at = 0;
  // The picture is whole until a day is asked about.
  let asking = false;

  const point = () => {
    for (const {svg, cursor} of cursors)
      cursor.setAttribute("d", cursorPath(svg, (at / days) * Number(svg.getAttribute("width"))));
  };
  const show = (index: number) => {
    at = Math.max(0, Math.min(days, Math.round(index)));
    const day = dayAt(domain, at);
    typed.value = day;
    slid.value = String(at);
    slid.setAttribute("aria-valuetext", spoken().date.day(day));
    const inForce = new Set(statusOn(intervals, day).order_ids);
    for (const line of lines) line.hidden = !inForce.has(line.dataset["order"] ?? "");
    // What was not in force on the day is dimmed in the picture.
    // An order that sets no limit is there from its own day on.
    const off = ({dataset: {order = "", from}}: SVGElement) => (from === undefined ? !inForce.has(order) : from > day);
    for (const bar of bars) bar.classList.toggle("law-off", asking && off(bar));
    words.textContent = lawOn(data, day);
    point();
  };
  const picked = ({clientX}: PointerEvent) => {
    const box = cursors.map(({svg}) => svg.getBoundingClientRect()).find(({width}) => width > 0);
    if (box) show(((clientX - box.left) / box.width) * days);
  };
  // A date that is half typed is no date: the answer waits for a whole one.
  typed.addEventListener("input", () => typed.validity.valid && show((time(typed.value) - time(domain[0])) / DAY));
  // The slider says its day itself: a screen reader hears the sentence when the hand rests.
  slid.addEventListener("input", () => {
    words.setAttribute("aria-live", "off");
    show(Number(slid.value));
  });
  const keep = () => {
    words.removeAttribute("aria-live");
    if (!location.protocol.startsWith("http")) return;
    const address = new URL(location.href);
    address.searchParams.set("on", dayAt(domain, at));
    // The address opens at the chart, not at the top of the page.
    address.hash = figure.id;
    history.replaceState(history.state, "", address);
  };
  for (const control of [typed, slid]) control.addEventListener("change", keep);
  picture.addEventListener("pointerup", keep);
  picture.addEventListener("pointerdown", (event) => {
    picture.setPointerCapture(event.pointerId);
    picked(event);
  });
  picture.addEventListener("pointermove", (event) => {
    if (event.buttons) picked(event);
  });
  const copy = figure.ownerDocument.createElement("button");
  copy.type = "button";
  copy.className = "copy";
  copy.setAttribute("aria-live", "polite");
  copy.textContent = spoken().law.copyDay;
  copy.addEventListener("click", () => {
    keep();
    navigator.clipboard.writeText(location.href).then(
      () => (copy.textContent = spoken().shell.copied),
      () => (copy.textContent = location.href)
    );
  });
  typed.closest("label")?.after(" ", copy);
  picture.classList.add("lawdate-on");
  const asked = new URL(location.href).searchParams.get("on") ?? "";
  asking = /^\d{4}-\d{2}-\d{2}$/.test(asked) && asked >= domain[0] && asked <= domain[1];
  show((time(asking ? asked : data.start) - time(domain[0])) / DAY);
  if (asking && !location.hash && window.parent === window) figure.scrollIntoView();
  asking = true;
  // Another of the drawings may show now, whose labels lie elsewhere.
  new ResizeObserver(point).observe(picture);
}
