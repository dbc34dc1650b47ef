import {existsSync, readFileSync, watch} from "node:fs";
import {basename, dirname} from "node:path";

/** The file in which `npm test` leaves how its build ended, where a build runs beside the tests. */
const RESULT = process.env["BUILD_RESULT"] ?? null;

/** What to do once the file is there. */
function comes(file: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(dirname(file), (_event, name) => {
      if (name === basename(file)) end();
    });
    const end = () => {
      watcher.close();
      resolve();
    };
    // It may have come before the watch began.
    if (existsSync(file)) end();
  });
}

/**
 * Waits for the build that runs beside the tests; where none does, the site that was built last is looked at.
 * @throws Error where the build failed
 */
export async function whenBuilt(file: string | null = RESULT): Promise<void> {
  if (file === null) return;
  if (!existsSync(file)) await comes(file);
  if (readFileSync(file, "utf8") !== "built") throw new Error("the build of this run failed: see its step");
}
