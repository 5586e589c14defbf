"use client";

import {
  CircleSlash,
  ClipboardCheck,
  Eye,
  FileCheck2,
  FileWarning,
  LayoutGrid,
  PlugZap,
  ScrollText,
  Settings,
  ShieldAlert,
  Table2,
  UserCheck,
  Users,
} from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { isCurrent, type NavItem } from "./nav";
import styles from "./nav-list.module.css";
import { carried } from "./scope";

const icons = {
  overview: <LayoutGrid />,
  inventory: <Table2 />,
  duties: <UserCheck />,
  attestation: <ClipboardCheck />,
  exemptions: <CircleSlash />,
  findings: <FileWarning />,
  accessHistory: <Eye />,
  administration: <Users />,
  evidence: <FileCheck2 />,
  breakGlass: <ShieldAlert />,
  sources: <PlugZap />,
  auditTrail: <ScrollText />,
  settings: <Settings />,
};

/** Links to pages; scope and day go along. */
export function NavList({
  label,
  heading,
  items,
  collapsed,
}: {
  label: string;
  heading?: string;
  items: readonly NavItem[];
  collapsed?: boolean;
}) {
  const t = useTranslations("nav");
  const pathname = usePathname();
  const params = new URLSearchParams(useSearchParams());
  return (
    <nav className={styles.list} aria-label={label}>
      {heading && <span className={styles.heading}>{heading}</span>}
      {items.map((item) => (
        <Link
          key={item.id}
          href={`${item.href}${carried(params)}`}
          className={styles.link}
          data-collapsed={collapsed || undefined}
          aria-current={isCurrent(item, pathname) ? "page" : undefined}
          aria-label={collapsed ? t(item.id) : undefined}
          title={collapsed ? t(item.id) : undefined}
        >
          {icons[item.id]}
          {!collapsed && <span>{t(item.id)}</span>}
        </Link>
      ))}
    </nav>
  );
}
