import type {ChartParts, Shown} from "./chart.js";
import {html, put, setText} from "../../../ui/dom.js";
import * as words from "./words.js";

/** Under a histogram: the rows without a value, or the numbers that are not finite, to be picked by a click. */
export function codeButton(
  {document, all, pick}: ChartParts,
  label: string,
  code: number,
  slot: number
): {element: HTMLElement; show: (shown: Shown) => void} {
  const number = html(document, "span", {class: "crossfilter-number"}, words.count(all[slot]!));
  const element = html(
    document,
    "button",
    {type: "button", class: "crossfilter-code", "aria-pressed": "false"},
    `${label} `,
    number
  );
  let now: Shown["pick"] | null = null;
  element.addEventListener("click", () => {
    const codes = new Set(now?.codes);
    if (!codes.delete(code)) codes.add(code);
    pick({range: now?.range ?? null, codes}, false);
  });
  return {
    element,
    show({pick, slots}) {
      now = pick;
      put(element, "aria-pressed", String(pick.codes.has(code)));
      setText(number, words.count(slots![slot]!));
    }
  };
}
