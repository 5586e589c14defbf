"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { FileText, KeyRound, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useDeferredValue, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Path } from "@/components/ui/path";
import { Tag } from "@/components/ui/tag";
import { secretsQuery } from "@/lib/inventory/client";
import type { NavItem } from "./nav";
import styles from "./palette.module.css";

/** Jump to a page or a secret: type, choose by arrows, open by Enter (with ⌘ or Ctrl in a new tab). */
export function Palette({
  nav,
  open,
  onClose,
}: {
  nav: { pages: readonly NavItem[]; settings: readonly NavItem[] };
  open: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("palette");
  const names = useTranslations("nav");
  const router = useRouter();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const search = useDeferredValue(text.trim());
  const canSearch = nav.pages.some(({ id }) => id === "inventory");
  const { data } = useQuery({
    ...secretsQuery(`${new URLSearchParams({ q: search, limit: "8" })}`),
    enabled: open && canSearch && search.length > 0,
    placeholderData: keepPreviousData,
  });

  const pages = [...nav.pages, ...nav.settings]
    .map((item) => ({ id: item.id, href: item.href, name: names(item.id) }))
    .filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(text.trim().toLowerCase()));
  const secrets = search ? (data?.items ?? []) : [];
  const hrefs = [...secrets.map(({ id }) => `/inventory/${id}`), ...pages.map(({ href }) => href)];
  const selected = Math.min(at, Math.max(0, hrefs.length - 1));

  function go(href: string, newTab: boolean) {
    if (newTab) window.open(href, "_blank", "noopener");
    else router.push(href);
    setText("");
    onClose();
  }

  function onKeyDown(event: KeyboardEvent) {
    const href = hrefs[selected];
    if (event.key === "ArrowDown") setAt((selected + 1) % Math.max(1, hrefs.length));
    else if (event.key === "ArrowUp")
      setAt((selected - 1 + hrefs.length) % Math.max(1, hrefs.length));
    else if (event.key === "Enter" && href) go(href, event.metaKey || event.ctrlKey);
    else return;
    event.preventDefault();
  }

  const item = (index: number, href: string, icon: React.ReactNode, content: React.ReactNode) => (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field (aria-activedescendant).
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys choose and open.
    <div
      key={href}
      id={`palette-${index}`}
      role="option"
      aria-selected={index === selected}
      className={styles.item}
      onPointerMove={() => setAt(index)}
      onClick={(event) => go(href, event.metaKey || event.ctrlKey)}
    >
      {icon}
      {content}
    </div>
  );

  return (
    <Dialog open={open} onClose={onClose} label={t("title")} wide>
      <div className={styles.query}>
        <Search />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-results"
          aria-activedescendant={hrefs.length > 0 ? `palette-${selected}` : undefined}
          aria-label={t("title")}
          placeholder={canSearch ? t("placeholder") : t("placeholderPages")}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd>Esc</kbd>
      </div>
      <div id="palette-results" role="listbox" aria-label={t("results")} className={styles.results}>
        {secrets.length > 0 && <p className={styles.group}>{t("secrets")}</p>}
        {secrets.map((secret, index) =>
          item(
            index,
            `/inventory/${secret.id}`,
            <KeyRound />,
            <>
              <span className="grow">
                <Path path={secret.path} />
              </span>
              {secret.environment.value && (
                <Tag strong={secret.environment.value === "prod"}>{secret.environment.value}</Tag>
              )}
            </>,
          ),
        )}
        {pages.length > 0 && <p className={styles.group}>{t("pages")}</p>}
        {pages.map(({ href, name }, index) =>
          item(secrets.length + index, href, <FileText />, <span className="grow">{name}</span>),
        )}
        {hrefs.length === 0 && <p className={styles.empty}>{t("nothing", { text })}</p>}
      </div>
      <div className={styles.foot}>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t("choose")}
        </span>
        <span>
          <kbd>↵</kbd> {t("openIt")}
        </span>
        <span>
          <kbd>⌘</kbd> <kbd>↵</kbd> {t("newTab")}
        </span>
      </div>
    </Dialog>
  );
}
