import {describe, expect, it} from "vitest";
import {docketbook} from "../../tools/command.js";

const run = (...options: string[]) => docketbook(["status", "--data", "test/record", ...options]);

describe("docketbook status", () => {
  it("answers as JSON, with how many orders of the flow it knew", async () => {
    const {stdout} = await run("--on", "2021-07-01", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      flow: "ferry-harbor",
      restriction: "barred",
      court_ids: ["sampdc"],
      binds: ["ferry", "transport"],
      as_known: null,
      known_orders: 5
    });
  });
  it("names every court that barred it on the day, and none of another flow", async () => {
    const {stdout} = await run("--on", "2021-10-01");
    expect(stdout).toMatch(/^On Oct. 1, 2021, two courts \(N. Sample and S. Sample\) barred giving passenger lists/);
    expect((await run("--on", "2021-04-15")).stdout).not.toContain("clay-limits");
    expect((await run("--on", "2021-04-15", "--flow", "tram-harbor")).stdout).toContain("clay-limits");
  });
  it("says in words that a day after the verified one was not verified", async () => {
    expect((await run("--on", "2022-04-15")).stdout).toContain("verified through March 31, 2022");
  });
  it("knows an order from the day on which its row was recorded", async () => {
    const known = async (day: string) => (await run("--on", "2021-10-01", "--as-known", day)).stdout;
    expect(await known("2022-03-31")).toContain("says nothing about the law");
    expect(await known("2022-04-19")).not.toContain("birch-injunction");
    expect(await known("2022-04-20")).toContain("birch-injunction");
  });
  it("refuses a day, a flow and a folder that do not exist with exit code 2", async () => {
    expect(await run("--on", "2025-02-30")).toMatchObject({status: 2});
    expect(await run("--on", "2025-02-28", "--flow", "no-such-flow")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("ferry-harbor") as string
    });
    expect(await run("--on", "2025-02-28", "--data", "no-such-folder")).toMatchObject({status: 2});
  });
});
