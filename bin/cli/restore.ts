import { restoreBackup } from "@/lib/backup/restore";
import { type Run, readArguments, WrongUsage } from "./command";
import { pathAsCalled } from "./input";

export const run: Run = async (args) => {
  const { positionals } = readArguments(args, {});
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new WrongUsage("restore takes one FILE.");
  const owner = process.env.DATABASE_OWNER_URL;
  if (!owner)
    throw new WrongUsage("restore needs DATABASE_OWNER_URL, and Kagimori must not be running.");
  const { rows } = await restoreBackup(pathAsCalled(file), owner);
  process.stdout.write(`${rows} rows restored from ${file}.\n`);
  return 0;
};
