/** What the script of every page says, in the page's language: the page carries it, since all words of a language weigh more than the script. */
export interface PageSays {
  copy: string;
  copied: string;
  /** What a button is called that copies a citation in the style `{0}`. */
  copyCitation: string;
  selectAndCopy: string;
  sinceLastVisit: string;
  dismiss: string;
  darkPage: string;
  editionUnlisted: string;
  /** What the device keeps of a reader's visits, and the buttons that change it: on the page of corrections alone. */
  nothingKept?: string;
  tellMe?: string;
  editionKept?: string;
  forget?: string;
}

/** The words that a page's foot carries; marks of charts have a `data-says` of their own. */
export const pageSays = (document: Document): PageSays =>
  JSON.parse(document.querySelector<HTMLElement>("[data-edition]")?.dataset["says"] ?? "{}") as PageSays;
