import {words} from "../../../words/words.js";
import {type Asked, EVERYTHING, type Filter, type State, address, choiceCounts, shownOf, parseState} from "./state.js";
import {card} from "./card.js";
import {cursor, roving} from "./cursor.js";
import {type Drawing, drawing} from "./draw.js";
import {html, setText} from "../../../ui/dom.js";
import {folded} from "../../../ui/folded.js";
import {restedWords} from "../../../ui/restedwords.js";
import {gestures} from "./gestures.js";
import {type Mark, type View, WHOLE, markAt, viewOf} from "./layout.js";
import {DAY, type TimelineData, type TimelineEvent, dayTime, laneOf, timeDay} from "./rows.js";
import {countWords, epochOn, orderIdsOn, statusSentence} from "./words.js";

/** Hides the items of the list that the filter leaves out, and each group (`data-group`) that has none left. */
export interface List {
  /** The whole text of an event, in lower case. */
  text: (id: string, title: string) => string;
  item: (id: string) => Element | null;
  show: (shown: Uint8Array) => void;
}

/** `itemOf` finds where the page tells an event; items keep their places, so that addresses into the list go on working. */
export function list(
  window: Window & typeof globalThis,
  ids: readonly string[],
  itemOf: (id: string) => Element | null
): List {
  let told: {item: Element | null; group: Element | null}[] | null = null;
  const all = () => (told ??= ids.map(itemOf).map((item) => ({item, group: item?.closest("[data-group]") ?? null})));
  const texts = new Map<string, string>();
  let wanted: Uint8Array | null = null;

  const apply = () => {
    if (!wanted) return;
    const shown = wanted;
    wanted = null;
    const left = new Map<Element, number>();
    all().forEach(({item, group}, index) => {
      const hide = !shown[index];
      if (group) left.set(group, (left.get(group) ?? 0) + (hide ? 0 : 1));
      if (item && item.hasAttribute("hidden") !== hide) item.toggleAttribute("hidden", hide);
    });
    const whole = shown.every(Boolean);
    for (const [group, count] of left) {
      group.toggleAttribute("hidden", count === 0);
      const said = group.querySelector("summary span");
      if (said) said.textContent = words().record.events(count);
      // What is looked for is not left folded.
      if (group instanceof window.HTMLDetailsElement && !whole && count > 0) group.open = true;
    }
  };

  return {
    item: itemOf,
    text(id, title) {
      let text = texts.get(id);
      if (text === undefined) texts.set(id, (text = folded(`${title} ${itemOf(id)?.textContent ?? ""}`)));
      return text;
    },
    show(shown) {
      // The picture answers at once; the list, which may be thousands of paragraphs, follows in the next task.
      if (!wanted) window.requestAnimationFrame(() => window.setTimeout(apply));
      wanted = shown;
    }
  };
}

export interface FormActions {
  /** A choice was made, or text is being typed. */
  filter: (filter: Filter, typing: boolean) => void;
  day: (name: "on" | "known", day: string) => void;
  action: (name: string) => void;
  /** How many events each choice would show. */
  counts: () => ReadonlyMap<string, number>;
}

export interface Form {
  enable: () => void;
  show: (state: State, on: string, known: string) => void;
  /** Counts the choices of an open list again. */
  recount: () => void;
  /** What is chosen, as its labels say it. */
  chosen: () => string[];
}

const FIELDS = ["lane", "kind", "case", "grade", "key", "text"] as const;

