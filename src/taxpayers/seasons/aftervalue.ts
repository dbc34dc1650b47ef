import {formatNumber} from "docketbook/client";

/** A row that the cell's code makes. */
export interface AfterRow {
  id: string;
  series_id: string;
  item: string;
  period: string;
  value: number;
  bound: string;
  unit: string;
  grade: string;
}

const BOUND: Record<string, string> = {
  about: "about ",
  nearly: "nearly ",
  "more-than": "more than ",
  "less-than": "less than "
};

/** A value with its bound and the sign of its unit. */
export const formatValue = ({value, bound, unit}: Pick<AfterRow, "value" | "bound" | "unit">): string =>
  `${BOUND[bound] ?? ""}${unit === "usd" ? "$" : ""}${formatNumber(value)}${unit === "percent" ? "%" : ""}`;
