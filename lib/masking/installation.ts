import "server-only";
import { z } from "zod";
import { pool } from "@/lib/db/pool";
import { type Masking, masking } from "./masking";

const Installation = z.object({ key: z.instanceof(Uint8Array) });

/** Masks by this installation's key. */
async function installationMasking(): Promise<Masking> {
  const { rows } = await pool().query("SELECT masking_key AS key FROM installation");
  return masking(Installation.parse(rows[0]).key);
}

/** A reason or a note of a person as it may be stored: recognised credentials masked. */
export async function storableText(text: string): Promise<string> {
  const whole = text.toWellFormed().replaceAll("\0", "�");
  return (await installationMasking()).text(whole);
}