/** The controls that `controls` made, listening. */
export function form(root: HTMLElement, {filter, day, action, counts}: FormActions): Form {
  /** The days that the answer is about. */
  const days = {on: "", known: ""};
  const fields = (name: string) => [...root.querySelectorAll<HTMLInputElement>(`.timeline-controls [name="${name}"]`)];
  const field = (name: string) => fields(name)[0];
  const value = (name: string) =>
    name === "text"
      ? (field(name)?.value ?? "")
      : fields(name)
          .filter(({checked}) => checked)
          .map((box) => box.value)
          .join(",");
  const chosen = () => Object.fromEntries(FIELDS.map((name) => [name, value(name)])) as unknown as Filter;
  const forms = [...root.querySelectorAll<HTMLFormElement>(".timeline-controls")];
  for (const one of forms) one.addEventListener("submit", (event) => event.preventDefault());
  for (const name of FIELDS)
    for (const input of fields(name)) {
      const typed = name === "text";
      input.addEventListener(typed ? "input" : "change", () => filter(chosen(), typed));
    }
  // One box stands for several, such as all courts: it checks them, and clears them where all are checked.
  const wholes = [...root.querySelectorAll<HTMLInputElement>(".timeline-controls [data-all]")].map((box) => {
    const values = (box.dataset["all"] ?? "").split(",");
    const name = box.closest("div")?.querySelector<HTMLInputElement>("input[name]")?.name ?? "";
    return {box, parts: fields(name).filter(({value}) => values.includes(value))};
  });
  const recount = () => {
    const list = picks.find(({open}) => open);
    if (!list) return;
    const counted = counts();
    const countOf = ({name, value}: HTMLInputElement) => counted.get(`${name} ${value}`) ?? 0;
    for (const box of list.querySelectorAll("input")) {
      const parts = wholes.find((whole) => whole.box === box)?.parts ?? [box];
      const said = box.parentElement?.querySelector<HTMLElement>(".timeline-choice-count");
      if (said) setText(said, String(parts.reduce((sum, part) => sum + countOf(part), 0)));
    }
  };
  for (const {box, parts} of wholes)
    box.addEventListener("change", () => {
      for (const part of parts) part.checked = box.checked;
      filter(chosen(), false);
    });
  const picks = [...root.querySelectorAll<HTMLDetailsElement>(".timeline-pick")];
  // A list of choices closes when the reader goes elsewhere, and by Escape.
  root.ownerDocument.addEventListener("pointerdown", ({target}) => {
    for (const pick of picks) if (!pick.contains(target as Node)) pick.open = false;
  });
  // Counts are of what a choice would show now; those of a list out of sight wait.
  for (const pick of picks) pick.addEventListener("toggle", recount);
  for (const pick of picks)
    pick.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !pick.open) return;
      pick.open = false;
      pick.querySelector("summary")?.focus();
    });
  for (const name of ["on", "known"] as const) {
    const input = field(name);
    /** A day was typed that the picture does not have. */
    let refused = false;
    const putBack = () => {
      if (!input || (input.value !== "" && !refused)) return;
      input.value = days[name];
      if (refused) day(name, days[name]);
      refused = false;
    };
    input?.addEventListener("change", () => {
      if (input.value) {
        refused = input.validity.rangeUnderflow;
        day(name, input.value);
      }
      // Half a day is not empty: its other half is on the way.
      else if (!input.validity.badInput) putBack();
    });
    input?.addEventListener("blur", putBack);
  }
  for (const one of forms)
    one.addEventListener("click", (event) => {
      const name = (event.target as Element).closest("button")?.dataset["action"];
      if (name === "clear") filter(EVERYTHING, false);
      else if (name) action(name);
    });
  const set = (name: string, value: string) => {
    const input = field(name);
    // A day is typed in pieces, and is none until the last of them.
    const typing = input?.type === "date" && input.ownerDocument.activeElement === input;
    if (input && input.value !== value && !typing) input.value = value;
  };
  return {
    enable() {
      for (const fieldset of root.querySelectorAll<HTMLFieldSetElement>(".timeline-controls fieldset"))
        fieldset.disabled = false;
    },
    show({filter}, on, known) {
      set("text", filter.text);
      for (const name of FIELDS) {
        if (name === "text") continue;
        const wanted = filter[name].split(",").filter(Boolean);
        for (const box of fields(name))
          box.checked = wanted.includes(box.value) || (!wanted.length && box.value === "");
        const summary = picks.find((pick) => pick.contains(field(name) ?? null))?.querySelector("summary");
        if (summary)
          setText(
            summary,
            wanted.length ? `${words().timeline[name as "lane"]} (${wanted.length})` : words().timeline[name as "lane"]
          );
      }
      for (const {box, parts} of wholes) {
        const checked = parts.filter((part) => part.checked).length;
        box.checked = checked === parts.length;
        box.indeterminate = checked > 0 && !box.checked;
      }
      Object.assign(days, {on, known});
      set("on", on);
      set("known", known);
    },
    recount,
    chosen() {
      const of = (box: HTMLInputElement) => (box.nextElementSibling?.textContent ?? box.value).trim();
      const whole = wholes.filter(({box}) => box.checked);
      const inWhole = new Set(whole.flatMap(({parts}) => parts));
      const boxes = FIELDS.filter((name) => name !== "text")
        .flatMap(fields)
        .filter((box) => box.checked && box.value !== "" && !inWhole.has(box));
      return [...[...whole.map(({box}) => box), ...boxes].map(of), ...(value("text") ? [`“${value("text")}”`] : [])];
    }
  };
}

