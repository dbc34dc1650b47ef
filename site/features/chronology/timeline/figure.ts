import {words} from "../../../words/words.js";
import {unslug} from "../../../ui/format.js";
import {html, svg} from "../../../ui/dom.js";
import {type Named, type TimelineData, type TimelineEvent, dayTime, laneOf, timeDay} from "./rows.js";
import {VALUES} from "./state.js";
import {timeScale} from "./scale.js";
import {countWords, epochOn, orderIdsOn, statusSentence} from "./words.js";
import {drawSpans, point} from "./marks.js";
import {drawing} from "./draw.js";
import {WHOLE} from "./layout.js";

const unique = (values: readonly string[]) => [...new Set(values)].sort();

type Make = (
  name: keyof HTMLElementTagNameMap,
  attributes?: Record<string, string | boolean>,
  ...children: (Node | string)[]
) => HTMLElement;
const maker =
  (document: Document): Make =>
  (name, attributes = {}, ...children) =>
    html(document, name, attributes, ...children);

/** The filters above the picture. They wait, switched off, for the script. */
export function filters(document: Document, data: TimelineData): HTMLElement {
  const {events, lanes, cases} = data;
  const make = maker(document);
  const inCourt = new Set(events.filter(({lane}) => lane === "courts").map(laneOf));
  /** A choice with the number of its events; the choice that stands for all of some has a box without a name of its own. */
  const choice = (title: string, count: number, box: Record<string, string>) =>
    make(
      "label",
      {},
      make("input", {type: "checkbox", ...box}),
      make("span", {class: "timeline-choice-name"}, title),
      make("span", {class: "timeline-choice-count"}, String(count))
    );
  const pick = (name: keyof typeof VALUES, options: readonly Named[]) => {
    const valueOf: (event: TimelineEvent) => string | null = VALUES[name];
    const count = (ids: readonly string[]) => events.filter((event) => ids.includes(valueOf(event) ?? "")).length;
    const courts = name === "lane" ? options.map(({id}) => id).filter((id) => inCourt.has(id)) : [];
    return make(
      "details",
      {class: "timeline-pick", name: "timeline-pick"},
      make("summary", {}, words().timeline[name]),
      make(
        "div",
        {role: "group", "aria-label": words().timeline[name]},
        ...options.flatMap(({id, title}) => [
          ...(courts.length > 1 && id === courts[0]
            ? [choice(words().timeline.allCourts, count(courts), {"data-all": courts.join(",")})]
            : []),
          choice(title, count([id]), {name, value: id})
        ])
      )
    );
  };
  const plain = (ids: readonly string[]) => unique(ids).map((id) => ({id, title: unslug(id)}));
  const present = new Set(events.map(laneOf));
  const withCase = new Set(events.map(({case_id}) => case_id));
  const leads = events.filter(({grade}) => grade === "unverified").length;
  const key = events.filter((event) => event.key).length;
  return make(
    "form",
    {class: "timeline-controls"},
    make(
      "fieldset",
      {disabled: true, class: "timeline-filters"},
      make("legend", {}, words().timeline.filters),
      ...(key > 0
        ? [
            make(
              "span",
              {class: "timeline-key", role: "radiogroup", "aria-label": words().timeline.which},
              ...[
                {value: "", title: words().timeline.all(events.length, leads)},
                {value: "yes", title: words().timeline.key(key)}
              ].map(({value, title}) =>
                make(
                  "label",
                  {},
                  make("input", {type: "radio", name: "key", value, checked: value === ""}),
                  make("span", {}, title)
                )
              )
            )
          ]
        : []),
      pick(
        "lane",
        lanes.filter(({id}) => present.has(id))
      ),
      pick("kind", plain(events.map(({kind}) => kind))),
      pick(
        "case",
        cases.filter(({id}) => withCase.has(id))
      ),
      pick("grade", plain(events.map(({grade}) => grade))),
      make("input", {
        type: "search",
        name: "text",
        autocomplete: "off",
        "aria-label": words().timeline.text,
        placeholder: words().timeline.text
      }),
      make("button", {type: "button", "data-action": "clear"}, words().timeline.clear)
    )
  );
}

