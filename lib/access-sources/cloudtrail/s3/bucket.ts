import { GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { z } from "zod";
import type { Session } from "@/lib/backends/aws/session";

/** An emulator's bucket is named in the path: there is no name server for its host. */
class PathStyleS3 extends S3Client {
  constructor(config: ConstructorParameters<typeof S3Client>[0] & { endpoint?: string }) {
    super({ ...config, forcePathStyle: config.endpoint !== undefined });
  }
}

const Listed = z.object({
  Contents: z.array(z.object({ Key: z.string() })).nullish(),
  CommonPrefixes: z.array(z.object({ Prefix: z.string() })).nullish(),
  NextContinuationToken: z.string().nullish(),
});

/** The two calls a bucket is read with. */
export class Bucket {
  readonly #client: S3Client;

  constructor(
    session: Session,
    readonly name: string,
    region: string,
  ) {
    this.#client = session.client(PathStyleS3, session.base, region);
  }

  /** Folders right below a prefix that ends in a slash, in order. */
  async folders(prefix: string, signal: AbortSignal): Promise<string[]> {
    const found: string[] = [];
    for await (const { CommonPrefixes } of this.#pages({ Prefix: prefix, Delimiter: "/" }, signal))
      found.push(...(CommonPrefixes ?? []).map(({ Prefix }) => Prefix));
    return found;
  }

  /** Keys below a prefix, in order. */
  async *keys(prefix: string, signal: AbortSignal): AsyncGenerator<string> {
    for await (const { Contents } of this.#pages({ Prefix: prefix }, signal))
      for (const { Key } of Contents ?? []) yield Key;
  }

  async *#pages(what: { Prefix: string; Delimiter?: string }, abortSignal: AbortSignal) {
    let ContinuationToken: string | undefined;
    do {
      const answer = await this.#client.send(
        new ListObjectsV2Command({ Bucket: this.name, ...what, ContinuationToken }),
        { abortSignal },
      );
      const page = Listed.parse(answer);
      yield page;
      ContinuationToken = page.NextContinuationToken ?? undefined;
    } while (ContinuationToken !== undefined);
  }

  /** The bytes of an object as they come, and its own metadata. */
  async open(
    Key: string,
    abortSignal: AbortSignal,
  ): Promise<{ bytes: AsyncIterable<Uint8Array>; metadata: Readonly<Record<string, string>> }> {
    const answer = await this.#client.send(new GetObjectCommand({ Bucket: this.name, Key }), {
      abortSignal,
    });
    const { Body, Metadata = {} } = answer;
    if (!Body) throw new TypeError(`s3:GetObject answered without a body for ${Key}`);
    // In Node it is a readable stream.
    return { bytes: Body as AsyncIterable<Uint8Array>, metadata: Metadata };
  }

  /** An object read when its bytes are asked for. */
  async *bytes(key: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    yield* (await this.open(key, signal)).bytes;
  }
}
