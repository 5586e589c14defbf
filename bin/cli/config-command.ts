import { localOperator } from "@/lib/access-control/system";
import { exportDeclarations } from "@/lib/declarations/export";
import { type Run, readArguments, WrongUsage } from "./command";

export const run: Run = async (args) => {
  const { positionals } = readArguments(args, {});
  if (positionals.join(" ") !== "export") throw new WrongUsage("config knows one act: export.");
  const yaml = await exportDeclarations(localOperator());
  process.stdout.write(yaml === "" ? "# Nothing is declared on screen.\n" : yaml);
  return 0;
};
