import type {Mark} from "./layout.js";
import type {Frame} from "./lanes.js";
import type {View} from "./view.js";

/** The mark at a point of the picture, or the nearest within `reach` pixels; undefined where there is none. */
export function markAt(
  marks: readonly Mark[],
  frame: Frame,
  {tx}: View,
  x: number,
  y: number,
  reach: number
): Mark | undefined {
  const at = x - frame.left - tx;
  let found: Mark | undefined;
  let least = reach * reach;
  for (const mark of marks) {
    const dx = at < mark.x0 ? mark.x0 - at : at > mark.x1 ? at - mark.x1 : 0;
    if (dx > reach) continue;
    const dy = Math.max(0, Math.abs(y - mark.y) - 8);
    const distance = dx * dx + dy * dy;
    if (distance < least || (distance === least && !found)) {
      least = distance;
      found = mark;
    }
  }
  return found;
}
