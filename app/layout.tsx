import "@fontsource-variable/inter";
import "@fontsource-variable/noto-sans-jp";
import "./globals.css";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { themeCookie, themeOf } from "@/components/app-shell/preferences";
import { Providers } from "@/components/app-shell/providers";
import { frameWords, pick } from "@/lib/i18n/client-words";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("app");
  return {
    title: { default: t("title"), template: `%s – ${t("title")}` },
    description: t("description"),
    robots: { index: false, follow: false },
  };
}

/** Language and theme come from cookies, so that the first paint is the right one. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  return (
    <html lang={await getLocale()} data-theme={theme === "system" ? undefined : theme}>
      <body>
        <NextIntlClientProvider messages={pick(await getMessages(), frameWords)}>
          <Providers>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
