import "server-only";
import type { Viewer } from "@/lib/access-control/viewer";
import { readBytes } from "@/lib/http/body";
import { HttpRefusal } from "@/lib/http/problem";
import { limits } from "./csv/read-file";
import type { Import, Register } from "./model";
import { previewImport } from "./preview";

/** Files that are read at the same time: each is held in memory until it is compared. */
const mostAtOnce = 2;
let reading = 0;

/** Takes a CSV file as the body of a request. */
export async function receiveImport(
  viewer: Viewer,
  query: { register: Register; name: string },
  request: Request,
  now: Date,
): Promise<Import> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^(text\/csv|application\/vnd\.ms-excel|application\/octet-stream)\s*(;|$)/i.test(type))
    throw new HttpRefusal("unsupported-media-type", "Send the file as text/csv.");
  if (reading >= mostAtOnce)
    throw new HttpRefusal("behind", "Other files are being read. Send it again.", 5);
  reading += 1;
  try {
    return await previewImport(viewer, query, await readBytes(request, limits.bytes), now);
  } finally {
    reading -= 1;
  }
}
