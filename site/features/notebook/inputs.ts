import type {Input, Values} from "../../story/story.js";
import {html, type Html} from "../../ui/html.js";

/** What the inputs say before anyone has changed them. */
export const defaultsOf = (inputs: readonly Input[]): Values =>
  Object.fromEntries(inputs.map(({name, value}) => [name, value]));

function control(input: Input, id: string): Html {
  const {name, kind} = input;
  const told = input.hint === undefined ? "" : html` aria-describedby="${id}-hint"`;
  if (kind === "choice") {
    return html`<select id="${id}" name="${name}" autocomplete="off"${told}>${input.options.map(([value, words]) => html`<option value="${value}"${value === input.value && html` selected`}>${words}</option>`)}</select>`;
  }
  if (kind === "tick")
    return html`<input type="checkbox" id="${id}" name="${name}" autocomplete="off"${input.value && html` checked`}${told}>`;
  const {min, max, step, value, slide} = input;
  const box = html`<input type="${slide ? "range" : "number"}" id="${id}" name="${name}" min="${min}" max="${max}" step="${step}" value="${value}" required autocomplete="off"${told}>`;
  return slide ? html`${box}<output for="${id}">${value}</output>` : box;
}

/** Options of more letters than this need the room of two fields. */
const LONG = 28;

/** The inputs of a cell as a form, switched off until a script hydrates it: without one they could change nothing. */
export function inputsForm(cell: string, inputs: readonly Input[]): Html {
  const field = (input: Input) => {
    const id = `${cell}-${input.name}`;
    const wide = input.kind === "choice" && input.options.some(([, words]) => words.length > LONG);
    return html`<div class="cell-input cell-input-${input.kind}${wide && " cell-input-wide"}"><label for="${id}">${input.label}</label>${control(input, id)}${input.hint !== undefined && html`<small id="${id}-hint">${input.hint}</small>`}</div>`;
  };
  return html`<form class="cell-inputs" data-inputs><fieldset disabled><legend>Chart options</legend>${inputs.map(field)}</fieldset><noscript><p>Changing this needs JavaScript; what is drawn below does not.</p></noscript></form>`;
}

/**
 * What a form of inputs says now.
 * @returns the values, or in words what is wrong with which of them: an amount outside its bounds is refused, never bent
 */
export function readInputs(
  form: HTMLFormElement,
  inputs: readonly Input[]
): {values: Values} | {wrong: string; name: string} {
  const values: Record<string, string | number | boolean> = {};
  for (const input of inputs) {
    const control = form.elements.namedItem(input.name) as HTMLInputElement | HTMLSelectElement | null;
    if (!control) continue;
    if (input.kind === "tick") values[input.name] = (control as HTMLInputElement).checked;
    else if (input.kind === "choice") values[input.name] = control.value;
    else {
      const value = Number(control.value);
      const {min, max, label, name} = input;
      if (control.value.trim() === "" || !Number.isFinite(value)) return {name, wrong: `${label}: a number is needed`};
      if (value < min || value > max)
        return {
          name,
          wrong: `${label}: its source supports ${min.toLocaleString("en-US")} to ${max.toLocaleString("en-US")}, and no more`
        };
      values[input.name] = value;
    }
  }
  return {values};
}
