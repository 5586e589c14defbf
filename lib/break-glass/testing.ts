import type pg from "pg";
import type { Role, Scope } from "@/lib/access-control/model";
import { viewerOf } from "@/lib/access-control/testing";
import type { Viewer } from "@/lib/access-control/viewer";
import { makeUser } from "@/lib/auth/testing";

/** Somebody signed in, who is in the database too: approvers are found there. */
export async function signedIn(role: Role, scope: Scope = []): Promise<Viewer> {
  const { id, email } = await makeUser(role, scope);
  return { ...viewerOf(role, scope), id, name: email };
}

/** Takes all requests away, as only the owner of the tables could. */
export async function emptyBreakGlass(owner: pg.Pool): Promise<void> {
  const appendOnly = ["break_glass_target", "break_glass_step", "break_glass_settlement"];
  const triggers = (to: string) =>
    appendOnly.map((table) => `ALTER TABLE ${table} ${to} TRIGGER append_only;`).join("");
  await owner.query(`BEGIN; ${triggers("DISABLE")}
    TRUNCATE break_glass_request, ${appendOnly.join(", ")}; ${triggers("ENABLE")} COMMIT`);
}
