import { invalidInput } from "@/lib/errors";
import { HttpRefusal } from "./problem";

/** Bytes a JSON body may have unless the route says otherwise. */
const bodyLimit = 64 * 1024;

/** Reads a JSON body of at most `limit` bytes; what it claims to hold is not believed but counted. */
export async function readJson(request: Request, limit = bodyLimit): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new HttpRefusal("unsupported-media-type", "Send the body as application/json.");
  }
  const text = new TextDecoder().decode(await readBytes(request, limit));
  try {
    return JSON.parse(text);
  } catch {
    throw invalidInput("The body is not JSON.");
  }
}

/** The body's bytes; more than `limit` are refused. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) {
      throw new HttpRefusal("payload-too-large", `The body is larger than ${limit} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
