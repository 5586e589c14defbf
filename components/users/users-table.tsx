import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { Moment } from "@/components/ui/moment";
import { State } from "@/components/ui/state";
import type { UserAct, UserRow } from "@/lib/users/model/accounts";
import { HeldRoles } from "./held-roles";
import type { ScopeNames } from "./scope-words";
import { UserMenu } from "./user-menu";
import styles from "./users.module.css";

const tones = { active: "ok", invited: "unknown", locked: "breach", disabled: "unknown" } as const;

/** Everybody with an account. */
export function UsersTable({
  users,
  names,
  busy,
  onRole,
  onLink,
  onAct,
  onRemove,
}: {
  users: readonly UserRow[];
  names: ScopeNames;
  busy: boolean;
  onRole: (user: UserRow) => void;
  onLink: (user: UserRow) => void;
  onAct: (user: UserRow, act: UserAct) => void;
  onRemove: (user: UserRow, role: UserRow["roles"][number]) => void;
}) {
  const t = useTranslations();
  const columns: Column<UserRow>[] = [
    {
      key: "name",
      header: t("users.name"),
      cell: ({ name, email, self }) => (
        <div className={styles.person}>
          <span>
            <strong>{name}</strong>
            {self && ` ${t("users.you")}`}
          </span>
          <span className="t12 ink2">{email}</span>
        </div>
      ),
    },
    {
      key: "roles",
      header: t("users.roles"),
      cell: (user) => (
        <HeldRoles user={user} names={names} onRemove={(role) => onRemove(user, role)} />
      ),
    },
    {
      key: "state",
      header: t("users.state"),
      cell: ({ state, mustChange }) => (
        <span>
          <State tone={tones[state]}>{t(`users.states.${state}`)}</State>
          {mustChange && <span className="t12 ink2"> {t("users.mustChange")}</span>}
        </span>
      ),
    },
    {
      key: "by",
      header: t("users.signsInBy"),
      cell: ({ signIn }) => signIn.map((one) => t(`users.by.${one}`)).join(" · ") || t("ui.none"),
    },
    {
      key: "last",
      header: t("users.lastSignIn"),
      cell: ({ lastSignInAt }) => (lastSignInAt ? <Moment at={lastSignInAt} /> : t("users.never")),
    },
    {
      key: "acts",
      header: t("users.acts"),
      cell: (user) => (
        <UserMenu
          user={user}
          busy={busy}
          onRole={() => onRole(user)}
          onLink={() => onLink(user)}
          onAct={(act) => onAct(user, act)}
        />
      ),
    },
  ];
  return (
    <DataTable
      caption={t("users.title")}
      columns={columns}
      rows={users}
      keyOf={({ id }) => id}
      wide
    />
  );
}
