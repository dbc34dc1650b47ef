import type {Filter} from "../crossfilter/filter.js";

/** What a link to the workbench reopens. */
export interface Shared {
  sql: string;
  /** How the result was drawn, when it was. */
  chart?: {kind: string; x: string; y: string | null; series?: string | null} | null;
  /** What was picked in the profile; an empty list when it was open and nothing was. */
  filters?: readonly Filter[] | null;
  /** Which statement's result was seen, from 0; the last's, if left out. */
  answer?: number;
  /** The text of the cell under the result, when it was open. It is shown, and never run by a link. */
  cell?: string | null;
  /** The line of it, from 1, that is shown first; the first, if left out. */
  line?: number;
  /** The cell of a page that it began as, `PAGE/INDEX`, whose files it has. */
  page?: string;
  /** The tables of the sender's own files that the query reads; the files are not in the link. */
  files?: readonly string[];
}

/** A link holds no more than this, so that a hostile one cannot fill the memory. */
const LONGEST = 200_000;

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream
): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const {done, value} = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
    if (size > LONGEST) throw new RangeError("the link holds more than a query");
  }
  const whole = new Uint8Array(size);
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}

/** The part of an address after `#`, which no browser sends to a server. */
export async function linkOf(shared: Shared): Promise<string> {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(shared)), new CompressionStream("deflate-raw"));
  return `#q=${btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "")}`;
}

/** What a link holds; null for one that is none of ours, or is broken. */
export async function readLink(hash: string): Promise<Shared | null> {
  const found = /^#q=([\w-]+)$/.exec(hash)?.[1];
  if (!found) return null;
  try {
    const bytes = Uint8Array.from(atob(found.replaceAll("-", "+").replaceAll("_", "/")), (character) =>
      character.charCodeAt(0)
    );
    const {sql, chart, filters, answer, cell, line, page, files} = JSON.parse(
      new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw")))
    ) as Partial<Shared>;
    if (typeof sql !== "string") return null;
    const known =
      chart && typeof chart.kind === "string" && typeof chart.x === "string"
        ? {
            kind: chart.kind,
            x: chart.x,
            y: typeof chart.y === "string" ? chart.y : null,
            ...((chart.series === null || typeof chart.series === "string") && {series: chart.series})
          }
        : null;
    const text = typeof cell === "string" ? cell : null;
    return {
      sql,
      chart: known,
      filters: knownFilters(filters),
      cell: text,
      ...(Number.isSafeInteger(line) && Number(line) > 1 && {line: Number(line)}),
      ...(typeof page === "string" && CELL_OF.test(page) && {page}),
      ...(Array.isArray(files) && {files: files.filter(isText)}),
      ...(Number.isSafeInteger(answer) && Number(answer) >= 0 && {answer: Number(answer)})
    };
  } catch {
    return null;
  }
}

/** A cell of a page: the page's path, and the cell's number. */
export const CELL_OF = /^([\w/-]+)\/(\d+)$/;

const isText = (value: unknown): value is string => typeof value === "string";

/** Filters as a link brings them: what is none is left out; null when there are none to speak of. */
export function knownFilters(given: unknown): Filter[] | null {
  if (!Array.isArray(given)) return null;
  return given.flatMap((item: unknown): Filter[] => {
    const {column, from, to, words, others, none, odd} = (item ?? {}) as Record<string, unknown>;
    if (!isText(column)) return [];
    return [
      {
        column,
        ...(isText(from) && {from}),
        ...(isText(to) && {to}),
        ...(Array.isArray(words) && {words: words.filter(isText)}),
        ...(others === true && {others}),
        ...(none === true && {none}),
        ...(odd === true && {odd})
      }
    ];
  });
}

/** A deflate stream of one stored block: what the workbench unpacks, made without waiting for a compressor. */
function stored(bytes: Uint8Array): number[] {
  const size = bytes.length;
  if (size > 0xffff) throw new RangeError("a question too long for a link");
  return [1, size & 255, size >> 8, ~size & 255, (~size >> 8) & 255, ...bytes];
}

/** The address that reopens a question in the workbench, from the site's root. `site/features/explore/workbench/link.ts` reads it. */
export function exploreLink(sql: string): string {
  const bytes = stored(new TextEncoder().encode(JSON.stringify({sql})));
  return `/explore#q=${btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "")}`;
}
