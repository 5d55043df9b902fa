/** `order_date` → `Order date`, `set-default` → `Set default`; common abbreviations keep their capitals. */
export function humanise(word: string): string {
  const capitals: Record<string, string> = {
    id: 'ID',
    awb: 'AWB',
    cod: 'COD',
    sku: 'SKU',
    ip: 'IP',
    url: 'URL',
    rto: 'RTO',
    mfa: 'MFA',
    totp: 'TOTP',
    api: 'API',
    gstin: 'GSTIN',
    hsn: 'HSN',
    csv: 'CSV',
    ndr: 'NDR',
    upi: 'UPI',
    sms: 'SMS',
    vip: 'VIP',
    sla: 'SLA',
    json: 'JSON',
    xlsx: 'XLSX',
    mb: 'MB',
    mrp: 'MRP',
  };
  const words = word
    .replace(/_(id|at)$/, '')
    .replace(/([a-z])(\d)/g, '$1 $2')
    .split(/[-_\s]+/)
    .filter(Boolean);
  return words
    .map((part, index) => capitals[part.toLowerCase()] ?? (index === 0 ? part.charAt(0).toUpperCase() + part.slice(1) : part))
    .join(' ');
}
