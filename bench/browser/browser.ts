import { chromium } from "@playwright/test";
import { Role } from "@/lib/access-control/model";
import { kindOf } from "../../e2e/links";
import { runtime } from "../../e2e/runtime";
import { signInAs } from "../../e2e/sign-in";
import type { Bench } from "../goal";
import { median } from "../measure";
import { laptop, type Visit, visit } from "./visit";

/** Every page every role can click to in the running demo, as a slow laptop gets it: what it loads, paints and answers. */
export const browser: Bench = {
  against: "demo",
  goals: [
    { name: "browser-js-before-input", goal: 200, must: "at most", unit: "kB gzip" },
    { name: "browser-js-charts", goal: 125, must: "at most", unit: "kB gzip" },
    { name: "browser-js-page", goal: 360, must: "at most", unit: "kB gzip" },
    { name: "browser-lcp", goal: 1500, must: "at most", unit: "ms" },
    { name: "browser-cls", goal: 0.02, must: "at most", unit: "" },
    { name: "browser-inp", goal: 200, must: "at most", unit: "ms" },
  ],
  async run({ name, rounds }) {
    const pages = new Map<string, Visit[]>();
    const chosen = Role.options.filter((role) =>
      (process.env.ROLES ?? role).split(",").includes(role),
    );
    for (let round = 0; round < (name === "small" ? 1 : rounds); round++)
      for (const role of chosen) await walk(role, pages);
    const worst = worstFirst(pages);
    const value = (measure: keyof Visit) => worst(measure)[0]?.[1] ?? Number.NaN;
    for (const measure of measures)
      for (const [page, found] of worst(measure).slice(0, 5))
        console.error(`  ${measure} ${Number(found.toPrecision(4))} ${page}`);
    return {
      "browser-js-before-input": value("before"),
      "browser-js-charts": value("charts"),
      "browser-js-page": value("all"),
      "browser-lcp": value("lcp"),
      "browser-cls": value("cls"),
      "browser-inp": value("inp"),
    };
  },
};

const measures = ["before", "charts", "all", "answersAt", "lcp", "cls", "inp"] as const;

/** Visits one page of each kind the role can click to, beginning at home; notes them by role and kind. */
async function walk(role: Role, pages: Map<string, Visit[]>): Promise<void> {
  const root = process.getuid?.() === 0; // Chromium's sandbox refuses to work for root.
  const chrome = await chromium.launch({
    ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
    args: root ? ["--no-sandbox"] : [],
  });
  try {
    const baseURL = process.env.BASE_URL ?? runtime().webUrl;
    const context = await laptop(chrome, baseURL);
    await context.addInitScript({ path: new URL("watch.js", import.meta.url).pathname });
    await signInAs(context, baseURL, role);
    const [seen, waiting] = [new Set<string>(), ["/"]];
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const kind = kindOf(path);
      if (seen.has(kind)) continue;
      seen.add(kind);
      const found = await visit(context, path);
      pages.set(`${kind} ${role}`, [...(pages.get(`${kind} ${role}`) ?? []), found.visit]);
      waiting.push(...found.links);
    }
  } finally {
    await chrome.close();
  }
}

/** Pages by a measure, the median of their visits, the worst first. */
function worstFirst(pages: ReadonlyMap<string, readonly Visit[]>) {
  return (measure: keyof Visit): [string, number][] =>
    [...pages]
      .map(([page, visits]): [string, number] => [page, median(visits.map((one) => one[measure]))])
      .sort(([, one], [, other]) => other - one);
}
