import { closePool } from "@/lib/db/pool";
import { runExportAsSystem } from "../run-export";

/** A worker that makes one export and can be killed: `node … export-in-child.ts ID`. */
await runExportAsSystem(process.argv[2] ?? "", new AbortController().signal);
await closePool();
