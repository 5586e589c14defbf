"use client";

import { Failed } from "@/components/states/failed";

export default function DashboardError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <Failed reference={error.digest} onRetry={reset} />;
}
