import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody } from "@/components/ui/card";
import { useKnownWord } from "@/components/ui/known-word";
import { Path } from "@/components/ui/path";
import { useObjectiveText, useSpanText } from "@/components/ui/span-text";
import type { AttributeChange, Trial, TrialRow } from "@/lib/declarations/model/trial";
import styles from "./declarations.module.css";
import { EffectLines } from "./effect-lines";

/** What a change would do: how many secrets, what of them, which figures, and the rows themselves. */
export function TrialResult({
  trial,
  busy,
  onCount,
  onMore,
}: {
  trial: Trial;
  busy: boolean;
  /** Goes on counting; the numbers are "at least" until all is looked at. */
  onCount: () => void;
  /** Lists the rows that follow. */
  onMore: () => void;
}) {
  const t = useTranslations("declarations");
  const format = useFormatter();
  const number = (value: number) => format.number(value);
  const changesText = useChangeText();
  const columns: Column<TrialRow>[] = [
    {
      key: "secret",
      header: t("secret"),
      cell: ({ id, path }) => (
        <Link href={`/inventory/${id}`}>
          <Path path={path} room={44} />
        </Link>
      ),
    },
    { key: "place", header: t("place"), cell: ({ place }) => place },
    {
      key: "changes",
      header: t("changes"),
      cell: ({ changes }) => (
        <span className={styles.changes}>
          {changes.map((change) => (
            <span key={change.attribute}>
              <b>{t(`attribute.${change.attribute}`)}</b>
              {changesText(change)}
            </span>
          ))}
        </span>
      ),
    },
  ];
  const attributes = Object.entries(trial.byAttribute)
    .sort((a, b) => (b[1] ?? 0) - (a[1] ?? 0))
    .map(([attribute, count]) =>
      t("attributeCount", {
        attribute: t(`attribute.${attribute as AttributeChange["attribute"]}`),
        count: number(count ?? 0),
      }),
    );
  return (
    <Card
      title={t("trial")}
      note={t("trialNote")}
      busy={busy}
      footer={
        trial.nextCursor !== null && (
          <Button size="small" disabled={busy} onClick={onMore}>
            {t("more")}
          </Button>
        )
      }
    >
      <CardBody>
        <div role="status">
          <Callout
            tone={trial.exact ? "info" : "near"}
            title={
              trial.exact
                ? t("wouldChange", { count: trial.changed, shown: number(trial.changed) })
                : t("wouldChangeAtLeast", { shown: number(trial.changed) })
            }
            action={
              trial.next !== null && (
                <Button size="small" disabled={busy} onClick={onCount}>
                  {t("countOn")}
                </Button>
              )
            }
          >
            <p>
              {t("looked", { looked: number(trial.looked), of: number(trial.of) })}
              {attributes.length > 0 && ` ${attributes.join(t("and"))}`}
            </p>
            <EffectLines effect={trial} />
          </Callout>
        </div>
      </CardBody>
      {trial.items.length > 0 && (
        <DataTable
          caption={t("trial")}
          columns={columns}
          rows={trial.items}
          keyOf={({ id }) => id}
          wide
        />
      )}
    </Card>
  );
}

/** Before and after in words; where only who says it is another, that. */
function useChangeText(): (change: AttributeChange) => string {
  const t = useTranslations();
  const known = useKnownWord();
  const span = useSpanText();
  const objective = useObjectiveText();
  function word(attribute: AttributeChange["attribute"], value: string | null): string {
    if (value === null) return t("declarations.nothing");
    switch (attribute) {
      case "environment":
      case "kind":
      case "classification":
      case "rotation":
        return known(`${attribute}.${value}`, value);
      case "stopTimeObjective":
        return objective(Number(value));
      case "counted":
        return known(`exclusion.${value}`, known(`declarations.counted.${value}`, value));
      case "plainText":
        return value === "suspected" ? t("declarations.suspected") : t("declarations.judged");
      case "naming":
        return known(`naming.${value}`, value);
      case "attested":
        return t(value === "true" ? "declarations.confirmed" : "declarations.notConfirmed");
      default:
        return value;
    }
  }
  return ({ attribute, before, after, fromBefore, fromAfter }) => {
    if (attribute === "rotationPolicy") {
      const policy = (id: string | null, seconds: string | null) =>
        id === null
          ? t("rotation.no-policy")
          : `${id}${seconds === null ? "" : ` (${span(Number(seconds) * 1000)})`}`;
      return `${policy(before, fromBefore)} → ${policy(after, fromAfter)}`;
    }
    const from = (value: string | null) =>
      value ? ` (${known(`provenance.${value}`, value)})` : "";
    return before === after
      ? `${word(attribute, before)}${from(fromBefore)} → ${word(attribute, after)}${from(fromAfter)}`
      : `${word(attribute, before)} → ${word(attribute, after)}`;
  };
}
