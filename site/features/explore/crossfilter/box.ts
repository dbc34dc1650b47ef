import * as words from "./words.js";
import {barList} from "./barlist.js";
import {type Chart, type ChartParts, codeButton} from "./chart.js";
import {html, setText} from "../../../ui/dom.js";
import {isNothing, NOTHING, type Pick} from "./filter.js";
import {histogram} from "./histogram.js";
import type {Profile} from "./profile.js";

/** What is picked in a column, in words; null when nothing is. */
export function pickWords(profile: Profile, {range, codes}: Pick): string | null {
  const parts = range && profile.edges ? [words.rangeWords(profile, profile.edges, range)] : [];
  for (const code of [...codes].sort((a, b) => a - b)) {
    if (code === profile.none) parts.push(words.none.toLowerCase());
    else if (code === profile.odd) parts.push(words.odd(profile.type).toLowerCase());
    else if (code === profile.others) parts.push(words.others(profile.different! - code));
    else parts.push(words.wordLabel(profile.words?.[code] ?? ""));
  }
  return parts.join(", ") || null;
}

/** A column that is not drawn: how many values it has. */
function countedBox({document, profile, noun}: ChartParts): Chart {
  return {
    element: html(
      document,
      "p",
      {class: "crossfilter-only"},
      words.onlyCounted(profile.type, profile.sizes[0] ?? 0, noun)
    ),
    show: () => undefined
  };
}

/** Numbers of which none can be drawn: no value, or none that is finite. */
function codesOnly(parts: ChartParts): Chart {
  const {document, profile, all} = parts;
  const codes = [profile.none, profile.odd].filter((code) => code >= 0);
  const buttons = codes.map((code) =>
    codeButton(parts, code === profile.none ? words.none : words.odd(profile.type), code, code)
  );
  const element = html(document, "div", {class: "crossfilter-codes"}, ...buttons.map(({element}) => element));
  element.addEventListener("focusin", parts.near);
  element.addEventListener("pointerenter", parts.near);
  const show: Chart["show"] = (shown) => shown.slots && buttons.forEach((button) => button.show(shown));
  show({pick: NOTHING, slots: all, toScale: false});
  return {element, show};
}

/** A column's chart with its name, what is picked in words, and a way to clear it. */
export function box(parts: ChartParts): Chart {
  const {document, id, profile} = parts;
  const chart =
    profile.codes === null || !profile.sizes.length
      ? countedBox(parts)
      : profile.words
        ? barList(parts)
        : profile.edges
          ? histogram(parts)
          : codesOnly(parts);
  const name = html(document, "div", {class: "crossfilter-name", id: `${id}-name`}, profile.label);
  const type = html(document, "span", {class: "crossfilter-type"}, profile.type);
  const told = html(document, "span", {class: "crossfilter-told"});
  const clear = html(
    document,
    "button",
    {type: "button", class: "crossfilter-clear", "aria-label": `${words.clear} ${profile.label}`, hidden: true},
    words.clear
  );
  const element = html(
    document,
    "div",
    {class: "crossfilter-box", role: "group", "aria-labelledby": `${id}-name`, "data-column": profile.name},
    html(document, "div", {class: "crossfilter-title"}, name, type),
    html(document, "div", {class: "crossfilter-state"}, told, clear),
    chart.element
  );
  clear.addEventListener("click", () => {
    // The button goes; the focus stays in the chart.
    element.querySelector<HTMLElement>("[tabindex], .crossfilter-code")?.focus();
    parts.pick(NOTHING, false);
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || clear.hidden) return;
    event.preventDefault();
    if (document.activeElement === clear) element.querySelector<HTMLElement>("[tabindex], .crossfilter-code")?.focus();
    parts.pick(NOTHING, false);
  });
  return {
    element,
    show(shown) {
      chart.show(shown);
      setText(told, pickWords(profile, shown.pick) ?? "");
      clear.hidden = isNothing(shown.pick);
    }
  };
}
