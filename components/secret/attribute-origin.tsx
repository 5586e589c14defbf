import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import type { Settable } from "@/lib/inventory/model/attribute-change";
import type { SecretDetail, Statement } from "@/lib/inventory/model/secret";

/** Who says what an attribute is: the kind of source, and for a person who, when and why. */
export function AttributeOrigin({
  secret,
  attribute,
  said,
}: {
  secret: SecretDetail;
  attribute: Settable;
  said: Statement | undefined;
}) {
  const t = useTranslations();
  const told = attribute === "notes" ? null : secret[attribute];
  if (said && (told === null || told.from === "person"))
    return (
      <>
        {t.rich("attribute.saidBy", { by: said.by, at: () => <Moment at={said.at} day /> })}
        {said.reason && <span>{` ${t("attribute.saidReason", { reason: said.reason })}`}</span>}
      </>
    );
  if (!told?.from) return null;
  return (
    <>
      {t(`provenance.${told.from}`)}
      {told.confirmedAt && (
        <>
          {" "}
          <Moment at={told.confirmedAt} day />
        </>
      )}
    </>
  );
}
