import type { ParsedEvent } from "@/lib/access-sources/access-source";
import {
  awsPlace,
  fakeEvent,
  fakePrincipal,
  fakeTarget,
  identityOf,
  uuidOf,
  vaultPlace,
} from "./fake-log";
import type { randomFrom } from "./random";

type Random = ReturnType<typeof randomFrom>;

/** Names of secrets that random events ask for; each is asked for by name and by ARN, which are two targets until linked. */
export const names = Array.from({ length: 8 }, (_, i) => `s${i}`);

const target = (random: Random): ParsedEvent["target"] => {
  const name = random.pick(names);
  return random.pick([
    null,
    fakeTarget(name),
    {
      label: `arn ${name}`,
      identities: [`${identityOf(name)}-abcdef`, identityOf(name)],
      pathLevel: false,
    },
    { label: name, identities: [identityOf(name)], pathLevel: true },
  ]);
};

/**
 * An event of the first days of June 2026, of a few secrets and principals. Drawn from so few that the same one comes
 * again, by itself or as another account's copy.
 */
export function randomEvent(random: Random, numbers = 3000): ParsedEvent {
  const n = random.below(numbers);
  const shared = n % 7 === 0;
  const vault = n % 5 === 1;
  const item = random.below(n % 11 === 0 ? 3 : 1);
  const jitter = vault ? random.below(60_000) : 0;
  return fakeEvent(n, {
    occurredAt: new Date(Date.UTC(2026, 4, 31, 0, n) + jitter).toISOString(),
    eventId: uuidOf(shared ? n * 10 + random.below(3) + 1_000_000 : n),
    item,
    sharedEventId: shared ? uuidOf(n + 9_000_000) : null,
    place: vault ? vaultPlace : awsPlace,
    target: target(random),
    cause: random.pick([null, null, null, "denied", "throttled"]),
    use: random.pick(["value-read", "issue", "metadata-read", "list"]),
    origin: random.pick(["logged", "logged", "logged", "inferred"]),
    principal: random.pick([
      fakePrincipal("app"),
      fakePrincipal("poor", 0),
      fakePrincipal("rich", 2),
    ]),
  });
}
