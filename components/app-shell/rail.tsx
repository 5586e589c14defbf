import { PanelLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { Brand } from "./brand";
import type { NavItem } from "./nav";
import { NavList } from "./nav-list";
import linkStyles from "./nav-list.module.css";
import styles from "./rail.module.css";

/** The column at the left: pages above, settings and the fold below. Folded it keeps the icons, with names on hover. */
export function Rail({
  nav,
  collapsed,
  onToggle,
}: {
  nav: { pages: readonly NavItem[]; settings: readonly NavItem[] };
  collapsed: boolean;
  onToggle: () => void;
}) {
  const t = useTranslations("shell");
  const fold = collapsed ? t("unfold") : t("fold");
  return (
    <aside className={styles.rail}>
      <Brand collapsed={collapsed} />
      <NavList label={t("pages")} items={nav.pages} collapsed={collapsed} />
      <div className={styles.foot}>
        {nav.settings.length > 0 && (
          <NavList
            label={t("settings")}
            heading={collapsed ? undefined : t("settings")}
            items={nav.settings}
            collapsed={collapsed}
          />
        )}
        <button
          type="button"
          className={linkStyles.link}
          data-collapsed={collapsed || undefined}
          aria-expanded={!collapsed}
          aria-label={fold}
          title={collapsed ? fold : undefined}
          onClick={onToggle}
        >
          <PanelLeft />
          {!collapsed && <span>{fold}</span>}
        </button>
      </div>
    </aside>
  );
}
