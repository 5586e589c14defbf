import "server-only";
import { deriveAllJob } from "@/lib/jobs/derive-all";
import { enqueue } from "@/lib/jobs/enqueue";
import { log } from "@/lib/log";
import type { Section } from "./model/section";
import { sections } from "./model/sections";

/** Has rows derived again without waiting for the next minute. Where the queue cannot be reached, that minute does it. */
export async function deriveSoon(section: Section): Promise<void> {
  if (!sections[section].derives) return;
  await enqueue(deriveAllJob, {}).catch((err: unknown) =>
    log.warn({ err }, "rows are derived again with the next sync"),
  );
}
