import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import type { Permission } from "@/lib/access-control/model";
import type { BulkDialogProps } from "./bulk-dialog-props";

export interface BulkAct {
  /** Its button is called `bulk.act.<id>` in the catalogue. */
  readonly id: "owner" | "classification" | "attribute" | "duty" | "confirm";
  readonly permission: Permission;
  /** Loaded when first opened. */
  readonly Dialog: ComponentType<BulkDialogProps>;
}

const attributeDialog = (pick: "Owner" | "Classification" | "Any") =>
  dynamic(() => import("./bulk-attribute-dialog").then((module) => module[`${pick}Dialog`]), {
    ssr: false,
  });

const confirmDialog = dynamic(
  () => import("@/components/attestation/bulk-confirm-dialog").then((m) => m.BulkConfirmDialog),
  { ssr: false },
);

const dutyDialog = dynamic(
  () => import("@/components/duties/bulk-assign-dialog").then((m) => m.BulkAssignDialog),
  { ssr: false },
);

/** What can be done to the chosen secrets, in the order of their buttons. A room adds its own line. */
const bulkActs: readonly BulkAct[] = [
  { id: "owner", permission: "attribute:set", Dialog: attributeDialog("Owner") },
  { id: "classification", permission: "attribute:set", Dialog: attributeDialog("Classification") },
  { id: "attribute", permission: "attribute:set", Dialog: attributeDialog("Any") },
  { id: "duty", permission: "duty:assign", Dialog: dutyDialog },
  { id: "confirm", permission: "attestation:confirm", Dialog: confirmDialog },
];

/** Those somebody with these permissions may do. */
export const bulkActsFor = (permissions: readonly Permission[]): readonly BulkAct[] =>
  bulkActs.filter(({ permission }) => permissions.includes(permission));
