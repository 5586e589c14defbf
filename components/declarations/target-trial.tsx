import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import { useKpiText } from "@/components/overview/kpi-text";
import { statusTone } from "@/components/overview/status";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody } from "@/components/ui/card";
import { useProblemText } from "@/components/ui/problem-text";
import { State } from "@/components/ui/state";
import { tryTarget } from "@/lib/declarations/client";
import type { KpiId } from "@/lib/kpis/model";

/** What the target that stands in the form would make of the figure: now, and on its last closed days. */
export function TargetTrialCard({ form, kpi }: { form: string; kpi: KpiId }) {
  const t = useTranslations("declarations");
  const status = useTranslations("status");
  const problem = useProblemText();
  const { withUnit } = useKpiText();
  const attempt = useMutation(tryTarget());
  const { data } = attempt;

  function run() {
    const element = document.getElementById(form);
    if (!(element instanceof HTMLFormElement)) return;
    const text = String(new FormData(element).get("value") ?? "").trim();
    if (text !== "") attempt.mutate({ kpi, target: Number(text) });
  }
  const met = (holds: boolean) => (
    <State tone={holds ? "ok" : "breach"}>{t(holds ? "targetMet" : "targetShort")}</State>
  );
  return (
    <Card title={t("trial")} note={t("trialNote")}>
      <CardBody className="stack gap-3">
        <div>
          <Button onClick={run} disabled={attempt.isPending}>
            {t(attempt.isPending ? "trying" : "try")}
          </Button>
        </div>
        {attempt.error && (
          <Callout tone="breach" alert title={t("refused")}>
            {problem(attempt.error)}
          </Callout>
        )}
        {data && (
          <div role="status" className="row wrap">
            <span>{t("targetNow", { value: withUnit(kpi, data.value) })}</span>
            <State tone={statusTone[data.status]}>{status(data.status)}</State>
            <span aria-hidden>→</span>
            <State tone={statusTone[data.statusAfter]}>{status(data.statusAfter)}</State>
          </div>
        )}
        {data && data.points.length === 0 && <p className="t13 ink3">{t("targetNoDays")}</p>}
      </CardBody>
      {data && data.points.length > 0 && (
        <DataTable
          caption={t("targetDays", {
            before: data.points.filter((point) => point.met).length,
            after: data.points.filter((point) => point.metAfter).length,
            of: data.points.length,
          })}
          columns={[
            { key: "day", header: t("targetDay"), cell: ({ day }) => day },
            { key: "value", header: t("field.value"), cell: ({ value }) => withUnit(kpi, value) },
            { key: "met", header: t("targetBefore"), cell: (point) => met(point.met) },
            { key: "metAfter", header: t("targetAfter"), cell: (point) => met(point.metAfter) },
          ]}
          rows={data.points}
          keyOf={({ day }) => day}
        />
      )}
    </Card>
  );
}
