import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

/** Object identifiers of PostgreSQL's types: the catalog's one-byte "char", and text. */
const catalogChar = 18;
const text = 25;

/** Presents "char", which the adapter cannot map but the engine's introspection selects, as text. */
export class CatalogPool extends pg.Pool {
  /** SQL text → places of its "char" columns. */
  charColumns = new Map();

  async query(query, ...rest) {
    const result = await super.query(query, ...rest);
    const places = [];
    for (const [place, field] of (result?.fields ?? []).entries()) {
      if (field.dataTypeID !== catalogChar) continue;
      field.dataTypeID = text;
      places.push(place);
    }
    if (places.length > 0) this.charColumns.set(query.text ?? query, places);
    return result;
  }
}

/** Prisma's own adapter with two cures, so that the schema engine can introspect and run whole scripts. */
export class CatalogAdapter extends PrismaPg {
  #pool;

  /** @param {CatalogPool} pool */
  constructor(pool) {
    super(pool);
    this.#pool = pool;
  }

  async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const place of this.#pool.charColumns.get(query.sql) ?? []) {
        result.columnTypes[place] = ColumnTypeEnum.Character;
      }
      return result;
    };
    // The adapter's own splits at every semicolon, which breaks function bodies.
    adapter.executeScript = (script) => this.#pool.query(script).then(() => {}, adapter.onError);
    return adapter;
  }
}
