import { z } from "zod";
import { cursorOf } from "@/lib/http/cursor";
import { one, pageSize } from "@/lib/http/model/query";
import { get, post } from "@/lib/http/route";
import { createToken } from "@/lib/tokens/commands";
import { CreatedToken, NewToken, TokenList } from "@/lib/tokens/model";
import { listTokens } from "@/lib/tokens/queries";

export const GET = get({
  permission: "token:own",
  summary: "API tokens: one's own; all for those who manage them",
  query: z.strictObject({ limit: pageSize(), cursor: one(cursorOf(z.uuid()).optional()) }),
  response: TokenList,
  handle: ({ viewer, query }) => listTokens(viewer, { ...query, before: query.cursor }),
});

export const POST = post({
  permission: "token:own",
  summary: "Make an API token; its text is told this once",
  body: NewToken,
  response: CreatedToken,
  handle: ({ viewer, body, now }) => createToken(viewer, body, now),
});
