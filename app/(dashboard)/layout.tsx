import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { navFor } from "@/components/app-shell/nav";
import { railCookie, themeCookie, themeOf } from "@/components/app-shell/preferences";
import { Shell } from "@/components/app-shell/shell";
import { signedInViewer } from "@/lib/auth/page-viewer";
import { readFrame } from "@/lib/organisation/frame";

/** The frame only: every page asks for its own permission. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const viewer = await signedInViewer();
  const [jar, t] = [await cookies(), await getTranslations()];
  const frame = await readFrame(viewer, await getLocale(), new Date());
  const choices = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  const backends = ["secrets-manager", "parameter-store", "vault"] as const;

  return (
    <Shell
      person={{ name: frame.person, roles: frame.roles.map((role) => t(`role.${role}`)) }}
      nav={navFor(frame.permissions)}
      scope={{
        team: choices(frame.names.team),
        service: choices(frame.names.service),
        environment: frame.environments.map((value) => ({
          value,
          label: t(`environment.${value}`),
        })),
        backend: backends.map((value) => ({ value, label: t(`backend.${value}`) })),
      }}
      sources={frame.sources}
      theme={themeOf(jar.get(themeCookie)?.value)}
      collapsed={jar.get(railCookie)?.value === "collapsed"}
    >
      {children}
    </Shell>
  );
}
