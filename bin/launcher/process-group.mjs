/**
 * Sends a signal to a process and everything it has started; nothing happens when they are gone.
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
export function sendToGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // Gone already; macOS says EPERM of a group whose last process has just ended.
    if (error.code !== "ESRCH" && error.code !== "EPERM") throw error;
  }
}
