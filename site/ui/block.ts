import type {Html} from "./html.js";

/** What a block of a page is drawn from besides the record. */
export interface BlockContext {
  /** The page's path from the site's root, `/orders/ID`. */
  path: string;
  /** The parameters of a page that stands for many. */
  params: Record<string, string>;
  /** The other `data-` attributes of the block. */
  options: Record<string, string>;
}

/** A drawn block; with a title where it is a page's whole body. */
export interface Block {
  title?: string;
  /** What tells the title apart from another page's of the same words: it stands below it, and in the name of the browser's tab. */
  of?: string;
  body: Html;
}
