import { writeBackup } from "@/lib/backup/write";
import { type Run, readArguments, WrongUsage } from "./command";
import { pathAsCalled } from "./input";

export const run: Run = async (args) => {
  const { positionals } = readArguments(args, {});
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new WrongUsage("backup takes one FILE.");
  const { tables, rows } = await writeBackup(pathAsCalled(file), new Date());
  process.stdout.write(
    `${rows} rows of ${tables} tables in ${file}. It lists every secret's place: keep it safe.\n`,
  );
  return 0;
};
