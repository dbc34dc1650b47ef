/** Stopped from outside, npm ends its shell and not what the shell runs: without this a server or a browser would stay behind. */
export function endWithParent() {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.kill(process.pid, "SIGTERM"), 500).unref();
}
