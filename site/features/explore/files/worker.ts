import {Result} from "../result/result.js";
import {takeRows} from "../result/take.js";
import {writeResult} from "../result/write/write.js";
import type {Answers, FileAnswer, FileRequest} from "./messages.js";
import {readOwn} from "./own/own.js";
import {readRecordTable} from "./record.js";

/* Reads and writes files away from the page, which stays quick and can end this whatever a file does to it. */
const scope = globalThis as unknown as {
  postMessage: (answer: FileAnswer, transfer?: Transferable[]) => void;
  onmessage: (event: MessageEvent<FileRequest>) => void;
};

function answer(request: FileRequest): Promise<Answers[keyof Answers]> | Answers[keyof Answers] {
  const read = (bytes: number) => scope.postMessage({read: bytes});
  if (request.kind === "record") return readRecordTable(request, read);
  if (request.kind === "own") return readOwn(request.file, read);
  const result = Result.of(request.messages, false, request.types);
  return {blob: writeResult(request.rows ? takeRows(result, request.rows) : result, request.format)};
}

scope.onmessage = ({data: request}) => {
  (async () => answer(request))().then(
    (found) => scope.postMessage({answer: found}, "stream" in found ? [found.stream.buffer] : []),
    (error: unknown) => scope.postMessage({error: error instanceof Error ? error.message : String(error)})
  );
};
