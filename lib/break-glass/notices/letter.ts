import { isoMinute } from "@/lib/i18n/dates";

/** emergency: began without approval · approval-overdue, review-overdue: its time has passed */
export type NoticeKind = "emergency" | "approval-overdue" | "review-overdue";

/** What a letter tells: neither paths nor the reason, which may name one. */
export interface Told {
  number: number;
  person: string;
  secrets: number;
  from: Date;
  to: Date;
  due: Date;
  timeZone: string;
  /** The request's page; null where the address people use is not known. */
  link: string | null;
}

/** Subject and text of a letter to those who must act. */
export function letterOf(kind: NoticeKind, told: Told, language: "ja" | "en") {
  const at = (when: Date) => `${isoMinute(when, told.timeZone)} (${told.timeZone})`;
  const window = `${at(told.from)} – ${at(told.to)}`;
  const { subject, ask, about, due, disclaimer } = words[language];
  return {
    subject: `Kagimori: BG-${told.number} ${subject[kind]}`,
    text: [
      ask[kind],
      "",
      `BG-${told.number}`,
      about(told.person, told.secrets, window),
      due(at(told.due)),
      ...(told.link === null ? [] : [told.link]),
      "",
      disclaimer,
      "",
    ].join("\n"),
  };
}

interface Words {
  subject: Record<NoticeKind, string>;
  ask: Record<NoticeKind, string>;
  about(person: string, secrets: number, window: string): string;
  due(at: string): string;
  disclaimer: string;
}

const words: Record<"ja" | "en", Words> = {
  ja: {
    subject: {
      emergency: "緊急の例外アクセスが始まりました",
      "approval-overdue": "承認の期限を過ぎています",
      "review-overdue": "事後レビューの期限を過ぎています",
    },
    ask: {
      emergency: "事前の承認なしに、緊急の例外アクセスが始まりました。承認または却下してください。",
      "approval-overdue": "承認または却下の期限を過ぎています。",
      "review-overdue": "事後レビューの期限を過ぎています。",
    },
    about: (person, secrets, window) =>
      `対象者: ${person}\nシークレット: ${secrets}件\n時間枠: ${window}`,
    due: (at) => `期限: ${at}`,
    disclaimer:
      "Kagimoriはアクセス権を与えず、取り上げません。時間枠は、読み取りを照合するための記録です。",
  },
  en: {
    subject: {
      emergency: "emergency access has begun",
      "approval-overdue": "approval is overdue",
      "review-overdue": "review is overdue",
    },
    ask: {
      emergency: "Emergency access has begun without approval. Approve or reject it.",
      "approval-overdue": "The time within which it should have been approved or rejected is over.",
      "review-overdue": "The time within which it should have been reviewed is over.",
    },
    about: (person, secrets, window) => `Person: ${person}\nSecrets: ${secrets}\nWindow: ${window}`,
    due: (at) => `Due: ${at}`,
    disclaimer:
      "Kagimori grants and withdraws nothing: a window is a record against which reads are judged.",
  },
};
