import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { OriginNote } from "@/components/settings/origin";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import type { GroupRole } from "@/lib/users/model/accounts";
import { type ScopeNames, useScopeWords } from "./scope-words";

/** Groups of the single sign-on and the roles they give. Those of the file come first and are changed there. */
export function GroupsCard({
  groups,
  oidc,
  names,
  onAdd,
  onRemove,
}: {
  groups: readonly GroupRole[];
  oidc: boolean;
  names: ScopeNames;
  onAdd: () => void;
  onRemove: (group: GroupRole) => void;
}) {
  const t = useTranslations();
  const words = useScopeWords(names);
  const columns: Column<GroupRole>[] = [
    { key: "group", header: t("users.group"), cell: ({ group }) => group },
    { key: "role", header: t("users.role"), cell: ({ role }) => t(`role.${role}`) },
    { key: "scope", header: t("users.scope"), cell: ({ scope }) => words(scope) },
    {
      key: "from",
      header: t("users.origin"),
      cell: ({ file, grantedBy }) =>
        grantedBy === null ? (
          <OriginNote from={file ? "file" : "default"} file={file} />
        ) : (
          t("users.from.screen", { by: grantedBy })
        ),
    },
    {
      key: "act",
      header: t("users.acts"),
      cell: (group) =>
        group.grantedBy !== null && (
          <Button
            size="small"
            aria-label={t("users.removeOf", { role: t(`role.${group.role}`), name: group.group })}
            onClick={() => onRemove(group)}
          >
            {t("users.remove")}
          </Button>
        ),
    },
  ];
  return (
    <Card
      title={t("users.groups")}
      note={t(oidc ? "users.groupsNote" : "users.noOidc")}
      aside={
        <Button size="small" onClick={onAdd}>
          {t("users.mapGroup")}
        </Button>
      }
    >
      {groups.length === 0 ? (
        <CardBody>{t("users.noGroups")}</CardBody>
      ) : (
        <DataTable
          caption={t("users.groups")}
          columns={columns}
          rows={groups}
          keyOf={({ id }) => id}
          wide
        />
      )}
    </Card>
  );
}
