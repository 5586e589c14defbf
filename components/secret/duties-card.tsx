import Link from "next/link";
import { useTranslations } from "next-intl";
import { DutyEdit } from "@/components/duties/duty-edit";
import { HolderState } from "@/components/duties/holder-state";
import type { Names } from "@/components/inventory/secret-words";
import { Card } from "@/components/ui/card";
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { Moment } from "@/components/ui/moment";
import { duties, holderText } from "@/lib/duties/model";
import type { SecretDuties } from "@/lib/duties/model/secret-duties";
import type { SecretDetail, Statement } from "@/lib/inventory/model/secret";
import styles from "./attributes.module.css";

/** Who creates, rotates, approves and audits a secret, and in small print who says so; who may, gives a duty to another here. */
export function DutiesCard({
  secret,
  held,
  names,
}: {
  secret: SecretDetail;
  held: SecretDuties;
  names: Names;
}) {
  const t = useTranslations();
  const origin = useOrigin();
  const items = duties.map((duty): Definition => {
    const { holder, gap, from } = held.of[duty];
    const said = secret.said.find(({ attribute }) => attribute === duty);
    return {
      term: t(`duty.name.${duty}`),
      value: (
        <div className={styles.value}>
          <div>
            <HolderState holder={holder} gap={gap} names={names} />
          </div>
          {held.mayAssign && (
            <DutyEdit
              id={secret.id}
              duty={duty}
              value={holder ? holderText(holder) : ""}
              said={said !== undefined}
              names={names}
            />
          )}
        </div>
      ),
      note: origin(from, said),
    };
  });
  return (
    <Card
      title={t("duty.title")}
      note={<Link href="/duties">{t("duty.toMatrix")}</Link>}
      footer={<span>{t("duty.precedence")}</span>}
    >
      <DefinitionList items={items} />
    </Card>
  );
}

/** Who says who has a duty: a person with when and why, a rule by its id, or the incarnation before. */
function useOrigin() {
  const t = useTranslations();
  return (from: string | null, said: Statement | undefined) => {
    if (from === null) return null;
    if (from.startsWith("rule:")) return t("duty.byRule", { id: from.slice("rule:".length) });
    if (from !== "person" || !said) return t("provenance.inherited");
    return (
      <>
        {t.rich("attribute.saidBy", { by: said.by, at: () => <Moment at={said.at} day /> })}
        {said.reason && <span>{` ${t("attribute.saidReason", { reason: said.reason })}`}</span>}
      </>
    );
  };
}
