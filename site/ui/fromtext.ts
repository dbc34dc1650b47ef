/** A value as an address has it, as one of the kind of another. */
export function fromText(text: string, like: unknown): unknown {
  if (typeof like === "number") return Number(text);
  if (typeof like === "boolean") return text === "true";
  if (Array.isArray(like)) return text === "" ? [] : text.split(",");
  return text;
}
