import { expect, test } from "vitest";
import { sectionsFor, settingsPermissions } from "./sections";

test("a section shows to who may open it, and to nobody else", () => {
  expect(sectionsFor(["settings:read"]).map(({ id }) => id)).toContain("organisation");
  expect(sectionsFor(["secret:read", "kpi:read"])).toEqual([]);
  expect(sectionsFor(settingsPermissions).length).toBeGreaterThan(0);
});
