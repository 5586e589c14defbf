import { writeFileSync } from "node:fs";
import { lockedPackages } from "./packages.mjs";
import { noticesFile, renderNotices } from "./render.mjs";

/** `npm run notices` */
writeFileSync(noticesFile, renderNotices(lockedPackages()));
