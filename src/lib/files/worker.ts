import type {FileAnswer, FileRequest} from "./messages.js";
import {readRecordTable} from "./record.js";

/* Reads files away from the page, which stays quick and can end this whatever a file does to it. */
const scope = globalThis as unknown as {postMessage: (answer: FileAnswer, transfer?: Transferable[]) => void; onmessage: (event: MessageEvent<FileRequest>) => void};

scope.onmessage = ({data: request}) => {
  const {id} = request;
  readRecordTable(request, (read) => scope.postMessage({id, read})).then(
    ({stream, rows}) => scope.postMessage({id, stream, rows}, [stream.buffer]),
    (error: unknown) => scope.postMessage({id, error: error instanceof Error ? error.message : String(error)})
  );
};
