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

const BUILT_IN = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
/** A format shows a date when letters of one are left after quoted words, escapes, colours and conditions. */
const isDateFormat = (code: string) =>
  /[dmy]/i.test(code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, "").replace(/general/gi, ""));

/** For each style of a cell, whether its numbers are dates. */
export function dateStyles(xml: string): boolean[] {
  const formats = new Map<number, string>();
  const found: boolean[] = [];
  let inCells = false;
  walk(xml, {
    open(name, {numFmtId, formatCode}) {
      if (name === "numFmt") formats.set(Number(numFmtId), formatCode ?? "");
      if (name === "cellXfs") inCells = true;
      if (name !== "xf" || !inCells) return;
      const id = Number(numFmtId ?? 0);
      const custom = formats.get(id);
      found.push(custom === undefined ? BUILT_IN(id) : isDateFormat(custom));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    }
  });
  return found;
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
  // Workbooks count a 29 February 1900 that never was, as number 60.
  return new Date(Date.UTC(1899, 11, whole < 60 ? 31 : 30) + whole * 86_400_000).toISOString().slice(0, 10);
}
