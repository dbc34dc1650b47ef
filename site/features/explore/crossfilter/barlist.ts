import * as words from "./words.js";
import {most, type Chart, type ChartParts, type Shown} from "./chart.js";
import {html, put, setText, svg} from "../../../ui/dom.js";
import {NOTHING, type Pick} from "./filter.js";

/** Texts and booleans: a bar for each of the most frequent, one for the others, one for no value; any of them can be picked. */
export function barList({document, id, profile, all, near, pick: tell}: ChartParts): Chart {
  const {different, others} = profile;
  const labelOf = (code: number) => {
    if (code === profile.none) return words.none;
    if (code === others) return code === 0 ? words.allDiffer(different!) : words.others(different! - code);
    return words.wordLabel(profile.words![code]!);
  };
  const top = most(all);
  const items = Array.from(all, (size, code) => {
    const label = labelOf(code);
    const plain = code < (profile.words?.length ?? 0) && label !== words.emptyText;
    const back = svg(document, "rect", {class: "crossfilter-all", width: size / top, height: 1});
    const front = svg(document, "rect", {class: "crossfilter-now", width: size / top, height: 1});
    const bar = svg(
      document,
      "svg",
      {viewBox: "0 0 1 1", preserveAspectRatio: "none", "aria-hidden": "true"},
      back,
      front
    );
    const number = html(document, "span", {class: "crossfilter-number"}, words.count(size));
    const name = html(
      document,
      "span",
      {class: plain ? "crossfilter-word" : "crossfilter-word crossfilter-other", title: label},
      label
    );
    const element = html(
      document,
      "li",
      {id: `${id}-${code}`, role: "option", "aria-selected": "false"},
      name,
      number,
      bar
    );
    return {element, front, number};
  });
  const element = html(
    document,
    "ul",
    {
      class: "crossfilter-list",
      role: "listbox",
      tabindex: 0,
      "aria-multiselectable": "true",
      "aria-labelledby": `${id}-name`
    },
    ...items.map(({element}) => element)
  );

  let pick: Pick = NOTHING;
  let current = 0;
  const go = (code: number) => {
    items[current]?.element.classList.remove("crossfilter-current");
    current = Math.max(0, Math.min(items.length - 1, code));
    items[current]?.element.classList.add("crossfilter-current");
    element.setAttribute("aria-activedescendant", `${id}-${current}`);
  };
  const toggle = (code: number) => {
    const codes = new Set(pick.codes);
    if (!codes.delete(code)) codes.add(code);
    tell({range: null, codes}, false);
  };
  if (items.length) go(0);
  element.addEventListener("pointerenter", near);
  element.addEventListener("focusin", near);
  element.addEventListener("click", (event) => {
    const code = items.findIndex(({element}) => element.contains(event.target as Node));
    if (code < 0) return;
    go(code);
    toggle(code);
  });
  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !items.length) return;
    const keys: Record<string, (() => void) | undefined> = {
      ArrowDown: () => go(current + 1),
      ArrowUp: () => go(current - 1),
      Home: () => go(0),
      End: () => go(items.length - 1),
      " ": () => toggle(current),
      Enter: () => toggle(current)
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  return {
    element,
    show(shown: Shown) {
      pick = shown.pick;
      const scale = shown.toScale && shown.slots ? most(shown.slots) : top;
      items.forEach(({element, front, number}, code) => {
        put(element, "aria-selected", String(pick.codes.has(code)));
        if (!shown.slots) return;
        put(front, "width", shown.slots[code]! / scale);
        setText(number, words.count(shown.slots[code]!));
      });
      element.classList.toggle("crossfilter-picked", pick.codes.size > 0);
    }
  };
}
