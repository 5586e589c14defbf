import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog, type TextOf } from "@/components/ui/form-dialog";
import { SelectField } from "@/components/ui/select-field";
import { ScopeFields, scopeOf } from "@/components/users/scope-fields";
import { type ScopeNames, useScopeWords } from "@/components/users/scope-words";
import type { Binding } from "@/lib/access-control/model";

/** Asks for label, right and end: one of one's own roles in its scope or a narrower one, or handing in a log. */
export function MakeDialog({
  open,
  held,
  logs,
  names,
  busy,
  onClose,
  onMake,
}: {
  open: boolean;
  held: readonly Binding[];
  /** Sources whose log this person may give a token for; none: he may not. */
  logs: readonly { id: string; label: string }[];
  names: ScopeNames;
  busy: boolean;
  onClose: () => void;
  onMake: (token: object) => void;
}) {
  const t = useTranslations();
  const words = useScopeWords(names);
  const [chosen, choose] = useState("0");
  const binding = held[Number(chosen)];
  const rights = [
    ...held.map(({ role, scope }, at) => ({
      value: String(at),
      label: t("tokens.right", { role: t(`tokens.roles.${role}`), scope: words(scope) }),
    })),
    ...(logs.length > 0 ? [{ value: "ingest", label: t("tokens.roles.ingest") }] : []),
  ];

  function submit(text: TextOf, data: FormData) {
    const right = binding
      ? { role: binding.role, scope: binding.scope.length > 0 ? binding.scope : scopeOf(data) }
      : { role: "ingest", scope: [{ source: [text("source")] }] };
    onMake({ label: text("label"), days: Number(text("days")), ...right });
  }

  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={t("tokens.make")}
      act={t("tokens.makeAct")}
      busy={busy}
      onSubmit={submit}
    >
      <Field
        label={t("tokens.label")}
        help={t("tokens.labelHelp")}
        name="label"
        maxLength={100}
        required
      />
      <SelectField
        label={t("tokens.rights")}
        help={t("tokens.rightsHelp")}
        value={chosen}
        onChange={(event) => choose(event.target.value)}
        options={rights}
      />
      {binding?.scope.length === 0 && <ScopeFields names={names} />}
      {!binding && (
        <SelectField
          label={t("tokens.source")}
          name="source"
          options={logs.map(({ id, label }) => ({ value: id, label }))}
        />
      )}
      <Field
        label={t("tokens.days")}
        help={t("tokens.daysHelp")}
        name="days"
        type="number"
        min={1}
        max={366}
        defaultValue={90}
        required
      />
    </FormDialog>
  );
}
