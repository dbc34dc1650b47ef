/** Text as UTF-8, and what the reader should know of how it came about. */
export interface PlainText {
  blob: Blob;
  /** What it was read as. */
  encoding: string;
  note: string | null;
}

async function* chunks(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = (file.stream() as ReadableStream<Uint8Array>).getReader();
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return;
    yield value;
  }
}

/** Whether a file is UTF-8 but for some damage: more of its letters beyond ASCII are whole than broken. */
async function isMostlyUtf8(file: Blob): Promise<boolean> {
  const decoder = new TextDecoder("utf-8");
  let whole = 0;
  const count = (text: string) => {
    for (const [sign] of text.matchAll(/[^\0-\x7f]/gu)) whole += sign === "\ufffd" ? -1 : 1;
  };
  for await (const chunk of chunks(file)) count(decoder.decode(chunk, {stream: true}));
  count(decoder.decode());
  return whole > 0;
}

/** Whether a file is UTF-8 throughout; a byte that is zero in it means that it is no text at all. */
async function isUtf8(file: Blob): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", {fatal: true});
  let place = 0;
  for await (const chunk of chunks(file)) {
    const zero = chunk.indexOf(0);
    if (zero >= 0)
      throw new Error(
        `byte ${place + zero + 1} is zero, which text never contains: the file may be damaged, or not a table`
      );
    place += chunk.length;
    try {
      decoder.decode(chunk, {stream: true});
    } catch {
      return false;
    }
  }
  try {
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** Another encoding's text in UTF-8, a piece at a time: all of it would be longer than a browser allows. */
export async function recoded(file: Blob, encoding: string, note: string | null = null): Promise<PlainText> {
  const decoder = new TextDecoder(encoding);
  const parts: Blob[] = [];
  let lines = 1;
  /** The first line with bytes that are none of the encoding's; 0 where there are none. */
  let lost = 0;
  let before = "";
  const add = (text: string) => {
    if (!lost) {
      const at = text.indexOf("\ufffd");
      lines += text.slice(0, at < 0 ? text.length : at).match(/\r\n?|\n/g)?.length ?? 0;
      // A line end may stand half in one piece and half in the next.
      if (before.endsWith("\r") && text.startsWith("\n")) lines--;
      if (at >= 0) lost = lines;
      before = text;
    }
    if (text.includes("\0"))
      throw new Error("it contains a zero character, which text never does: the file may be damaged, or not a table");
    parts.push(new Blob([text]));
  };
  for await (const chunk of chunks(file)) add(decoder.decode(chunk, {stream: true}));
  add(decoder.decode());
  const said =
    lost === 0
      ? null
      : `Some bytes are not valid ${encoding.toUpperCase()} and are shown as \ufffd, the first in line ${lost}.`;
  return {blob: new Blob(parts), encoding, note: [note, said].filter(Boolean).join(" ") || null};
}

/** Which kind of UTF-16 a text is in, by its mark or by where its first bytes are zero; null where it is in none. */
export function utf16Of(head: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at & 1]!++;
  const [even, odd] = zeros as [number, number];
  // Half of the bytes of most letters are zero, and no byte of UTF-8.
  if (odd > head.length / 8 && even * 20 < odd) return "utf-16le";
  return even > head.length / 8 && odd * 20 < even ? "utf-16be" : null;
}

/** A text file in UTF-8 without a byte order mark. What is neither UTF-8 nor UTF-16 is taken for Windows-1252, and says so. */
export async function plainText(file: Blob): Promise<PlainText> {
  const head = new Uint8Array(await file.slice(0, 4096).arrayBuffer());
  const wide = utf16Of(head);
  if (wide) return recoded(file, wide, "It was read as UTF-16.");
  if (await isUtf8(file)) {
    const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
    return {blob: marked ? file.slice(3) : file, encoding: "utf-8", note: null};
  }
  // One damaged letter does not make every other one of another encoding.
  if (await isMostlyUtf8(file)) return recoded(file, "utf-8");
  return recoded(file, "windows-1252", "It is not UTF-8 and was read as Windows-1252: check accented letters.");
}
