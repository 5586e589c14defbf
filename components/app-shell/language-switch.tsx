"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { Segmented } from "@/components/ui/segmented";
import { type Locale, localeCookie, locales } from "@/lib/i18n/locale";
import { keepPreference } from "./preferences";

const names: Record<Locale, string> = { ja: "日本語", en: "EN" };

/** Japanese or English; the page is drawn again in place, its address does not change. */
export function LanguageSwitch() {
  const t = useTranslations("shell");
  const chosen = useLocale();
  const router = useRouter();

  function choose(locale: Locale) {
    keepPreference(localeCookie, locale);
    router.refresh();
  }

  return (
    <Segmented label={t("language")}>
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === chosen}
          onClick={() => choose(locale)}
        >
          {names[locale]}
        </button>
      ))}
    </Segmented>
  );
}
