import { z } from "zod";
import type { Rights, RightsSubject } from "@/lib/backends/secret-backend";
import type { VaultClient } from "@/lib/backends/vault/client";
import { isDenied } from "@/lib/backends/vault/errors";
import { dataOf } from "@/lib/backends/vault/listing/data";
import { leadingPaths, type ValuePath, valuePaths } from "@/lib/backends/vault/rights/value-paths";
import type { Whereabouts } from "@/lib/backends/vault/rights/whereabouts";

const Capabilities = z.record(z.string(), z.array(z.string()));

/** Paths per request: OpenBao refuses bodies of more than 1,000 strings. */
const BATCH = 400;
const EXAMPLES = 10;

interface RightsSettings {
  client: VaultClient;
  /** Where places are now: their namespace and mount. */
  whereabouts: Whereabouts;
  clock: () => Date;
}

/**
 * Asks the server what our token may do at the value path of every entry given, and at paths that lead to more, by
 * `sys/capabilities-self` in each namespace. A sample would miss rules with `+`. Holds one batch per namespace.
 */
export async function testRights(
  { client, whereabouts, clock }: RightsSettings,
  subjects: AsyncIterable<RightsSubject>,
  signal: AbortSignal,
): Promise<Rights> {
  const examples: string[] = [];
  let [tested, readable, unplaced] = [0, 0, 0];
  const outcome = (values: Rights["values"], reason: string | null): Rights => ({
    ...{ values, tested, examples, reason },
    method: "sys/capabilities-self",
    testedAt: clock().toISOString(),
  });

  /** Capabilities of paths of a namespace, in their order. */
  const capabilities = async (namespace: string, paths: readonly string[]) => {
    const target = { engine: "sys", namespace, mount: "sys/" } as const;
    const answer = await client.post(target, "capabilities-self", { paths }, signal);
    const told = new Map(Object.entries(Capabilities.parse(dataOf(answer))));
    return paths.map((path) => told.get(path));
  };
  const self = await client.session.self(signal);
  const home = self?.namespace ?? client.namespace;
  const closed = new Set<string>();
  /**
   * `default`, which allows the question, is a policy of the token's own namespace only; from there, paths of those
   * below begin with their names, and the same policies answer.
   */
  const capabilitiesFrom = async (namespace: string, paths: readonly string[]) => {
    if (namespace !== home && !closed.has(namespace)) {
      try {
        return await capabilities(namespace, paths);
      } catch (error) {
        if (!isDenied(error)) throw error;
        closed.add(namespace);
      }
    }
    const prefix =
      namespace === home ? "" : `${namespace.slice(home === "" ? 0 : home.length + 1)}/`;
    return capabilities(home, prefix === "" ? paths : paths.map((path) => `${prefix}${path}`));
  };

  const ask = async (namespace: string, paths: readonly ValuePath[]) => {
    const answers = await capabilitiesFrom(
      namespace,
      paths.map(({ path }) => path),
    );
    for (const [at, { path, by }] of paths.entries()) {
      const has = answers[at];
      if (!has) throw new Error(`sys/capabilities-self says nothing of ${path}`);
      tested += 1;
      const found = has.filter((one) => one === "root" || by.some((enough) => enough === one));
      if (found.length === 0) continue;
      readable += 1;
      if (examples.length < EXAMPLES)
        examples.push(`${namespace ? `${namespace}/` : ""}${path} (${found.join(", ")})`);
    }
  };

  const waiting = new Map<string, ValuePath[]>();
  const add = async (namespace: string, paths: readonly ValuePath[]) => {
    const batch = [...(waiting.get(namespace) ?? []), ...paths];
    waiting.set(namespace, batch);
    if (batch.length < BATCH) return;
    waiting.delete(namespace);
    await ask(namespace, batch);
  };

  try {
    for await (const subject of subjects) {
      const at = whereabouts.of(subject);
      if (at) await add(at.namespace, valuePaths(subject.type, at));
      else unplaced += 1;
    }
    for (const namespace of whereabouts.namespaces)
      await add(namespace, leadingPaths(self?.policies ?? []));
    for (const [namespace, paths] of waiting) await ask(namespace, paths);
  } catch (error) {
    if (!isDenied(error)) throw error;
    return outcome(
      readable > 0 ? "can-read" : "not-determined",
      "sys/capabilities-self is denied: the policy `default` allows it",
    );
  }
  if (readable > 0) return outcome("can-read", `${readable} of ${tested} paths`);
  if (unplaced > 0)
    return outcome("not-determined", `${unplaced} entries lie where this token sees no mount now`);
  return outcome("none-found", null);
}
