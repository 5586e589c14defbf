import { QueryClient } from "@tanstack/react-query";

/** A fresh query cache: what the server seeded stays good for 30 s; a failed read is tried once more. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: 30_000, retry: 1, refetchOnWindowFocus: true } },
  });
}
