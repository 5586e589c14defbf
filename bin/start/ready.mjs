import { say } from "../launcher/say.mjs";

/**
 * The last lines of a start; the URL comes last.
 * @param {{ mode: "demo" | "real", address: import("./address.mjs").Address, embedded: { home: string } | null,
 *   accounts: string[], stateDirectory: string }} running
 */
export function sayReady({ mode, address, embedded, accounts, stateDirectory }) {
  const data = embedded ? embedded.home : "in the database of DATABASE_URL";
  say(mode === "demo" ? "Kagimori runs. All data is invented." : "Kagimori runs.");
  console.log("");
  for (const line of accounts) console.log(`  ${line}`);
  if (accounts.length > 0) console.log("");
  console.log("  Stop        Ctrl-C");
  console.log(`  Data        ${data}`);
  console.log(`  Logs        ${stateDirectory}/logs`);
  if (embedded) console.log("  Begin anew  npm run reset (deletes the data)");
  console.log("");
  console.log(`  ${address.url}`);
}
