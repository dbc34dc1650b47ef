import {walk, type Attributes} from "./xml.js";

/** `_x000D_` is how a workbook writes what XML cannot hold. */
const unescape = (text: string) =>
  text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\r\n?/g, "\n");

/** Gathers the text of `t` elements, the readings of Chinese and Japanese words (`rPh`) left out. */
export class Words {
  #text = "";
  #inside = 0;
  #phonetic = 0;
  open(name: string): void {
    if (name === "rPh") this.#phonetic++;
    if (name === "t") this.#inside++;
  }
  add(text: string): void {
    if (this.#inside && !this.#phonetic) this.#text += text;
  }
  close(name: string): void {
    if (name === "rPh") this.#phonetic--;
    if (name === "t") this.#inside--;
  }
  /** What was gathered; begins anew. */
  take(): string {
    const text = unescape(this.#text);
    this.#text = "";
    return text;
  }
}

/** The texts that cells refer to by number. */
export function sharedStrings(xml: string): string[] {
  const found: string[] = [];
  const words = new Words();
  walk(xml, {
    open: (name) => words.open(name),
    text: (text) => words.add(text),
    close: (name) => {
      words.close(name);
      if (name === "si") found.push(words.take());
    }
  });
  return found;
}

/** The targets of a part's relations, by id. */
export function relations(xml: string): Map<string, string> {
  const found = new Map<string, string>();
  walk(xml, {
    open(name, {Id, Target}) {
      if (name === "Relationship" && Id !== undefined && Target !== undefined) found.set(Id, Target);
    }
  });
  return found;
}

/** What a cell's format makes of a number: a day, a time without a day, or a number, and the code where it is not one that every workbook has. */
export interface Style {
  kind: "date" | "time" | "number";
  code: string | null;
}

/** Formats that workbooks name by a number alone. */
function builtIn(id: number): Style {
  const TIMES: Record<number, string> = {
    18: "h:mm",
    19: "h:mm:ss",
    20: "h:mm",
    21: "h:mm:ss",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss"
  };
  if (id in TIMES) return {kind: "time", code: TIMES[id]!};
  const day = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return {kind: day ? "date" : "number", code: null};
}

/** A format's letters and marks: quoted words, escapes, colors and conditions taken out, but for `[h]`, which counts hours past a day. */
const bareFormat = (code: string) =>
  code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, "").replace(/general|am\/pm|a\/p/gi, "");

function ownFormat(code: string): Style {
  const bare = bareFormat(code);
  if (/[dy]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare) && !/\[m+\]/i.test(bare)))
    return {kind: "date", code};
  return {kind: /[hms]/i.test(bare) ? "time" : "number", code};
}

/** For each style of a cell, what it makes of a number. */
export function styles(xml: string): Style[] {
  const formats = new Map<number, string>();
  const found: Style[] = [];
  let inCells = false;
  walk(xml, {
    open(name, {numFmtId, formatCode}) {
      if (name === "numFmt") formats.set(Number(numFmtId), formatCode ?? "");
      if (name === "cellXfs") inCells = true;
      if (name !== "xf" || !inCells) return;
      const id = Number(numFmtId ?? 0);
      const own = formats.get(id);
      found.push(own === undefined ? builtIn(id) : ownFormat(own));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    }
  });
  return found;
}

/** A time of day, or with `[h]` any number of hours: `36:00`. */
export function timeInWords(serial: number, code: string | null): string {
  const bare = bareFormat(code ?? "");
  const elapsed = /\[[hms]+\]/i.test(bare);
  const seconds = Math.round((elapsed ? serial : serial % 1) * 86_400);
  const two = (number: number) => String(number).padStart(2, "0");
  const hours = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}`;
  return /s/i.test(bare) ? `${hours}:${two(seconds % 60)}` : hours;
}

/**
 * A whole number through a format that shows a code: `02134` (00000), `078-05-1120` (000-00-0000). Null for a format of quantities, which
 * has fewer than two zeros, or a point, thousands or an exponent.
 */
export function throughMask(value: string, code: string): string | null {
  const section = code
    .split(";")[0]!
    .replace(/\[[^\]]*\]|_.|\*./g, "")
    .replace(/"([^"]*)"|\\(.)/g, "$1$2");
  if (!/^[-0() /]*$/.test(section) || (section.match(/0/g) ?? []).length < 2 || !/^\d+$/.test(value)) return null;
  const digits = [...value];
  const signs = [...section].reverse().map((sign) => (sign === "0" ? (digits.pop() ?? "0") : sign));
  const shown = signs.reverse().join("");
  // More digits than places go before the first.
  return shown.replace(/\d/, (first) => `${digits.join("")}${first}`);
}

export interface Workbook {
  sheets: {name: string; relation: string}[];
  /** Days count from 1904, as old Macintosh workbooks do. */
  from1904: boolean;
}

export function workbook(xml: string): Workbook {
  const found: Workbook = {sheets: [], from1904: false};
  walk(xml, {
    open(name, attributes: Attributes) {
      if (name === "workbookPr") found.from1904 = ["1", "true"].includes(attributes.date1904 ?? "");
      if (name === "sheet")
        found.sheets.push({
          name: attributes.name ?? "",
          relation: attributes["r:id"] ?? Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? ""
        });
    }
  });
  return found;
}

/** The day of a workbook's number; null outside of the years 1900 to 9999. */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  const whole = Math.floor(serial) + (from1904 ? 1462 : 0);
  if (!(whole >= 1 && whole <= 2_958_465) || whole === 60) return null;
  // Workbooks count a February 29, 1900, that never was, as number 60.
  return new Date(Date.UTC(1899, 11, whole < 60 ? 31 : 30) + whole * 86_400_000).toISOString().slice(0, 10);
}
