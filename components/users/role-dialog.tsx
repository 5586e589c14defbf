import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { FormDialog, type TextOf } from "@/components/ui/form-dialog";
import { SelectField } from "@/components/ui/select-field";
import type { Scope } from "@/lib/access-control/model";
import { ScopeFields, scopeOf } from "./scope-fields";
import type { ScopeNames } from "./scope-words";

const roles = ["member", "manager", "qa", "operator", "auditor", "admin"] as const;

/** Whom a role is for: a person, a group that is named in the form, or somebody who is invited. */
export type RoleFor =
  | { kind: "user"; id: string; name: string }
  | { kind: "group" }
  | { kind: "invite" };

export interface RoleAsked {
  role: string;
  scope: Scope;
  reason: string;
  group: string;
  email: string;
  name: string;
}

/** Asks for role, scope and reason; of a group its name, of somebody new the address. */
export function RoleDialog({
  target,
  names,
  fourEyes,
  busy,
  onClose,
  onDecide,
}: {
  target: RoleFor | null;
  names: ScopeNames;
  fourEyes: boolean;
  busy: boolean;
  onClose: () => void;
  onDecide: (asked: RoleAsked) => void;
}) {
  const t = useTranslations();
  const kind = target?.kind ?? "user";

  function submit(text: TextOf, data: FormData) {
    onDecide({
      role: text("role"),
      scope: scopeOf(data),
      reason: text("reason"),
      group: text("group"),
      email: text("email"),
      name: text("name"),
    });
  }

  return (
    <FormDialog
      open={target !== null}
      onClose={onClose}
      title={t(`users.dialog.${kind}`, { name: target?.kind === "user" ? target.name : "" })}
      act={t(`users.dialog.${kind}Act`)}
      busy={busy}
      onSubmit={submit}
    >
      {kind === "invite" && (
        <>
          <Field label={t("users.email")} name="email" type="email" maxLength={320} required />
          <Field label={t("users.name")} name="name" maxLength={100} />
        </>
      )}
      {kind === "group" && (
        <Field
          label={t("users.group")}
          help={t("users.groupHelp")}
          name="group"
          maxLength={200}
          required
        />
      )}
      <SelectField
        label={t("users.role")}
        name="role"
        options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
      />
      <ScopeFields names={names} />
      {kind !== "invite" && (
        <Field label={t("users.reason")} name="reason" maxLength={2000} required />
      )}
      <Callout tone="info">{t(fourEyes ? "users.twoPeople" : "users.atOnce")}</Callout>
    </FormDialog>
  );
}
