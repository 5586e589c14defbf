"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import type { NavItem } from "./nav";
import styles from "./palette.module.css";

/** Loaded when first opened: nobody waits for it before the page answers. */
const Palette = dynamic(() => import("./palette").then(({ Palette }) => Palette), { ssr: false });

/** Opens the palette by click, ⌘K or Ctrl-K. */
export function PaletteButton({
  nav,
}: {
  nav: { pages: readonly NavItem[]; settings: readonly NavItem[] };
}) {
  const t = useTranslations("palette");
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setWanted(true);
      setOpen((was) => !was);
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  return (
    <>
      <Button
        variant="ghost"
        aria-label={t("open")}
        aria-keyshortcuts="Meta+K Control+K"
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
      >
        <Search />
        <kbd className={styles.keys}>⌘K</kbd>
      </Button>
      {wanted && <Palette nav={nav} open={open} onClose={() => setOpen(false)} />}
    </>
  );
}
