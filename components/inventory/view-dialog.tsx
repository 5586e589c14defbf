import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormDialog, type TextOf } from "@/components/ui/form-dialog";
import { SelectField } from "@/components/ui/select-field";
import { useToast } from "@/components/ui/toast";
import { putView } from "@/lib/saved-views/client";
import type { SavedView } from "@/lib/saved-views/model";
import type { Names } from "./secret-words";

/** Keeps what the list shows under a name, or changes a view that is kept. */
export function ViewDialog({
  view,
  query,
  names,
  onClose,
}: {
  /** The view that is changed; null: a new one. */
  view: SavedView | null;
  /** What the list shows now. */
  query: string;
  names: Names;
  onClose: () => void;
}) {
  const t = useTranslations("views");
  const queries = useQueryClient();
  const notify = useToast();
  const put = useMutation({
    ...putView(),
    onSuccess(_, { name }) {
      onClose();
      notify("ok", t("saved", { name }));
      return queries.invalidateQueries({ queryKey: ["views"] });
    },
  });

  function submit(text: TextOf, data: FormData) {
    const on = (key: string) => data.get(key) !== null;
    put.mutate({
      ...(view && { id: view.id }),
      name: text("name"),
      team: text("team") || null,
      query: view === null || on("replace") ? query : view.query,
      starting: on("starting"),
    });
  }

  return (
    <FormDialog
      onClose={onClose}
      title={view === null ? t("askNew") : t("askChange", { name: view.name })}
      act={t("save")}
      busy={put.isPending}
      error={put.error}
      onSubmit={submit}
    >
      <p>{t("what")}</p>
      <Field
        label={t("name")}
        name="name"
        required
        maxLength={60}
        defaultValue={view?.name ?? ""}
        autoComplete="off"
      />
      <SelectField
        label={t("for")}
        help={t("forHelp")}
        name="team"
        defaultValue={view?.team ?? ""}
        options={[
          { value: "", label: t("forMe") },
          ...Object.entries(names.team).map(([value, label]) => ({ value, label })),
        ]}
      />
      <label className="row">
        <Checkbox name={view === null ? "starting" : "replace"} />
        {t(view === null ? "starting" : "replace")}
      </label>
    </FormDialog>
  );
}
