import type {
  AccessConnectContext,
  AccessConnection,
  Piece,
} from "@/lib/access-sources/access-source";
import { explainLog } from "@/lib/access-sources/explain-log";
import { openSession, type Session } from "@/lib/backends/aws/session";
import type { AwsSettings } from "@/lib/backends/aws/settings";
import { allowedCalls } from "./allowed-calls";
import { folderPieces } from "./folder";
import { leaveFootprints } from "./footprint";
import { lookupPieces } from "./lookup-pieces";
import { filePiece } from "./read-file";
import { recordContext } from "./record-context";
import { bucketPieces } from "./s3/bucket-pieces";
import type { CloudTrailSettings } from "./settings";

/** An open connection. Nothing is sent before the first call. */
export function connect(
  settings: CloudTrailSettings,
  context: AccessConnectContext,
): AccessConnection {
  const records = recordContext(context, context.clock());
  let opened: Session | null = null;
  const session = (): Session => {
    opened ??= openSession(awsSettingsOf(settings), openContext(context), allowedCalls);
    return opened;
  };
  const { regions, folder, s3, digests } = settings;

  async function* pieces(
    done: (name: string) => boolean,
    now: Date,
    signal: AbortSignal,
  ): AsyncGenerator<Piece> {
    records.now = now.getTime();
    if (folder) yield* folderPieces(folder, context.folder, records, done);
    else if (s3)
      yield* bucketPieces({ session: session(), s3, regions, digests, records }, done, now, signal);
    else yield* lookupPieces(session(), records, done, context.clock, signal);
  }

  return {
    pieces,
    handed: (name, input) => filePiece(name, () => input, records),
    ...(regions
      ? {
          footprint: (_: Date, signal: AbortSignal) =>
            leaveFootprints(session(), context.clock, signal),
        }
      : {}),
    explain: explainLog,
    async close() {
      opened?.close();
    },
  };
}

const openContext = ({ credential, clock, installation, onCall }: AccessConnectContext) => ({
  credential,
  clock,
  installation,
  onCall: onCall ?? (() => undefined),
});

/** What a session is opened with; a bucket's Region stands in where no Regions are asked. */
function awsSettingsOf(settings: CloudTrailSettings): AwsSettings {
  const { folder: _, digests: __, s3, regions, ...item } = settings;
  return { ...item, regions: regions ?? [s3?.region ?? "us-east-1"] };
}
