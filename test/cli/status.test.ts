import {spawnSync} from "node:child_process";
import {describe, expect, it} from "vitest";

const status = (...options: string[]) => spawnSync("node", ["bin/docketbook.js", "status", ...options], {encoding: "utf8"});
const answer = (...options: string[]) => JSON.parse(status(...options, "--json").stdout) as Record<string, unknown>;

describe("docketbook status, on the real record", () => {
  it.each([
    ["2025-08-07", "none", []],
    ["2025-10-01", "notice", ["dcd"]],
    ["2025-12-01", "barred", ["dcd"]],
    ["2026-02-25", "barred", ["dcd", "mad"]],
    ["2026-03-01", "barred", ["dcd", "mad"]]
  ])("on %s is %s", (on, level, court_ids) => {
    expect(answer("--on", on)).toMatchObject({on, level, court_ids, verified: true});
  });
  it("binds ICE and DHS by the second court alone", () => {
    expect(answer("--on", "2025-12-01")["binds"]).toEqual(["irs", "treasury"]);
    expect(answer("--on", "2026-03-01")["binds"]).toEqual(["dhs", "ice", "irs", "treasury"]);
  });
  it("says in words that a day after the verified one was not verified", () => {
    expect(status("--on", "2026-08-01").stdout).toContain("verified through 28 July 2026");
  });
  it("knew nothing before the record was made, and says that this says nothing about the law", () => {
    expect(answer("--on", "2026-03-01", "--as-known", "2026-11-21")).toMatchObject({level: "none", known_orders: 0});
    expect(status("--on", "2026-03-01", "--as-known", "2026-11-21").stdout).toContain("says nothing about the law");
    expect(answer("--on", "2026-03-01", "--as-known", "2026-11-22")).toMatchObject({level: "barred"});
  });
  it("refuses a day that does not exist, a flow that does not exist and a folder that does not exist with exit code 2", () => {
    expect(status("--on", "2025-02-30")).toMatchObject({status: 2});
    expect(status("--on", "2025-02-28", "--flow", "no-such-flow")).toMatchObject({status: 2, stderr: expect.stringContaining("irs-ice") as string});
    expect(status("--on", "2025-02-28", "--data", "no-such-folder")).toMatchObject({status: 2});
  });
});
