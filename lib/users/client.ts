import { mutationOptions } from "@tanstack/react-query";
import { postJson } from "@/lib/http/fetch-json";

/** Anything done to accounts, roles and groups: a path below /api/v1 and its body. */
export const actOnAccounts = () =>
  mutationOptions({
    mutationFn: ({ path, body }: { path: string; body: object }) =>
      postJson(`/api/v1/${path}`, body) as Promise<unknown>,
  });

/** Invites somebody; the link is in the answer and nowhere else. */
export const inviteSomebody = () =>
  mutationOptions({
    mutationFn: async (body: object) =>
      postJson("/api/v1/users/invite", body, (await import("./model/accounts")).InvitedOnScreen),
  });
