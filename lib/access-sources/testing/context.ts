import type { AccessConnectContext } from "@/lib/access-sources/access-source";
import { type Masking, masking } from "@/lib/masking/masking";

export const now = new Date("2026-11-23T12:00:00Z");
const mask: Masking = masking(Buffer.from("0f".repeat(16), "hex"));

/** What a connection is opened with in tests; `installation` marks our calls as `kagimori/test`. */
export function testContext(more: Partial<AccessConnectContext> = {}): AccessConnectContext {
  return {
    sourceId: "log",
    credential: () => "test",
    installation: "test",
    folder: "/",
    clock: () => now,
    mounts: new Map(),
    cluster: () => null,
    source: () => undefined,
    mask: mask.name,
    maskIdentity: mask.identity,
    signal: new AbortController().signal,
    ...more,
  };
}
