import { useRef, useState } from "react";
import type { Choosing } from "@/components/data-table/choose";
import type { Chosen } from "@/lib/inventory/client";
import { mostChosen } from "@/lib/inventory/model/fixed";
import type { Secret } from "@/lib/inventory/model/secret";

/** The secrets a person chose: some by name, or all a filter shows. */
export interface Selection {
  readonly count: number;
  /** Those that are known by name: of "all", the ones on this page. */
  readonly rows: readonly Secret[];
  readonly all: boolean;
  /** As the API is told. */
  readonly chosen: Chosen;
}

interface State {
  readonly under: string;
  readonly rows: ReadonlyMap<string, Secret>;
  /** Total of the filter when all of it was chosen. */
  readonly all: number | null;
}

/**
 * What is chosen in the list. It lasts while the conditions are the same, over pages and orders; under other conditions
 * nothing is chosen, so that nobody changes what he does not see.
 * @param filter the list's conditions as a query string
 */
export function useSelection(filter: string, shown: readonly Secret[]) {
  const none: State = { under: filter, rows: new Map(), all: null };
  const [kept, keep] = useState<State>(none);
  const state = kept.under === filter ? kept : none;
  const last = useRef<string | null>(null);
  const has = ({ id }: Secret) => state.all !== null || state.rows.has(id);

  function put(rows: readonly Secret[], on: boolean) {
    // To take one out of "all" leaves the rest of the page: of the other pages no row is known by name.
    const next = new Map(state.all !== null ? shown.map((row) => [row.id, row]) : state.rows);
    for (const row of rows) {
      if (!on) next.delete(row.id);
      else if (next.size < mostChosen) next.set(row.id, row);
    }
    keep({ under: filter, rows: next, all: null });
  }

  function toggle(row: Secret, range = false) {
    const from = shown.findIndex(({ id }) => id === last.current);
    const to = shown.findIndex(({ id }) => id === row.id);
    last.current = row.id;
    const rows =
      range && from >= 0 ? shown.slice(Math.min(from, to), Math.max(from, to) + 1) : [row];
    put(rows, !has(row));
  }

  const selection: Selection | null =
    state.all !== null
      ? {
          count: state.all,
          rows: shown,
          all: true,
          chosen: { filter, expected: state.all },
        }
      : state.rows.size > 0
        ? {
            count: state.rows.size,
            rows: [...state.rows.values()],
            all: false,
            chosen: { ids: [...state.rows.keys()] },
          }
        : null;

  const choosing: Choosing<Secret> = {
    has,
    onToggle: toggle,
    onTogglePage: () => put(shown, !shown.every(has)),
    nameOf: ({ path }) => path,
  };
  return {
    selection,
    choosing,
    chooseAll: (total: number) => keep({ ...none, all: total }),
    clear: () => keep(none),
  };
}
