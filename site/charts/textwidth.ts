/** Advance widths of Public Sans in hundredths of an em, from the space to the tilde. */
const REGULAR = [
  24, 25, 43, 60, 66, 90, 71, 25, 30, 31, 39, 55, 24, 38, 23, 35, 61, 41, 60, 63, 63, 64, 62, 60, 65, 62, 23, 24, 55,
  55, 55, 52, 83, 71, 67, 69, 69, 62, 59, 73, 77, 28, 39, 68, 58, 89, 75, 73, 64, 75, 68, 67, 59, 70, 67, 95, 69, 61,
  64, 30, 35, 30, 47, 52, 22, 55, 60, 54, 60, 57, 40, 62, 58, 25, 26, 56, 30, 87, 58, 57, 60, 60, 39, 51, 39, 58, 50,
  78, 56, 54, 48, 33, 26, 33, 57
];
const BOLD = [
  23, 27, 46, 61, 67, 92, 75, 26, 32, 32, 44, 57, 26, 39, 25, 37, 63, 42, 62, 65, 64, 66, 64, 61, 66, 64, 25, 26, 56,
  57, 56, 53, 83, 72, 68, 70, 71, 63, 60, 75, 77, 30, 40, 70, 58, 90, 77, 75, 65, 76, 69, 68, 61, 71, 69, 96, 70, 64,
  65, 32, 37, 32, 48, 54, 24, 56, 60, 55, 60, 57, 40, 63, 59, 26, 28, 57, 32, 88, 59, 57, 60, 60, 40, 52, 40, 59, 51,
  78, 58, 55, 49, 36, 27, 36, 59
];
const SIGNS: Record<string, number> = {
  "–": 58,
  "—": 113,
  "‘": 25,
  "’": 25,
  "“": 45,
  "”": 45,
  "«": 47,
  "»": 49,
  "¿": 53,
  "¡": 26,
  "…": 84,
  "→": 100,
  "·": 25,
  "§": 50
};
/** What stands on a letter takes no room of its own. */
const ACCENTS = /\p{M}/gu;
const UNKNOWN = 65;

interface TextStyle {
  /** The font size. */
  size: number;
  bold?: boolean;
  /** Cut words that are wider than a line (`wrap`). */
  breakWords?: boolean;
}

/** How wide a text is set in the charts' typeface, in the unit of its size. Drawings are laid out where nothing can be measured. */
export function textWidth(text: string, {size, bold = false}: TextStyle): number {
  const widths = bold ? BOLD : REGULAR;
  let sum = 0;
  for (const character of text.normalize("NFD").replace(ACCENTS, ""))
    sum += widths[character.charCodeAt(0) - 32] ?? SIGNS[character] ?? UNKNOWN;
  return (sum * size) / 100;
}

/** How wide a number is whose digits are all alike, as those of an axis are: its separators are wider too. */
export function numberWidth(text: string, size: number): number {
  const others = text.replace(/[\d.,]/g, "");
  const digits = text.replace(/\D/g, "").length;
  return size * (digits * 0.7 + (text.length - others.length - digits) * 0.3) + textWidth(others, {size});
}

/** A text broken into lines at its spaces, none wider than `width` unless a single word is, and it may not be cut. */
export function wrap(text: string, width: number, style: TextStyle): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, style) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
      continue;
    }
    let rest = style.breakWords ? [...word] : [];
    while (textWidth(rest.join(""), style) > width && rest.length > 1) {
      let cut = 1;
      while (textWidth(rest.slice(0, cut + 1).join(""), style) <= width) cut += 1;
      lines.push(rest.slice(0, cut).join(""));
      rest = rest.slice(cut);
    }
    lines.push(style.breakWords ? rest.join("") : word);
  }
  return lines;
}
