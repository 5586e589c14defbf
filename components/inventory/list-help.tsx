import { Keyboard } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment, useEffect, useState } from "react";
import { isTyping } from "@/components/data-table/list-keys";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import styles from "./bulk-bar.module.css";

const keys = [
  { id: "move", keys: ["j", "k"] },
  { id: "arrows", keys: ["↓", "↑"] },
  { id: "choose", keys: ["Space"] },
  { id: "range", keys: ["Shift", "Space"] },
  { id: "open", keys: ["Enter"] },
  { id: "search", keys: ["/"] },
  { id: "palette", keys: ["⌘K", "Ctrl-K"] },
  { id: "help", keys: ["?"] },
] as const;

/** The keys of the list, by its button or by `?`. */
export function ListHelp() {
  const t = useTranslations("keys");
  const [open, setOpen] = useState(false);
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== "?" || isTyping(event)) return;
      event.preventDefault();
      setOpen(true);
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <Button
        size="small"
        variant="ghost"
        icon
        aria-label={t("title")}
        title={t("title")}
        aria-keyshortcuts="?"
        onClick={() => setOpen(true)}
      >
        <Keyboard />
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("title")}>
        <dl className={styles.keys}>
          {keys.map(({ id, keys: caps }) => (
            <Fragment key={id}>
              <dt>
                {caps.map((cap) => (
                  <kbd key={cap}>{cap}</kbd>
                ))}
              </dt>
              <dd>{t(id)}</dd>
            </Fragment>
          ))}
        </dl>
      </Dialog>
    </>
  );
}
