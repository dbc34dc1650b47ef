import {readFileSync} from "node:fs";
import {join} from "node:path";

/**
 * Compares what npm last installed with what the lock file asks for. Contents are compared, not times, because a checkout touches files
 * in any order.
 * @param {string} root the folder of package.json
 * @returns {string | null} why an install is needed, or null where none is
 */
export function installed(root) {
  const wanted = packages(join(root, "package-lock.json"));
  if (!wanted) return "there is no readable package-lock.json";
  const present = packages(join(root, "node_modules", ".package-lock.json"));
  if (!present) return "nothing is installed yet";
  for (const [path, {version, integrity, optional, devOptional, peer}] of Object.entries(wanted)) {
    if (path === "") continue;
    const found = present[path];
    // Packages for other systems, and peers that nobody asked for, are in the lock and rightly not on the disk.
    if (!found && (optional || devOptional || peer)) continue;
    if (!found) return `${path} is missing`;
    if (found.version !== version || found.integrity !== integrity)
      return `${path} is not the version that the lock names`;
  }
  return null;
}

function packages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? null;
  } catch {
    return null;
  }
}
