import { statSync } from "node:fs";
import pg from "pg";
import { say, step } from "../launcher/say.mjs";

/** The demo's past, played through the product's own sync and daily close; at later starts only what is missing. */
export async function playDemoPast(processes, env) {
  await step("Playing the demo's past through sync and daily close", () =>
    processes.run(
      "demo/past.ts",
      // A minute of small, short-lived objects: room for them saves a tenth of it in collecting garbage.
      ["--max-semi-space-size=64", "--conditions=react-server", "--import", "tsx", "demo/past.ts"],
      { env, output: "demo-past", onLine: say },
    ),
  );
}

/**
 * Syncs every source once, if there is one that no run has finished yet. A source that cannot be read does not hold up
 * the start: the page says which one and why.
 */
export async function firstSyncs(processes, env) {
  if (!(await someSourceIsNew(env))) return;
  await step("First sync of every source", () =>
    processes
      .run("kagimori sync", ["bin/kagimori.mjs", "sync"], {
        env,
        output: "first-sync",
        onLine: say,
      })
      .catch((error) => say(`Not every source could be read to its end. ${error.message}`)),
  );
}

async function someSourceIsNew({ DATABASE_URL, KAGIMORI_CONFIG }) {
  const client = new pg.Client({ connectionString: DATABASE_URL });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT (SELECT max(applied_at) FROM config_version) AS applied_at,
              EXISTS (SELECT FROM source s
                       WHERE s.removed_from_config_at IS NULL
                         AND s.kind NOT IN ('cloudtrail', 'vault-audit') -- logs: the worker follows them
                         AND NOT EXISTS (SELECT FROM sync_run r WHERE r.source_id = s.id AND r.finished_at IS NOT NULL)
                     ) AS unread`,
    );
    const [{ applied_at: appliedAt, unread }] = rows;
    return unread || appliedAt === null || statSync(KAGIMORI_CONFIG).mtime > appliedAt;
  } finally {
    await client.end();
  }
}
