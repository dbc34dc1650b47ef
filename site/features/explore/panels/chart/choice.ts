import type {ChartChoice} from "../../../../story/story.js";

export const KINDS = ["bar", "line", "dot", "histogram"] as const;

/** A choice as a link brings it, if it is one. */
export function knownChoice(given: {kind: string; x: string; y: string | null} | null | undefined): ChartChoice | null {
  const kind = KINDS.find((known) => known === given?.kind);
  return given && kind ? {kind, x: given.x, y: given.y} : null;
}
