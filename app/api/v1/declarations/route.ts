import { propose } from "@/lib/declarations/commands";
import { DeclaredList, NewDeclaration, Outcome, SectionQuery } from "@/lib/declarations/model";
import { listSection } from "@/lib/declarations/queries";
import { get, post } from "@/lib/http/route";

export const GET = get({
  permission: "declaration:read",
  summary: "What is declared of a section, by file and screen, in the order in which it is applied",
  query: SectionQuery,
  response: DeclaredList,
  handle: async ({ viewer, query }) => ({ items: await listSection(viewer, query.section) }),
});

export const POST = post({
  permission: "declaration:propose",
  summary:
    "Declare an item of a section, new or changed; it holds at once or waits for a second person",
  body: NewDeclaration,
  response: Outcome,
  handle: ({ viewer, body, now }) => propose(viewer, body, now),
});
