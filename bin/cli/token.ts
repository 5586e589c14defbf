import { localOperator } from "@/lib/access-control/system";
import { createToken } from "@/lib/tokens/commands";
import { NewToken } from "@/lib/tokens/model";
import { printJson, type Run, readArguments, WrongUsage } from "./command";
import { readInput, readScope } from "./input";

export const run: Run = async (args) => {
  const { values, positionals } = readArguments(args, {
    role: { type: "string" },
    scope: { type: "string", multiple: true },
    label: { type: "string" },
    days: { type: "string" },
    json: { type: "boolean" },
  });
  if (positionals.join(" ") !== "create") throw new WrongUsage("token knows one act: create.");
  const input = readInput(NewToken, {
    role: values.role,
    scope: readScope(values.scope),
    label: values.label ?? "command line",
    days: values.days === undefined ? undefined : Number(values.days),
  });
  const created = await createToken(localOperator(), input, new Date());
  if (values.json) printJson(created);
  else
    process.stdout.write(
      `${created.token}\n\nShown this once. Role ${created.role}, until ${created.expiresAt}. Send it as: Authorization: Bearer …\n`,
    );
  return 0;
};
