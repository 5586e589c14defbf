import { ROLE_NAME } from "@/demo/world/accounts";
import { HOUR, MINUTE } from "@/demo/world/calendar";
import { type KeptEvent, type TrailEvent, workload } from "@/demo/world/trail-event";

/** Calls of ours that are kept; the oldest go first. */
const MOST = 40_000;

interface Place {
  account: string;
  region: string;
}

/** A call, as far as a log tells of it. */
interface Made {
  operation: string;
  caller: { account: string };
  region: string;
  agent: string;
  state: { instant: number };
  input: Record<string, unknown>;
}

const traced = {
  ListSecrets: "secretsmanager",
  DescribeParameters: "ssm",
} as const satisfies Record<string, TrailEvent["source"]>;
type Traced = keyof typeof traced;

/**
 * What CloudTrail tells of Kagimori itself: its lists, by which it knows that the log is on. Those made while the servers run
 * are noted; before `began` it made two an hour, as it would have. They carry the mark of whoever asks.
 */
export class Traces {
  readonly #noted = new Map<string, KeptEvent[]>();
  #count = 0;
  #heard: ((mark: string) => void) | null = null;

  constructor(readonly began: number) {}

  /** Calls back once, with the mark of the first caller that has one. */
  onMark(heard: (mark: string) => void): void {
    this.#heard = heard;
  }

  note({ operation, caller, region, agent, state, input }: Made): void {
    const mark = markOf(agent);
    if (mark === null) return;
    this.#heard?.(mark);
    this.#heard = null;
    // Of the time before, what it would have left is told already.
    if (!isTraced(operation) || this.#count > MOST || state.instant < this.began) return;
    this.#count += 1;
    const at = Math.max(state.instant, Date.now());
    const event = ours(operation, { account: caller.account, region }, at, agent, input.MaxResults);
    const key = `${caller.account}/${region}/${Math.floor(at / HOUR)}`;
    const kept = { event, key: `ours/${at}/${this.#count}` };
    this.#noted.set(key, [kept, ...(this.#noted.get(key) ?? [])]);
  }

  /** Our calls in the hour that begins at the instant, newest first. */
  hour(place: Place, from: number, agent: string): readonly KeptEvent[] {
    const { account, region } = place;
    const noted = this.#noted.get(`${account}/${region}/${Math.floor(from / HOUR)}`) ?? [];
    const mark = markOf(agent);
    const [early, late] = [from + 7 * MINUTE, from + 7 * MINUTE + 1000];
    if (mark === null || late >= this.began) return noted;
    return [
      ...noted,
      { event: ours("DescribeParameters", place, late, mark, 1), key: `ours/${late}` },
      { event: ours("ListSecrets", place, early, mark, 1), key: `ours/${early}` },
    ];
  }
}

const isTraced = (operation: string): operation is Traced => operation in traced;

/** `kagimori/<installation>`; null for anybody else. */
const markOf = (agent: string): string | null => /\bkagimori\/\S+/.exec(agent)?.[0] ?? null;

const identities = new Map<string, Record<string, unknown>>();

function identityIn(account: string): Record<string, unknown> {
  const identity = identities.get(account) ?? workload(account, ROLE_NAME, "kagimori");
  identities.set(account, identity);
  return identity;
}

function ours(
  name: Traced,
  { account }: Place,
  at: number,
  userAgent: string,
  maxResults: unknown,
): TrailEvent {
  return {
    at,
    source: traced[name],
    name,
    readOnly: true,
    identity: identityIn(account),
    username: "kagimori",
    sourceIp: "10.20.0.5",
    userAgent,
    request: { maxResults },
  };
}
