import { expect, test } from "vitest";
import { flatFacts } from "./facts";

test("nested facts become lines; what says nothing is left out", () => {
  expect(
    flatFacts({
      tier: "Standard",
      resourcePolicy: null,
      empty: "",
      rotation: { afterDays: 118, window: "3h" },
      replicas: [{ region: "ap-northeast-3" }],
      actions: ["read", "list"],
      none: [],
      enabled: false,
    }),
  ).toEqual([
    { name: "tier", value: "Standard" },
    { name: "rotation.afterDays", value: "118" },
    { name: "rotation.window", value: "3h" },
    { name: "replicas.0.region", value: "ap-northeast-3" },
    { name: "actions", value: "read, list" },
    { name: "enabled", value: "false" },
  ]);
});
