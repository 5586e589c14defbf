"use client";

import { useSearchParams } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { PageHead } from "@/components/ui/page-head";
import { ListCard } from "./list-card";
import { ProgressCard } from "./progress-card";

/** What waits for the viewer's confirmation, and how far each team is. */
export function AttestationView({
  mayConfirm,
  usual,
  days,
  teamNames,
}: {
  mayConfirm: boolean;
  /** mine: his own secrets come before the teams, for who owns or leads some. */
  usual: "mine" | "all";
  /** How long a confirmation holds. */
  days: { prod: number; other: number };
  teamNames: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("attestation");
  const nav = useTranslations("nav");
  const format = useFormatter();
  const url = new URLSearchParams(useSearchParams());
  const list = <ListCard url={url} usual={usual} mayConfirm={mayConfirm} />;
  const progress = <ProgressCard teamNames={teamNames} />;
  return (
    <>
      <PageHead
        title={nav("attestation")}
        sub={t("sub", { prod: format.number(days.prod), other: format.number(days.other) })}
      />
      {usual === "mine" ? list : progress}
      {usual === "mine" ? progress : list}
    </>
  );
}
