import { z } from "zod";
import { patch } from "@/lib/http/route";
import { setAttributes } from "@/lib/inventory/commands";
import { AttributeChange, AttributeResult } from "@/lib/inventory/model/attribute-change";

export const PATCH = patch({
  permission: "attribute:set",
  summary: "Say what an attribute of a secret is, or take back what people said (null)",
  params: z.object({ id: z.uuid() }),
  body: AttributeChange,
  response: AttributeResult,
  handle: ({ viewer, params: { id }, body }) =>
    setAttributes(viewer, { ids: [id], ...body }, () => new Date()),
});
