"use client";

import { useTranslations } from "next-intl";
import { Blank } from "@/components/ui/blank";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StateIcon } from "@/components/ui/state-icon";

/** A page could not be drawn: what still holds, a way to try again, and the number under which the log knows it. */
export function Failed({ reference, onRetry }: { reference?: string; onRetry: () => void }) {
  const t = useTranslations();
  return (
    <Card>
      <Blank
        page
        icon={<StateIcon tone="breach" />}
        title={t("states.failed")}
        actions={<Button onClick={onRetry}>{t("ui.retry")}</Button>}
      >
        <p>{t("states.failedWhy")}</p>
        {reference && <p className="t12 ink3">{t("states.reference", { reference })}</p>}
      </Blank>
    </Card>
  );
}
