import type {Row, RowOf} from "../../loaders/schema/table.js";
import type {TableName, Tables as Schemas} from "../../loaders/schema/tables.js";
import type {Html} from "../ui/html.js";

/** The built record: every table's rows by the table's name. */
export type Tables = {readonly [T in TableName]: readonly RowOf<Schemas[T]>[]};

/** A column of the data table behind a picture. */
export interface FigureColumn {
  name: string;
  title: string;
  unit?: string;
  numeric?: boolean;
}

/** Where and how wide to draw, in the drawing's own units, which are pixels at its natural size. */
export interface DrawOptions {
  document: Document;
  width: number;
}

/** A picture of rows: what it says, what it draws, the table behind it and what that rests on. */
export interface Figure<R extends Row = Row> {
  id: string;
  /** The page that it stands on, from the root; the story's where it is left out. */
  page?: string;
  /** A sentence that the picture proves; its numbers come from rows. */
  title: string;
  /** What is drawn, in which unit. */
  subtitle: string;
  columns: readonly FigureColumn[];
  rows: readonly R[];
  /** The units, in words; more than one where the panels are told apart. */
  unit: string;
  source_ids: readonly string[];
  /** How well the rows are known, in words. */
  grade: string;
  /** Which of them are known less well, by grade. */
  weaker?: string;
  /** What is missing, or how a number differs from one it looks like. */
  missing: string;
  /** The ids of the rows that the picture rests on. */
  row_ids: readonly string[];
  /** The source of each of those rows, the first where it has several. */
  origins?: Readonly<Record<string, string>>;
  /** Whose numbers the rows are, by the publisher's name, those of most rows first: named before who passed them on. */
  makers?: readonly string[];
  /** The id of the row whose number the title is about: its source is named first. */
  headline?: string;
  /** Pure: the same rows and options give the same element, in a browser or over any other DOM. */
  draw: (options: DrawOptions) => SVGSVGElement;
  /** What a page shows in place of the drawing, where a table says it better. */
  body?: Html;
  /** What stands under the picture: controls that wait, switched off, for a script of the page, and what they say at first. */
  answer?: Html;
  /** What a script in the page needs to make the picture answer; plain JSON. */
  data?: unknown;
}

/** Makes a figure from the record. Throws a RangeError for a row that the record lacks. */
export type FigureMaker = (tables: Tables) => Figure;

/** The width of the drawing that containers of 640 px and more show. */
export const WIDE = 720;
/** The width of the drawing that narrower containers show; a page of 320 px has 284 for it. */
export const NARROW = 340;
/** Whether a drawing of this width is laid out for a narrow column. */
export const isNarrow = (width: number): boolean => width < 520;
/** The size of labels in a drawing: 12 px or more wherever it is shown. */
export const labelSize = (width: number): number => (isNarrow(width) ? 14.5 : 13.5);
