"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { AccountMenu } from "./account-menu";
import { Freshness, type SourceFreshness } from "./freshness";
import { LanguageSwitch } from "./language-switch";
import type { NavItem } from "./nav";
import { NavDrawer } from "./nav-drawer";
import { PaletteButton } from "./palette-button";
import { keepPreference, railCookie, type Theme } from "./preferences";
import { PrintLine } from "./print-line";
import { Rail } from "./rail";
import type { ScopeChoices } from "./scope";
import { ScopeFilter } from "./scope-filter";
import styles from "./shell.module.css";
import { ThemeSwitch } from "./theme-switch";

export interface ShellProps {
  readonly person: { readonly name: string; readonly roles: readonly string[] };
  readonly nav: { readonly pages: readonly NavItem[]; readonly settings: readonly NavItem[] };
  readonly scope: ScopeChoices;
  readonly sources: readonly SourceFreshness[];
  readonly theme: Theme;
  readonly collapsed: boolean;
  /** Stands above the page, such as the notice that the data are invented. */
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page: rail at the left, bar and freshness above, the page itself as `main`. */
export function Shell({
  person,
  nav,
  scope,
  sources,
  theme,
  collapsed: collapsedAtFirst,
  banner,
  children,
}: ShellProps) {
  const t = useTranslations("shell");
  const [collapsed, setCollapsed] = useState(collapsedAtFirst);

  function toggle() {
    keepPreference(railCookie, collapsed ? "open" : "collapsed");
    setCollapsed(!collapsed);
  }

  return (
    <div className={clsx(styles.app, collapsed && styles.collapsed)}>
      <a className={styles.skip} href="#main">
        {t("skip")}
      </a>
      <Rail nav={nav} collapsed={collapsed} onToggle={toggle} />
      <div className={styles.content}>
        <header className={styles.topbar}>
          <div className={styles.bar}>
            <NavDrawer nav={nav} />
            <ScopeFilter choices={scope} />
            <div className={styles.tools}>
              <PaletteButton nav={nav} />
              <span className="only-wide">
                <LanguageSwitch />
              </span>
              <ThemeSwitch theme={theme} />
              <AccountMenu person={person} />
            </div>
          </div>
          <Freshness sources={sources} />
        </header>
        {banner}
        <main id="main" className={styles.page} tabIndex={-1}>
          <PrintLine person={person.name} choices={scope} />
          {children}
        </main>
      </div>
    </div>
  );
}
