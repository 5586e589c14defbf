/** Runs once in the web server, before its first request: it refuses an environment or a database it must not work on. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { webEnvironment } = await import("@/lib/config/environment");
  const { installationProblem } = await import("@/lib/db/installation");
  const problem = await Promise.resolve()
    .then(() => void webEnvironment())
    .then(installationProblem)
    .catch((error: Error) => error.message);
  if (problem === null) return;
  console.error(problem);
  process.exit(1);
}
