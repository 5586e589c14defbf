import { useTranslations } from "next-intl";
import { OriginNote } from "@/components/settings/origin";
import { Moment } from "@/components/ui/moment";
import type { Declared } from "@/lib/declarations/model";

/** Where an item is declared: file and line, or who on screen, when and why. */
export function DeclaredBy({ item }: { item: Declared }) {
  const t = useTranslations("declarations");
  if (item.from === "file") return <OriginNote from="file" file={item.file} />;
  const { proposedBy, proposedAt, decidedBy, reason, approval, shadowed } = item;
  return (
    <span className="t12" title={reason ?? undefined}>
      {proposedBy} {proposedAt && <Moment at={proposedAt} day />}
      {approval === "another" && decidedBy && (
        <>
          <br />
          {t("approvedBy", { who: decidedBy })}
        </>
      )}
      {approval === "alone" && (
        <>
          <br />
          {t("alone")}
        </>
      )}
      {shadowed && (
        <>
          <br />
          {t("shadowed")}
        </>
      )}
    </span>
  );
}
