import type { CourierScan } from '../couriers/courier.ts';

/** A step that is known here first and stands among the courier's scans. */
export const ownScan = (status: 'manifested' | 'cancelled', words: string, at: Date, description: string | null = null): CourierScan => ({
  status,
  status_code: null,
  courier_status: words,
  location: null,
  description,
  event_time: at,
  dedupe_key: `serai ${status}`,
  raw_data: null,
});
