"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Card, CardBody } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { DefinitionList } from "@/components/ui/definition-list";
import { Moment } from "@/components/ui/moment";
import { keysQuery } from "@/lib/evidence/client";
import styles from "./evidence.module.css";
import { ExportsCard } from "./exports-card";
import { MakeCard } from "./make-card";

/** Taking evidence away: what to make, what was made, and the keys it is signed with. */
export function EvidenceView({ today }: { today: string }) {
  const url = new URLSearchParams(useSearchParams());
  return (
    <>
      <MakeCard today={today} url={url} />
      <ExportsCard url={url} />
      <KeysCard />
    </>
  );
}

function KeysCard() {
  const t = useTranslations("evidence");
  const keys = useQuery(keysQuery()).data?.items ?? [];
  return (
    <Card title={t("keys")} note={t("keysNote")}>
      <CardBody>
        {keys.length === 0 ? (
          <p className="ink3">{t("noKeys")}</p>
        ) : (
          <DefinitionList
            items={keys.map(({ fingerprint, firstUsedAt }, index) => ({
              term: t(index === 0 ? "keyNow" : "keyBefore"),
              value: (
                <span className="row wrap">
                  <code className={styles.fingerprint}>{fingerprint}</code>
                  <CopyButton text={fingerprint} />
                </span>
              ),
              note: (
                <>
                  {t("keySince")} <Moment at={firstUsedAt} />
                </>
              ),
            }))}
          />
        )}
        <p className="ink2 t13">{t.rich("verifyHow", { code: (text) => <code>{text}</code> })}</p>
      </CardBody>
    </Card>
  );
}
