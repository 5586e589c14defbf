import { NamesToTest, TestedNames } from "@/lib/declarations/model/naming-test";
import { testNames } from "@/lib/declarations/test-names";
import { post } from "@/lib/http/route";

export const POST = post({
  permission: "declaration:propose",
  summary: "Whether names follow a naming pattern that is being written, and what their parts are",
  body: NamesToTest,
  response: TestedNames,
  handle: async ({ body }) => testNames(body),
});
