import { QueryClient } from "@tanstack/react-query";
import { RequestFailed } from "./fetch-json";

/** What the server refused it will refuse again; what failed on the way is tried once more. */
function mayHelp(failures: number, error: Error): boolean {
  const refused = error instanceof RequestFailed && error.problem.status < 500;
  return !refused && failures < 1;
}

/** A fresh query cache: what the server seeded stays good for 30 s. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: 30_000, retry: mayHelp } },
  });
}
