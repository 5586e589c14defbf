import { useTranslations } from "next-intl";
import { showAddress } from "@/components/data-table/show-address";
import type { Names } from "@/components/inventory/secret-words";
import { Chip } from "@/components/ui/chip";
import { useKnownWord } from "@/components/ui/known-word";
import { conditions, withCondition } from "@/lib/access-history/model/list-params";
import { useAccessWord } from "./words";

/** The conditions in force, each with a way to lift it. */
export function ConditionChips({
  url,
  names,
  sources,
}: {
  url: URLSearchParams;
  names: Names;
  sources: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("accessHistory");
  const known = useKnownWord();
  const word = useAccessWord(names, sources);
  return conditions(url).map(({ key, values }) => {
    const name = known(`accessHistory.filter.${key}`, known(`dimension.${key}`, key));
    // An id says nothing to a reader; which secret or principal it is stands in the rows.
    const shown = ["secretId", "principal"].includes(key)
      ? t("chosen", { count: values.length })
      : values.map((value) => word(key, value)).join(t("or"));
    return (
      <Chip
        key={key}
        name={name}
        removeLabel={t("lift", { name })}
        onRemove={() => showAddress(withCondition(url, key, []))}
      >
        {shown}
      </Chip>
    );
  });
}
