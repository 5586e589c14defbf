import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { root } from "../launcher/paths.mjs";
import { CatalogAdapter, CatalogPool } from "./catalog-adapter.mjs";

/**
 * Prisma's schema engine as WebAssembly: what `prisma migrate` does, without a native program that npm would have to
 * download from elsewhere.
 */
const schemaFile = join(root, "prisma/schema.prisma");

/** @returns {{ files: { path: string, content: string }[] }} */
const readSchema = () => ({
  files: [{ path: schemaFile, content: readFileSync(schemaFile, "utf8") }],
});

/**
 * The SQL that brings a database to what schema.prisma says.
 * @param {string} url of a database to which all migrations were applied
 * @returns {Promise<string | null>} null when there is no difference
 */
export function differenceToSchema(url) {
  return withEngine(url, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: "schemaDatasource", ...readSchema(), configDir: join(root, "prisma") },
      to: { tag: "schemaDatamodel", ...readSchema() },
      script: true,
      exitCode: true,
      filters: { externalTables: ["public._prisma_migrations"], externalEnums: [] },
    });
    return exitCode === 0 ? null : stdout;
  });
}

async function withEngine(url, work) {
  load();
  const pool = new CatalogPool({ connectionString: url, max: 2 });
  const factory = bindMigrationAwareSqlAdapterFactory(new CatalogAdapter(pool));
  const datamodels = readSchema().files.map(({ path, content }) => [path, content]);
  const engine = await glue.SchemaEngine.new({ datamodels }, () => {}, factory);
  try {
    return await work(engine);
  } catch (error) {
    throw factory.errorRegistry?.consumeError?.(error?.code)?.error ?? panic ?? error;
  } finally {
    engine.free();
    await pool.end();
  }
}

let loaded = false;
let panic = null;

/** The package's own entry imports a .wasm file, which Node 20 cannot. */
function load() {
  if (loaded) return;
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message(message) {
      panic = new Error(message);
    },
  };
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const code = new WebAssembly.Module(readFileSync(join(folder, "schema_engine_bg.wasm")));
  const instance = new WebAssembly.Instance(code, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  loaded = true;
}
