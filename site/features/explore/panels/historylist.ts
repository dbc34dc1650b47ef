import {button, element} from "./element.js";

export interface HistoryListOptions {
  list: () => string[];
  pick: (sql: string) => void;
  clear: () => void;
}

/** What was run before, folded away: the list is made when it is opened. */
export function historyList({list, pick, clear}: HistoryListOptions): HTMLElement {
  const place = element("div", {class: "history-list"});
  const made = element("details", {class: "history"}, element("summary", {}, "History"), place);
  const fill = () => {
    const queries = list();
    place.replaceChildren(
      ...(queries.length
        ? [
            element(
              "ol",
              {},
              ...queries.map((sql) =>
                element(
                  "li",
                  {},
                  button(sql.replace(/\s+/g, " ").slice(0, 160), () => {
                    made.open = false;
                    pick(sql);
                  })
                )
              )
            ),
            button("Forget all of it", () => {
              clear();
              fill();
            })
          ]
        : [element("p", {class: "note"}, "Nothing yet. What you run is kept in this browser alone.")])
    );
  };
  made.addEventListener("toggle", () => made.open && fill());
  return made;
}
