/** Believable businesses to look at and try things on, made through the same operations as anybody's. */
export { demoAdmin, demoPeople, demoShop, demoTenants } from './cast.ts';
export { hasDemo, isFirstRun, makeDemoTenants, shopChannel } from './tenants.ts';
export { type DemoProgress, fillDemo } from './trade.ts';
