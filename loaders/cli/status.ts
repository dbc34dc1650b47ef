import {InvalidArgumentError, type Command} from "commander";
import {pluralize} from "../diagnostics/pluralize.js";
import {legalStatus, statusOn} from "../status/status.js";
import {formatDay, formatOrderLine, formatStatus, nameFlow} from "../status/statusmessages.js";
import {isDate} from "../schema/column.js";
import {openRecord} from "./record.js";

const day = (text: string) => {
  if (!isDate(text)) throw new InvalidArgumentError(`${text} is not a day; write it as 2025-11-21.`);
  return text;
};

interface Options {
  on: string;
  asKnown?: string;
  flow?: string;
  data: string;
  json?: boolean;
}

/** `docketbook status --on DATE`: who was bound on a day, derived from the orders. */
export function statusCommand(program: Command): void {
  program
    .command("status")
    .description("say who was bound on a day, derived from the orders alone")
    .requiredOption("--on <date>", "the day to ask about, YYYY-MM-DD", day)
    .option("--as-known <date>", "answer from what was recorded on or before this day", day)
    .option("--flow <id>", "the flow to ask about (default: the edition's own)")
    .option("--data <dir>", "the folder of the record", "data")
    .option("--json", "print the answer as JSON")
    .action(async ({on, asKnown, flow: asked, data, json}: Options) => {
      const record = await openRecord(data);
      if (!record) return;
      const {edition, tables} = record;
      const flow = tables.flows.find(({row}) => row.id === (asked ?? edition.flow))?.row;
      if (!flow)
        program.error(
          `error: there is no flow ${asked}; the record has ${tables.flows.map(({row}) => row.id).join(", ")}`,
          {exitCode: 2}
        );
      const orders = tables.orders.map(({row}) => row);
      const cases = tables.cases.map(({row}) => row);
      const question = {
        flow: flow.id,
        verifiedThrough: edition.verified_through,
        ...(asKnown !== undefined && {asKnown})
      };
      const answer = statusOn(legalStatus(orders, cases, question), on);
      const known = orders.filter(
        ({flow: id, recorded}) => id === flow.id && (asKnown === undefined || recorded <= asKnown)
      ).length;
      if (json)
        return console.log(JSON.stringify({...answer, as_known: asKnown ?? null, known_orders: known}, null, 2));
      const name = (rows: readonly {row: {id: string; short_name: string}}[]) => (id: string) =>
        rows.find(({row}) => row.id === id)?.row.short_name ?? id;
      const [agency, court] = [name(tables.agencies), name(tables.courts)];
      const line = (id: string) => {
        const order = orders.find((row) => row.id === id);
        const docket = cases.find((row) => row.id === order?.case_id);
        return `  ${id}: ${order && docket ? formatOrderLine(order, court(docket.court_id), agency) : ""}`;
      };
      if (asKnown !== undefined) console.log(`As known on ${formatDay(asKnown)}, from ${pluralize(known, "order")}:`);
      console.log(formatStatus(answer, {flow: nameFlow(flow), known, agency, court, order: line}));
    });
}
