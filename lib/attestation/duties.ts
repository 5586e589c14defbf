import "server-only";
import { can } from "@/lib/access-control/model";
import type { Viewer } from "@/lib/access-control/viewer";
import { AppError } from "@/lib/errors";
import { ExemptionQuery } from "@/lib/exemptions/model";
import { listExemptions } from "@/lib/exemptions/queries";
import { FindingQuery } from "@/lib/findings/model";
import { listFindings } from "@/lib/findings/queries";
import type { Duties } from "./model/duties";
import { readAttestation } from "./queries";

/** What people have said of one secret and have to do about it, as far as the viewer may know. */
export async function readDuties(viewer: Viewer, secret: string, now: Date): Promise<Duties> {
  const may = (permission: Parameters<typeof can>[1]) => can(viewer.bindings, permission);
  const of = { secret, limit: "20" };
  const [attestation, exemptions, findings] = await Promise.all([
    may("attestation:read") ? attestationOf(viewer, secret, now) : null,
    may("exemption:read") ? listExemptions(viewer, ExemptionQuery.parse(of), now) : null,
    may("finding:read") ? listFindings(viewer, FindingQuery.parse(of)) : null,
  ]);
  return {
    attestation,
    exemptions: exemptions?.items ?? null,
    findings: findings?.items ?? [],
    mayAskExemption: may("exemption:request"),
  };
}
/** Null: it is not counted, so nobody confirms it. */
async function attestationOf(viewer: Viewer, secret: string, now: Date) {
  try {
    return await readAttestation(viewer, secret, now);
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") return null;
    throw error;
  }
}
