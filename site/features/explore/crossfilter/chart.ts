import * as words from "./words.js";
import type {Pick} from "./filter.js";
import type {Profile} from "./profile.js";
import {html, put, setText} from "../../../ui/dom.js";

/** What a chart shows at one moment. */
export interface Shown {
  pick: Pick;
  /** Rows in each slot that pass the filters of all other columns; null where nothing is drawn. */
  slots: Uint32Array | null;
  /** Whether bars are scaled to what is picked instead of to all rows. */
  toScale: boolean;
}

/** One column's drawing. */
export interface Chart {
  element: HTMLElement;
  show: (shown: Shown) => void;
}

/** What a chart is made from, and whom it tells. */
export interface ChartParts {
  document: Document;
  /** Unique in the document; ids are made from it. */
  id: string;
  profile: Profile;
  /** Rows in each slot without any filter. */
  all: Uint32Array;
  noun: string;
  /** The reader came near: what a brush needs should be ready soon. */
  near: () => void;
  /** The reader picks; `moving` while a brush is held. */
  pick: (pick: Pick, moving: boolean) => void;
}

export const most = (slots: Uint32Array, count = slots.length): number => {
  let found = 1;
  for (let slot = 0; slot < count; slot++) if (slots[slot]! > found) found = slots[slot]!;
  return found;
};

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
