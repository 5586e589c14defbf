import "server-only";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { appendEntry } from "@/lib/audit-trail/commands";
import type { AuditAction } from "@/lib/audit-trail/model/actions";
import { type Prisma, prisma } from "@/lib/db/prisma";
import { conflict, notAllowed, notFound } from "@/lib/errors";
import { otherAdmins } from "./four-eyes";
import type { UserAct } from "./model/accounts";
import { lockBindings } from "./sync-role-bindings";

const signedOut = { sessionEpoch: { increment: 1 } };

/** What each act writes, and what it is called in the audit trail. */
const acts: Readonly<
  Record<UserAct, { data: (now: Date) => Prisma.AppUserUpdateInput; action: AuditAction }>
> = {
  disable: { data: (now) => ({ disabledAt: now, ...signedOut }), action: "user-disabled" },
  enable: {
    data: () => ({ disabledAt: null, lockedUntil: null, failedSignIns: 0 }),
    action: "user-enabled",
  },
  unlock: { data: () => ({ lockedUntil: null, failedSignIns: 0 }), action: "user-unlocked" },
  "sign-out": { data: () => signedOut, action: "user-signed-out" },
  "require-change": {
    data: () => ({ mustChangePassphrase: true, ...signedOut }),
    action: "passphrase-change-required",
  },
};

/** Disables, enables, unlocks or signs out an account, or has it choose a new passphrase at its next sign-in. */
export async function actOnUser(
  viewer: Viewer,
  id: string,
  act: UserAct,
  now: Date,
): Promise<void> {
  assertMay(viewer, "user:manage");
  await prisma().$transaction(async (db) => {
    await lockBindings(db);
    const user = await db.appUser.findUnique({
      where: { id },
      omit: { passphraseHash: false },
    });
    if (user === null) throw notFound("There is no such user.");
    if (act === "disable") {
      if (user.id === viewer.id) throw notAllowed("Nobody disables his own account.");
      if ((await otherAdmins(db, { userId: id })) === 0)
        throw conflict("This is the last administrator. Name another one first.");
    }
    if (act === "require-change" && user.passphraseHash === null)
      throw conflict("This account has no passphrase: there is nothing to change.");
    const { data, action } = acts[act];
    await db.appUser.update({ where: { id }, data: data(now) });
    if (act === "unlock" || act === "enable")
      await db.signInFailure.deleteMany({ where: { email: user.email } });
    await appendEntry(viewer, action, user.email, {}, now, db);
  });
}
