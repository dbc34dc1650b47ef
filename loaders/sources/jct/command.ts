import type {SourceCommand} from "../command.js";
import {csvAnswer, writeTidy} from "../tidycommand.js";
import {readDisclosures} from "./disclosures.js";

/** `docketbook fetch jct`. */
export const disclosuresCommand: SourceCommand = {
  name: "jct",
  description:
    "Joint Committee on Taxation, disclosures under section 6103(p)(3)(C) by recipient and year, from a transcribed table (the reports are PDF)",
  options: (command) =>
    command
      .option("--file <path>", "the transcribed table, CSV")
      .option("--address <address>", "the address of the transcribed table"),
  async run(options, context) {
    const {file, address} = options as {file?: string; address?: string};
    if ((file === undefined) === (address === undefined)) context.usage("give one of --file and --address");
    return writeTidy(readDisclosures(await csvAnswer(file, address ?? "", context)), "jct-disclosures", context);
  }
};
