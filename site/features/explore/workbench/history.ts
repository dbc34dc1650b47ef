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