/** Below the picture: the zoom, and the day of the cursor. */
export function tools(document: Document, data: TimelineData): HTMLElement {
  const make = maker(document);
  const button = (action: string, sign: string, title: string) =>
    make("button", {type: "button", "data-action": action, "aria-label": title, title}, sign);
  const day = (name: "on" | "known", value: string) =>
    make(
      "label",
      {},
      make("span", {}, words().timeline[name]),
      make("input", {type: "date", name, value, ...(name === "on" && {min: timeDay(timeScale(data, 1).start)})})
    );
  return make(
    "form",
    {class: "timeline-controls"},
    make(
      "fieldset",
      {disabled: true, class: "timeline-tools"},
      make(
        "span",
        {class: "timeline-zoom"},
        button("earlier", "←", words().timeline.earlier),
        button("later", "→", words().timeline.later),
        button("in", "+", words().timeline.zoomIn),
        button("out", "−", words().timeline.zoomOut),
        make("button", {type: "button", "data-action": "whole"}, words().timeline.whole)
      ),
      ...(data.status.length
        ? [
            make(
              "span",
              {class: "timeline-days"},
              day("on", data.verifiedThrough ?? data.edition),
              ...(data.editions.length > 1 ? [day("known", data.edition)] : [])
            )
          ]
        : [])
    )
  );
}

/** Every order of the status, a line each; those not in force on the day of the cursor are hidden. */
function orderLines(document: Document, data: TimelineData): HTMLElement {
  const on = data.verifiedThrough ?? data.edition;
  const then = new Set(orderIdsOn(data, on, data.edition));
  return html(
    document,
    "ul",
    {class: "timeline-orders"},
    ...data.orders.map(({id, title, court, binds, requires}) =>
      html(
        document,
        "li",
        {"data-order": id, hidden: !then.has(id)},
        html(document, "b", {}, `${court}: `),
        html(document, "a", {href: `/orders/${id}`}, title),
        `. ${words().timeline.binds(binds)} ${requires}${/[.!?]$/.test(requires) ? "" : "."}`
      )
    )
  );
}

/** What the marks mean, each drawn as the picture draws it. */
export function legend(
  document: Document,
  kinds: ReadonlySet<string>,
  verifiedThrough: string | null,
  bands: ReadonlySet<string>
): HTMLElement {
  const sample = (look: string) => {
    const mark = (...children: Node[]) =>
      svg(document, "svg", {width: 26, height: 16, viewBox: "0 0 26 16", "aria-hidden": "true"}, ...children);
    const band = (restriction: string, y = 0) =>
      svg(document, "rect", {
        y,
        width: 26,
        height: 16 - y,
        class: `timeline-restriction timeline-restriction-${restriction}`
      });
    switch (look) {
      case "span": {
        const spans = svg(document, "g");
        drawSpans(document, spans)([{x0: 0, x1: 26, y: 8, look: "plain"}]);
        return mark(spans);
      }
      case "count": {
        const number = svg(document, "text", {x: 13, y: 12, "text-anchor": "middle"}, "7");
        return mark(
          svg(document, "path", {d: "M9,8H17", class: "timeline-pill"}),
          svg(document, "g", {class: "timeline-count"}, number)
        );
      }
      case "notice":
        return mark(band("notice", 7));
      case "barred":
        return mark(band("barred"));
      case "except":
        return mark(band("barred"), svg(document, "path", {d: "M4,5H24", class: "timeline-holes"}));
      case "later":
        return mark(
          band("barred"),
          svg(
            document,
            "g",
            {class: "timeline-hatch"},
            svg(document, "path", {d: "M-4,12l12,-12M2,18l18,-18M14,18l16,-16"})
          )
        );
      default: {
        const marks = [
          svg(document, "path", {
            d: point(13, 8),
            class: `timeline-mark timeline-mark-${look === "about" ? "plain" : look}`
          })
        ];
        if (look === "about" || look === "unverified")
          marks.push(svg(document, "path", {d: point(13, 8), class: "timeline-hole"}));
        return mark(...marks);
      }
    }
  };
  const items = words()
    .timeline.legend.filter(([look]) => !/^(notice|barred|except)$/.test(look) || bands.has(look))
    .filter(([look]) => (look !== "disclosure" && look !== "order") || kinds.has(look))
    .map(([look, says]) =>
      html(document, "li", {}, sample(look), look === "later" ? words().timeline.notVerified(verifiedThrough) : says)
    );
  return html(document, "ul", {class: "timeline-legend"}, ...items);
}

