import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Moment } from "@/components/ui/moment";
import styles from "./users.module.css";

/** Something that is told this once: a link, the text of a token. It cannot be shown again. */
export function OnceDialog({
  told,
  onClose,
}: {
  told: { title: string; text: string; until: string; note: string } | null;
  onClose: () => void;
}) {
  const t = useTranslations();
  return (
    <Dialog
      open={told !== null}
      onClose={onClose}
      title={told?.title ?? ""}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t("users.kept")}
        </Button>
      }
    >
      {told && (
        <div className={styles.stack}>
          <p className={styles.link}>
            <code>{told.text}</code>
          </p>
          <div className="row wrap">
            <CopyButton text={told.text} />
            <span className="t13 ink2">
              {t.rich("users.until", { at: () => <Moment at={told.until} /> })}
            </span>
          </div>
          <Callout tone="near">{told.note}</Callout>
        </div>
      )}
    </Dialog>
  );
}
