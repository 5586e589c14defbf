import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../launcher/paths.mjs";

/**
 * @typedef {object} Package
 * @property {string} name
 * @property {string} version
 * @property {string} licence SPDX expression
 * @property {boolean} development not part of what runs in production
 * @property {string | null} text its licence file; null for one that is not installed on every platform
 */

/** Licences whose field in the package is not an SPDX expression. */
const corrected = { tv4: "MIT OR LicenseRef-Public-Domain", "@visx/vendor": "MIT AND ISC" };

/** Every package of package-lock.json, in order of name and version, each once. @returns {Package[]} */
export function lockedPackages() {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const found = new Map();
  for (const [path, entry] of Object.entries(packages)) {
    if (!path || entry.link) continue;
    const name =
      entry.name ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const key = `${name}@${entry.version}`;
    const known = found.get(key);
    if (known) {
      known.development &&= entry.dev === true;
      continue;
    }
    const everywhere = !entry.os && !entry.cpu && !entry.optional;
    found.set(key, {
      name,
      version: entry.version,
      licence: corrected[name] ?? entry.license ?? "",
      development: entry.dev === true,
      text: everywhere ? licenceText(join(root, path)) : null,
    });
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, found]) => found);
}

function licenceText(folder) {
  if (!existsSync(folder)) return null;
  const file = readdirSync(folder)
    .sort()
    .find((name) => /^(licen[cs]e|copying)(\b|[-._])/i.test(name) && !/\.(js|ts|json)$/.test(name));
  return file ? readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim() : null;
}
