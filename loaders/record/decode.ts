import type {Position} from "../diagnostics/diagnostic.js";
import {show} from "../diagnostics/show.js";
import {type Fault, refused} from "../diagnostics/fault.js";

const UTF8 = "a file in UTF-8: save it again with that encoding";
const lineAndColumn = (text: string): Position => {
  const before = text.lastIndexOf("\n");
  return {line: text.split("\n").length, column: text.length - before};
};

const latin = new TextDecoder("windows-1252");

/** The text before the first byte that is not UTF-8; the shortest beginning that cannot be decoded is found by halving. */
function soundPart(bytes: Uint8Array): string {
  const decode = (length: number) =>
    new TextDecoder("utf-8", {fatal: true}).decode(bytes.subarray(0, length), {stream: true});
  let sound = 0;
  let unsound = bytes.length + 1;
  while (unsound - sound > 1) {
    const middle = (sound + unsound) >>> 1;
    try {
      decode(middle);
      sound = middle;
    } catch {
      unsound = middle;
    }
  }
  return decode(sound);
}

/** The text of a file, without a byte order mark; or, for what is not UTF-8, a fault and the first byte that it is at. */
export function decode(bytes: Uint8Array): {text: string} | {fault: Fault; position: Position} {
  const fail = (message: string, position: Position) => ({
    fault: refused("encoding", message, UTF8).faults[0]!,
    position
  });
  const start: Position = {line: 1, column: 1};
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return fail("the file is in UTF-16", start);
  const head = bytes.subarray(0, 1000);
  if (head.filter((byte) => byte === 0).length > head.length / 5)
    return fail("the file is full of zero bytes, as UTF-16 and binary files are", start);
  try {
    return {text: new TextDecoder("utf-8", {fatal: true}).decode(bytes)};
  } catch {
    const sound = soundPart(bytes);
    const mark = bytes.length > 2 && a === 0xef && b === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    const byte = bytes[mark + new TextEncoder().encode(sound).length] ?? 0;
    const name = `0x${byte.toString(16).toUpperCase()}`;
    return fail(
      `the byte ${name} does not belong there in UTF-8 (in Windows-1252 it is ${show(latin.decode(Uint8Array.of(byte)))})`,
      lineAndColumn(sound)
    );
  }
}
