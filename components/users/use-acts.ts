import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useProblemText } from "@/components/ui/problem-text";
import { useToast } from "@/components/ui/toast";
import { actOnAccounts } from "@/lib/users/client";

/** Does something to accounts, says how it went, and shows the page anew. */
export function useActs(done: (label: string) => string) {
  const router = useRouter();
  const notify = useToast();
  const problem = useProblemText();
  const { mutate, isPending } = useMutation({
    ...actOnAccounts(),
    onSuccess: () => router.refresh(),
    onError: (error) => notify("breach", problem(error)),
  });
  const act = (path: string, body: object, label: string, then?: () => void) =>
    mutate(
      { path, body },
      {
        onSuccess() {
          notify("ok", done(label));
          then?.();
        },
      },
    );
  return { act, busy: isPending };
}
