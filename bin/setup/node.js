/**
 * Whether a Node version satisfies `>=MAJOR.MINOR`, the only form that package.json uses.
 * @param {string} version such as `20.20.2`
 * @param {string} wanted such as `>=20.19`
 * @returns {boolean}
 */
export function newEnough(version, wanted) {
  const [major, minor] = version.split(".").map(Number);
  const [leastMajor, leastMinor = 0] = wanted.replace(">=", "").split(".").map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
