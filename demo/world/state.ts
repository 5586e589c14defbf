import { accountList } from "@/demo/world/accounts";
import { DAY, lastAt } from "@/demo/world/calendar";
import { type ParameterView, parameterView } from "@/demo/world/parameter-rows";
import { smArn } from "@/demo/world/sm-history";
import { type SmView, smView } from "@/demo/world/sm-rows";
import { type VaultState, vaultState } from "@/demo/world/vault-state";
import { buildWorld, type World } from "@/demo/world/world";

/** One account and Region at an instant, indexed the ways it is asked for. */
interface AwsState {
  /** Oldest first. */
  secrets: readonly SmView[];
  secretByName: ReadonlyMap<string, SmView>;
  secretByArn: ReadonlyMap<string, SmView>;
  /** By name. */
  parameters: readonly ParameterView[];
  parameterByName: ReadonlyMap<string, ParameterView>;
  parameterByArn: ReadonlyMap<string, ParameterView>;
}

/** The whole world at an instant: true for as long as nothing in it changes. */
export interface WorldState {
  world: World;
  instant: number;
  aws(account: string, region: string): AwsState;
  vault: VaultState;
}

/** Keeps the state of the instant last asked for; made anew only when something lies between. */
export class Worlds {
  #world: World;
  #state: { value: WorldState; until: number } | undefined;

  constructor(seed: string, today: number) {
    this.#world = buildWorld(seed, today);
  }

  at(instant: number): WorldState {
    const kept = this.#state;
    if (kept && kept.value.instant <= instant && instant < kept.until) return kept.value;
    if (instant > this.#world.horizon - DAY) {
      const { seed, when } = this.#world;
      this.#world = buildWorld(seed, when.today, instant + 60 * DAY);
    }
    const next = this.#world.instants[lastAt(this.#world.instants, instant) + 1];
    const value = stateAt(this.#world, instant);
    this.#state = { value, until: next ?? this.#world.horizon };
    return value;
  }
}

function stateAt(world: World, instant: number): WorldState {
  const places = new Map<string, AwsState>();
  for (const { id, regions } of accountList) {
    for (const region of regions)
      places.set(`${id}/${region}`, awsState(world, id, region, instant));
  }
  const nowhere: AwsState = {
    secrets: [],
    secretByName: new Map(),
    secretByArn: new Map(),
    parameters: [],
    parameterByName: new Map(),
    parameterByArn: new Map(),
  };
  return {
    world,
    instant,
    aws: (account, region) => places.get(`${account}/${region}`) ?? nowhere,
    vault: vaultState(world, instant),
  };
}

function awsState(world: World, account: string, region: string, instant: number): AwsState {
  const secrets = world.secrets
    .filter((one) => one.account === account)
    .flatMap((one) => smView(one, region, instant) ?? [])
    .sort((a, b) => a.life.createdAt - b.life.createdAt || compare(a.arn, b.arn));
  const parameters = world.parameters
    .filter((one) => one.account === account && one.region === region)
    .flatMap((one) => parameterView(one, instant) ?? [])
    .sort((a, b) => compare(a.history.name, b.history.name));
  return {
    secrets,
    secretByName: new Map(secrets.map((one) => [one.history.name, one])),
    secretByArn: new Map(
      secrets.map((one) => [smArn(one.history, one.life, region), one] as const),
    ),
    parameters,
    parameterByName: new Map(parameters.map((one) => [one.history.name, one])),
    parameterByArn: new Map(parameters.map((one) => [one.arn, one])),
  };
}

/** By code unit, as the backends sort. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
