/* Run by output.test.ts in a process of its own: writes a sample edition and kills itself before the step that it is told. */
import {writeEdition} from "../../../loaders/dataset/edition.js";
import {prepareOutput} from "../../../loaders/dataset/output.js";
import {replaceFolder} from "../../../loaders/dataset/replace.js";
import {sampleEdition} from "../../values/samplefiles.js";
import {sampleRecord} from "./samplerecord.js";

const [out, mark, stop] = process.argv.slice(2);
const about = (step: string) => {
  if (step === stop) process.kill(process.pid, "SIGKILL");
};
const output = await prepareOutput(out!);
await replaceFolder(output, (folder) => writeEdition(folder, sampleEdition, sampleRecord(3, mark), about), about);
about("end");
