import {
  type AuditCall,
  deployment,
  hashed,
  serviceAccount,
  signedIn,
} from "@/demo/world/audit-entry";
import { MINUTE } from "@/demo/world/calendar";
import { kvLifeAt } from "@/demo/world/kv-history";
import { kvPath } from "@/demo/world/places";
import { authMounts, type Mount, mountOf } from "@/demo/world/vault-mounts";
import type { World } from "@/demo/world/world";

const denied = { error: "1 error occurred:\n\t* permission denied\n\n", data: null };
const cli = "OpenBao/2.6.2";

const kept = new WeakMap<World, AuditCall[]>();

/** What a device writes besides plain reads: each form once, and what went wrong for a while. */
export function auditOddities(world: World): AuditCall[] {
  const known = kept.get(world);
  if (known) return known;
  const calls = make(world);
  kept.set(world, calls);
  return calls;
}

function make(world: World): AuditCall[] {
  const at = world.when.on;
  const kv = mountOf("", "kv/");
  const production = world.kv.filter(
    ({ mount, path, lives }) => mount === kv && path.includes("/prod/") && lives.length === 1,
  );
  const [one, other] = production.filter((history) => kvLifeAt(history, at(-20)));
  const old = world.legacy[0];
  if (!one || !other) return [];
  const call = (when: number, over: Partial<AuditCall> & { rest: string }): AuditCall => ({
    at: when,
    key: `odd/${when}/${over.rest}`,
    who: deployment,
    operation: "read",
    namespace: "",
    mount: kv,
    data: { data: { value: hashed(over.rest) } },
    ...over,
  });
  const legacy: Mount = mountOf("", "legacy/");
  const sys = mountOf("", "sys/");
  const approle = authMounts.find(({ type }) => type === "approle");
  const wrapping = hashed("wrapping/release");
  const murakami = signedIn("murakami@hokushin.example", cli);
  const burst = Array.from({ length: 7 }, (_, i) =>
    call(at(-2, 9.3) + i * MINUTE, {
      rest: `data/${other.path}`,
      who: serviceAccount(other.path.split("/")[1] ?? "batch"),
      ...denied,
    }),
  );
  return [
    // A person reads production: once refused, then let in.
    call(at(-5, 19.4), { rest: `data/${one.path}`, who: murakami, ...denied }),
    call(at(-5, 19.6), { rest: `data/${one.path}`, who: murakami }),
    ...burst,
    call(at(-9, 10), {
      rest: "metadata/logistics/",
      operation: "list",
      who: murakami,
      data: { keys: 14 },
    }),
    call(at(-9, 10.1), {
      rest: `metadata/${one.path}`,
      who: murakami,
      data: { current_version: 3 },
    }),
    call(at(-10, 4), { rest: "data/logistics/nowhere/at-all", data: null }),
    ...(old
      ? [call(at(-11, 4), { mount: legacy, rest: kvPath(old), data: { value: hashed("v1") } })]
      : []),
    call(at(-12, 5), {
      rest: `data/${other.path}`,
      data: null,
      request: { wrap_ttl: 300 },
      answer: { wrap_info: { token: wrapping, ttl: 300, creation_path: `kv/data/${other.path}` } },
    }),
    call(at(-12, 5) + MINUTE, {
      mount: sys,
      rest: "wrapping/unwrap",
      operation: "update",
      who: serviceAccount("batch"),
      request: { data: { token: wrapping } },
    }),
    call(at(-100, 1), { mount: sys, rest: "audit/test", operation: "update", data: null }),
    call(at(-13, 3), {
      mount: sys,
      rest: "policies/acl/payments-ro",
      operation: "update",
      who: murakami,
      data: null,
    }),
    ...(approle
      ? [
          call(at(-14, 3), {
            mount: { ...approle, path: `auth/${approle.path}` },
            rest: "login",
            operation: "update",
            data: null,
            answer: {
              auth: {
                display_name: "approle",
                entity_id: deployment.entityId,
                metadata: deployment.metadata,
              },
            },
          }),
        ]
      : []),
  ];
}
