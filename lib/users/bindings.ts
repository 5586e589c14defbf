import { z } from "zod";
import { type Binding, Role, Scope } from "@/lib/access-control/model";

const Row = z.object({ role: Role, scope: Scope });

/**
 * Bindings as they stand in role_binding. A row this version cannot read opens nothing: it is left out, so that a role
 * taken out of the product locks out instead of failing every request of its holder.
 */
export function bindingsOf(rows: readonly { role: string; scope: unknown }[]): Binding[] {
  return rows.flatMap((row) => {
    const read = Row.safeParse(row);
    return read.success ? [read.data] : [];
  });
}
