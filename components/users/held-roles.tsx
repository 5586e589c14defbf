import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { OriginNote } from "@/components/settings/origin";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import type { UserRow } from "@/lib/users/model/accounts";
import { type ScopeNames, useScopeWords } from "./scope-words";
import styles from "./users.module.css";

type Held = UserRow["roles"][number];

/** The roles somebody holds, each with its scope and where it comes from; those of the file are changed there. */
export function HeldRoles({
  user,
  names,
  onRemove,
}: {
  user: UserRow;
  names: ScopeNames;
  onRemove: (role: Held) => void;
}) {
  const t = useTranslations();
  const words = useScopeWords(names);
  if (user.roles.length === 0) return <span className="ink3">{t("users.noRole")}</span>;
  return (
    <ul className={styles.roles}>
      {user.roles.map((role) => (
        <li key={role.id}>
          <Tag strong={role.role === "admin"}>{t(`role.${role.role}`)}</Tag>
          <span>{words(role.scope)}</span>
          {role.group && (
            <span className="t12 ink3">{t("users.ofGroup", { group: role.group })}</span>
          )}
          {role.from === "config" || role.file ? (
            <OriginNote from={role.file ? "file" : "default"} file={role.file} />
          ) : (
            <span className="t12 ink3" title={role.grantedBy}>
              {role.from === "group" ? "" : t(`users.from.${role.from}`, { by: role.grantedBy })}
            </span>
          )}
          {(role.from === "screen" || role.from === "cli") && (
            <Button
              size="small"
              variant="ghost"
              icon
              aria-label={t("users.removeOf", { role: t(`role.${role.role}`), name: user.name })}
              onClick={() => onRemove(role)}
            >
              <X />
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
