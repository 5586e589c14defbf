import Link from "next/link";
import { useTimeZone, useTranslations } from "next-intl";
import type { Names } from "@/components/inventory/secret-words";
import { Card, CardBody } from "@/components/ui/card";
import { Timeline } from "@/components/ui/timeline";
import { isoDay } from "@/lib/i18n/dates";
import type { SecretDetail } from "@/lib/inventory/model/secret";
import { useChangeWords } from "./change-words";
import { historyMark, toldChanges } from "./history";
import { StatementLine } from "./statement-line";

/** What happened, newest first, as the syncs found it. */
export function HistoryCard({
  secret: { id, history },
  names,
}: {
  secret: SecretDetail;
  names: Names;
}) {
  const t = useTranslations("secret");
  const words = useChangeWords(names);
  const timeZone = useTimeZone() ?? "UTC";
  const day = (at: string) => isoDay(new Date(at), timeZone);
  return (
    <Card id="history" title={t("history")} note={t("historyNote")}>
      <CardBody>
        <Timeline
          items={history.map((item) => ({
            id: `${item.recordedAt} ${item.kind} ${item.statements[0]?.attribute ?? ""}`,
            at: item.recordedAt,
            mark: historyMark(item),
            content: (
              <>
                <strong>{t(`historyKind.${item.kind}`)}</strong>{" "}
                <Link className="t12" href={`/inventory/${id}?asOf=${day(item.recordedAt)}`}>
                  {t("stateThen")}
                </Link>
                {toldChanges(item).map((change) => {
                  const { field, before, after } = words(change);
                  return (
                    <div key={change.field} className="t12 ink2">
                      {t("changed", { field, before, after })}
                    </div>
                  );
                })}
                {item.statements.map((statement) => (
                  <StatementLine key={statement.attribute} statement={statement} names={names} />
                ))}
              </>
            ),
          }))}
        />
      </CardBody>
    </Card>
  );
}
