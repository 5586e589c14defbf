/**
 * Says in words why PostgreSQL would not start or stopped.
 * @param {string} output what it last printed
 * @param {string} data its data folder
 */
export function whatFailed(output, data) {
  const lines = output.trim().split("\n").filter(Boolean);
  const said = lines.slice(-6).join("\n  ");
  if (/no space left on device|disk quota exceeded|ENOSPC/i.test(output)) {
    return `The disk is full: PostgreSQL could not write below ${data}. No stored data was lost. Free some space, then start again.`;
  }
  if (
    /could not create shared memory|cannot allocate memory|could not map anonymous/i.test(output)
  ) {
    return `There is not enough memory for PostgreSQL. It said:\n  ${said}`;
  }
  if (/address already in use/i.test(output)) {
    return "The port chosen for PostgreSQL was taken in the same moment. Start again.";
  }
  return (
    `The database folder ${data} cannot be used; it may be damaged. Nothing in it was changed. PostgreSQL said:\n  ${said}\n` +
    "Restore a backup of the folder, or `npm run reset` deletes everything and begins anew."
  );
}
