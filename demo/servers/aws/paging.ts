import { AwsError } from "@/demo/servers/aws/call";

/** Where a listing stands: behind the entry of this key. */
interface Mark {
  after: string;
  page: number;
}

export interface Page<Item> {
  items: readonly Item[];
  next?: string;
}

/**
 * One page of a sorted list. The token names the last key, so that what comes or goes between two
 * pages moves nothing. `hollow`: the second page comes back empty and yet with a token, as AWS may.
 */
export function page<Item>(
  list: readonly Item[],
  keyOf: (item: Item) => string,
  size: number,
  token: string | undefined,
  hollow = false,
): Page<Item> {
  const mark = token === undefined ? undefined : read(token);
  const from = mark ? firstBehind(list, keyOf, mark.after) : 0;
  const turn = (mark?.page ?? 0) + 1;
  if (hollow && turn === 2 && mark) {
    return { items: [], next: write({ after: mark.after, page: turn }) };
  }
  const items = list.slice(from, from + size);
  const last = items.at(-1);
  return last !== undefined && from + size < list.length
    ? { items, next: write({ after: keyOf(last), page: turn }) }
    : { items };
}

function firstBehind<Item>(
  list: readonly Item[],
  keyOf: (item: Item) => string,
  key: string,
): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && keyOf(item) <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

const write = (mark: Mark): string => Buffer.from(JSON.stringify(mark)).toString("base64url");

function read(token: string): Mark {
  try {
    return JSON.parse(Buffer.from(token, "base64url").toString("utf8")) as Mark;
  } catch {
    throw new AwsError("InvalidNextTokenException", "The NextToken value isn't valid.");
  }
}
