import {button, html} from "../../../ui/dom.js";

const KEY = "docketbook.explore.history";
const MOST = 50;
const LONGEST = 20_000;

/** What was run before, the latest first, kept by this browser alone. A browser that keeps nothing is no error. */
export class QueryHistory {
  constructor(private readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> | null) {}

  list(): string[] {
    try {
      const kept: unknown = JSON.parse(this.storage?.getItem(KEY) ?? "[]");
      return Array.isArray(kept) ? kept.filter((sql) => typeof sql === "string") : [];
    } catch {
      return [];
    }
  }

  add(sql: string): void {
    const text = sql.trim();
    if (!text || text.length > LONGEST) return;
    try {
      this.storage?.setItem(
        KEY,
        JSON.stringify([text, ...this.list().filter((other) => other !== text)].slice(0, MOST))
      );
    } catch {
      // Full, or not allowed: the session goes on without.
    }
  }

  clear(): void {
    try {
      this.storage?.removeItem(KEY);
    } catch {
      // Nothing was kept.
    }
  }
}

/** The browser's storage, where the reader allows one. */
export function storageOf(scope: {localStorage: Storage}): Storage | null {
  try {
    return scope.localStorage;
  } catch {
    return null;
  }
}

export interface HistoryListOptions {
  list: () => string[];
  pick: (sql: string) => void;
  clear: () => void;
}

/** What was run before, folded away: the list is made when it is opened. */
export function historyList({list, pick, clear}: HistoryListOptions): HTMLElement {
  const place = html(document, "div", {class: "history-list"});
  const made = html(document, "details", {class: "history"}, html(document, "summary", {}, "History"), place);
  const fill = () => {
    const queries = list();
    place.replaceChildren(
      ...(queries.length
        ? [
            html(
              document,
              "ol",
              {},
              ...queries.map((sql) =>
                html(
                  document,
                  "li",
                  {},
                  button(document, sql.replace(/\s+/g, " ").slice(0, 160), () => {
                    made.open = false;
                    pick(sql);
                  })
                )
              )
            ),
            button(document, "Forget all of it", () => {
              clear();
              fill();
            })
          ]
        : [html(document, "p", {class: "note"}, "Nothing yet. Queries you run are kept only in this browser.")])
    );
  };
  made.addEventListener("toggle", () => made.open && fill());
  return made;
}
