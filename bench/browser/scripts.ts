import type { CDPSession } from "@playwright/test";

/** One script as it came over the wire. */
export interface Script {
  /** Compressed, without its headers. */
  bytes: number;
  /** When its last byte had come: milliseconds since the navigation began. */
  at: number;
  charts: boolean;
}

/** Only the chart library names its classes so. */
const chartLibrary = "recharts-";
const texts = new Map<string, Promise<string>>();

/** Follows the scripts of one navigation. The function returned tells them, once the page is at rest. */
export async function followScripts(cdp: CDPSession): Promise<() => Promise<Script[]>> {
  let began: number | undefined;
  const asked = new Map<string, string>();
  const came: { url: string; bytes: number; at: number }[] = [];
  cdp.on("Network.requestWillBeSent", ({ requestId, request, timestamp }) => {
    began ??= timestamp;
    if (new URL(request.url).pathname.endsWith(".js")) asked.set(requestId, request.url);
  });
  const bytes = new Map<string, number>();
  cdp.on("Network.dataReceived", ({ requestId: id, encodedDataLength }) => {
    bytes.set(id, (bytes.get(id) ?? 0) + encodedDataLength);
  });
  cdp.on("Network.loadingFinished", ({ requestId: id, timestamp }) => {
    const url = asked.get(id);
    const at = 1000 * (timestamp - (began ?? timestamp));
    // A page that leads on to another loads what both need once: only the cache that is off here asks again.
    if (url && !came.some((one) => one.url === url))
      came.push({ url, bytes: bytes.get(id) ?? 0, at });
  });
  await cdp.send("Network.enable");
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  return () =>
    Promise.all(came.map(async (one) => ({ ...one, charts: await isOfCharts(one.url) })));
}

async function isOfCharts(url: string): Promise<boolean> {
  const text = texts.get(url) ?? fetch(url).then((response) => response.text());
  texts.set(url, text);
  return (await text).includes(chartLibrary);
}
