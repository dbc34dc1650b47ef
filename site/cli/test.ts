import type {Command} from "commander";

/** `docketbook test`: every check of a story. */
export function testCommand(program: Command): void {
  program
    .command("test")
    .description(
      "check the record, build the site, look at every page in Chromium, and run the story's own test/*.test.ts"
    )
    .action(async () => {
      const {say, testStory} = await import("./storytest.js");
      const {passed, failed} = await testStory();
      process.exitCode = failed ? 1 : 0;
      say(`${passed} passed, ${failed} failed`);
    });
}
