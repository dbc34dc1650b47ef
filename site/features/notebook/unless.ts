import type {Choice, Input} from "../../story/story.js";

function limit(form: HTMLFormElement, {name, unless}: Choice): void {
  const control = form.elements.namedItem(name);
  const other = unless && form.elements.namedItem(unless.input);
  if (!unless || !(control instanceof HTMLSelectElement) || !(other instanceof HTMLSelectElement)) return;
  const why = unless.with[other.value] ?? "";
  const option = [...control.options].find(({value}) => value === unless.option);
  if (option) option.disabled = why !== "";
  if (why !== "" && control.value === unless.option)
    control.value = [...control.options].find(({disabled}) => !disabled)?.value ?? control.value;
  const field = control.closest(".cell-input");
  let said = field?.querySelector<HTMLElement>(".cell-unless");
  if (field && !said) {
    said = form.ownerDocument.createElement("p");
    said.className = "cell-unless";
    said.setAttribute("role", "status");
    field.append(said);
  }
  if (said && said.textContent !== why) said.textContent = why;
}

/** Switches off the options that cannot be drawn with what is chosen elsewhere in the form, says why, and leaves one that is chosen. */
export function limitChoices(form: HTMLFormElement, inputs: readonly Input[]): void {
  for (const input of inputs) if (input.kind === "choice") limit(form, input);
}
