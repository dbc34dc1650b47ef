import type {Pen} from "./svg.js";

/** How wide and high the map of the outlines is, in its own units. */
const MAP = {width: 975, height: 600};

interface StateMapOptions {
  /** The outlines as paths by the state's code. */
  outlines: Readonly<Record<string, string>>;
  width: number;
  /** Unlike any other id of the page. */
  id: string;
  /** The class of a state, from 0 to 4, the darkest; `outline` for one whose figure is drawn over it; null for one without a figure, which is hatched. */
  shade: (code: string) => number | "outline" | null;
  /** What a state says of itself; null where what is drawn over it says so. */
  says: (code: string) => string | null;
  /** The id of the row that a state stands for. */
  row?: (code: string) => string | null;
}

/**
 * Draws the states in shades; one without a figure is hatched, since it is not zero.
 * @returns how high the map is, and the fill of what has no figure, for its key
 */
export function stateMap(
  svg: Pen,
  {outlines, width, id, shade, says, row}: StateMapOptions
): {height: number; none: string} {
  const scale = width / MAP.width;
  const none = `url(#${id})`;
  svg
    .append("pattern")
    .attr("id", id)
    .attr("patternUnits", "userSpaceOnUse")
    .attr("width", 6)
    .attr("height", 6)
    .append("path")
    .attr("d", "M0 6L6 0")
    .attr("class", "stroke-soft");
  const map = svg.append("g").attr("transform", `scale(${scale.toFixed(4)})`);
  for (const [code, path] of Object.entries(outlines)) {
    const of = shade(code);
    map
      .append("path")
      .attr("d", path)
      .attr("class", typeof of === "number" ? `state shade-${of}` : "state none")
      .attr("fill", of === null ? none : of === "outline" ? "none" : null)
      .attr("data-rows", row?.(code) ?? null)
      .attr("data-says", says(code));
  }
  return {height: Math.round(MAP.height * scale), none};
}
