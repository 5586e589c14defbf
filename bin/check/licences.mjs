import { existsSync, readFileSync } from "node:fs";
import { lockedPackages } from "../notices/packages.mjs";
import { licenceProblem } from "../notices/policy.mjs";
import { noticesFile, renderNotices } from "../notices/render.mjs";

/**
 * Every package's licence is permitted, and THIRD_PARTY_NOTICES lists what package-lock.json holds.
 * @returns {string | null}
 */
export function licences() {
  const packages = lockedPackages();
  const problems = packages.flatMap(({ name, version, licence }) => {
    const problem = licenceProblem(licence);
    return problem ? [`${name} ${version} ${problem}`] : [];
  });
  if (problems.length > 0) return problems.join("\n");
  const written = existsSync(noticesFile) ? readFileSync(noticesFile, "utf8") : "";
  return written === renderNotices(packages)
    ? null
    : "THIRD_PARTY_NOTICES is out of date: `npm run notices`";
}
