import { expect, test } from "vitest";
import { shownPath } from "./paths";

test.each([
  { path: "db-main", folders: "", last: "db-main" },
  { path: "database/creds/order-ro", folders: "database/creds/", last: "order-ro" },
  {
    path: "prod/logistics/ap-northeast-1/wms-core/db-main",
    folders: "prod/logistics/…/wms-core/",
    last: "db-main",
  },
  {
    path: "/prod/ap-northeast-1/label-printer/db-password",
    folders: "/prod/…/label-printer/",
    last: "db-password",
  },
  {
    path: "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s",
    folders: "a/b/c/d/e/f/g/h/…/k/l/m/n/o/p/q/r/",
    last: "s",
  },
])("$path is drawn as $folders and $last", ({ path, folders, last }) => {
  expect(shownPath(path)).toMatchObject({ folders, last });
});

test("a last part too long by itself is cut in its middle", () => {
  expect(shownPath("prod/quite-an-unreasonably-long-name-of-a-secret")).toEqual({
    folders: "…/",
    last: "quite-an-unreason…name-of-a-secret",
    cut: true,
  });
});

test.each([8, 16, 24, 32, 48])("never wider than %d characters", (room) => {
  for (const path of [
    "prod/ap-northeast-1/wms-core/db-main",
    "/a/b",
    "x".repeat(200),
    "kv/データ/倉庫/読込鍵",
  ]) {
    const { folders, last } = shownPath(path, room);
    expect((folders + last).length).toBeLessThanOrEqual(Math.max(room, 4));
  }
});
