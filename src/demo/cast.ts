/** Who is in the demo. The passwords are public: they are printed at start and stand in the README. */

export interface DemoTenant {
  readonly slug: string;
  readonly name: string;
  readonly plan: string;
  /** Under .example (RFC 2606), so no real business has it: it marks the tenant as ours. */
  readonly domain: string;
  readonly owner: { readonly name: string; readonly email: string };
  readonly gstin?: string;
  /** Why nobody may work in it. */
  readonly suspended?: string;
}

export const demoPassword = 'look-around-freely';

export const demoShop = {
  slug: 'demo',
  name: 'Asha Crafts',
  plan: 'business',
  domain: 'asha-crafts.example',
  gstin: '27AAGCA1234F1Z5',
  owner: { name: 'Asha Rao', email: 'asha@demo.example' },
} as const satisfies DemoTenant;

export const demoTenants: readonly DemoTenant[] = [
  demoShop,
  {
    slug: 'chai-corner',
    name: 'Chai Corner',
    plan: 'starter',
    domain: 'chai-corner.example',
    owner: { name: 'Arjun Das', email: 'arjun@chai-corner.example' },
  },
  {
    slug: 'old-mill',
    name: 'Old Mill Papers',
    plan: 'professional',
    domain: 'old-mill.example',
    owner: { name: 'Leela Thomas', email: 'leela@old-mill.example' },
    suspended: 'Demo: the invoice of last month is open.',
  },
];

/** The shop's people besides its owner. */
export const staff = [
  { name: 'Ravi Kulkarni', email: 'ravi@demo.example', role: 'operator' },
  { name: 'Fatima Sheikh', email: 'fatima@demo.example', role: 'viewer' },
] as const;

export const demoPeople = [
  { tenant: 'demo', email: demoShop.owner.email, password: demoPassword, says: 'owner of Asha Crafts (business)' },
  ...staff.map(({ email, role }) => ({ tenant: 'demo', email, password: demoPassword, says: role })),
  { tenant: 'chai-corner', email: 'arjun@chai-corner.example', password: demoPassword, says: 'owner of Chai Corner (starter)' },
];

export const demoAdmin = { name: 'Demo administrator', email: 'admin@serai.example', password: demoPassword };

/** The shop's practice channel; whoever knows the secret can post orders as the channel would. */
export const channelName = 'Practice shop';
export const channelSecret = 'practice-shop-secret';
