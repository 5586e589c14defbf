import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { ProxyAgent } from "proxy-agent";
import { afterEach, expect, test, vi } from "vitest";
import { makeAgents } from "./agents";

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  [{}, false],
  [{ HTTPS_PROXY: "http://proxy.example:3128" }, true],
  [{ https_proxy: "http://proxy.example:3128" }, true],
  [{ HTTPS_PROXY: "" }, false],
])("%o: through a proxy: %s", (environment, proxied) => {
  const { httpAgent, httpsAgent } = makeAgents(environment);
  expect(httpAgent instanceof ProxyAgent).toBe(proxied);
  expect(httpsAgent instanceof ProxyAgent).toBe(proxied);
});

test("a request to AWS asks the proxy for a tunnel to it, and NO_PROXY is left alone", async () => {
  const asked: string[] = [];
  const proxy = createServer();
  proxy.on("connect", (request, socket) => {
    asked.push(request.url ?? "");
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const { port } = proxy.address() as AddressInfo;
  vi.stubEnv("HTTPS_PROXY", `http://127.0.0.1:${port}`);
  vi.stubEnv("NO_PROXY", "127.0.0.1,localhost");
  const client = (endpoint?: string) =>
    new STSClient({
      region: "ap-northeast-1",
      ...(endpoint ? { endpoint } : {}),
      credentials: { accessKeyId: "AKID", secretAccessKey: "x" },
      maxAttempts: 1,
      requestHandler: { ...makeAgents(), connectionTimeout: 1000, requestTimeout: 1000 },
    });
  await expect(client().send(new GetCallerIdentityCommand())).rejects.toThrow();
  await expect(
    client("http://127.0.0.1:1").send(new GetCallerIdentityCommand()),
  ).rejects.toMatchObject({ code: "ECONNREFUSED" });
  expect(asked).toEqual(["sts.ap-northeast-1.amazonaws.com:443"]);
  proxy.close();
});
