/** A zoom: `x` on the screen is `k` times x on the scale, plus `tx`. */
export interface View {
  k: number;
  tx: number;
}

export const WHOLE: View = {k: 1, tx: 0};

/** The view in which the pixels `x0` to `x1` of the scale fill `width`, within `most`. */
export function viewOf(x0: number, x1: number, width: number, most: number): View {
  const k = Math.min(most, Math.max(1, width / Math.max(1e-6, x1 - x0)));
  return {k, tx: Math.min(0, Math.max(width - k * width, width / 2 - (k * (x0 + x1)) / 2))};
}
