import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Role } from "@/lib/access-control/model";
import styles from "./sign-in-form.module.css";

/** One of the demo's people: who they are and what they come for. */
export function PersonaButton({
  name,
  roles,
  teams,
  disabled,
  onChoose,
}: {
  name: string;
  roles: readonly Role[];
  /** Names of the teams they are bound to. */
  teams: readonly string[];
  disabled: boolean;
  onChoose: () => void;
}) {
  const t = useTranslations();
  const [first] = roles;
  return (
    <button type="button" className={styles.persona} disabled={disabled} onClick={onChoose}>
      <span>
        {name}
        <small>
          {[...roles.map((role) => t(`role.${role}`)), ...teams].join(t("inventory.or"))}
          {first && ` – ${t(`signIn.purpose.${first}`)}`}
        </small>
      </span>
      <ArrowRight />
    </button>
  );
}
