/** Asia/Ho_Chi_Minh has been UTC+7 without daylight saving since 1975. */
const OFFSET_MS = 7 * 3_600_000;

/** A date whose UTC parts are what a clock in Asia/Ho_Chi_Minh shows at an ISO-8601 instant or at epoch milliseconds. */
export function localClock(at: string | number): Date {
  return new Date((typeof at === 'number' ? at : Date.parse(at)) + OFFSET_MS);
}

/** The local day `YYYY-MM-DD`. */
export function localDay(at: string | number): string {
  return localClock(at).toISOString().slice(0, 10);
}

/** The UTC instant at which a local day starts. */
export function startOfLocalDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS).toISOString();
}

/** A local wall-clock rendering `HH:mm dd/MM/yyyy`. */
export function localTime(at: string): string {
  const [date = '', time = ''] = localClock(at).toISOString().split('T');
  return `${time.slice(0, 5)} ${date.split('-').reverse().join('/')}`;
}
