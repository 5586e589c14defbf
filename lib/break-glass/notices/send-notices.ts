import "server-only";
import { z } from "zod";
import { systemViewer } from "@/lib/access-control/system";
import { appendEntry } from "@/lib/audit-trail/commands";
import { environment } from "@/lib/config/environment";
import { loadConfig } from "@/lib/config/load";
import { prisma } from "@/lib/db/prisma";
import { log } from "@/lib/log";
import { type Mailer, mailerOf } from "@/lib/notifications/mailer";
import { organisationSettings } from "@/lib/organisation/settings";
import { approversOf } from "../approvers";
import { stateSql } from "../state-sql";
import { letterOf } from "./letter";

const Due = z.object({
  id: z.string(),
  kind: z.enum(["emergency", "approval-overdue", "review-overdue"]),
  number: z.int(),
  person: z.string(),
  requester: z.string(),
  from: z.date(),
  to: z.date(),
  due: z.date(),
});
type Due = z.infer<typeof Due>;

/** What became due longer ago is left alone: a mail server that is named for the first time must not flood people. */
const RECENT = "7 days";

/** Tells by mail who must act, once per request and cause. Without a mail server nothing happens. */
export async function sendNoticesAsSystem(now: Date, signal: AbortSignal): Promise<void> {
  const { configFile } = environment();
  const loaded = configFile === null ? null : loadConfig(configFile, now);
  const mailer = loaded && mailerOf(loaded);
  if (!mailer) return;
  await sendNotices(mailer, loaded.config.organisation.language, now, signal);
}

/**
 * The same with the mailer at hand. One letter that cannot be sent does not keep back the others; it is thrown at the end,
 * so that the queue tries again.
 */
export async function sendNotices(
  mailer: Mailer,
  language: "ja" | "en",
  now: Date,
  signal: AbortSignal,
): Promise<void> {
  const failures: unknown[] = [];
  for (const due of await dueNotices(now)) {
    signal.throwIfAborted();
    try {
      await tell(mailer, language, due, now);
    } catch (error) {
      log.error({ request: due.number, kind: due.kind, error: String(error) }, "no notice");
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "Some notices could not be sent.");
}

/** Requests somebody must act on, of which nobody was told for this cause. */
async function dueNotices(now: Date): Promise<Due[]> {
  const rows = await prisma().$queryRaw<unknown[]>`
    WITH due AS (
      SELECT r.*, 'emergency' AS kind, r.requested_at AS since, r.approve_by AS until FROM break_glass_request r
       WHERE r.emergency AND r.status = 'requested' AND r.approve_by > ${now}::timestamptz
      UNION ALL
      SELECT r.*, 'approval-overdue', r.approve_by, r.approve_by FROM break_glass_request r
       WHERE r.status = 'requested' AND (r.emergency OR r.window_ends_at > ${now}::timestamptz) AND r.approve_by <= ${now}::timestamptz
      UNION ALL
      SELECT r.*, 'review-overdue', r.review_by, r.review_by FROM break_glass_request r
       WHERE r.status <> 'requested' AND ${stateSql(now)} = 'ended' AND r.review_by <= ${now}::timestamptz
    )
    SELECT d.id, d.kind, d.number, d.person_id AS person, d.requested_by AS requester, d.window_from AS from,
           d.window_ends_at AS to, d.until AS due
      FROM due d
     WHERE d.since > ${now}::timestamptz - ${RECENT}::interval
       AND NOT EXISTS (SELECT FROM audit_entry a WHERE a.action = 'notice-sent' AND a.object = 'BG-' || d.number AND a.detail->>'kind' = d.kind)
     ORDER BY d.since, d.number LIMIT 200`;
  return z.array(Due).parse(rows);
}

async function tell(mailer: Mailer, language: "ja" | "en", due: Due, now: Date): Promise<void> {
  const targets = await prisma().$queryRaw<
    { team: string | null; service: string | null; environment: string | null }[]
  >`
    SELECT s.team, s.service, s.environment
      FROM break_glass_target t JOIN secret s ON s.id = t.secret_id WHERE t.request_id = ${due.id}::uuid`;
  const parties = { requester: due.requester, beneficiary: due.person };
  const to = (await approversOf(targets, parties)).map(({ id }) => id);
  if (to.length > 0) {
    const { timeZone } = await organisationSettings();
    const address = process.env.KAGIMORI_PUBLIC_URL?.replace(/\/+$/, "");
    const link = address ? `${address}/break-glass/${due.id}` : null;
    const told = { ...due, secrets: targets.length, timeZone, link };
    await mailer.send({ to, ...letterOf(due.kind, told, language) });
  }
  const viewer = systemViewer("send-notices");
  await appendEntry(viewer, "notice-sent", `BG-${due.number}`, { kind: due.kind, to }, now);
}
