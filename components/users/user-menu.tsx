import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { UserAct, UserRow } from "@/lib/users/model/accounts";
import styles from "./users.module.css";

/** What can be done to this account now. */
function actsOf(user: UserRow): UserAct[] {
  if (user.state === "disabled") return ["enable"];
  return [
    ...(user.state === "locked" ? (["unlock"] as const) : []),
    "sign-out",
    ...(user.signIn.includes("passphrase") && !user.mustChange
      ? (["require-change"] as const)
      : []),
    ...(user.self ? [] : (["disable"] as const)),
  ];
}

export function UserMenu({
  user,
  busy,
  onRole,
  onLink,
  onAct,
}: {
  user: UserRow;
  busy: boolean;
  onRole: () => void;
  onLink: () => void;
  onAct: (act: UserAct) => void;
}) {
  const t = useTranslations("users");
  const label = t("actsOf", { name: user.name });
  return (
    <Popover
      label={label}
      align="end"
      button={{ size: "small", variant: "ghost", icon: true, "aria-label": label, disabled: busy }}
      trigger={<Ellipsis />}
    >
      {(close) => {
        const item = (text: string, run: () => void) => (
          <Button
            key={text}
            variant="ghost"
            onClick={() => {
              close();
              run();
            }}
          >
            {text}
          </Button>
        );
        return (
          <div className={styles.menu}>
            {!user.self && user.state !== "disabled" && item(t("giveRole"), onRole)}
            {!user.self && user.state !== "disabled" && item(t("newLink"), onLink)}
            {actsOf(user).map((act) => item(t(`act.${act}`), () => onAct(act)))}
          </div>
        );
      }}
    </Popover>
  );
}
