import {existsSync} from "node:fs";
import {join} from "node:path";
import {files, isCode, local, ROOT} from "../../test/structure/files.js";

/** The room of a file: a folder of the loaders or the site, the features together, or the story. */
function roomOf(file: string): string | null {
  const [top = "", next = ""] = file.split("/");
  if (top === "src") return "src";
  if (top !== "loaders" && top !== "site") return null;
  const room = `${top}/${next}`;
  return existsSync(join(ROOT, room)) && !isCode(room) ? room : null;
}

/** Which room imports which, by the files' own imports. */
export function roomImports(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of files().filter(isCode)) {
    const from = roomOf(file);
    if (from === null) continue;
    const into = found.get(from) ?? new Set<string>();
    for (const to of local(file).map(roomOf)) if (to !== null && to !== from) into.add(to);
    found.set(from, into);
  }
  return found;
}

/** Arrows without those that a longer way says too, so that the picture can be read. */
export function reduced(all: ReadonlyMap<string, ReadonlySet<string>>): [string, string][] {
  const reaches = (from: string, to: string, but: string): boolean =>
    [...(all.get(from) ?? [])].some((next) => next !== but && (next === to || reaches(next, to, "")));
  return [...all].flatMap(([from, into]) =>
    [...into].filter((to) => !reaches(from, to, to)).map((to): [string, string] => [from, to])
  );
}

const node = (room: string) => room.replace(/\W/g, "_");

/** The rooms of the package as a Mermaid drawing, an arrow from each to what it imports. */
export function roomPicture(): string {
  const all = roomImports();
  const group = (top: string, title: string) => {
    const rooms = [...all.keys()].filter((room) => room.startsWith(`${top}/`)).sort();
    return [`  subgraph ${top}["${title}"]`, ...rooms.map((room) => `    ${node(room)}["${room}"]`), "  end"];
  };
  const arrows = reduced(all)
    .map(([from, to]) => `  ${node(from)} --> ${node(to)}`)
    .sort();
  return [
    "```mermaid",
    "flowchart BT",
    ...group("loaders", "loaders: the record, checked and written as tables"),
    ...group("site", "site: tables, drawn as pages"),
    ...arrows,
    "```",
    ""
  ].join("\n");
}
