import {EVERYTHING, type Filter} from "./filter.js";
import type {State} from "./state.js";

export interface FormActions {
  /** A choice was made, or text is being typed. */
  filter: (filter: Filter, typing: boolean) => void;
  day: (name: "on" | "known", day: string) => void;
  action: (name: string) => void;
}

export interface Form {
  enable: () => void;
  show: (state: State, on: string, known: string) => void;
}

const FIELDS = ["lane", "kind", "case", "grade", "text"] as const;

/** The controls that `controls` made, listening. */
export function form(root: HTMLElement, {filter, day, action}: FormActions): Form {
  /** The days that the answer is about. */
  const days = {on: "", known: ""};
  const field = (name: string) =>
    root.querySelector<HTMLInputElement | HTMLSelectElement>(`.timeline-controls [name="${name}"]`);
  const chosen = () => Object.fromEntries(FIELDS.map((name) => [name, field(name)?.value ?? ""])) as unknown as Filter;
  const controls = root.querySelector<HTMLFormElement>(".timeline-controls");
  controls?.addEventListener("submit", (event) => event.preventDefault());
  for (const name of FIELDS) {
    const typed = name === "text";
    field(name)?.addEventListener(typed ? "input" : "change", () => filter(chosen(), typed));
  }
  for (const name of ["on", "known"] as const) {
    const input = field(name);
    const putBack = () => {
      if (input && input.value === "") input.value = days[name];
    };
    input?.addEventListener("change", () => {
      if (input.value) day(name, input.value);
      // Half a day is not empty: its other half is on the way.
      else if (!input.validity.badInput) putBack();
    });
    input?.addEventListener("blur", putBack);
  }
  controls?.addEventListener("click", (event) => {
    const name = (event.target as Element).closest("button")?.dataset["action"];
    if (name === "clear") filter(EVERYTHING, false);
    else if (name) action(name);
  });
  const set = (name: string, value: string) => {
    const input = field(name);
    // A day is typed in pieces, and is none until the last of them.
    const typing = input?.type === "date" && input.ownerDocument.activeElement === input;
    if (input && input.value !== value && !typing) input.value = value;
  };
  return {
    enable() {
      for (const fieldset of root.querySelectorAll<HTMLFieldSetElement>(".timeline-controls fieldset"))
        fieldset.disabled = false;
    },
    show({filter}, on, known) {
      for (const name of FIELDS) set(name, filter[name]);
      Object.assign(days, {on, known});
      set("on", on);
      set("known", known);
    }
  };
}
