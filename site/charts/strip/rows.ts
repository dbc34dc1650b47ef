/** A stretch of time in which something held. */
export interface Bar {
  /** First day, `YYYY-MM-DD`; null for before the strip begins. */
  from: string | null;
  /** First day after; null where no end was seen. */
  until: string | null;
  /** `plain` is no limit, but something else that lasted. */
  level: "none" | "notice" | "barred" | "plain";
  /** Not what the strip is about: drawn quieter. */
  quiet?: boolean;
}

/** A happening: the first and the last day that its date allows. */
export interface Dot {
  start: string;
  end: string;
  /** The day itself is known. */
  certain: boolean;
}

/** A named line of a strip. */
export interface StripRow {
  label: string;
  bars?: readonly Bar[];
  dots?: readonly Dot[];
  /** What the strip is about. */
  strong?: boolean;
}

export interface StripOptions {
  /** The first and the last day drawn. */
  from: string;
  to: string;
  /** Days after this one are shown as not verified; null draws no such day. */
  verifiedThrough: string | null;
  /** A day to point at, with its name. */
  marker?: {day: string; label: string};
  /** In pixels of the drawing. */
  width: number;
}
