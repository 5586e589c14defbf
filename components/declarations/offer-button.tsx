"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Offer } from "@/lib/declarations/model/standing";
import { OfferDialog } from "./offer-dialog";

/** Declares of one secret that it is no secret, or that it is not counted. */
export function OfferButton({ offer, path }: { offer: Offer; path: string }) {
  const t = useTranslations("declarations");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t(`offer.${offer.section}.button`)}
      </Button>
      {open && <OfferDialog offer={offer} path={path} onClose={() => setOpen(false)} />}
    </>
  );
}
