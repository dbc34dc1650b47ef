import {statusOn} from "../../../loaders/status/statuson.js";
import {formatStatus} from "../../../loaders/status/statusmessages.js";
import type {Status} from "../../../loaders/schema/tables/status.js";

/** What the figure carries for its script: the intervals of one flow, the days it spans, and names. */
interface LawData {
  intervals: readonly Status[];
  domain: readonly [string, string];
  start: string;
  flow: string;
  agencies: Record<string, string>;
  courts: Record<string, string>;
  known: number;
}

const DAY = 86_400_000;
const time = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayAt = (domain: readonly [string, string], index: number) =>
  new Date(time(domain[0]) + index * DAY).toISOString().slice(0, 10);

/**
 * Gives the figure of the law a date to move: typed, slid, clicked or dragged in the picture, with the answer in words. Days of the
 * drawing fill its whole width, so a place in it is a day.
 */
export function enhanceLawDate(figure: HTMLElement): void {
  const data = JSON.parse(figure.dataset["figureData"] ?? "null") as LawData | null;
  const picture = figure.querySelector<HTMLElement>(".figure-picture");
  const panel = figure.querySelector<HTMLElement>(".figure-answer");
  if (!data || !picture || !panel || panel.querySelector("input")) return;
  const {intervals, domain, flow, agencies, courts, known} = data;
  const days = Math.round((time(domain[1]) - time(domain[0])) / DAY);
  const document = figure.ownerDocument;
  panel.innerHTML = `<label>What bound whom on <input type="date" min="${domain[0]}" max="${domain[1]}" required></label><input type="range" min="0" max="${days}" step="1" aria-label="Move the day"><p role="status" aria-live="polite"></p>`;
  const [typed, slid] = [...panel.querySelectorAll("input")] as [HTMLInputElement, HTMLInputElement];
  const words = panel.querySelector("p")!;
  const names = {flow, known, agency: (id: string) => agencies[id] ?? id, court: (id: string) => courts[id] ?? id};
  const cursors = [...picture.querySelectorAll("svg")].map((svg) => {
    const cursor = document.createElementNS("http://www.w3.org/2000/svg", "line");
    cursor.setAttribute("class", "lawdate-cursor");
    cursor.setAttribute("y1", "0");
    cursor.setAttribute("y2", svg.getAttribute("height") ?? "0");
    // Over the bars and under the words.
    svg.insertBefore(cursor, svg.querySelector(":scope > text"));
    return {cursor, width: Number(svg.getAttribute("width"))};
  });

  const show = (index: number) => {
    const kept = Math.max(0, Math.min(days, Math.round(index)));
    const day = dayAt(domain, kept);
    typed.value = day;
    slid.value = String(kept);
    words.textContent = formatStatus(statusOn(intervals, day), names);
    slid.setAttribute("aria-valuetext", words.textContent);
    for (const {cursor, width} of cursors) {
      const x = String((kept / days) * width);
      cursor.setAttribute("x1", x);
      cursor.setAttribute("x2", x);
    }
  };
  const picked = ({clientX}: PointerEvent) => {
    const box = cursors.map(({cursor}) => cursor.ownerSVGElement!.getBoundingClientRect()).find(({width}) => width > 0);
    if (box) show(((clientX - box.left) / box.width) * days);
  };
  // A date that is half typed is no date: the answer waits for a whole one.
  typed.addEventListener("input", () => typed.validity.valid && show((time(typed.value) - time(domain[0])) / DAY));
  slid.addEventListener("input", () => show(Number(slid.value)));
  picture.addEventListener("pointerdown", (event) => {
    picture.setPointerCapture(event.pointerId);
    picked(event);
  });
  picture.addEventListener("pointermove", (event) => {
    if (event.buttons) picked(event);
  });
  picture.classList.add("lawdate-on");
  show((time(data.start) - time(domain[0])) / DAY);
}
