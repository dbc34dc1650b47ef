import type {Block, BlockContext} from "../ui/block.js";
import type {FigureMaker} from "../charts/figure.js";
import type {Edition} from "../../loaders/schema/edition.js";
import type {RowOf} from "../../loaders/schema/table.js";
import type {TableName, Tables as Schemas} from "../../loaders/schema/tables.js";

/* What a story hands to the package: its own figures, questions and pages. */

/** How a result is drawn: the kind, the column across (of a map, the states), and the one that is measured (none for a histogram). */
export interface ChartChoice {
  kind: "bar" | "line" | "dot" | "histogram" | "map";
  x: string;
  y: string | null;
  /** The column whose values are told apart by color; null for none. Left out, the one that tells apart rows that share a value across. */
  series?: string | null;
}

/** A question that the record answers, with its SQL. */
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
  /** The worked questions that this story alone asks. */
  questions: readonly Question[];
  /** Views of its own, by the name that a page asks for, as modules in `src/views/` are; one of the package's names replaces that view. */
  views: Readonly<Record<string, View>>;
  /** The ids of the events without which the story cannot be followed: its chronology shows them alone when asked. */
  keyEvents: readonly string[];
  /** Names of a few words for events whose titles are long, by their ids: what a picture of the chronology calls them. */
  shortNames: Readonly<Record<string, string>>;
  /**
   * The languages that it is told in besides English, as BCP 47 names them (`es`): their pages stand in folders of that name. One whose words are a
   * module of `src/words/`, named after it, is there without being named here.
   */
  languages: readonly string[];
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

/** A row that an edition has otherwise than the one before it, in words. */
export interface EditionChange {
  table: string;
  kind: "added" | "removed" | "changed" | "renamed";
  /** The row's id, or its key where it has none. */
  id: string;
  title: string | null;
  /** What changed in it, a line a column. */
  says: string[];
}

/** What changed from one edition of the archive to the next, by their days. */
export interface EditionStep {
  from: string;
  to: string;
  changes: EditionChange[];
}

/** The built record as pages draw it, in the language of the page: every table's rows, and the story that shows them. */
export interface Site {
  edition: SiteEdition;
  tables: SiteTables;
  /** The tables in English, where `tables` are in another language: citations of orders are English in every one. */
  written?: SiteTables;
  story: Story;
  /** Every figure of the story by its id; those that cells of pages make are not among them. */
  figures: Readonly<Record<string, FigureMaker>>;
  /** What the worked questions of the workbench gave, by their ids; a page's view needs them, and nothing else does. */
  answers?: Record<string, WorkedAnswer>;
  /** SHA-256 of the edition's `datapackage.json`, in hexadecimal. */
  fingerprint?: string;
  /** What changed from each earlier edition that the site keeps to the next, the latest first. */
  history?: readonly EditionStep[];
}
