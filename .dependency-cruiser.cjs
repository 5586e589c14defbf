/**
 * Dependencies point one way: app → components → a room's client and model; app, worker → jobs → rooms' commands and
 * queries → db. Tests may reach further, so they are left out.
 */
const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** What a browser may load from a room. */
const browserSafe = "^lib/.+/(client|model)(\\.tsx?$|/)|^lib/http/(fetch-json|query-client)\\.ts$";

const model = "^lib/.+/model(\\.ts$|/)";

module.exports = {
  forbidden: [
    rule(
      "no-circular",
      "Two modules that need each other are one, or lack a third.",
      {},
      { circular: true },
    ),
    rule("resolvable", "An import must be found.", {}, { couldNotResolve: true }),
    rule(
      "lib-knows-no-surface",
      "The product knows neither its pages nor its processes.",
      { path: "^lib/" },
      { path: "^(app|components|worker|bin)/" },
    ),
    rule(
      "nothing-imports-the-trials",
      "Demo, benchmark and end-to-end tests stand outside.",
      { path: "^(app|components|lib|worker)/" },
      { path: "^(demo|bench|e2e)/" },
    ),
    rule(
      "components-know-no-server",
      "A component draws; it gets data from a page or through a room's client.",
      { path: "^components/" },
      { path: "^(app|worker)/|^lib/(?!i18n/)", pathNot: browserSafe },
    ),
    rule(
      "models-are-pure",
      "A model holds types and rules: no I/O, no clock, safe in the browser.",
      { path: model },
      { path: ".", pathNot: [model, "^node_modules/(zod|re2js)/"] },
    ),
    rule(
      "client-knows-no-server",
      "What a browser loads reaches no database.",
      { path: browserSafe },
      { path: "^lib/(db|auth|jobs|config)/|/(queries|commands)\\.ts$", pathNot: model },
    ),
    rule(
      "backends-know-no-database",
      "A backend talks, translates and describes; storing is sync's.",
      { path: "^lib/(backends|access-sources)/" },
      { path: "^lib/(db|sync|jobs|kpis|auth|http)/|^node_modules/(pg|pg-boss|@prisma)/" },
    ),
    rule(
      "worker-runs-jobs",
      "The worker knows jobs, not pages.",
      { path: "^worker/" },
      { path: "^(app|components)/" },
    ),
    rule(
      "rules-of-a-kpi-are-pure",
      "A KPI's rule is computed from counts, without I/O.",
      { path: "^lib/kpis/[^/]+/kpi\\.ts$" },
      { path: "^lib/(db|auth|jobs|config)/|/query\\.ts$|^node_modules/pg/" },
    ),
    rule(
      "no-development-package",
      "What runs in production is a dependency, not a development dependency.",
      { path: "^(app|components|lib|worker)/", pathNot: "^lib/.*testing" },
      { dependencyTypes: ["npm-dev", "npm-no-pkg"], dependencyTypesNot: ["type-only"] },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["^lib/db/generated/", "\\.test\\.tsx?$", "^\\.next/"] },
    parser: "swc", // else TypeScript is read by a guessing JavaScript parser
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
