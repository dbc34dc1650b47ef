import type {Block, BlockContext} from "../ui/block.js";
import type {Figure, FigureMaker, Tables} from "../charts/figure.js";
import type {Edition} from "../../loaders/schema/edition.js";
import type {RowOf} from "../../loaders/schema/table.js";
import type {TableName, Tables as Schemas} from "../../loaders/schema/tables.js";

/* What a story hands to the package: its own figures, notebooks, questions and pages. */

interface Common {
  name: string;
  label: string;
  /** A sentence under the label: where the default comes from, or what the bounds rest on. */
  hint?: string;
}

export interface Choice extends Common {
  kind: "choice";
  /** Value and words. */
  options: readonly (readonly [string, string])[];
  value: string;
  /** An option that cannot be drawn while another input has a value: `with` gives, by that value, the words why. */
  unless?: {option: string; input: string; with: Readonly<Record<string, string>>};
}
export interface Amount extends Common {
  kind: "amount";
  /** A slider, or a box to type in. */
  slide?: boolean;
  min: number;
  max: number;
  step: number;
  value: number;
}
export interface Tick extends Common {
  kind: "tick";
  value: boolean;
}
/** Something that a reader may change about a cell. */
export type Input = Choice | Amount | Tick;
export type Values = Readonly<Record<string, string | number | boolean>>;

/** What a notebook reads of the record. */
export type NotebookTables = Pick<Tables, "observations" | "series" | "units" | "sources">;

/** What a drawing needs besides the rows that the cell's code made. */
export interface Context {
  tables: NotebookTables;
  values: Values;
}

/**
 * A cell of a notebook: code in a file of its own (`code`, next to the cell's module) that turns observations into rows, inputs that it
 * reads, and a figure that draws the rows.
 */
export interface Cell<R extends object = object> {
  /** Also the figure's id and address. */
  id: string;
  /** The page that it stands on, from the root. */
  page: string;
  /** The folder and file of its code under the notebooks' folder. */
  code: string;
  /** The file that draws it, from the same folder: its text is shown beside the code. */
  drawing: string;
  inputs: (tables: NotebookTables) => readonly Input[];
  /** Pure. Throws a RangeError where the record lacks what it draws, a TypeError where rows cannot be compared. */
  figure: (rows: readonly R[], context: Context) => Figure;
  /** The series that a reader can choose, where they are more than the default view's. */
  series?: readonly string[];
  /** The question in SQL whose answer is the rows behind the cell, before its own arithmetic. */
  sql: (values: Values) => string;
}

/** A cell of any kind of rows, as lists of cells hold it. */
export type AnyCell = Cell<never>;

/** A notebook: its page from the root, its name, and its cells in the order of the page. */
export interface Notebook {
  page: string;
  title: string;
  cells: readonly AnyCell[];
}

/** How a result is drawn: the kind, the column along the bottom, and the one that is measured (none for a histogram). */
export interface ChartChoice {
  kind: "bar" | "line" | "dot" | "histogram";
  x: string;
  y: string | null;
}

/** A question that the record answers, worked out in SQL. */
export interface Question {
  id: string;
  title: string;
  /** What the answer shows, or what to change in it. */
  about: string;
  sql: string;
  chart?: ChartChoice;
}

/** The answer to a worked question, every value as SQL writes it. */
export interface WorkedAnswer {
  columns: string[];
  rows: (string | null)[][];
}

/** Draws a view of the record; `params` and `data-` attributes are in the context. Throws a RangeError for what it cannot draw. */
export type View = (site: Site, context: BlockContext) => Block;

/** A story, as its `observablehq.config.ts` hands it to the package; everything may be left out. */
export interface Story {
  /**
   * Its figures by their ids, in the order in which the story shows them; the first is its share image. Modules in `src/figures/` with a
   * default export are figures too, by their names.
   */
  figures: Readonly<Record<string, FigureMaker>>;
  /** Its notebooks, and the folder of their cells from the story's root. */
  notebooks: readonly Notebook[];
  notebookFolder: string;
  /** The worked questions that this story alone asks. */
  questions: readonly Question[];
  /** Views of its own, by the name that a page asks for, as modules in `src/views/` are; one of the package's names replaces that view. */
  views: Readonly<Record<string, View>>;
  /** The ids of the events without which the story cannot be followed: its chronology shows them alone when asked. */
  keyEvents: readonly string[];
  /** The days of earlier editions, `YYYY-MM-DD`: with one, the chronology asks what was known on a day. */
  earlierEditions: readonly string[];
  /** The navigation: names and addresses, in order, as Framework has it. */
  pages: readonly {name: string; path: string}[];
  /**
   * Pages that state no fact of the record, such as documentation: their numbers need no citation, while what they cite is held to its row.
   * Paths as addresses have them, `/about`; one that ends in `/` stands for every page below it.
   */
  uncited: readonly string[];
  /** The pages that show laws and series. */
  places: {laws: string; series: string};
}

/** The built record, every table's rows by its name. */
export type SiteTables = {[T in TableName]: RowOf<Schemas[T]>[]};

/** What the edition says about itself, as its Data Package carries it. */
export type SiteEdition = Edition;

/** The built record as pages draw it: every table's rows, and the story that shows them. */
export interface Site {
  edition: SiteEdition;
  tables: SiteTables;
  story: Story;
  /** Every figure of the site by its id: the story's, then the default views of its notebooks. */
  figures: Readonly<Record<string, FigureMaker>>;
  /** What the worked questions of the workbench gave, by their ids; a page's view needs them, and nothing else does. */
  answers?: Record<string, WorkedAnswer>;
}
