/** A call that is not on the list, or whose path a server could read as another one. Never sent. */
export class RefusedCall extends Error {
  override readonly name = "RefusedCall";
}
