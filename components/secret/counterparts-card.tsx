import { useTranslations } from "next-intl";
import { type Names, useValueWord } from "@/components/inventory/secret-words";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import type { Counterpart } from "@/lib/inventory/model/counterpart";

const shared = ["sameName", "sameKmsKey", "sameRotationFunction", "samePrincipal"] as const;

/** What production shares with this secret: no path, owner, date or event of it, only yes or no. */
export function CounterpartsCard({
  counterparts,
  names,
}: {
  counterparts: readonly Counterpart[];
  names: Names;
}) {
  const t = useTranslations("counterparts");
  const word = useValueWord(names);
  if (counterparts.length === 0) return null;
  return (
    <Card id="counterparts" title={t("title")} note={t("note")}>
      <DefinitionList
        items={counterparts.map((one, at) => ({
          id: String(at),
          term: word("service", one.service),
          value: word("kind", one.kind),
          note: shared.map((key) => `${t(key)}: ${t(one[key] ? "yes" : "no")}`).join(" ・ "),
        }))}
      />
    </Card>
  );
}
