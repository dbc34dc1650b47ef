/* Run by killed.test.ts in a process of its own: loads sample rows and kills itself before the step that it is told. */
import {load} from "../../loaders/bulk/load.js";
import {docketEntries} from "../loaders/bulk/entries.js";

const [out, file, stop] = process.argv.slice(2);
const input = file === "-" ? {files: [], stdin: process.stdin} : {files: [file!]};
await load({
  table: docketEntries,
  out: out!,
  ...input,
  partition: [{name: "court_id", column: "court_id", year: false}],
  log: ({step}) => {
    if (step === stop) process.kill(process.pid, "SIGKILL");
  }
});