/** At the deepest zoom a day is this wide, in pixels. */
const DAY_WIDTH = 24;
const REACH = {mouse: 8, touch: 16} as const;

/**
 * Brings a figure made by `timelineFigure` to life. `itemOf` finds the element that tells an event in full (the list's item): the
 * filter hides it and the card copies it; `onShown` hears which events a filter leaves. The state is kept in the address of `root`'s window.
 */
export function timeline(
  root: HTMLElement,
  data: TimelineData,
  itemOf: (id: string) => Element | null,
  onShown?: (events: readonly TimelineEvent[]) => void
): void {
  const document = root.ownerDocument;
  const window = document.defaultView!;
  const part = (name: string) => root.querySelector<HTMLElement>(`.timeline-${name}`);
  const view = part("view")!;
  const {events} = data;
  const index = new Map(events.map(({id}, number) => [id, number]));
  const byTime = events
    .map((_, number) => number)
    .sort((a, b) => (events[a]!.date_start < events[b]!.date_start ? -1 : 1));
  const told = list(
    window,
    events.map(({id}) => id),
    itemOf
  );

  let picture: Drawing | null = null;
  let now: View = WHOLE;
  let marks: readonly Mark[] = [];
  let shown: Uint8Array = new Uint8Array(events.length).fill(1);
  let order: readonly number[] = byTime;
  const textOf = (number: number) => told.text(events[number]!.id, events[number]!.title);
  const counted = () =>
    countWords(
      order.map((number) => events[number]!),
      events
    );
  let count = counted();
  let waiting = false;

  const page = address(window, parseState(data), (asked) => apply(asked));
  const asked = page.read();
  let state: State = asked.state;
  const onDay = () => state.on ?? data.verifiedThrough ?? data.edition;
  const knownDay = () => state.known ?? data.edition;

  // The day and the events in it are stops of the Tab key; a press in the picture gives it the keys that move it.
  view.setAttribute("tabindex", "-1");
  view.setAttribute("role", "group");
  view.setAttribute("aria-label", `${words().timeline.name}. ${words().timeline.keys}`);
  const [shownWords, spoken] = [part("words"), part("spoken")];
  const speak = shownWords && spoken ? restedWords(shownWords, spoken) : null;
  let said: string | null = null;
  /** The day that was asked for lies before the picture: it has no answer, and moves nothing. */
  let early = false;
  const lines = [...root.querySelectorAll<HTMLElement>(".timeline-orders [data-order]")];
  const tip = html(document, "div", {class: "timeline-tip", hidden: true});

  const timeAt = (x: number) => picture!.scale.invert((x - picture!.frame.left - now.tx) / now.k);
  const handle = cursor(document, view, timeAt, (time) => setDay(time));
  const current = roving(document, view, events, {
    order: () => order,
    nearest: (among) => nearestTo(dayTime(onDay()), among),
    seen: (number) => isSeen(timeOf(number)),
    moved: reveal,
    opened: (number) => openEvent(number, true)
  });
  view.append(tip);
  const dialog = card(document, root, {
    closed() {
      state = {...state, event: null};
      page.leave(state);
      // Opened by the address, it has nothing to give the focus back to but its mark.
      const focused = document.activeElement;
      if (focused === document.body || focused?.closest("dialog:not([open])")) current.focus();
    },
    step(by) {
      const at = order.indexOf(index.get(dialog.event() ?? "") ?? -1);
      const next = order[at + by];
      if (next !== undefined) openEvent(next, false);
    },
    pick: (id) => openEvent(index.get(id)!, true),
    zoomTo(some) {
      const days = some.flatMap(({date_start, date_end}) => [dayTime(date_start), dayTime(date_end)]);
      showDays(Math.min(...days) - DAY, Math.max(...days) + 2 * DAY, true);
    }
  });
  const hands = gestures(view, (next, byReader) => {
    now = next;
    if (byReader) restView();
    schedule();
  });
  const controls = form(root, {
    filter(filter, typing) {
      tellLeft([]);
      const typed = state.filter.text !== "";
      state = {...state, filter};
      refilter();
      // The first letter makes an entry of the history; the others belong to it.
      (typing && typed ? page.rest : page.step)(state);
    },
    day(name, day) {
      tellLeft([]);
      early = name === "on" && picture !== null && dayTime(day) < picture.scale.start;
      if (early) return schedule();
      state = {...state, [name]: day};
      bringIn(dayTime(onDay()));
      page.step(state);
      schedule();
    },
    counts: () => choiceCounts(events, state.filter, textOf),
    action(name) {
      if (name === "in" || name === "out") zoomBy(name === "in" ? 2 : 0.5);
      if (name === "earlier" || name === "later") hands.panBy(name === "later" ? 0.5 : -0.5);
      if (name === "whole") showDays(null, null, true);
    }
  });

  function schedule() {
    if (waiting) return;
    waiting = true;
    window.requestAnimationFrame(() => {
      waiting = false;
      render();
    });
  }

  function render() {
    if (!picture) return;
    const time = dayTime(onDay());
    marks = picture.update({view: now, shown, cursor: time, epoch: epochOn(data.status, knownDay())});
    handle.place(time, now, picture.frame, picture.scale);
    current.place(marks, now, picture.frame);
    const say = (name: string, text: string) => {
      const element = part(name);
      if (element && element.textContent !== text) element.textContent = text;
    };
    if (data.status.length) {
      const sentence = early
        ? words().law.noAnswerBefore(words().date.day(timeDay(picture.scale.start)))
        : statusSentence(data, onDay(), knownDay());
      if (said !== sentence) speak?.(sentence, said !== null);
      said = sentence;
      const inForce = new Set(early ? [] : orderIdsOn(data, onDay(), knownDay()));
      for (const line of lines) line.hidden = !inForce.has(line.dataset["order"] ?? "");
    }
    const {scale, frame} = picture;
    const from = timeDay(timeAt(frame.left));
    const to = timeDay(timeAt(frame.left + frame.plot));
    const inView = order.filter(
      (number) => events[number]!.date_end >= from && events[number]!.date_start <= to
    ).length;
    say("seen", inView === order.length ? "" : words().timeline.inView(inView));
    // The picture goes on a little past the last day that the record can hold.
    say("range", words().timeline.range(from, [to, scale.last].sort()[0]!));
    // What explains the zigzag keeps its room, so that nothing below moves.
    const note = part("note");
    const change = scale.breakAt === null ? -1 : scale.x(scale.breakAt) * now.k + now.tx;
    if (note) note.style.visibility = change > 0 && change < frame.plot ? "" : "hidden";
    controls.show(state, onDay(), knownDay());
    say("shown", order.length ? count : words().timeline.none(controls.chosen()));
  }

  function refilter() {
    controls.recount();
    const next = shownOf(events, state.filter, textOf);
    // Another letter often changes nothing; then nothing is drawn again.
    if (next.every((value, number) => value === shown[number])) return schedule();
    shown = next;
    order = byTime.filter((number) => shown[number]);
    count = counted();
    told.show(shown);
    onShown?.(order.map((number) => events[number]!));
    // Lanes without a hit leave the picture.
    if (picture && lanesShown().join() !== picture.frame.lanes.map(({id}) => id).join()) resize(picture.frame.width);
    schedule();
  }

  function lanesShown(): string[] {
    const hit = new Set(order.map((number) => laneOf(events[number]!)));
    return data.lanes.map(({id}) => id).filter((id) => hit.has(id));
  }

  function restView() {
    const {frame} = picture!;
    const whole = now.k < 1.001;
    state = {
      ...state,
      from: whole ? null : timeDay(timeAt(frame.left)),
      to: whole ? null : timeDay(timeAt(frame.left + frame.plot))
    };
    page.rest(state);
  }

  function showDays(from: number | null, to: number | null, byReader: boolean) {
    if (!picture) return;
    const {scale, frame} = picture;
    hands.show(from === null || to === null ? WHOLE : viewOf(scale.x(from), scale.x(to), frame.plot, most()));
    if (byReader) restView();
  }

  const most = () => {
    const {scale, frame} = picture!;
    return Math.max(
      8,
      DAY_WIDTH /
        ((frame.plot - scale.x(scale.breakAt ?? scale.start)) / ((scale.end - (scale.breakAt ?? scale.start)) / DAY))
    );
  };

  /** Where a time lies in the plot, in pixels. */
  const placeOf = (time: number) => picture!.scale.x(time) * now.k + now.tx;
  const isSeen = (time: number) => {
    const x = picture ? placeOf(time) : -1;
    return x >= 0 && x <= picture!.frame.plot;
  };
  const timeOf = (number: number) => {
    const {date_start, date_end} = events[number]!;
    return (dayTime(date_start) + dayTime(date_end)) / 2;
  };
  /** The event nearest in time to a day, of some. */
  const nearestTo = (day: number, among: readonly number[]) => {
    const apart = (number: number) => Math.abs(timeOf(number) - day);
    return among.reduce<number | undefined>(
      (found, number) => (found === undefined || apart(number) < apart(found) ? number : found),
      undefined
    );
  };

  /** Zooms about the day of the cursor while it is in view, so that it stays there; else about the middle. */
  function zoomBy(factor: number) {
    const day = dayTime(onDay());
    hands.zoomBy(factor, isSeen(day) ? placeOf(day) : undefined);
  }

  /** Pans just so far that a time is in view. */
  function bringIn(time: number) {
    if (!picture || isSeen(time)) return;
    const {scale, frame} = picture;
    hands.show({k: now.k, tx: Math.min(0, Math.max(frame.plot * (1 - now.k), frame.plot / 2 - scale.x(time) * now.k))});
    restView();
  }

  function reveal(number: number) {
    bringIn(timeOf(number));
    schedule();
  }

  function setDay(time: number) {
    early = false;
    state = {...state, on: timeDay(time)};
    bringIn(time);
    page.rest(state);
    schedule();
  }

  function openEvent(number: number, step: boolean) {
    const event = events[number]!;
    current.to(number);
    state = {...state, event: event.id};
    if (step) page.step(state, true);
    else page.rest(state);
    dialog.open(event, told.item(event.id));
    reveal(number);
  }

  /** Says what the address asked for in vain, and takes it out of there. */
  function tellLeft(left: readonly string[]) {
    const element = part("left");
    if (element) element.textContent = words().timeline.leftOut(left);
    if (left.length > 0) page.rest(state);
  }

  function apply({state: next, left}: Asked) {
    const refiltered = JSON.stringify(next.filter) !== JSON.stringify(state.filter);
    state = next;
    early = false;
    tellLeft(left);
    if (refiltered) refilter();
    showDays(state.from === null ? null : dayTime(state.from), state.to === null ? null : dayTime(state.to), false);
    const number = index.get(state.event ?? "");
    if (number === undefined) dialog.close();
    else if (dialog.event() !== state.event) dialog.open(events[number]!, told.item(events[number]!.id));
    schedule();
  }

  function resize(width: number) {
    const before = picture;
    const seen = new Set(lanesShown());
    picture = drawing(document, {...data, lanes: data.lanes.filter(({id}) => seen.has(id))}, width, "timeline-live");
    picture.svg.setAttribute("aria-hidden", "true");
    picture.svg.classList.add("timeline-live");
    hands.size(picture.frame, most());
    if (before) before.svg.replaceWith(picture.svg);
    else view.prepend(picture.svg);
    showDays(state.from === null ? null : dayTime(state.from), state.to === null ? null : dayTime(state.to), false);
    render();
  }

  const place = (event: MouseEvent) => {
    const box = view.getBoundingClientRect();
    return {x: event.clientX - box.left, y: event.clientY - box.top};
  };
  view.addEventListener("click", (event) => {
    if (!picture || event.target === part("handle")) return;
    const {x, y} = place(event);
    const touch = event.pointerType === "touch";
    const mark = markAt(marks, picture.frame, now, x, y, REACH[touch ? "touch" : "mouse"]);
    if (mark && mark.events.length > 1) dialog.choose(mark.events.map((number) => events[number]!));
    else if (mark) openEvent(mark.events[0]!, true);
    else if (x >= picture.frame.left) setDay(Math.floor(timeAt(x) / DAY) * DAY);
  });
  view.addEventListener("pointermove", (event) => {
    if (!picture || event.pointerType === "touch" || event.buttons) return;
    const {x, y} = place(event);
    const mark = markAt(marks, picture.frame, now, x, y, REACH.mouse);
    view.classList.toggle("timeline-over", mark !== undefined);
    tip.hidden = mark === undefined;
    if (!mark) return;
    tip.textContent =
      mark.events.length > 1 ? words().timeline.gathered(mark.events.length) : tipOf(events[mark.events[0]!]!);
    tip.style.transform = `translate(${Math.round(Math.min(x, picture.frame.width - 280))}px,${mark.y + 12}px)`;
  });
  view.addEventListener("pointerleave", () => (tip.hidden = true));
  view.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const anywhere = {
      "+": () => zoomBy(1.5),
      "=": () => zoomBy(1.5),
      "-": () => zoomBy(1 / 1.5),
      "0": () => showDays(null, null, true)
    }[event.key];
    const here = {
      ArrowLeft: () => hands.panBy(-0.15),
      ArrowRight: () => hands.panBy(0.15),
      Home: () => hands.panBy(-1e6),
      End: () => hands.panBy(1e6)
    }[event.key];
    const act = anywhere ?? (event.target === view ? here : undefined);
    if (!act) return;
    event.preventDefault();
    act();
  });

  new window.ResizeObserver(([entry]) => {
    const width = Math.round(entry!.contentRect.width);
    if (width > 0 && width !== picture?.frame.width) resize(width);
  }).observe(view);
  root.classList.add("timeline-alive");
  controls.enable();
  tellLeft(asked.left);
  if (Object.values(state.filter).some(Boolean)) refilter();
  resize(Math.round(view.clientWidth) || 880);
  const number = index.get(state.event ?? "");
  if (number !== undefined) dialog.open(events[number]!, told.item(events[number]!.id));
}

const tipOf = ({words, title}: TimelineEvent) => `${words}: ${title}`;
