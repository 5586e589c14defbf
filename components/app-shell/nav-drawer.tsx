"use client";

import { Menu as MenuIcon } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Brand } from "./brand";
import { LanguageSwitch } from "./language-switch";
import type { NavItem } from "./nav";
import styles from "./nav-drawer.module.css";
import { NavList } from "./nav-list";

/** On narrow screens the rail comes in from the side; it leaves when a page was chosen. */
export function NavDrawer({
  nav,
}: {
  nav: { pages: readonly NavItem[]; settings: readonly NavItem[] };
}) {
  const t = useTranslations("shell");
  const drawer = useRef<HTMLDialogElement>(null);
  const pathname = usePathname();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is what closes it.
  useEffect(() => drawer.current?.close(), [pathname]);

  return (
    <div className={styles.trigger}>
      <Button
        variant="ghost"
        icon
        aria-label={t("menu")}
        onClick={() => drawer.current?.showModal()}
      >
        <MenuIcon />
      </Button>
      <strong>Kagimori</strong>
      <dialog ref={drawer} className={styles.drawer} aria-label={t("menu")}>
        <Brand />
        <NavList label={t("pages")} items={nav.pages} />
        {nav.settings.length > 0 && (
          <NavList label={t("settings")} heading={t("settings")} items={nav.settings} />
        )}
        <div className={styles.language}>
          <LanguageSwitch />
        </div>
      </dialog>
    </div>
  );
}
