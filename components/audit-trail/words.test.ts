import { expect, test } from "vitest";
import { auditActions } from "@/lib/audit-trail/model/actions";
import en from "@/messages/en.json";
import ja from "@/messages/ja.json";

test.each([
  ["en", en],
  ["ja", ja],
])("every act has its word in %s", (_, { auditTrail }) => {
  expect(auditActions.filter((action) => !(action in auditTrail.action))).toEqual([]);
});
