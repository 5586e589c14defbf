"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import styles from "@/components/break-glass/break-glass.module.css";
import { AskDialog } from "@/components/exemptions/ask-dialog";
import { ExemptionItem } from "@/components/exemptions/exemption-item";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import type { Exemption } from "@/lib/exemptions/model";

/** The exemptions from rotation of one secret, and asking for one. */
export function ExemptionCard({
  secret,
  exemptions,
  mayAsk,
}: {
  secret: { id: string; path: string };
  exemptions: readonly Exemption[];
  mayAsk: boolean;
}) {
  const t = useTranslations("exemption");
  const [asking, ask] = useState(false);
  const free = !exemptions.some(({ state }) => state === "requested");
  return (
    <Card
      title={t("card")}
      aside={
        mayAsk &&
        free && (
          <Button size="small" onClick={() => ask(true)}>
            {t("askButton")}
          </Button>
        )
      }
    >
      {exemptions.length === 0 ? (
        <CardBody>
          <p className="t13 ink3">{t("cardNone")}</p>
        </CardBody>
      ) : (
        <ul className={styles.items}>
          {exemptions.map((one) => (
            <ExemptionItem key={one.id} exemption={one} bare />
          ))}
        </ul>
      )}
      <AskDialog secret={secret} open={asking} onClose={() => ask(false)} />
    </Card>
  );
}
