import {words as spoken} from "../../words/words.js";
import {statusOn} from "../../../loaders/status/statuson.js";
import {formatList} from "../../ui/format.js";
import {restedWords} from "../../ui/restedwords.js";
import type {Status} from "../../../loaders/schema/tables/status.js";

/** An interval of the status, with how many of the courts that bar leave something open. */
export type Limit = Status & {open: number};

/** What the figure carries for its script: the intervals of one flow, the days it spans, and names. */
export interface LawData {
  intervals: readonly Limit[];
  domain: readonly [string, string];
  start: string;
  /** The flow inside a sentence. */
  flow: string;
  courts: Record<string, string>;
  /** Of each order that limits: the court that made it, whom it binds, and what it leaves open. */
  bound: Record<string, {court: string; names: readonly string[]; except: string | null}>;
  known: number;
}

const DAY = 86_400_000;
const time = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayAt = (domain: readonly [string, string], index: number) =>
  new Date(time(domain[0]) + index * DAY).toISOString().slice(0, 10);

/** A restriction in words: from `known` orders on the flow, and of none it follows nothing. */
export const formatRestriction = (restriction: Status["restriction"], known: number): string =>
  known || restriction !== "none" ? spoken().law.restrictions[restriction] : spoken().status.noOrder;

/** The labels of a stretch of the band, the fullest first: the one that its box has room for is drawn, or none. */
export function bandLabels({restriction, court_ids, open}: Limit, known: number): string[] {
  const count = court_ids.length;
  const say = spoken().law;
  if (restriction === "barred") return say.barred(count, open);
  return restriction === "notice" ? say.notice : [formatRestriction(restriction, known), say.short];
}

/** Who was bound by which court on a day, and what that court excepted. */
function boundOn({bound}: LawData, order_ids: readonly string[]): string {
  const say = spoken().law;
  const orders = order_ids.flatMap((id) => bound[id] ?? []);
  const said = [...new Set(orders.map(({court}) => court))].flatMap((court) => {
    const own = orders.filter((order) => order.court === court);
    const names = [...new Set(own.flatMap((order) => order.names))];
    const excepted = [...new Set(own.flatMap(({except}) => except ?? []))];
    return names.length ? say.boundBy(names, formatList(names), [court, ...excepted].join(" ")) : [];
  });
  return said.length ? said.join("; ").replace(/\.?$/, ".") : say.nobodyBound;
}

/** What a day is answered with, and in short; of a day that nobody verified, that it is not. */
function answerOn(data: LawData, day: string): {answer: string; short: string; order_ids: readonly string[]} {
  const {intervals, courts, flow, known} = data;
  const say = spoken().law;
  const status = {open: 0, ...statusOn(intervals, day)};
  if (!status.verified && status.verified_through !== null)
    return {answer: say.noAnswerAfter(spoken().date.day(status.verified_through)), short: say.noAnswer, order_ids: []};
  const sentence = spoken().status.sentence(
    {...status, binds: []},
    {flow, known, agency: (id) => id, court: (id) => courts[id] ?? id}
  );
  return {
    answer: known ? `${boundOn(data, status.order_ids)} ${sentence}` : sentence,
    short: bandLabels(status, known)[0] ?? "",
    order_ids: status.order_ids
  };
}

/** Who was bound on a day, and what the orders in force together did; the orders themselves stand under it, one a line. */
export const lawOn = (data: LawData, day: string): string => answerOn(data, day).answer;

/** How far the cursor stays from a label, in units of the drawing: beside it, and above and below. */
const CLEAR = {beside: 5, over: 2};

/** Where labels and samples of the key stand. The lines of one label are one box: a line that shows between them runs through it. */
function labelBoxes(svg: SVGSVGElement): {left: number; right: number; top: number; bottom: number}[] {
  const high = Number(svg.getAttribute("font-size")) * 1.4;
  const boxes: ReturnType<typeof labelBoxes> = [];
  let above: Element | undefined;
  for (const shape of svg.querySelectorAll<SVGGraphicsElement>("text:not(.lawdate-day), .swatch")) {
    const {x, y, width, height} = shape.getBBox();
    const alike = (name: string) => shape.getAttribute(name) === above?.getAttribute(name);
    const down = Number(shape.getAttribute("y")) - Number(above?.getAttribute("y"));
    const begun = down > 0 && down < high && alike("x") && alike("class") ? boxes.pop() : undefined;
    boxes.push({
      left: Math.min(x, begun?.left ?? x),
      right: Math.max(x + width, begun?.right ?? 0),
      top: begun?.top ?? y,
      bottom: y + height
    });
    above = shape;
  }
  return boxes;
}

