import type {SourceCommand} from "./command.js";
import {courtlistenerCommand} from "./courtlistener/command.js";
import {federalRegisterCommand} from "./federalregister/command.js";
import {filingSeasonCommand, historicTable2Command} from "./irs/command.js";
import {disclosuresCommand} from "./jct/command.js";

/** Every source of `docketbook fetch`. */
export const sourceCommands: readonly SourceCommand[] = [
  courtlistenerCommand,
  federalRegisterCommand,
  historicTable2Command,
  filingSeasonCommand,
  disclosuresCommand
];
