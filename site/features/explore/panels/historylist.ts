import {button, html} from "../../../ui/dom.js";

export interface HistoryListOptions {
  list: () => string[];
  pick: (sql: string) => void;
  clear: () => void;
}

/** What was run before, folded away: the list is made when it is opened. */
export function historyList({list, pick, clear}: HistoryListOptions): HTMLElement {
  const place = html(document, "div", {class: "history-list"});
  const made = html(document, "details", {class: "history"}, html(document, "summary", {}, "History"), place);
  const fill = () => {
    const queries = list();
    place.replaceChildren(
      ...(queries.length
        ? [
            html(
              document,
              "ol",
              {},
              ...queries.map((sql) =>
                html(
                  document,
                  "li",
                  {},
                  button(document, sql.replace(/\s+/g, " ").slice(0, 160), () => {
                    made.open = false;
                    pick(sql);
                  })
                )
              )
            ),
            button(document, "Forget all of it", () => {
              clear();
              fill();
            })
          ]
        : [html(document, "p", {class: "note"}, "Nothing yet. What you run is kept in this browser alone.")])
    );
  };
  made.addEventListener("toggle", () => made.open && fill());
  return made;
}
