import "server-only";
import { PgBoss } from "pg-boss";
import { environment } from "@/lib/config/environment";
import { log } from "@/lib/log";

/**
 * The queue, not yet started. Its schema was made by the migration step: the application's role may not make one.
 * @param worker whether it also keeps the queue in order and runs schedules; one that only sends does neither
 */
export function makeQueue(worker: boolean): PgBoss {
  const queue = new PgBoss({
    connectionString: environment().databaseUrl,
    schema: "pgboss",
    createSchema: false,
    migrate: false,
    supervise: worker,
    schedule: worker,
    useListenNotify: worker,
    // How soon the jobs of a killed worker are taken up, after their heartbeat has stopped.
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    max: worker ? 6 : 2,
  });
  queue.on("error", (error) => log.error({ error: error.message }, "queue"));
  return queue;
}
