/** Runs once in the web server, before its first request: it refuses an environment or a database it must not work on. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { webEnvironment } = await import("@/lib/config/environment");
  const { assertInstallation } = await import("@/lib/db/installation");
  try {
    webEnvironment();
    await assertInstallation();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
