"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import styles from "@/components/declarations/declarations.module.css";
import { DeclaredBy } from "@/components/declarations/declared-by";
import { HistoryDialog } from "@/components/declarations/history-dialog";
import { OfferButton } from "@/components/declarations/offer-button";
import { RemoveDialog } from "@/components/declarations/remove-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import type { Declared } from "@/lib/declarations/model";
import type { Standing } from "@/lib/declarations/model/standing";

/** What people declared that takes this secret out of figures: why, until when, since when; declaring it, and taking it back. */
export function StandingCard({
  path,
  standing: { items, offers, mayChange },
}: {
  path: string;
  standing: Standing;
}) {
  const t = useTranslations("declarations");
  const [shown, show] = useState<{ what: "history" | "remove"; item: Declared } | null>(null);
  if (items.length === 0 && offers.length === 0) return null;
  const close = () => show(null);
  return (
    <Card
      title={t("standing")}
      aside={
        <span className="row wrap">
          {offers.map((offer) => (
            <OfferButton key={offer.section} offer={offer} path={path} />
          ))}
        </span>
      }
    >
      {items.length === 0 && (
        <CardBody>
          <p className="t13 ink3">{t("standingNone")}</p>
        </CardBody>
      )}
      {items.map((item) => {
        const { reason, until } = Object(item.body);
        return (
          <div key={`${item.from} ${item.key} ${item.state}`} className={styles.proposal}>
            <h3>
              {t(`section.${item.section}`)} · {t(`state.${item.state}`)}
            </h3>
            <p className="t13">{reason}</p>
            <p className="t12 ink3">
              {t("untilDay", { day: String(until) })} <DeclaredBy item={item} />
            </p>
            {item.from === "screen" && (
              <div className="row wrap">
                <Button size="small" onClick={() => show({ what: "history", item })}>
                  {t("history")}
                </Button>
                {mayChange && item.state === "in-force" && (
                  <Button size="small" onClick={() => show({ what: "remove", item })}>
                    {t("remove")}
                  </Button>
                )}
              </div>
            )}
          </div>
        );
      })}
      {shown?.what === "history" && <HistoryDialog item={shown.item} onClose={close} />}
      {shown?.what === "remove" && <RemoveDialog item={shown.item} onClose={close} />}
    </Card>
  );
}
