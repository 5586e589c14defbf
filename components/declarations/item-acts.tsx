import { ArrowDown, ArrowUp, History, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import type { Declared } from "@/lib/declarations/model";
import styles from "./declarations.module.css";
import { editHref } from "./pages";

/** What can be done with an item made on screen. */
export function ItemActs({
  item: { section, key },
  mayChange,
  move,
  onHistory,
  onRemove,
}: {
  item: Pick<Declared, "section" | "key">;
  mayChange: boolean;
  /** Where the order counts; an end of the list is left out. */
  move?: { busy: boolean; up?: (() => void) | undefined; down?: (() => void) | undefined };
  onHistory: () => void;
  onRemove: () => void;
}) {
  const t = useTranslations("declarations");
  return (
    <span className={styles.acts}>
      {mayChange && move && (
        <>
          <Act label={t("up", { key })} disabled={move.busy || !move.up} onClick={move.up}>
            <ArrowUp />
          </Act>
          <Act label={t("down", { key })} disabled={move.busy || !move.down} onClick={move.down}>
            <ArrowDown />
          </Act>
        </>
      )}
      {mayChange && (
        <ButtonLink
          variant="ghost"
          size="small"
          icon
          aria-label={t("editOf", { key })}
          title={t("editOf", { key })}
          href={editHref(section, key)}
        >
          <Pencil />
        </ButtonLink>
      )}
      <Act label={t("historyOf", { key })} onClick={onHistory}>
        <History />
      </Act>
      {mayChange && (
        <Act label={t("removeOf", { key })} onClick={onRemove}>
          <Trash2 />
        </Act>
      )}
    </span>
  );
}

function Act({
  label,
  disabled,
  onClick,
  children,
}: {
  label: string;
  disabled?: boolean;
  onClick?: (() => void) | undefined;
  children: ReactNode;
}) {
  return (
    <Button
      variant="ghost"
      size="small"
      icon
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
