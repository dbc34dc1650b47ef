import {html} from "../../../ui/dom.js";
import {laneOf, type Named, type TimelineData} from "./rows.js";
import {words} from "./words.js";

const unique = (values: readonly string[]) => [...new Set(values)].sort();

/** Filters, zoom buttons and the two dates of the cursor. They wait, switched off, for the script. */
export function controls(document: Document, data: TimelineData): HTMLElement {
  const {events, lanes, cases} = data;
  const make = (
    name: keyof HTMLElementTagNameMap,
    attributes: Record<string, string | boolean> = {},
    ...children: (Node | string)[]
  ) => html(document, name, attributes, ...children);
  const select = (name: "lane" | "kind" | "case" | "grade", options: readonly Named[]) =>
    make(
      "label",
      {},
      make("span", {}, words[name]),
      make(
        "select",
        {name},
        make("option", {value: ""}, words.all[name]),
        ...options.map(({id, title}) => make("option", {value: id}, title))
      )
    );
  const plain = (ids: readonly string[]) => unique(ids).map((id) => ({id, title: id}));
  const present = new Set(events.map(laneOf));
  const withCase = new Set(events.map(({case_id}) => case_id));
  const button = (action: string, sign: string, title: string) =>
    make("button", {type: "button", "data-action": action, "aria-label": title, title}, sign);
  const day = (name: "on" | "known", value: string) =>
    make("label", {}, make("span", {}, words[name]), make("input", {type: "date", name, value}));
  return make(
    "form",
    {class: "timeline-controls"},
    make(
      "fieldset",
      {disabled: true, class: "timeline-filters"},
      make("legend", {}, words.filters),
      select(
        "lane",
        lanes.filter(({id}) => present.has(id))
      ),
      select("kind", plain(events.map(({kind}) => kind))),
      select(
        "case",
        cases.filter(({id}) => withCase.has(id))
      ),
      select("grade", plain(events.map(({grade}) => grade))),
      make(
        "label",
        {},
        make("span", {}, words.text),
        make("input", {type: "search", name: "text", autocomplete: "off"})
      ),
      make("button", {type: "button", "data-action": "clear"}, words.clear)
    ),
    make(
      "fieldset",
      {disabled: true, class: "timeline-tools"},
      make(
        "span",
        {class: "timeline-zoom"},
        button("earlier", "←", words.earlier),
        button("later", "→", words.later),
        button("in", "+", words.zoomIn),
        button("out", "−", words.zoomOut),
        make("button", {type: "button", "data-action": "whole"}, words.whole)
      ),
      ...(data.status.length
        ? [make("span", {class: "timeline-days"}, day("on", data.verifiedThrough), day("known", data.edition))]
        : [])
    )
  );
}
