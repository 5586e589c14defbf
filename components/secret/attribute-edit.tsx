"use client";

import { Pencil } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAttributeName } from "@/components/inventory/attribute-words";
import type { Names } from "@/components/inventory/secret-words";
import { Button } from "@/components/ui/button";
import type { Settable } from "@/lib/inventory/model/attribute-change";

/** Loaded when first asked for. */
const AttributeDialog = dynamic(
  () => import("./attribute-dialog").then(({ AttributeDialog }) => AttributeDialog),
  { ssr: false },
);

export interface Editing {
  readonly id: string;
  readonly attribute: Settable;
  /** What it is now, as a person would write it. */
  readonly value: string;
  /** Whether people said it, so that it can be taken back. */
  readonly said: boolean;
  readonly names: Names;
}

/** A pencil that asks what the attribute shall be. */
export function AttributeEdit(editing: Editing) {
  const t = useTranslations("attribute");
  const name = useAttributeName();
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const label = t("edit", { attribute: name(editing.attribute) });
  return (
    <>
      <Button
        variant="ghost"
        size="small"
        icon
        aria-label={label}
        title={label}
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
      >
        <Pencil />
      </Button>
      {wanted && <AttributeDialog {...editing} open={open} onClose={() => setOpen(false)} />}
    </>
  );
}
