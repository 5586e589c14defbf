import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { z } from "zod";
import { Card } from "@/components/ui/card";
import { Crumbs, PageHead } from "@/components/ui/page-head";
import { Tabs } from "@/components/ui/tabs";
import {
  PrincipalKind,
  type PrincipalPage,
  type RuleList,
} from "@/lib/access-history/principals/model";
import { type PrincipalParams, principalsHref } from "./params";
import { PrincipalsTable } from "./principals-table";
import { RuleForm } from "./rule-form";
import { RulesCard } from "./rules-card";

const kinds = ["unresolved", "person", "workload", "service", "kagimori"] as const;

/** Who is behind what the logs name: those nobody has resolved first, the rules, and a rule to try. */
export function PrincipalsPage({
  page,
  rules,
  query,
  mayChange,
  services,
}: {
  page: z.infer<typeof PrincipalPage>;
  rules: RuleList;
  query: PrincipalParams;
  mayChange: boolean;
  services: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("principals");
  const nav = useTranslations("nav");
  const list = useTranslations("list");
  const format = useFormatter();
  const chosen = query.kind[0] ?? "all";
  const countOf = (kind: string) => rules.counts.find((one) => one.kind === kind)?.count ?? 0;
  const total = rules.counts.reduce((sum, { count }) => sum + count, 0);
  const tabs = [...kinds, "all" as const].map((kind) => ({
    href: principalsHref({ kind, q: query.q }),
    label: t(`kind.${kind}`),
    count: format.number(kind === "all" ? total : countOf(kind)),
    current: kind === chosen,
  }));
  return (
    <>
      <PageHead
        title={t("title")}
        sub={
          <>
            <Crumbs
              label={t("way")}
              steps={[
                { label: nav("accessHistory"), href: "/access-history" },
                { label: t("title") },
              ]}
            />
            {t("sub")}
          </>
        }
      />
      <Tabs label={t("kinds")} tabs={tabs} />
      <Card
        footer={
          page.nextCursor !== null && (
            <Link href={principalsHref({ kind: chosen, q: query.q, cursor: page.nextCursor })}>
              {list("next")}
            </Link>
          )
        }
      >
        <PrincipalsTable page={page} kind={PrincipalKind.safeParse(chosen).data ?? "all"} />
      </Card>
      <RulesCard rules={rules.items} mayChange={mayChange} />
      {mayChange && <RuleForm services={services} />}
    </>
  );
}
