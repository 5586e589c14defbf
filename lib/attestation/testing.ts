import type pg from "pg";

/** Takes every confirmation and every mark away, as only the owner of the tables could. */
export async function emptyAttestations(owner: pg.Pool): Promise<void> {
  await owner.query(`BEGIN; ALTER TABLE attestation DISABLE TRIGGER append_only;
    TRUNCATE attestation, attestation_mark RESTART IDENTITY;
    ALTER TABLE attestation ENABLE TRIGGER append_only; COMMIT`);
}

/** A register: ann owns, ben stands in for her, lea leads the team. */
export async function storeRegister(application: pg.Pool): Promise<void> {
  await application.query(`
    INSERT INTO team (id, name, lead) VALUES ('orders', '注文', 'lea@example.jp') ON CONFLICT DO NOTHING;
    INSERT INTO person (id, name, team, delegate, recorded_at) VALUES
      ('ann@example.jp', 'Ann', 'orders', 'ben@example.jp', now()), ('ben@example.jp', 'Ben', 'orders', NULL, now()),
      ('lea@example.jp', 'Lea', 'orders', NULL, now()) ON CONFLICT DO NOTHING`);
}

/** Of a secret nobody has confirmed. */
export const unconfirmed = {
  attested_at: null,
  attested_as: null,
  attested_bulk: null,
  attestation_due_at: null,
};
