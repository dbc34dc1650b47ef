import {Document, isMap} from "yaml";

export interface Draft {
  /** Columns in the table's order. */
  row: Record<string, unknown>;
  /** What a person should look at before taking the row over. */
  comment?: string;
}

/** Rows as a YAML file in the form of the record's own, for a person to look through. Nothing reads it by itself. */
export function draftYaml(heading: string, drafts: readonly Draft[]): string {
  const document = new Document(drafts.map(({row}) => row));
  document.commentBefore = ` ${heading.replaceAll("\n", "\n ")}`;
  const {contents} = document;
  if (contents && "items" in contents) {
    (contents.items as unknown[]).forEach((item, index) => {
      if (!isMap(item)) return;
      const comment = drafts[index]?.comment;
      if (comment) item.commentBefore = ` ${comment.replaceAll("\n", "\n ")}`;
      item.spaceBefore = index > 0;
    });
  }
  return document.toString({lineWidth: 110, flowCollectionPadding: false});
}

/** Lower-case words and numbers joined by hyphens. */
export const slugOf = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
