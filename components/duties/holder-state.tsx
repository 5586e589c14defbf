import { useTranslations } from "next-intl";
import type { Names } from "@/components/inventory/secret-words";
import { State } from "@/components/ui/state";
import type { Gap } from "@/lib/duties/model/gaps";
import type { Named } from "@/lib/duties/model/matrix";
import { useHolderWord } from "./holder-words";

/** Who has a duty, by name; that nobody living has it, or that it is not separated, stands out. */
export function HolderState({
  holder,
  gap,
  names,
}: {
  holder: Named | null;
  gap: Gap | null;
  names: Names;
}) {
  const t = useTranslations("duty");
  const word = useHolderWord(names);
  if (holder === null) return <State tone="near">{t("gap.missing")}</State>;
  const title = holder.id;
  if (gap === null) return <span title={title}>{word(holder)}</span>;
  return (
    <State tone="near" title={title}>
      {t("withGap", { holder: word(holder), gap: t(`gap.${gap}`) })}
    </State>
  );
}
