"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DecisionDialog } from "@/components/ui/decision-dialog";
import { useProblemText } from "@/components/ui/problem-text";
import { useToast } from "@/components/ui/toast";
import { inviteSomebody } from "@/lib/users/client";
import type { UserAct, UserList, UserRow } from "@/lib/users/model/accounts";
import { GroupsCard } from "./groups-card";
import { OnceDialog } from "./once-dialog";
import { type RoleAsked, RoleDialog, type RoleFor } from "./role-dialog";
import type { ScopeNames } from "./scope-words";
import { useActs } from "./use-acts";
import { UsersTable } from "./users-table";
import { WaitingCard } from "./waiting-card";

/** What is to be taken away, once a reason is given; or done, once it is confirmed. */
interface Asking {
  path: string;
  title: string;
  what: string;
  act: string;
}

/** People with access: who they are, what they may do and why, and what waits for a second person. */
export function UsersView({ list, names }: { list: UserList; names: ScopeNames }) {
  const t = useTranslations();
  const router = useRouter();
  const notify = useToast();
  const problem = useProblemText();
  const [target, setTarget] = useState<RoleFor | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [told, setTold] = useState<Parameters<typeof OnceDialog>[0]["told"]>(null);
  const { act, busy } = useActs((label) => label);
  const invite = useMutation({
    ...inviteSomebody(),
    onSuccess({ email, link, expiresAt, waits }) {
      setTarget(null);
      router.refresh();
      setTold({
        title: t("users.linkFor", { email }),
        text: link,
        until: expiresAt,
        note: t(waits ? "users.linkWaits" : "users.linkOnce"),
      });
    },
    onError: (error) => notify("breach", problem(error)),
  });

  function give({ role, scope, reason, group, email, name }: RoleAsked) {
    const done = t(list.fourEyes ? "users.done.proposed" : "users.done.given");
    const close = () => setTarget(null);
    if (target?.kind === "invite")
      invite.mutate({ email, role, scope, ...(name !== "" && { name }) });
    else if (target?.kind === "group") act("groups", { group, role, scope, reason }, done, close);
    else if (target) act(`users/${target.id}/roles`, { role, scope, reason }, done, close);
  }
  const onUser = (user: UserRow, one: UserAct) =>
    act(`users/${user.id}/act`, { act: one }, t(`users.did.${one}`, { name: user.name }));
  const remove = (path: string, role: string, name: string) =>
    setAsking({
      path,
      title: t("users.removeOf", { role, name }),
      what: t("users.removeWhat"),
      act: t("users.remove"),
    });

  return (
    <>
      <WaitingCard waiting={list.waiting} names={names} />
      <Card
        title={t("users.title")}
        note={t("users.note")}
        aside={
          <Button variant="primary" size="small" onClick={() => setTarget({ kind: "invite" })}>
            {t("users.invite")}
          </Button>
        }
      >
        <UsersTable
          users={list.items}
          names={names}
          busy={busy || invite.isPending}
          onRole={({ id, name }) => setTarget({ kind: "user", id, name })}
          onLink={({ email }) => invite.mutate({ email })}
          onAct={onUser}
          onRemove={(user, role) =>
            remove(`role-bindings/${role.id}/remove`, t(`role.${role.role}`), user.name)
          }
        />
      </Card>
      <GroupsCard
        groups={list.groups}
        oidc={list.oidc}
        names={names}
        onAdd={() => setTarget({ kind: "group" })}
        onRemove={({ id, role, group }) => remove(`groups/${id}/remove`, t(`role.${role}`), group)}
      />
      <RoleDialog
        target={target}
        names={names}
        fourEyes={list.fourEyes}
        busy={busy || invite.isPending}
        onClose={() => setTarget(null)}
        onDecide={give}
      />
      <DecisionDialog
        open={asking !== null}
        title={asking?.title ?? ""}
        act={asking?.act ?? ""}
        danger
        busy={busy}
        onClose={() => setAsking(null)}
        onDecide={(reason) =>
          asking &&
          act(
            asking.path,
            { reason },
            t(list.fourEyes ? "users.done.proposed" : "users.done.taken"),
            () => setAsking(null),
          )
        }
      >
        <p>{asking?.what}</p>
      </DecisionDialog>
      <OnceDialog told={told} onClose={() => setTold(null)} />
    </>
  );
}
