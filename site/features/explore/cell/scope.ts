/* What a cell has at hand beside its result: libraries, and what the cells of a page have, made for a worker without a page. */
import * as d3 from "d3";
import {parseHTML} from "linkedom/worker";
import {comparable} from "../../../charts/comparable.js";
import {isNarrow, labelSize} from "../../../charts/figure.js";
import {spread} from "../../../charts/spread.js";
import {stateMap} from "../../../charts/statemap.js";
import {textWidth, wrap} from "../../../charts/textwidth.js";
import {
  capital,
  dollars,
  formatCount,
  formatDate,
  formatList,
  formatNumber,
  formatRounded,
  gradeName
} from "../../../ui/format.js";
import {stateName, STATE_CODES} from "../../../ui/states.js";
import {formatValue} from "../../../ui/value.js";
import {fromText} from "../../../ui/fromtext.js";
import {plotFor} from "./houseplot.js";
import type {CELL_NAMES, CLIENT_NAMES} from "./names.js";

/** What is used of an element that a cell made. */
interface Drawn {
  outerHTML: string;
  querySelectorAll: (selector: string) => Iterable<{remove: () => void; removeAttribute: (name: string) => void}>;
  removeAttribute: (name: string) => void;
}

/** A picture as a cell gives it, with what `figure()` was told of it. */
export class Picture {
  constructor(
    private readonly element: Drawn,
    readonly title: string | null = null,
    readonly about: readonly string[] = []
  ) {}

  /** It without styles, which the page does not take, and would be told of by its policy. */
  markup(): string {
    for (const style of this.element.querySelectorAll("style")) style.remove();
    for (const part of [this.element, ...this.element.querySelectorAll("[style]")]) part.removeAttribute("style");
    return this.element.outerHTML;
  }
}

interface Table {
  objects: () => Record<string, unknown>[];
}

/** A date as the record’s pages have it: text. */
const asText = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : value);

/** The rows of a result as the cells of a page have a table of the record: objects, with dates as text. */
const rowsOf = (table: Table) =>
  table.objects().map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asText(value)])));

interface Spec {
  title: string;
  subtitle: string;
  unit: string;
  missing: string;
  draw: (options: {width: number; narrow: boolean}) => Drawn;
}

/** An input with the value that it begins with, and which others it takes. */
interface Input {
  value: unknown;
  takes: (value: unknown) => boolean;
}
const input = (value: unknown, takes: Input["takes"] = () => true): Input => ({value, takes});
const oneOf = (values: readonly unknown[], value: unknown) => input(value, (other) => values.includes(other));
const Inputs = {
  select: (values: Iterable<unknown>, {value}: {value?: unknown} = {}) => oneOf([...values], value ?? [...values][0]),
  radio: (values: Iterable<unknown>, {value}: {value?: unknown} = {}) => oneOf([...values], value ?? null),
  checkbox: (_: Iterable<unknown>, {value}: {value?: unknown} = {}) => input(value ?? []),
  range: ([low = 0, high = 1]: readonly number[] = [], {value}: {value?: number} = {}) =>
    input(value ?? (low + high) / 2, (other) => Number(other) >= low && Number(other) <= high),
  toggle: ({value}: {value?: unknown} = {}) => input(value ?? false),
  text: ({value}: {value?: unknown} = {}) => input(value ?? ""),
  number: (span: readonly number[] = [], {value}: {value?: unknown} = {}) => input(value ?? span[0])
};

/** An input with what was chosen for it on its page, where it takes that: `inAddress.chosen` has it. */
const inAddress: {(name: string, given: Input): Input; chosen: Readonly<Record<string, string>>} = Object.assign(
  (name: string, given: Input) => {
    const text = inAddress.chosen[name];
    if (text === undefined) return given;
    const wanted = fromText(text, given.value);
    return given.takes(wanted) ? {...given, value: wanted} : given;
  },
  {chosen: {}}
);

/**
 * The names that a cell has, and what it displays with them.
 * @param width the width that pictures are drawn at
 * @param files the texts of the files that came with the cell, by their names
 * @param note hears what is to be said of what the cell drew
 */
export function cellScope(
  width: number,
  files: Readonly<Record<string, string>>,
  note: (words: string) => void
): {names: Record<string, unknown>; shown: unknown[]} {
  const shown: unknown[] = [];
  const {document} = parseHTML("<!DOCTYPE html><html><body></body></html>");
  const client: Record<(typeof CLIENT_NAMES)[number], unknown> = {
    capital,
    comparable,
    dollars,
    figure: ({title, subtitle, unit, missing, draw}: Spec) =>
      new Picture(draw({width, narrow: isNarrow(width)}), title, [subtitle, unit, missing]),
    formatCount,
    formatDate,
    formatList,
    formatNumber,
    formatRounded,
    formatValue,
    gradeName,
    inAddress,
    isNarrow,
    labelSize,
    spread,
    stateMap,
    stateName,
    STATE_CODES,
    textWidth,
    wrap
  };
  const cells: Record<Exclude<(typeof CELL_NAMES)[number], "aq" | "op">, unknown> = {
    d3,
    display: (value: unknown) => (shown.push(value), value),
    FileAttachment(name: string) {
      const text = files[name.replace(/^\.\//, "")];
      if (text === undefined) throw new Error(`${name} is a file of another page, and did not come with the cell`);
      return {json: () => JSON.parse(text) as unknown, text: () => text};
    },
    html: (strings: TemplateStringsArray, ...values: unknown[]) =>
      strings
        .map((text, index) => `${text}${index < values.length ? String(values[index]) : ""}`)
        .join("")
        .replace(/<[^>]*>/g, ""),
    Inputs,
    Plot: plotFor(width, note),
    view: ({value}: {value: unknown}) => value
  };
  // Plot looks for its document in a window.
  return {names: {...client, ...cells, rowsOf, document, window: {document}}, shown};
}

/** A value as a picture, where it is one: an SVG, or an element that holds one. */
export function pictureOf(value: unknown): Picture | null {
  if (value instanceof Picture) return value;
  const {outerHTML, querySelectorAll} = (value ?? {}) as Partial<Drawn>;
  const holds = typeof querySelectorAll === "function" && typeof outerHTML === "string" && outerHTML.includes("<svg");
  return holds ? new Picture(value as Drawn) : null;
}
