import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { sectionsFor } from "@/components/settings/sections";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { PageHead } from "@/components/ui/page-head";
import { permissionsOf } from "@/lib/access-control/model";
import { signedInViewer } from "@/lib/auth/page-viewer";

/** The frame only: every section asks for its own permission. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { bindings } = await signedInViewer();
  const t = await getTranslations("settings");
  return (
    <>
      <PageHead title={t("title")} sub={t("sub")} />
      <SettingsTabs sections={sectionsFor(permissionsOf(bindings))} />
      {children}
    </>
  );
}
