import {
  type AuditCall,
  deployment,
  hashed,
  kagimoriRole,
  lookupSelf,
  serviceAccount,
  signedIn,
} from "@/demo/world/audit-entry";
import { auditOddities } from "@/demo/world/audit-oddities";
import { HOUR, MINUTE } from "@/demo/world/calendar";
import type { EngineHistory } from "@/demo/world/engine-history";
import { type KvHistory, kvLifeAt } from "@/demo/world/kv-history";
import { mailOf, people } from "@/demo/world/people";
import { digest, type Random, random } from "@/demo/world/random";
import { mountsAt } from "@/demo/world/vault-mounts";
import type { World } from "@/demo/world/world";

/** Six days before the first day, from one in the afternoon, the device's disk was full. */
export const SILENT = { daysAgo: 6, fromHour: 13, hours: 4.5 };

/** What the audit device of the cluster writes in the hour that begins at the instant, oldest first. */
export function auditHour(world: World, hour: number): AuditCall[] {
  const draw = random(`${world.seed}/audit/${hour}`);
  const calls = [lookupSelf(hour + 8 * MINUTE, `self/${hour}`, kagimoriRole("kagimori"))];
  for (let i = 0; i < 3; i++) {
    const at = hour + draw.int(0, HOUR - 1000);
    const call = draw.chance(0.9) ? kvRead(world, at, draw) : issue(world, at, draw);
    if (call) calls.push(call);
  }
  calls.push(...auditOddities(world).filter(({ at }) => at >= hour && at < hour + HOUR));
  const from = world.when.on(-SILENT.daysAgo, SILENT.fromHour);
  const silent = ({ at }: AuditCall) => at >= from && at < from + SILENT.hours * HOUR;
  return calls.filter((call) => !silent(call)).sort((a, b) => a.at - b.at);
}

/** The same seventh of all paths is read by nobody. */
const isForgotten = ({ key }: KvHistory): boolean =>
  Number.parseInt(digest(key).slice(0, 4), 16) % 7 === 0;

function kvRead(world: World, at: number, draw: Random): AuditCall | undefined {
  const history = draw.pick(world.kv);
  if (isForgotten(history) || history.mount.hidden || !kvLifeAt(history, at)) return undefined;
  const service = history.path.split("/")[1] ?? "batch";
  const mount = mountsAt(at, world.when).find(
    ({ accessor }) => accessor === history.mount.accessor,
  );
  if (!mount) return undefined;
  // People look around outside production only; what they read there is in the stories.
  const curious = /(^|\/)(local|dev|stg)\//.test(history.path) && draw.chance(0.1);
  const staying = people.filter(({ leftDaysAgo, team }) => leftDaysAgo === undefined && team);
  return {
    at,
    key: `kv/${at}/${history.key}`,
    who: curious
      ? signedIn(mailOf(draw.pick(staying)), "Mozilla/5.0 (Macintosh)")
      : serviceAccount(service),
    operation: "read",
    namespace: mount.namespace,
    mount,
    rest: `data/${history.path}`,
    ...(draw.chance(0.002)
      ? { error: "1 error occurred:\n\t* permission denied\n\n", data: null }
      : {
          data: {
            data: { value: hashed(history.key) },
            metadata: { version: 1, destroyed: false },
          },
        }),
  };
}

const issuing: Readonly<Record<string, string>> = {
  "database-static": "static-creds/",
  "database-role": "creds/",
  transit: "decrypt/",
  "aws-role": "creds/",
};

function issue(world: World, at: number, draw: Random): AuditCall | undefined {
  const history = draw.pick(world.engines);
  const { subject, mount, name } = history;
  const folder = issuing[subject.store];
  if (!folder || !exists(history, at)) return undefined;
  const lease = `${mount.path}${folder}${name}/${digest(`${at}`).slice(0, 24)}`;
  return {
    at,
    key: `issue/${at}/${name}`,
    who: subject.store === "aws-role" ? deployment : serviceAccount(subject.service.id),
    operation: folder === "decrypt/" ? "update" : "read",
    namespace: mount.namespace,
    mount,
    rest: `${folder}${name}`,
    data: { password: hashed(lease) },
    ...(folder === "creds/" ? { answer: { secret: { lease_id: lease } } } : {}),
  };
}

const exists = ({ writes }: EngineHistory, at: number): boolean => (writes[0] ?? at) <= at;
