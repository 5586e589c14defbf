"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";
import type { SettingsSection } from "./sections";

/** The sections the viewer may open, each with its own address. */
export function SettingsTabs({ sections }: { sections: readonly SettingsSection[] }) {
  const t = useTranslations("settings");
  const pathname = usePathname();
  return (
    <Tabs
      label={t("sections")}
      tabs={sections.map(({ id, href }) => ({
        href,
        label: t(`section.${id}`),
        current: `${pathname}/`.startsWith(`${href}/`),
      }))}
    />
  );
}
