import "server-only";
import { z } from "zod";
import { pool } from "@/lib/db/pool";

/** Words a process remembers; then it forgets all and learns again. */
const REMEMBERED = 200_000;

const Found = z.array(z.object({ n: z.coerce.number(), id: z.number() }));

/** A table that gives words numbers. */
export interface DictionarySpec<Word> {
  table: string;
  /** Columns of the table that a word fills, with their types. */
  columns: readonly { name: string; type: string; of: (word: Word) => string | null }[];
  /** Those of them by which a word is found. */
  unique: readonly string[];
  /** Tells words apart in memory: all that may have to be written. */
  key: (word: Word) => string;
  /** Writes words that are not there; of the columns it may say otherwise. */
  insert?: (words: string, values: unknown[]) => Promise<void>;
  /** Writes what a word that is there brings anew. */
  update?: (words: string, values: unknown[]) => Promise<void>;
}

/**
 * Numbers of words: from memory, else from the table, else made there. Made at once and for good, outside the
 * transaction that needs them: a word too many does no harm, a lock on a much used one would.
 */
export class Dictionary<Word> {
  private readonly known = new Map<string, number>();

  constructor(private readonly spec: DictionarySpec<Word>) {}

  /** Numbers of these words, in their order. One question to the server where any is not in memory, two more where one is new. */
  async idsOf(words: readonly Word[]): Promise<number[]> {
    const keys = words.map((word) => this.spec.key(word));
    if (this.known.size > REMEMBERED) this.known.clear();
    const misses = new Map<string, Word>();
    for (const [i, word] of words.entries()) {
      const key = keys[i] ?? "";
      if (!this.known.has(key)) misses.set(key, word);
    }
    if (misses.size > 0) await this.learn([...misses.keys()], [...misses.values()]);
    return keys.map((key) => this.known.get(key) ?? Number.NaN);
  }

  private async learn(keys: readonly string[], words: readonly Word[]): Promise<void> {
    const missing = await this.find(keys, words);
    if (missing.length > 0) {
      await this.insert(missing.map((i) => words[i] as Word));
      const still = await this.find(keys, words);
      if (still.length > 0)
        throw new Error(`${this.spec.table} did not take ${still.length} words`);
    }
    if (this.spec.update) await this.spec.update(this.relation(), this.values(words));
  }

  /** Remembers the words that are there; returns the indexes of the others. */
  private async find(keys: readonly string[], words: readonly Word[]): Promise<number[]> {
    const { table, unique } = this.spec;
    const on = unique.map((name) => `d.${name} = g.${name}`).join(" AND ");
    const { rows } = await pool().query(
      `SELECT g.n, d.id FROM ${this.relation()} JOIN ${table} d ON ${on}`,
      this.values(words),
    );
    const found = new Map(Found.parse(rows).map(({ n, id }) => [n - 1, id]));
    for (const [index, id] of found) this.known.set(keys[index] ?? "", id);
    return words.map((_, i) => i).filter((i) => !found.has(i));
  }

  private async insert(words: readonly Word[]): Promise<void> {
    const { table, columns, unique, insert } = this.spec;
    const values = this.values(words);
    if (insert) return insert(this.relation(), values);
    const names = columns.map(({ name }) => name).join(", ");
    await pool().query(
      `INSERT INTO ${table} (${names}) SELECT ${columns.map(({ name }) => `g.${name}`).join(", ")}
         FROM ${this.relation()} ORDER BY ${unique.map((name) => `g.${name}`).join(", ")} ON CONFLICT DO NOTHING`,
      values,
    );
  }

  /** The words as a relation `g`, numbered by `n`. */
  private relation(): string {
    const { columns } = this.spec;
    const lists = columns.map((_, i) => `$${i + 1}::text[]`).join(", ");
    const cast = columns.map(({ name, type }) => `${name}::${type} AS ${name}`).join(", ");
    const names = columns.map(({ name }) => name).join(", ");
    return `(SELECT n, ${cast} FROM unnest(${lists}) WITH ORDINALITY AS u(${names}, n)) AS g`;
  }

  private values(words: readonly Word[]): (string | null)[][] {
    return this.spec.columns.map(({ of }) => words.map((word) => of(word)));
  }
}
