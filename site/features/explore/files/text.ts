/** Text as UTF-8, and what the reader should know of how it came about. */
export interface PlainText {
  blob: Blob;
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

/** Whether a file is UTF-8 throughout; a byte that is zero in it means that it is no text at all. */
async function isUtf8(file: Blob): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", {fatal: true});
  let place = 0;
  for await (const chunk of chunks(file)) {
    const zero = chunk.indexOf(0);
    if (zero >= 0)
      throw new Error(`byte ${place + zero + 1} is zero, which no text holds: the file may be broken, or not a table`);
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
async function recoded(file: Blob, encoding: string): Promise<Blob> {
  const decoder = new TextDecoder(encoding);
  const parts: Blob[] = [];
  for await (const chunk of chunks(file)) parts.push(new Blob([decoder.decode(chunk, {stream: true})]));
  return new Blob([...parts, decoder.decode()]);
}

/** A text file in UTF-8 without a byte order mark. UTF-16 is known by its mark; what is neither is taken for Windows-1252, and says so. */
export async function plainText(file: Blob): Promise<PlainText> {
  const [a, b, c] = new Uint8Array(await file.slice(0, 3).arrayBuffer());
  if (a === 0xff && b === 0xfe) return {blob: await recoded(file, "utf-16le"), note: "It was in UTF-16."};
  if (a === 0xfe && b === 0xff) return {blob: await recoded(file, "utf-16be"), note: "It was in UTF-16."};
  if (await isUtf8(file)) return {blob: a === 0xef && b === 0xbb && c === 0xbf ? file.slice(3) : file, note: null};
  return {
    blob: await recoded(file, "windows-1252"),
    note: "It is not in UTF-8 and was read as Windows-1252: check letters with accents."
  };
}
