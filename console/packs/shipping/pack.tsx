import { IconTruckDelivery, IconTruckLoading } from '@tabler/icons-react';
import type { PackOverride } from '../../kit/overrides.ts';
import { part } from '../../kit/part.tsx';

const ConnectCourier = part(() => import('./ConnectCourier.tsx'));
const CourierCredentials = part(() => import('./CourierCredentials.tsx'));
const CourierSection = part(() => import('./CourierSection.tsx'));
const ShipmentSection = part(() => import('./ShipmentSection.tsx'));
const ShipPage = part(() => import('./ShipPage.tsx'));

export default {
  pack: 'shipping',
  order: 20,
  label: 'pack.shipping',
  resources: {
    shipments: {
      icon: IconTruckDelivery,
      columns: ['shipment_number', 'status', 'booking_state', 'order_id', 'courier_config_id', 'awb_number', 'cod_amount', 'created_at'],
      groups: [
        {
          label: 'group.parcel',
          fields: ['order_id', 'weight_grams', 'dimensions', 'package_count', 'delivery_address', 'pickup_address'],
        },
        {
          label: 'group.courier',
          fields: [
            'courier_config_id',
            'courier_name',
            'awb_number',
            'tracking_url',
            'booking_state',
            'booking_attempts',
            'last_error',
            'courier_status',
            'pickup_scheduled_date',
            'estimated_delivery_date',
          ],
        },
      ],
      views: [
        { label: 'shipments.view.failed', search: { booking_state: 'failed' } },
        { label: 'shipments.view.booking', search: { booking_state: 'pending' } },
        { label: 'shipments.view.moving', search: { status: 'picked,in_transit,out_for_delivery' } },
        { label: 'shipments.view.undelivered', search: { status: 'undelivered,lost' } },
        { label: 'shipments.view.returning', search: { status: 'rto_initiated,rto_in_transit' } },
      ],
      primary: ['request-pickup', 'track'],
      offers: (row, file) => file !== 'label' || row.label_file_id !== null,
      empty: 'shipments.empty',
      create: ShipPage,
      sections: [ShipmentSection],
    },
    'courier-configs': {
      icon: IconTruckLoading,
      columns: ['name', 'courier_type_code', 'status', 'is_default', 'is_active', 'error', 'connected_at'],
      groups: [
        {
          label: 'group.connection',
          fields: ['courier_type_code', 'status', 'is_active', 'is_default', 'error', 'error_at', 'checked_at'],
        },
        { label: 'group.settings', fields: ['settings'] },
      ],
      primary: ['set-default'],
      empty: 'couriers.empty',
      create: ConnectCourier,
      commands: { reconnect: CourierCredentials },
      sections: [CourierSection],
    },
    'shipment-items': { nav: false, columns: ['order_item_id', 'quantity', 'created_at'] },
    'shipment-tracking': { nav: false, columns: ['event_time', 'status', 'courier_status', 'location', 'description', 'source'] },
  },
} satisfies PackOverride;
