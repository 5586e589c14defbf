import { expect, test } from "vitest";
import { nodeProblem, platformProblem } from "./machine.mjs";

test.each([
  { version: "18.20.0", fatal: true },
  { version: "20.18.3", fatal: true },
  { version: "20.19.0", fatal: false },
  { version: "22.11.0", fatal: null },
  { version: "24.1.0", fatal: null },
])("Node $version: fatal $fatal", ({ version, fatal }) => {
  expect(nodeProblem(version)?.fatal ?? null).toBe(fatal);
});

test.each([
  { platform: "linux", arch: "x64", libc: "glibc", fatal: null },
  { platform: "linux", arch: "arm64", libc: "glibc", fatal: null },
  { platform: "darwin", arch: "arm64", libc: null, fatal: null },
  { platform: "linux", arch: "x64", libc: "other", fatal: true },
  { platform: "win32", arch: "x64", libc: null, fatal: true },
  { platform: "darwin", arch: "x64", libc: null, fatal: false },
] as const)("$platform $arch $libc: fatal $fatal", ({ platform, arch, libc, fatal }) => {
  expect(platformProblem(platform, arch, libc)?.fatal ?? null).toBe(fatal);
});
