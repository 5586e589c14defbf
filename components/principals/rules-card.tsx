"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody } from "@/components/ui/card";
import { useProblemText } from "@/components/ui/problem-text";
import { removeRule } from "@/lib/access-history/principals/client";
import type { ListedRule } from "@/lib/access-history/principals/model";

/** The rules in the order in which they are tried. Those of the file are changed there. */
export function RulesCard({
  rules,
  mayChange,
}: {
  rules: readonly ListedRule[];
  mayChange: boolean;
}) {
  const t = useTranslations("principals");
  const format = useFormatter();
  const problem = useProblemText();
  const router = useRouter();
  const remove = useMutation({ ...removeRule(), onSuccess: () => router.refresh() });
  const columns: Column<ListedRule>[] = [
    { key: "id", header: t("rule"), cell: ({ rule }) => rule.id },
    {
      key: "match",
      header: t("match"),
      cell: ({ rule }) =>
        Object.entries(rule.match)
          .map(([key, patterns]) => `${key}: ${(patterns ?? []).join(", ")}`)
          .join(" · "),
    },
    {
      key: "is",
      header: t("is"),
      cell: ({ rule }) =>
        [t(`kind.${rule.kind}`), rule.service, rule.person, rule.rotates ? t("rotates") : null]
          .filter(Boolean)
          .join(" · "),
    },
    {
      key: "count",
      header: t("resolves"),
      number: true,
      cell: ({ principals }) => format.number(principals),
    },
    {
      key: "from",
      header: t("from"),
      cell: ({ from, createdBy, reason }) => (
        <span title={reason ?? undefined}>
          {from === "file" ? t("ofFile") : t("byPerson", { person: createdBy ?? "" })}
        </span>
      ),
    },
    ...(mayChange && rules.some(({ from }) => from === "screen")
      ? [
          {
            key: "remove",
            header: t("act"),
            cell: ({ rule, from }: ListedRule) =>
              from === "screen" && (
                <Button
                  size="small"
                  disabled={remove.isPending}
                  onClick={() => remove.mutate(rule.id)}
                  aria-label={t("removeRule", { id: rule.id })}
                >
                  {t("remove")}
                </Button>
              ),
          },
        ]
      : []),
  ];
  return (
    <Card title={t("rules")} note={t("rulesNote")}>
      {remove.error && (
        <Callout tone="breach" alert title={t("notRemoved")}>
          {problem(remove.error)}
        </Callout>
      )}
      {rules.length === 0 ? (
        <CardBody>{t("noRules")}</CardBody>
      ) : (
        <DataTable
          caption={t("rules")}
          columns={columns}
          rows={rules}
          keyOf={({ rule }) => rule.id}
          wide
        />
      )}
    </Card>
  );
}
