"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { signOut } from "@/components/sign-in/session";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import styles from "./account-menu.module.css";

/** Who is signed in and as what, and the way out. */
export function AccountMenu({
  person,
}: {
  person: { readonly name: string; readonly roles: readonly string[] };
}) {
  const t = useTranslations("shell");
  return (
    <Menu
      head={
        <>
          <strong>{person.name}</strong>
          {person.roles.join("・")}
        </>
      }
      trigger={
        <Button
          variant="ghost"
          className={styles.trigger}
          aria-label={t("account", { name: person.name })}
        >
          <span className={styles.avatar}>{[...person.name][0]}</span>
          <span className={styles.name}>{person.name}</span>
        </Button>
      }
    >
      <MenuItem onSelect={signOut}>
        <LogOut />
        {t("signOut")}
      </MenuItem>
    </Menu>
  );
}
