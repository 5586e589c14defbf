import { localOperator } from "@/lib/access-control/system";
import { firstAdminInvite, inviteUser } from "@/lib/users/invite";
import { NewInvite } from "@/lib/users/model";
import { printJson, type Run, readArguments, WrongUsage } from "./command";
import { readInput, readScope } from "./input";

export const run: Run = async (args) => {
  const { values, positionals } = readArguments(args, {
    name: { type: "string" },
    role: { type: "string" },
    scope: { type: "string", multiple: true },
    json: { type: "boolean" },
  });
  const [act, email, more] = positionals;
  if (act !== "invite" || more !== undefined)
    throw new WrongUsage("user knows one act: invite EMAIL.");
  const origin = process.env.KAGIMORI_WEB_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
  const when = { now: new Date(), origin };
  const viewer = localOperator();
  const invitation =
    email === undefined
      ? await firstAdminInvite(viewer, when)
      : await inviteUser(
          viewer,
          readInput(NewInvite, {
            email,
            name: values.name,
            role: values.role,
            scope: readScope(values.scope),
          }),
          when,
        );
  if (invitation === null)
    throw new WrongUsage("There are users already: say whom to invite, and with which role.");
  if (values.json) printJson(invitation);
  else
    process.stdout.write(
      `${invitation.link}\n\nFor ${invitation.email}, to be opened once until ${invitation.expiresAt}.\n`,
    );
  return 0;
};
