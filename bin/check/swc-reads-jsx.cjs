/** Loaded before dependency-cruiser, which asks swc for TypeScript without JSX and so cannot read a .tsx file. */
const swc = require("@swc/core");
const { parseFileSync } = swc;

swc.parseFileSync = (file, options) =>
  parseFileSync(file, { ...options, tsx: file.endsWith(".tsx") });
