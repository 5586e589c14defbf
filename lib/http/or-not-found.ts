import "server-only";
import { notFound } from "next/navigation";
import { AppError, type ErrorCode } from "@/lib/errors";

/** What a page asked for. Where there is none, or it fails in a way that means the same there, the nearest not-found.tsx is shown. */
export async function orNotFound<Found>(
  asked: Promise<Found>,
  as: readonly ErrorCode[] = ["not-found"],
): Promise<Found> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AppError && as.includes(error.code)) notFound();
    throw error;
  }
}