/** Widths that the pictures of the build are drawn at; the style sheet shows one of them. */
export const WIDTHS = {wide: 880, narrow: 340} as const;

/** One picture of the whole time, for readers without scripts and for paper. */
export function still(document: Document, data: TimelineData, size: keyof typeof WIDTHS): SVGElement {
  const picture = drawing(document, data, WIDTHS[size], `timeline-${size}`);
  const shown = new Uint8Array(data.events.length).fill(1);
  picture.update({
    view: WHOLE,
    shown,
    cursor: dayTime(data.verifiedThrough ?? data.edition),
    epoch: epochOn(data.status, data.edition)
  });
  const days = data.events.map(({date_start}) => date_start).sort();
  picture.svg.setAttribute("role", "img");
  picture.svg.setAttribute(
    "aria-label",
    words().timeline.picture(days.length, days[0] ?? data.edition, days.at(-1) ?? data.edition)
  );
  picture.svg.setAttribute("class", `timeline-picture timeline-still timeline-${size}`);
  return picture.svg;
}

/** The rows that the script needs, in the page itself: no request, and nothing to get out of step. */
function island(document: Document, data: TimelineData): HTMLElement {
  const script = html(document, "script", {type: "application/json", class: "timeline-rows"});
  script.textContent = JSON.stringify(data).replaceAll("<", "\\u003c");
  return script;
}

/** The whole figure as a page holds it: it reads complete without a script, and `timeline` brings it to life. */
export function timelineFigure(document: Document, data: TimelineData): HTMLElement {
  const wide = still(document, data, "wide");
  const narrow = still(document, data, "narrow");
  const {breakAt, tighter} = drawing(document, data, WIDTHS.wide, "measure").scale;
  const notes =
    breakAt === null
      ? []
      : [
          html(
            document,
            "p",
            {class: "timeline-note"},
            words().timeline.tighter(new Date(breakAt).getUTCFullYear(), tighter)
          )
        ];
  const sentence = statusSentence(data, data.verifiedThrough ?? data.edition, data.edition);
  return html(
    document,
    "section",
    {class: "timeline", "aria-label": words().timeline.name},
    filters(document, data),
    html(document, "p", {class: "timeline-left", role: "status"}),
    html(
      document,
      "div",
      {class: "timeline-chart"},
      html(document, "div", {class: "timeline-view"}, wide, narrow),
      legend(
        document,
        new Set(data.events.map(({kind}) => kind)),
        data.verifiedThrough,
        new Set(
          data.status.flatMap(({intervals}) =>
            intervals.flatMap(({restriction, excepts}) => (excepts ? [restriction, "except"] : restriction))
          )
        )
      )
    ),
    tools(document, data),
    ...(sentence
      ? [
          html(
            document,
            "div",
            {class: "timeline-law"},
            html(document, "p", {class: "timeline-words"}, sentence),
            html(document, "div", {class: "timeline-spoken unseen", role: "status"}),
            html(
              document,
              "details",
              {},
              html(document, "summary", {}, words().timeline.orders),
              orderLines(document, data)
            )
          )
        ]
      : []),
    html(
      document,
      "p",
      {class: "timeline-count-line"},
      html(document, "span", {class: "timeline-shown", role: "status"}, countWords(data.events, data.events)),
      " ",
      html(document, "span", {class: "timeline-seen"}),
      " ",
      html(document, "span", {class: "timeline-range"})
    ),
    ...notes,
    island(document, data)
  );
}
