import { z } from "zod";
import { type AwsCall, AwsError, limit, type Operation } from "@/demo/servers/aws/call";
import { DAY, HOUR } from "@/demo/world/calendar";
import { digest } from "@/demo/world/random";
import { type Trail, trailOf } from "@/demo/world/trail";
import { attributeOf, type KeptEvent, trailRow } from "@/demo/world/trail-event";
import type { World } from "@/demo/world/world";

const KEPT_DAYS = 90;
/** Events turn up some minutes after they happened. */
const DELAY = 5 * 60_000;

const Input = z.object({
  StartTime: z.number().optional(),
  EndTime: z.number().optional(),
  LookupAttributes: z
    .array(z.object({ AttributeKey: z.string(), AttributeValue: z.string() }))
    .max(1)
    .default([]),
  NextToken: z.string().optional(),
});

const trails = new WeakMap<World, Map<string, Trail>>();

/** Event history: newest first, ninety days, one attribute, a token that fits one question only. */
export const lookup: Readonly<Record<string, Operation>> = {
  LookupEvents: (call) => {
    const { LookupAttributes, NextToken, ...range } = read(call.input);
    const { instant } = call.state;
    const asked = resume(NextToken, digest(JSON.stringify([range, LookupAttributes])).slice(0, 8));
    const newest = asked.newest ?? Math.min(seconds(range.EndTime, instant), instant - DELAY);
    const oldest = Math.max(seconds(range.StartTime, 0), instant - KEPT_DAYS * DAY);
    if (seconds(range.StartTime, 0) > seconds(range.EndTime, Number.POSITIVE_INFINITY)) {
      throw new AwsError("InvalidTimeRangeException", "StartTime is after EndTime.");
    }
    const size = limit(call.input, 50, 50);
    const [attribute] = LookupAttributes;
    const place = { account: call.caller.account, region: call.region };
    const matches = (kept: KeptEvent) => {
      const at = Math.floor(kept.event.at / 1000) * 1000;
      if (at > newest || at < oldest) return false;
      if (!attribute) return true;
      const { AttributeKey, AttributeValue } = attribute;
      return attributeOf(kept, place, AttributeKey) === AttributeValue;
    };

    const trail = trailFor(call);
    let { hour = Math.floor(newest / HOUR) * HOUR, skip = 0 } = asked;
    const events: Record<string, unknown>[] = [];
    for (; hour + HOUR > oldest; hour -= HOUR, skip = 0) {
      const ours = call.traces.hour(place, hour, call.agent);
      const found = merged(trail.hour(hour).filter(matches), ours.filter(matches)).slice(skip);
      const room = size - events.length;
      events.push(...found.slice(0, room).map((kept) => trailRow(kept, place)));
      if (found.length > room) {
        return { Events: events, NextToken: `${asked.question}.${hour}.${skip + room}.${newest}` };
      }
    }
    return { Events: events };
  },
};

/** Newest first, as both are. */
const merged = (others: readonly KeptEvent[], ours: readonly KeptEvent[]): readonly KeptEvent[] =>
  ours.length === 0 ? others : [...others, ...ours].sort((a, b) => b.event.at - a.event.at);

function trailFor({ state, caller, region }: AwsCall): Trail {
  let known = trails.get(state.world);
  if (!known) {
    known = new Map();
    trails.set(state.world, known);
  }
  const key = `${caller.account}/${region}`;
  const trail = known.get(key) ?? trailOf(state.world, caller.account, region);
  known.set(key, trail);
  return trail;
}

function read(input: Record<string, unknown>): z.output<typeof Input> {
  const parsed = Input.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AwsError("InvalidLookupAttributesException", "The lookup attributes are not valid.");
}

interface Resumed {
  question: string;
  hour?: number;
  skip?: number;
  newest?: number;
}

/** Where a token stands, together with the newest instant its first page saw. */
function resume(token: string | undefined, question: string): Resumed {
  if (token === undefined) return { question };
  const [asked, hour, skip, newest] = token.split(".");
  if (asked !== question) {
    throw new AwsError("InvalidNextTokenException", "The token belongs to other parameters.");
  }
  return { question, hour: Number(hour), skip: Number(skip), newest: Number(newest) };
}

const seconds = (value: number | undefined, otherwise: number): number =>
  value === undefined ? otherwise : value * 1000;
