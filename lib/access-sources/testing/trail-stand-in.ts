import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Fields = Record<string, unknown>;

export interface TrailStandIn {
  url: string;
  /** What LookupEvents was asked, in order. */
  asked: Fields[];
  close(): Promise<void>;
}

/** What the stand-in tells; changed between readings. */
export interface TrailWorld {
  /** Records of one account and Region, in any order. */
  records: Fields[];
  /** Regions that are switched off. */
  disabled: string[];
  /** The answer after so many of LookupEvents is an error. */
  failAfter: number;
}

/** STS, the two lists of a footprint, and LookupEvents: newest first, one attribute, ends of the span included, pages of `MaxResults`. */
export async function startTrailStandIn(world: TrailWorld): Promise<TrailStandIn> {
  const asked: Fields[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part);
    const body = Buffer.concat(parts).toString();
    const target = String(incoming.headers["x-amz-target"] ?? "");
    const region = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(
      incoming.headers.authorization ?? "",
    )?.[1];
    const json = (status: number, value: Fields) =>
      outgoing
        .writeHead(status, { "content-type": "application/x-amz-json-1.1" })
        .end(JSON.stringify(value));
    if (target === "") {
      outgoing.writeHead(200, { "content-type": "text/xml" }).end(caller);
    } else if (world.disabled.includes(region ?? "")) {
      json(400, { __type: "UnrecognizedClientException" });
    } else if (!target.endsWith("LookupEvents")) {
      json(200, target.endsWith("ListSecrets") ? { SecretList: [] } : { Parameters: [] });
    } else if (asked.length >= world.failAfter) {
      json(400, { __type: "AccessDeniedException" });
    } else {
      const input = JSON.parse(body) as Fields;
      asked.push(input);
      json(200, lookUp(world.records, input));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const caller =
  "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:role/KagimoriRead</Arn>" +
  "<UserId>AROA:kagimori</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";

function lookUp(records: readonly Fields[], input: Fields): Fields {
  const [attribute] = (input.LookupAttributes ?? []) as {
    AttributeKey: string;
    AttributeValue: string;
  }[];
  const column = attribute?.AttributeKey === "EventName" ? "eventName" : "eventSource";
  const found = records
    .map((record) => ({ record, at: Date.parse(String(record.eventTime)) / 1000 }))
    .filter(({ at }) => at >= Number(input.StartTime) && at <= Number(input.EndTime))
    .filter(({ record }) => !attribute || record[column] === attribute.AttributeValue)
    .sort((a, b) => b.at - a.at);
  const from = Number(input.NextToken ?? 0);
  const to = from + Number(input.MaxResults ?? 50);
  return {
    Events: found.slice(from, to).map(({ record, at }) => ({
      EventId: record.eventID,
      EventTime: at,
      CloudTrailEvent: JSON.stringify(record),
    })),
    ...(to < found.length ? { NextToken: String(to) } : {}),
  };
}
