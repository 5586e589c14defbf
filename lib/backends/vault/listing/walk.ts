import type { BackendEntry, Completion } from "@/lib/backends/secret-backend";
import { collectFailures } from "@/lib/backends/vault/listing/failures";
import type { KeyCursor, KeyPage } from "@/lib/backends/vault/listing/keys";

export interface Tree {
  /** One page of a folder; "" is the root, others end in a slash. */
  page(folder: string, before: KeyCursor | null): Promise<KeyPage>;
  /** The entry of a leaf; null when it went away since its folder was listed. */
  entry(path: string, info: unknown): Promise<BackendEntry | null> | BackendEntry;
}

/** Pages read and leaves asked for at the same time; the client bounds what is on the wire. */
const WIDTH = 8;
/** Entries given at once. */
const CHUNK = 200;

/**
 * Reads a tree of keys, several folders at a time, deepest first, so that memory holds no more than the folders still to
 * do. A folder and a leaf may have the same name: `db/` and `db`. What fails inside is named at the end and the rest is
 * read; a failure of the root, and one that concerns the whole, is thrown.
 */
export async function* walk(
  tree: Tree,
  signal: AbortSignal,
): AsyncGenerator<readonly BackendEntry[], Completion> {
  const failures = collectFailures();
  const attempt = async <T>(task: () => Promise<T> | T): Promise<T | null> => {
    try {
      const result = await task();
      failures.reset();
      return result;
    } catch (error) {
      failures.add(error, signal);
      return null;
    }
  };

  const todo: { folder: string; before: KeyCursor | null }[] = [{ folder: "", before: null }];
  while (todo.length > 0) {
    const now = todo.splice(-WIDTH);
    const pages = await Promise.all(
      now.map(({ folder, before }) =>
        folder === "" ? tree.page(folder, before) : attempt(() => tree.page(folder, before)),
      ),
    );

    const leaves: { path: string; info: unknown }[] = [];
    for (const [at, { folder }] of now.entries()) {
      const page = pages[at];
      if (!page) continue;
      if (page.next) todo.push({ folder, before: page.next });
      for (const key of page.keys) {
        if (key.endsWith("/")) todo.push({ folder: `${folder}${key}`, before: null });
        else leaves.push({ path: `${folder}${key}`, info: page.info[key] });
      }
    }

    for (let at = 0; at < leaves.length; at += CHUNK) {
      const chunk = leaves.slice(at, at + CHUNK);
      const entries = await Promise.all(
        chunk.map(({ path, info }) => attempt(() => tree.entry(path, info))),
      );
      yield entries.filter((entry) => entry !== null);
    }
  }

  const all = failures.all();
  return { complete: all.length === 0, failures: all };
}
