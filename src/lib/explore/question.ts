import type {ChartChoice} from "../../components/explore/chart/choice.js";

/** A question that the record answers, worked out in SQL. */
export interface Question {
  id: string;
  title: string;
  /** What the answer shows, or what to change in it. */
  about: string;
  sql: string;
  chart?: ChartChoice;
}