/** An upright line at a place of the drawing, through the band and every bar, with a gap wherever a label stands. */
function cursorPath(svg: SVGSVGElement, x: number): string {
  const [top, foot] = [svg.dataset["top"], svg.dataset["foot"]].map(Number) as [number, number];
  const {beside, over} = CLEAR;
  const boxes = labelBoxes(svg)
    .filter(({left, right, top}) => top < foot && left < right && left - beside < x && x < right + beside)
    .sort((a, b) => a.top - b.top);
  let path = "";
  let y = top;
  for (const box of [...boxes, {top: foot + over, bottom: foot}]) {
    // Between two labels there is no room for a piece of it; around a bar there is.
    const end = box.top - over;
    if (end > y + 5) path += `M${x} ${y}V${end}`;
    y = Math.max(y, box.bottom + over);
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
  const lines = [...panel.querySelectorAll<HTMLElement>("[data-order]")];
  const bars = [...picture.querySelectorAll<SVGElement>("[data-order]")];
  const make = <T extends "path" | "rect" | "text">(name: T, look: string) => {
    const element = figure.ownerDocument.createElementNS("http://www.w3.org/2000/svg", name);
    element.setAttribute("class", look);
    return element;
  };
  const cursors = [...picture.querySelectorAll("svg")].map((svg) => {
    const [cursor, plate, name] = [
      make("path", "lawdate-cursor"),
      make("rect", "fill-ink"),
      make("text", "lawdate-day on")
    ];
    svg.append(cursor, plate, name);
    let year = "";
    const ticks = [...svg.querySelectorAll<SVGTextElement>(".tick")].map((tick) => {
      const text = tick.textContent;
      year = / (\d{4})$/.exec(text)?.[1] ?? year;
      return {tick, text, year, x: tick.getAttribute("x") ?? "0"};
    });
    return {svg, cursor, plate, name, ticks};
  });
  // The way from the title to the answer, for a window that has no room for both.
  const link = figure.ownerDocument.createElement("a");
  let at = 0;
  // A day that is asked about and that the picture ends before.
  let beyond: string | null = null;
  // The picture is whole until a day is asked about.
  let asking = false;

  const point = () => {
    for (const {svg, cursor, plate, name, ticks} of cursors) {
      if (svg.getBoundingClientRect().width === 0) continue;
      const [width, foot] = [Number(svg.getAttribute("width")), Number(svg.dataset["foot"])];
      const x = (at / days) * width;
      cursor.setAttribute("d", cursorPath(svg, x));
      // The day stands at the foot of its line, among the months; those that it covers give way.
      const day = beyond ?? dayAt(domain, at);
      name.textContent = spoken().date.day(day);
      const size = Number(svg.getAttribute("font-size"));
      const wide = name.getComputedTextLength() + 12;
      const left = Math.max(0, Math.min(x - wide / 2, width - wide));
      for (const [key, value] of Object.entries({x: left, y: foot + 1, width: wide, height: size * 1.5}))
        plate.setAttribute(key, String(value));
      name.setAttribute("x", String(left + 6));
      name.setAttribute("y", String(foot + 1 + size * 1.1));
      const told = new Set([day.slice(0, 4)]);
      let [last, end] = ["", -Infinity];
      const put = (tick: SVGTextElement, text: string, place: (long: number) => number) => {
        tick.textContent = text;
        const long = tick.getComputedTextLength();
        const start = place(long);
        tick.setAttribute("x", String(start));
        return start + long;
      };
      for (const {tick, text, year, x} of ticks) {
        put(tick, text, () => Number(x));
        const box = tick.getBBox();
        const byDay = box.y < foot + size * 1.5 && box.x < left + wide + 4 && box.x + box.width > left - 4;
        tick.classList.toggle("lawdate-covered", byDay || box.x < end);
        if (byDay || year === "" || box.x < end) continue;
        // The month that names the year may be covered: the next that shows names it.
        if (year !== last && !text.endsWith(year))
          end = put(tick, `${text} ${year}`, (long) => Math.min(box.x, width - long)) + 4;
        last = year;
        told.add(year);
      }
      // A year all of whose months are covered stands beside the day, where there is room.
      for (const {tick, year} of ticks) {
        if (year === "" || told.has(year)) continue;
        told.add(year);
        const before = year < day;
        const right = put(tick, year, (long) => (before ? left - 6 - long : left + wide + 6));
        tick.classList.toggle("lawdate-covered", right > width || Number(tick.getAttribute("x")) < 0);
      }
    }
  };
  const copy = panel.querySelector<HTMLButtonElement>(".copy")!;
  const copyName = copy.textContent;
  const say = restedWords(panel.querySelector("p")!, panel.querySelector("[role=status]")!);
  const answer = (said: string, order_ids: readonly string[]) => {
    say(said, asking);
    // The orders one by one take room that a page nobody asks has better use for.
    for (const line of lines) line.hidden = !asking || !order_ids.includes(line.dataset["order"] ?? "");
  };
  /** Shows a place of the picture; a day that is being typed is not written over, and is the one that is told of where the picture ends before it. */
  const show = (index: number, typing: string | null = null) => {
    copy.textContent = copyName;
    beyond = typing !== null && typing > domain[1] ? typing : null;
    at = Math.max(0, Math.min(days, Math.round(index)));
    const day = beyond ?? dayAt(domain, at);
    const {answer: said, short, order_ids} = answerOn(data, day);
    if (typing === null && typed.value !== day) typed.value = day;
    slid.value = String(at);
    const brief = `${spoken().date.day(day)}: ${short}`;
    slid.setAttribute("aria-valuetext", brief);
    link.textContent = brief;
    // What was not in force on the day is dimmed in the picture.
    // An order that sets no limit is there from its own day on.
    const inForce = new Set(statusOn(intervals, day).order_ids);
    const off = ({dataset: {order = "", from}}: SVGElement) => (from === undefined ? !inForce.has(order) : from > day);
    for (const bar of bars) bar.classList.toggle("law-off", asking && off(bar));
    answer(said, order_ids);
    point();
  };
  /** A date that the picture has no day for gets no answer of another day: the slider goes to the end beyond which it is. */
  const type = () => {
    const {value} = typed;
    const say = spoken().law;
    if (value === "") return answer(say.noDate, []);
    // A day before the picture's first counts below zero, one after its last beyond them all.
    show((time(value) - time(domain[0])) / DAY, value);
    if (value >= domain[0]) return;
    slid.setAttribute("aria-valuetext", say.noAnswer);
    answer(say.noAnswerBefore(spoken().date.day(domain[0])), []);
  };
  const picked = ({clientX}: PointerEvent) => {
    const box = cursors.map(({svg}) => svg.getBoundingClientRect()).find(({width}) => width > 0);
    if (box) show(((clientX - box.left) / box.width) * days);
  };
  typed.addEventListener("input", type);
  slid.addEventListener("input", () => show(Number(slid.value)));
  const keep = () => {
    if (!location.protocol.startsWith("http")) return;
    const address = new URL(location.href);
    if (typed.validity.valid) {
      address.searchParams.set("on", typed.value);
      // The address opens at the chart, not at the top of the page.
      address.hash = figure.id;
    } else address.searchParams.delete("on");
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
  copy.addEventListener("click", () => {
    keep();
    navigator.clipboard.writeText(location.href).then(
      () => (copy.textContent = spoken().shell.copied),
      () => (copy.textContent = location.href)
    );
  });
  picture.classList.add("lawdate-on");
  const asked = new URL(location.href).searchParams.get("on") ?? "";
  asking = /^\d{4}-\d{2}-\d{2}$/.test(asked) && Number.isFinite(time(asked));
  show((time(asking ? asked : data.start) - time(domain[0])) / DAY);
  // A day that the picture does not have is answered as one that is typed.
  if (asking && typed.value !== asked) {
    typed.value = asked;
    type();
  }
  const here = !location.hash || location.hash.startsWith(`#${figure.id}`);
  if (asking && here && window.parent === window) {
    panel.id = `${figure.id}-answer`;
    link.href = `#${panel.id}`;
    const line = figure.ownerDocument.createElement("p");
    line.className = "lawdate-asked";
    line.append(link);
    figure.querySelector(".figure-head")?.append(line);
    const lead = () => figure.scrollIntoView();
    lead();
    // The browser goes to what the address names once more when all has come.
    if (document.readyState !== "complete") addEventListener("load", () => requestAnimationFrame(lead), {once: true});
  }
  asking = true;
  // Another of the drawings may show now, whose labels lie elsewhere; and so do those of letters that have just come.
  new ResizeObserver(point).observe(picture);
  void figure.ownerDocument.fonts.ready.then(point);
}
