import type { Http } from '#kernel/http-client';
import type { ShipmentStatus } from '../rules/shipment-state.ts';

/** What a connector needs to speak for one courier connection. Credentials are opened for the call and not kept. */
export interface Session {
  readonly http: Http;
  readonly now: Date;
  readonly credentials: Readonly<Record<string, unknown>>;
  readonly settings: CourierSettings;
}

export interface CourierSettings {
  /** Name of the pick-up place as the courier knows it. */
  readonly pickup_location?: string;
  readonly pickup_address?: Address;
  readonly default_weight_grams?: number;
  readonly default_dimensions?: Dimensions;
  /** The sandbox courier only: how it should misbehave. */
  readonly misbehave?: string;
}

export interface Address {
  readonly name?: string | null;
  readonly phone?: string | null;
  readonly company?: string | null;
  readonly line1?: string | null;
  readonly line2?: string | null;
  readonly city?: string | null;
  readonly state?: string | null;
  readonly state_code?: string | null;
  readonly postal_code?: string | null;
  readonly country?: string | null;
}

export interface Dimensions {
  readonly length_cm: number;
  readonly width_cm: number;
  readonly height_cm: number;
}

/** What the courier is asked to carry. Money is a decimal string in `currency`. */
export interface Parcel {
  /** Ours, unique for ever: what we look up before creating anything. */
  readonly reference: string;
  readonly ordered_at: Date;
  readonly delivery: Address;
  readonly email: string | null;
  readonly currency: string;
  /** '0.0000' for prepaid. */
  readonly cod_amount: string;
  readonly weight_grams: number;
  readonly dimensions: Dimensions;
  readonly items: readonly { readonly sku: string; readonly name: string; readonly quantity: number; readonly unit_price: string }[];
}

export interface Booking {
  readonly external_order_id: string;
  readonly external_shipment_id: string;
  readonly awb_number: string;
  readonly courier_name: string | null;
  readonly tracking_url: string | null;
  readonly pickup_scheduled_date: string | null;
  readonly shipping_charges: string | null;
}

/** Names a booked shipment to the courier. */
export interface Booked {
  readonly external_order_id: string | null;
  readonly external_shipment_id: string | null;
  readonly awb_number: string | null;
}

/** One scan as the courier tells it. */
export interface CourierScan {
  /** null: a code nobody here knows. */
  readonly status: ShipmentStatus | null;
  readonly status_code: string | null;
  readonly courier_status: string;
  readonly location: string | null;
  readonly description: string | null;
  readonly event_time: Date;
  /** The same scan, however it reaches us, has the same key. */
  readonly dedupe_key: string;
  readonly raw_data: unknown;
}

export interface TrackingReport {
  readonly awb_number: string;
  readonly courier_name: string | null;
  /** `YYYY-MM-DD` */
  readonly estimated_delivery_date: string | null;
  readonly tracking_url: string | null;
  readonly scans: readonly CourierScan[];
}

/**
 * One courier service. Every call may throw `provider_error` (see {@link isTransient}) or `invalid_provider_credentials`;
 * every call may be repeated without doing anything twice.
 */
export interface Courier {
  readonly code: string;
  /** Checks the credentials by signing in. */
  authenticate(session: Session): Promise<void>;
  /** Looks the parcel up by its reference and creates only what is missing: the courier's order, then the AWB. */
  book(session: Session, parcel: Parcel): Promise<Booking>;
  /** The courier's own label, or null where it makes none and ours serves. */
  label(session: Session, booked: Booked): Promise<{ readonly url: string | null; readonly pdf: Buffer } | null>;
  manifest(session: Session, booked: Booked): Promise<{ readonly manifest_url: string | null }>;
  requestPickup(session: Session, booked: Booked): Promise<{ readonly pickup_scheduled_date: string | null }>;
  /** Cancels what the courier knows under this reference; knowing nothing is as good. */
  cancel(session: Session, reference: string): Promise<void>;
  /** What the courier knows now; heals what webhooks missed. */
  track(session: Session, awbNumber: string): Promise<readonly TrackingReport[]>;
  /** Reads a tracking webhook. Pure; throws `malformed_payload`. */
  readWebhook(body: string, receivedAt: Date): readonly TrackingReport[];
}

/** Worth another try: the courier was slow, away, overloaded or talked nonsense. A refusal is not. */
export const isTransient = (reason: unknown): boolean => reason !== 'refused' && reason !== 'address';
