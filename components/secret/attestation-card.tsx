"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/attestation/confirm-dialog";
import { MarkDialog } from "@/components/attestation/mark-dialog";
import { OpenMarks } from "@/components/attestation/open-marks";
import { Standing } from "@/components/attestation/standing";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import type { AttestationItem } from "@/lib/attestation/model";

/** Who has confirmed this secret, until when, and the three answers of who may. */
export function AttestationCard({ item }: { item: AttestationItem }) {
  const t = useTranslations("attestation");
  const [asking, ask] = useState<"confirm" | "hand-over" | "retire" | null>(null);
  const { confirmed, marks, mayConfirmAs } = item;
  const close = () => ask(null);
  return (
    <Card title={t("card")}>
      <CardBody className="stack gap-3">
        <Standing item={item} />
        {confirmed && (
          <p className="t13">
            {t("confirmedBy", {
              name: confirmed.by.name,
              as: t(`as.${confirmed.as}`),
            })}{" "}
            <Moment at={confirmed.at} day />
            {confirmed.bulk && <span className="t12 ink3"> · {t("inBulk")}</span>}
          </p>
        )}
        <OpenMarks marks={marks} />
        {mayConfirmAs !== null && (
          <div className="row wrap">
            <Button
              size="small"
              variant={item.standing === "confirmed" ? "plain" : "primary"}
              onClick={() => ask("confirm")}
            >
              {t("confirm")}
            </Button>
            {marks.length === 0 && (
              <>
                <Button size="small" onClick={() => ask("hand-over")}>
                  {t("mark.hand-over.button")}
                </Button>
                <Button size="small" onClick={() => ask("retire")}>
                  {t("mark.retire.button")}
                </Button>
              </>
            )}
          </div>
        )}
      </CardBody>
      {asking === "confirm" && <ConfirmDialog rows={[item]} onClose={close} onDone={close} />}
      {(asking === "hand-over" || asking === "retire") && (
        <MarkDialog kind={asking} rows={[item]} onClose={close} />
      )}
    </Card>
  );
}
