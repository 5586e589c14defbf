"use client";

import { Pencil } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Assigning } from "./assign-dialog";

/** Loaded when first asked for. */
const AssignDialog = dynamic(
  () => import("./assign-dialog").then(({ AssignDialog }) => AssignDialog),
  { ssr: false },
);

/** A pencil that asks who is to have the duty. */
export function DutyEdit(assigning: Assigning) {
  const t = useTranslations();
  const [open, setOpen] = useState(false);
  const label = t("attribute.edit", { attribute: t(`duty.holderOf.${assigning.duty}`) });
  return (
    <>
      <Button
        variant="ghost"
        size="small"
        icon
        aria-label={label}
        title={label}
        onClick={() => setOpen(true)}
      >
        <Pencil />
      </Button>
      {open && <AssignDialog {...assigning} onClose={() => setOpen(false)} />}
    </>
  );
}
