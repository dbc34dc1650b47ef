import {SourceError} from "./error.js";

const large = (bytes: number) => `${bytes.toLocaleString("en")} bytes`;

/**
 * The bytes of a response. Stops reading at `maxBytes`, counted after decompression, and refuses a response that announces more.
 * Throws SourceError `too-large`; what breaks off throws what the platform throws.
 */
export async function readBody(response: Response, address: string, maxBytes: number): Promise<Uint8Array> {
  const announced = Number(response.headers.get("content-length") ?? 0);
  const tooLarge = (found: string) =>
    new SourceError("too-large", address, `the answer ${found}; at most ${large(maxBytes)} are read`);
  if (announced > maxBytes) {
    await response.body?.cancel();
    throw tooLarge(`announces ${large(announced)}`);
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  // The platform's types leave out that a body can be iterated.
  for await (const part of (response.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > maxBytes) throw tooLarge(`goes beyond ${large(maxBytes)}`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
