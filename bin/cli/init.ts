import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadConfig } from "@/lib/config/load";
import { type Answers, firstConfig } from "@/lib/setup/answers";
import { policyFiles } from "@/lib/setup/policy-files";
import { type Run, readArguments, WrongUsage } from "./command";
import { pathAsCalled } from "./input";
import { ask, endOfQuestions } from "./questions";

export const run: Run = async (args, signal) => {
  const { values, positionals } = readArguments(args, { dir: { type: "string", default: "." } });
  if (positionals.length > 0) throw new WrongUsage(`init takes no ${positionals[0]}.`);
  const folder = pathAsCalled(values.dir);
  const file = join(folder, "kagimori.config.yaml");
  if (existsSync(file)) throw new WrongUsage(`${file} is there already; init changes no file.`);

  const answers = await askThree(signal).finally(endOfQuestions);
  mkdirSync(join(folder, "policy"), { recursive: true });
  writeFileSync(file, firstConfig(answers), { flag: "wx" });
  const { config } = loadConfig(file, new Date());
  const { files, note } = await policyFiles(config, file, signal);
  for (const { name, text } of files) writeFileSync(join(folder, "policy", name), text);

  process.stdout.write(`\nWritten: ${file}\n`);
  for (const { name, does } of files)
    process.stdout.write(`         ${join(folder, "policy", name)}: ${does}\n`);
  if (note) process.stdout.write(`${note}\n`);
  return follow("doctor", file) || follow("sync", file) ? 1 : tellNext(file);
};

async function askThree(signal: AbortSignal): Promise<Answers> {
  const store = await ask(
    "1/3  What shall be connected? aws or vault (Vault, OpenBao)",
    "aws",
    signal,
  );
  if (store === "vault") {
    const endpoint = await ask("2/3  Its address", "http://127.0.0.1:8200", signal);
    const token = await ask(
      "3/3  Where is the token? env:NAME or file:PATH",
      "env:VAULT_TOKEN",
      signal,
    );
    return { store, endpoint, token };
  }
  if (store !== "aws") throw new WrongUsage(`Answer aws or vault, not ${JSON.stringify(store)}.`);
  const [regions, endpoint] = (
    await ask("2/3  Which Regions? (an emulator: REGION @ URL)", "ap-northeast-1", signal)
  ).split("@");
  const roles = await ask("3/3  Roles to assume, or nothing for your own credentials", "", signal);
  return { store, regions: list(regions), roles: list(roles), endpoint: endpoint?.trim() || null };
}

const list = (text = "") => text.split(/[\s,]+/).filter(Boolean);

/** The next command, as somebody would call it; returns whether it failed. */
function follow(command: string, file: string): boolean {
  process.stdout.write(`\nkagimori ${command}\n`);
  const env = { ...process.env, KAGIMORI_CONFIG: file };
  const { status } = spawnSync(process.execPath, ["bin/kagimori.mjs", command], {
    stdio: "inherit",
    env,
  });
  return status !== 0;
}

function tellNext(file: string): number {
  const folder = process.env.KAGIMORI_DATA_DIR;
  const data = folder ? `KAGIMORI_DATA_DIR=${pathAsCalled(folder)} ` : "";
  process.stdout.write(`\nNext: ${data}KAGIMORI_CONFIG=${file} npm start\n`);
  return 0;
}
