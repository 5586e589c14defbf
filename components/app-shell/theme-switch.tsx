"use client";

import { Contrast, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { keepPreference, nextTheme, type Theme, themeCookie } from "./preferences";

const icons = { system: <Contrast />, light: <Sun />, dark: <Moon /> };

/** Goes round system, light and dark; the choice is a cookie, so the next page is drawn right at once. */
export function ThemeSwitch({ theme: themeAtFirst }: { theme: Theme }) {
  const t = useTranslations("shell");
  const [theme, setTheme] = useState(themeAtFirst);

  function change() {
    const next = nextTheme(theme);
    keepPreference(themeCookie, next);
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    setTheme(next);
  }

  const label = t("theme", { theme });
  return (
    <Button variant="ghost" icon aria-label={label} title={label} onClick={change}>
      {icons[theme]}
    </Button>
  );
}
