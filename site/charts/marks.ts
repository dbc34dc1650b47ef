import {words} from "../words/words.js";

/** How far from a mark a finger or the pointer may be, in pixels. */
const REACH = 12;

/** How long a word is typed on after a letter, in milliseconds. */
const TYPED = 700;

/** How many lists of marks a page has: the ids of their options begin with it. */
let lists = 0;

/**
 * Lets the marks of a picture (`data-says`) tell their value: under the pointer, by a tap, and with the arrow keys. What a mark says, and the
 * source of its row, stand in the line under the picture, which is there before the script. Marks of the same rows (`data-rows`) are lit
 * in every figure of the page, and so are the words of its text that cite them. For the keyboard the marks are the options of a listbox over
 * the picture (https://www.w3.org/WAI/ARIA/apg/patterns/listbox/): a screen reader hands it the arrow keys and says the option that they lead to.
 */
export function enhanceMarks(figure: HTMLElement): void {
  const picture = figure.querySelector<HTMLElement>(".figure-picture");
  const line = figure.querySelector<HTMLElement>(".figure-says");
  if (!picture || !line) return;
  const page = figure.ownerDocument;
  const marks = () =>
    [...picture.querySelectorAll<SVGGraphicsElement>("[data-says]")].filter(
      (mark) => mark.getBoundingClientRect().width > 0
    );
  const saysOf = (mark: Element) => `${mark.getAttribute("data-says")}\n${mark.getAttribute("data-rows")}`;
  /** For the keyboard a value is one stop, however often it is drawn: a press that changed nothing would be a dead one. */
  const stops = () => {
    const all = marks();
    const first = new Map(all.toReversed().map((mark) => [saysOf(mark), mark]));
    return all.filter((mark) => first.get(saysOf(mark)) === mark);
  };
  const rowsOf = (mark: Element) => mark.getAttribute("data-rows")?.split(" ") ?? [];
  /** The mark that is told, and the one that was chosen: that stays when the pointer is on no other. */
  let current: Element | null = null;
  let chosen: Element | null = null;
  /** The figure's own link to the source of a mark's row. */
  const sourceLink = (mark: Element) => {
    const id = mark.getAttribute("data-source");
    return id === null
      ? undefined
      : [...figure.querySelectorAll<HTMLAnchorElement>(".figure-sources a")].find(({hash}) => hash === `#${id}`);
  };
  /** Where a mark's row comes from: a link to its source, or to the row where the page lists it. */
  const source = (mark: Element): (Node | string)[] => {
    const link = sourceLink(mark)?.cloneNode(true) as HTMLElement | undefined;
    if (link) {
      // Here no other link before it names the publisher.
      link.querySelector(".unseen")?.classList.remove("unseen");
      return [` ${words().figure.source(1)} `, link];
    }
    const listed = rowsOf(mark).find((row) => page.getElementById(row));
    if (listed === undefined) return [];
    return [
      " ",
      Object.assign(page.createElement("a"), {href: `#${listed}`, textContent: words().figure.rowAndSource})
    ];
  };
  /** Says a mark's value; which of how many it is, the listbox says: beside a value in sight it would read as a rank. */
  const show = (mark: Element | null) => {
    if (mark === current) return;
    line.classList.remove("figure-sticks");
    for (const lit of page.querySelectorAll(".said")) lit.classList.remove("said");
    current = mark;
    choose();
    line.classList.toggle("figure-told", mark !== null);
    if (!mark) return line.replaceChildren(words().figure.hint);
    mark.classList.add("said");
    const rows = new Set(rowsOf(mark));
    for (const other of page.querySelectorAll("[data-rows]"))
      if (rowsOf(other).some((row) => rows.has(row))) other.classList.add("said");
    for (const row of rows)
      for (const cited of page.querySelectorAll(`.cite[href="#source-${row}"]`)) cited.classList.add("said");
    line.replaceChildren(`${mark.getAttribute("data-says")}.`, ...source(mark));
  };
  /** Chooses a mark by a press, a tap or a key. */
  const keep = (mark: Element | null) => {
    chosen?.classList.remove("chosen");
    chosen = mark;
    mark?.classList.add("chosen");
    show(mark);
  };
  /**
   * The mark under a place, else the one whose row or column that is, else the nearest within reach, the smallest first. A part of a drawing says
   * that it answers all along (`data-lane`): in rows, how far each reaches above and below the middle of its mark, or in columns to both sides.
   */
  const near = (x: number, y: number) => {
    const gap = ({left, right, top, bottom}: DOMRect) =>
      Math.hypot(Math.max(left - x, x - right, 0), Math.max(top - y, y - bottom, 0));
    const [first] = marks()
      .map((mark) => {
        const box = mark.getBoundingClientRect();
        const lane = mark.closest<SVGElement>("[data-lane]");
        const [kind, before, after] = lane?.dataset["lane"]?.split(" ") ?? [];
        const off = kind === "row" ? y - box.top - box.height / 2 : x - box.left - box.width / 2;
        const far = Math.abs(off) / Number(off < 0 ? before : (after ?? before)) / mark.getScreenCTM()!.a;
        const apart = gap(box);
        // What lies in a mark's own row or column is nearer to it than any other.
        const own = apart && lane && far <= 1 && !gap(lane.getBoundingClientRect());
        return {mark, apart: own ? far / 1e6 : apart, area: box.width * box.height};
      })
      .filter(({apart}) => apart <= REACH)
      .sort((a, b) => a.apart - b.apart || a.area - b.area);
    return first?.mark ?? null;
  };
  const list = page.createElement("div");
  list.className = "figure-marks";
  list.tabIndex = 0;
  list.setAttribute("role", "listbox");
  list.setAttribute(
    "aria-label",
    words().figure.values((figure.querySelector(".figure-title") ?? picture.querySelector("title"))?.textContent ?? "")
  );
  list.setAttribute("aria-description", words().figure.valueKeys);
  picture.prepend(list);
  const prefix = `marks-${++lists}`;
  let options = new Map<Element, HTMLElement>();
  /** The marks that are seen, as options: another width shows another drawing, and a fold none. */
  const enlist = () => {
    const all = stops();
    if (all.length === options.size && all.every((mark) => options.has(mark))) return;
    options = new Map(
      all.map((mark, index) => {
        const option = page.createElement("div");
        option.id = `${prefix}-${index + 1}`;
        option.className = "unseen";
        option.setAttribute("role", "option");
        option.ariaPosInSet = `${index + 1}`;
        option.ariaSetSize = `${all.length}`;
        const from = sourceLink(mark);
        option.textContent = `${mark.getAttribute("data-says")}.${from ? ` ${words().figure.source(1)} ${from.textContent}` : ""}`;
        return [mark, option];
      })
    );
    list.replaceChildren(...options.values());
    choose();
  };
  const choose = () => {
    const same = [...options.keys()].find((mark) => current && saysOf(mark) === saysOf(current));
    for (const [mark, option] of options) option.setAttribute("aria-selected", String(mark === same));
    const option = same && options.get(same);
    if (option) list.setAttribute("aria-activedescendant", option.id);
    else list.removeAttribute("aria-activedescendant");
  };
  new ResizeObserver(enlist).observe(picture);
  picture.addEventListener("pointermove", ({clientX, clientY}) => show(near(clientX, clientY) ?? chosen));
  picture.addEventListener("pointerleave", () => show(chosen));
  let touched = false;
  picture.addEventListener("pointerdown", ({pointerType}) => (touched = pointerType === "touch"));
  picture.addEventListener("click", (event) => {
    // A key presses a link at no place.
    if (!event.detail) return;
    const before = chosen;
    keep(near(event.clientX, event.clientY));
    // A finger cannot rest on a mark as a pointer does: its first tap tells the value, the next one follows the link.
    if (!touched || !chosen || chosen === before) return;
    event.preventDefault();
    bringIntoView(chosen, line, picture);
  });
  /** Says the mark at a place among those that are seen. */
  const say = (place: number) => {
    const mark = stops()[place];
    if (!mark) return;
    keep(mark);
    bringIntoView(mark, line, picture);
  };
  let typed = "";
  let typing = 0;
  /** The next mark whose words begin with the letters that were typed one soon after the other, the current one last. */
  const typedTo = (all: readonly Element[], at: number, letter: string) => {
    window.clearTimeout(typing);
    typing = window.setTimeout(() => (typed = ""), TYPED);
    typed += letter.toLowerCase();
    // A second letter may keep to the mark that the first one led to.
    const from = at + (typed.length > 1 ? 0 : 1);
    const order = all.map((_, index) => (Math.max(0, from) + index) % all.length);
    return order.find((index) => all[index]!.getAttribute("data-says")?.toLowerCase().startsWith(typed));
  };
  list.addEventListener("focus", () => {
    enlist();
    if (!current || !current.isConnected || current.getBoundingClientRect().width === 0) say(0);
  });
  list.addEventListener("keydown", (event) => {
    const all = stops();
    const last = all.length - 1;
    const at = all.findIndex((mark) => current !== null && saysOf(mark) === saysOf(current));
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const letter = event.key.length === 1 && (event.key !== " " || typed !== "");
    const next = letter
      ? typedTo(all, at, event.key)
      : {
          ArrowRight: at + 1,
          ArrowDown: at + 1,
          ArrowLeft: at < 0 ? last : at - 1,
          ArrowUp: at < 0 ? last : at - 1,
          Home: 0,
          End: last
        }[event.key];
    if (letter || next !== undefined) event.preventDefault();
    if (next === undefined) return;
    say(Math.max(0, Math.min(last, next)));
  });
  line.textContent = words().figure.hint;
}

/**
 * Scrolls so far that a mark and its line, under the picture or beside it, stand clear of the window's edges. Where there is no room for both,
 * the line sticks to the lower edge, over the picture: elsewhere it covers nothing of that.
 */
function bringIntoView(mark: Element, line: Element, picture: Element): void {
  const window = mark.ownerDocument.defaultView!;
  line.classList.remove("figure-sticks");
  const {top, bottom} = mark.getBoundingClientRect();
  const told = line.getBoundingClientRect();
  const high = parseFloat(window.getComputedStyle(mark.ownerDocument.documentElement).scrollPaddingTop) || 0;
  const isUnder = told.left < picture.getBoundingClientRect().right;
  const sticks = isUnder && told.bottom - top > window.innerHeight - high;
  line.classList.toggle("figure-sticks", sticks);
  const end = isUnder && !sticks ? told.bottom : bottom + REACH + (sticks ? told.height : 0);
  const by = top < high ? top - high : Math.max(0, Math.min(end - window.innerHeight, top - high));
  if (by !== 0) window.scrollBy({top: by, behavior: "instant"});
}
