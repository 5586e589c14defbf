import { z } from "zod";
import type { Target, VaultClient } from "@/lib/backends/vault/client";
import { VaultAnswer } from "@/lib/backends/vault/errors";

/** `data` of LIST and SCAN; OpenBao answers an empty SCAN with `{}`. */
const Keys = z.object({
  warnings: z.array(z.string()).nullish(),
  data: z.object({
    keys: z.array(z.string()).nullish(),
    key_info: z.record(z.string(), z.unknown()).nullish(),
  }),
});

export interface KeyPage {
  keys: string[];
  /** What a detailed listing tells beside each key; empty for a plain one. */
  info: Record<string, unknown>;
  /** Where the next page begins; null at the end. */
  next: KeyCursor | null;
}

/** First and last key of the page before. */
export interface KeyCursor {
  first: string;
  last: string;
}

/** Keys asked for at once, where the server pages. */
export const PAGE = 500;

/** Warnings of a 200 that is not everything. Others (an ignored parameter, a deprecation) change nothing. */
const incomplete = /\b(partial|incomplete|truncated|failed|could not|unable to|errors?)\b/i;

/** The keys of a LIST or SCAN. Throws ZodError when the answer is none, and when it warns that it is not all. */
export function keysOf(answer: unknown): Pick<KeyPage, "keys" | "info"> {
  const { data, warnings } = Keys.parse(answer);
  const warning = warnings?.find((text) => incomplete.test(text));
  if (warning) throw new Error(`the listing warns: ${warning.slice(0, 200)}`);
  return { keys: data.keys ?? [], info: data.key_info ?? {} };
}

/**
 * One page of a LIST; nothing for an empty folder, which is 404 `{"errors":[]}`. Vault ignores `after` and `limit`
 * and gives all keys: more than asked for, or by chance exactly as many, and then the same ones again; that is proved by
 * asking for one more, since a page that comes twice from a server that does page must not pass for the end.
 */
export async function listPage(
  client: VaultClient,
  target: Target,
  folder: string,
  before: KeyCursor | null,
  signal: AbortSignal,
): Promise<KeyPage> {
  const ask = async (after: string | null, limit: number) => {
    try {
      return keysOf(await client.list(target, folder, signal, { after, limit }));
    } catch (error) {
      if (error instanceof VaultAnswer && error.empty) return { keys: [], info: {} };
      throw error;
    }
  };

  const page = await ask(before?.last ?? null, PAGE);
  const [first, last] = [page.keys[0], page.keys.at(-1)];
  if (first === undefined || last === undefined) return { ...page, next: null };
  if (before && (first === before.first || last === before.last)) {
    if ((await ask(null, PAGE + 1)).keys.length === PAGE) return { keys: [], info: {}, next: null };
    throw new Error(`the listing of ${target.mount}${folder} repeats a page`);
  }
  return { ...page, next: page.keys.length === PAGE ? { first, last } : null };
}

/** Every key of a folder that is known to be small. */
export async function listAll(
  client: VaultClient,
  target: Target,
  folder: string,
  signal: AbortSignal,
): Promise<Pick<KeyPage, "keys" | "info">> {
  const keys: string[] = [];
  const info: Record<string, unknown> = {};
  let cursor: KeyCursor | null = null;
  do {
    const page = await listPage(client, target, folder, cursor, signal);
    keys.push(...page.keys);
    Object.assign(info, page.info);
    cursor = page.next;
  } while (cursor);
  return { keys, info };
}
