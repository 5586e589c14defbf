import { mutationOptions } from "@tanstack/react-query";
import { postJson } from "@/lib/http/fetch-json";

/** Makes a token; its text is in the answer and nowhere else. */
export const makeToken = () =>
  mutationOptions({
    mutationFn: async (body: object) =>
      postJson("/api/v1/tokens", body, (await import("./model")).CreatedToken),
  });

export const revokeToken = () =>
  mutationOptions({
    mutationFn: (id: string) => postJson(`/api/v1/tokens/${id}/revoke`, {}) as Promise<unknown>,
  });
