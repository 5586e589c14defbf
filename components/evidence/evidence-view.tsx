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
      {keys.length > 0 && (
        <DefinitionList
          items={keys.map(({ fingerprint, firstUsedAt }, index) => ({
            term: index === 0 ? t("keyNow") : `${t("keyBefore")} ${fingerprint.slice(0, 8)}`,
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
      <CardBody className="stack ink2 t13">
        {keys.length === 0 && <p>{t("noKeys")}</p>}
        <p>{t.rich("verifyHow", { code: (text) => <code>{text}</code> })}</p>
      </CardBody>
    </Card>
  );
}
