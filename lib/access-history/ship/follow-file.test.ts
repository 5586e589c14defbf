import {
  appendFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FollowedFile, type Position } from "./follow-file";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kagimori-ship-"));
  path = join(folder, "audit.log");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Everything there is to read now, and the position behind it. */
async function readAll(followed: FollowedFile, most = 1000) {
  let text = "";
  let position: Position | null = null;
  for (let batch = await followed.next(most); batch; batch = await followed.next(most)) {
    text += batch.lines.toString();
    position = batch.next;
  }
  return { text, position };
}

test("whole lines, as they come; a line without its end waits", async () => {
  const followed = new FollowedFile(path, null);
  expect(await followed.next(1000)).toBeNull();
  writeFileSync(path, "a\nb");
  expect((await readAll(followed)).text).toBe("a\n");
  appendFileSync(path, "b\nccc\n");
  expect((await readAll(followed, 4)).text).toBe("bb\nccc\n");
  appendFileSync(path, `${"x".repeat(50)}\n`);
  expect((await readAll(followed, 4)).text).toBe(`${"x".repeat(50)}\n`);
  await followed.close();
});

test("after a rotation the rest of the old file comes first, also when we were away meanwhile", async () => {
  writeFileSync(path, "1\n2\n");
  const followed = new FollowedFile(path, null);
  const { position } = await readAll(followed);
  appendFileSync(path, "3\n");
  renameSync(path, `${path}.1`);
  writeFileSync(path, "4\n");
  expect((await readAll(followed)).text).toBe("3\n4\n");
  await followed.close();
  const later = new FollowedFile(path, position);
  expect((await readAll(later)).text).toBe("3\n4\n");
  await later.close();
});

test("a truncated file is begun anew", async () => {
  writeFileSync(path, "old line\n");
  const followed = new FollowedFile(path, null);
  await readAll(followed);
  truncateSync(path);
  appendFileSync(path, "new\n");
  expect((await readAll(followed)).text).toBe("new\n");
  await followed.close();
});
