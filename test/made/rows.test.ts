import {spawn} from "node:child_process";
import {join} from "node:path";
import {expect, test} from "vitest";
import {columns, date, integer, load, table, text} from "docketbook/loaders";
import {withDatabase} from "../../loaders/dataset/database.js";
import {sampleLines} from "../loaders/bulk/entries.js";
import {query, writeLines} from "../loaders/bulk/files.js";
import {ROOT} from "../structure/files.js";
import {COMMAND, docketbook} from "../tools/command.js";
import {freshFolder} from "../tools/folder.js";

const column = (title: string) => ({title, description: `${title}, in a sample.`});
const things = table({
  name: "things",
  title: "Things",
  description: "Sample rows.",
  row: columns({id: integer(column("Number")), day: date(column("Day")), word: text(column("Word"))}),
  key: ["id"],
  sort: ["id"],
  file: {format: "derived"}
});

test(
  "ten million rows are loaded whole, and a wrong one among them is told with its line",
  {timeout: 900_000},
  async () => {
    const folder = await freshFolder();
    const ROWS = 10_000_000;
    const WRONG = 7_654_321;
    const made = (name: string, day: string) => {
      const file = join(folder, name);
      return withDatabase(async (connection) => {
        await connection.run(
          `COPY (SELECT i AS id, ${day} AS day, 'word ' || i % 977 AS word FROM range(${ROWS}) AS t(i)) TO '${file}' (FORMAT csv, HEADER)`
        );
        return file;
      });
    };
    const days = "strftime(DATE '2000-01-01' + (i % 9000)::INTEGER, '%Y-%m-%d')";
    const out = join(folder, "out");
    const sound = await made("sound.csv", days);
    expect(await load({table: things, files: [sound], out})).toMatchObject({rows: ROWS, refused: 0});
    expect(
      await query(
        `SELECT count(*) AS rows, sum(id)::VARCHAR AS ids, count(DISTINCT day) AS days, count(DISTINCT word) AS words FROM read_parquet('${out}/*.parquet')`
      )
    ).toEqual([{rows: String(ROWS), ids: String((ROWS * (ROWS - 1)) / 2), days: "9000", words: "977"}]);
    const wrong = await made("wrong.csv", `if(i = ${WRONG}, '2025-02-30', ${days})`);
    const {files, refused, diagnostics} = await load({table: things, files: [wrong], out: join(folder, "other")});
    expect({files, refused}).toEqual({files: null, refused: 1});
    // The first line holds the names, and the first row is 0.
    expect(diagnostics).toMatchObject([{code: "date-impossible", line: WRONG + 2, field: "day"}]);
  }
);

test(
  "a load that is killed a hundred times, at any moment, leaves the old rows or the new ones, whole",
  {timeout: 900_000},
  async () => {
    const seed = Date.now() % 1_000_000;
    process.stdout.write(`killed after waits of seed ${seed}\n`);
    let state = seed;
    /** A number from 0 to 1: Park and Miller's generator. */
    const chance = () => (state = (state * 48_271 + 1) % 2_147_483_647) / 2_147_483_647;
    const folder = await freshFolder();
    const schema = ["--schema", join(ROOT, "test/loaders/bulk/entries.ts"), "--partition", "court_id"];
    await writeLines(join(folder, "old.ndjson"), sampleLines(400));
    await writeLines(join(folder, "new.ndjson"), sampleLines(20_000, 2));
    const args = (file: string) => ["load", "docket_entries", file, "--out", "out", ...schema];
    const start = (file: string) => {
      const child = spawn(process.execPath, [COMMAND, ...args(file)], {cwd: folder, stdio: "ignore"});
      return {
        child,
        end: new Promise<string | number | null>((done) => child.on("exit", (code, signal) => done(signal ?? code)))
      };
    };
    expect(await start("old.ndjson").end).toBe(0);
    // How long one takes that nobody kills.
    const began = performance.now();
    expect(await start("new.ndjson").end).toBe(0);
    const whole = performance.now() - began;
    const counts = new Set<string>();
    for (let time = 0; time < 100; time++) {
      const {child, end} = start(time % 2 ? "new.ndjson" : "old.ndjson");
      await Promise.race([end, new Promise((done) => setTimeout(done, chance() * whole))]);
      child.kill("SIGKILL");
      await end;
      // What stands aside while folders change places is put back by the next command that looks.
      const {status, stderr} = await docketbook(["verify", "out"], {cwd: folder});
      if (status !== 0 && /there is no folder/.test(stderr)) {
        expect(await start("old.ndjson").end).toBe(0);
        continue;
      }
      expect([time, status, stderr]).toEqual([time, 0, ""]);
      const [{rows} = {rows: ""}] = (await query(
        `SELECT count(*) AS rows FROM read_parquet('${join(folder, "out")}/docket_entries/**/*.parquet', hive_partitioning = true)`
      )) as {rows: string}[];
      expect(["400", "20000"]).toContain(rows);
      counts.add(rows);
    }
    expect(counts.size).toBe(2);
  }
);
