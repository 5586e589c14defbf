import { type Calendar, calendar, DAY, HOUR, utcMidnight } from "@/demo/world/calendar";
import { castOf } from "@/demo/world/cast";
import { type EngineHistory, engineHistory } from "@/demo/world/engine-history";
import { kvHistory } from "@/demo/world/kv-build";
import { type KvHistory, kvInstants } from "@/demo/world/kv-history";
import { secureString } from "@/demo/world/parameter-build";
import { type ParameterHistory, parameterInstants } from "@/demo/world/parameter-history";
import { plainParameters } from "@/demo/world/parameter-plain";
import { smHistory } from "@/demo/world/sm-build";
import { type SmHistory, smInstants } from "@/demo/world/sm-history";
import type { Subject } from "@/demo/world/subject";
import { MOVED_DAYS_AGO } from "@/demo/world/vault-mounts";

/** Everything that ever happened, up to a horizon. */
export interface World {
  seed: string;
  when: Calendar;
  subjects: readonly Subject[];
  secrets: readonly SmHistory[];
  parameters: readonly ParameterHistory[];
  kv: readonly KvHistory[];
  /** Paths of the KV version 1 mount: nothing is known of them but their names. */
  legacy: readonly Subject[];
  engines: readonly EngineHistory[];
  /** Every instant at which anything changes, ascending. */
  instants: readonly number[];
  horizon: number;
}

/**
 * The world of a seed and a first day: the same again every time, and with a later horizon the
 * same with more at its end.
 */
export function buildWorld(seed: string, today: number, horizon = today + 60 * DAY): World {
  const when = calendar(today);
  const subjects = castOf(seed, when);
  const of = (...stores: Subject["store"][]) =>
    subjects.filter(({ store }) => stores.includes(store));
  const secrets = of("sm").map((one) => smHistory(one, seed, when, horizon));
  const parameters = [
    ...of("ssm").map((one) => secureString(one, seed, when, horizon)),
    ...plainParameters(seed, when),
  ];
  const kv = of("kv", "secret").map((one) => kvHistory(one, seed, when, horizon));
  const engines = subjects.flatMap((one) => engineHistory(one, seed, when, horizon) ?? []);
  const legacy = of("kv1");
  const instants = [
    ...secrets.flatMap(smInstants),
    ...parameters.flatMap(parameterInstants),
    ...kv.flatMap(kvInstants),
    ...engines.flatMap(({ writes }) => writes.flatMap((at) => [at, at + 7 * DAY])),
    ...legacy.map(({ createdAt }) => createdAt),
    when.on(-MOVED_DAYS_AGO, 21),
    ...daily(when.on(-800), horizon),
  ].sort((a, b) => a - b);
  return { seed, when, subjects, secrets, parameters, kv, legacy, engines, instants, horizon };
}

/** Days on which LastAccessedDate moves: two hours after midnight UTC. */
function daily(from: number, to: number): number[] {
  const days: number[] = [];
  for (let at = utcMidnight(from) + 2 * HOUR; at < to; at += DAY) days.push(at);
  return days;
}
