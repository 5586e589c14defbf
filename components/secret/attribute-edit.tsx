"use client";

import { Pencil } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAttributeName } from "@/components/inventory/attribute-words";
import { Button } from "@/components/ui/button";
import type { Editing } from "./attribute-dialog";

/** Loaded when first asked for. */
const AttributeDialog = dynamic(
  () => import("./attribute-dialog").then(({ AttributeDialog }) => AttributeDialog),
  { ssr: false },
);

/** A pencil that asks what the attribute shall be. */
export function AttributeEdit(editing: Editing) {
  const t = useTranslations("attribute");
  const name = useAttributeName();
  const [open, setOpen] = useState(false);
  const label = t("edit", { attribute: name(editing.attribute) });
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
      {open && <AttributeDialog {...editing} onClose={() => setOpen(false)} />}
    </>
  );
}
