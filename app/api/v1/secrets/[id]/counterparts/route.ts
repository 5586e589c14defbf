import { z } from "zod";
import { get } from "@/lib/http/route";
import { counterpartsOf } from "@/lib/inventory/counterparts";
import { CounterpartList } from "@/lib/inventory/model/counterpart";

export const GET = get({
  permission: "secret:read",
  summary: "Production secrets that share something with one that is not: service, kind, yes or no",
  params: z.object({ id: z.string() }),
  response: CounterpartList,
  async handle({ viewer, params }) {
    const items = await counterpartsOf(viewer, params.id);
    return { items, nextCursor: null, total: items.length };
  },
});
