import { useTranslations } from "next-intl";
import { unitOf, useKpiText } from "@/components/overview/kpi-text";
import { statusTone } from "@/components/overview/status";
import { Card, CardBody } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Moment } from "@/components/ui/moment";
import { State } from "@/components/ui/state";
import type { Tone } from "@/components/ui/state-icon";
import type { Coverage, Kpi } from "@/lib/kpis/model";
import styles from "./figure.module.css";
import { useFacts } from "./use-facts";

const sourceTone: Record<Coverage["sources"][number]["state"], Tone> = {
  ok: "ok",
  stale: "stale",
  failing: "breach",
  never: "unknown",
};

/** A figure in full: its value and target, how it is worked out, and the sources it rests on. */
export function ValueCard({
  kpi,
  sourceNames,
}: {
  kpi: Kpi;
  sourceNames: Readonly<Record<string, string>>;
}) {
  const t = useTranslations();
  const { figure, goal } = useKpiText();
  return (
    <Card title={t("figure.value")} note={<Moment at={kpi.asOf} />}>
      <CardBody className={styles.value}>
        <span>
          <strong>{figure(kpi.id, kpi.value, kpi.target)}</strong>
          {kpi.value !== null && <span className="unit">{t(`unit.${unitOf(kpi.id)}`)}</span>}
        </span>
        {kpi.atLeast && kpi.value !== null && <span>{t("overview.atLeast")}</span>}
        <State tone={statusTone[kpi.status]} soft>
          {t(`status.${kpi.status}`)}
        </State>
        <span className="ink3">{goal(kpi)}</span>
      </CardBody>
      <DefinitionList
        items={[
          ...useFacts(kpi),
          {
            term: t("figure.sources"),
            value: (
              <ul className={styles.sources}>
                {kpi.coverage.sources.map(({ id, state, lastCompleteAt }) => (
                  <li key={id}>
                    <State tone={sourceTone[state]}>{sourceNames[id] ?? id}</State>
                    {lastCompleteAt === null ? (
                      <span className="ink3">{t("figure.neverComplete")}</span>
                    ) : (
                      <Moment at={lastCompleteAt} />
                    )}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Card>
  );
}
