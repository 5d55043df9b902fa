import type { App } from '../app.ts';
import { demoAdmin, demoPeople, demoTenants, hasDemo, shopChannel } from '../demo/demo.ts';
import type { Settings } from './settings.ts';

/** What a person needs to go on: addresses, who can sign in, and what to try. */
export async function banner(
  app: App,
  { url, seconds, settings }: { url: string; seconds: number; settings: Settings },
): Promise<string[]> {
  const lines = [
    '',
    `  Serai is ready at ${url} (${seconds.toFixed(1)} s)`,
    '',
    `    API docs   ${url}/docs`,
    `    OpenAPI    ${url}/openapi.json`,
    `    Health     ${url}/healthz   ${url}/readyz   ${url}/metrics`,
    `    Data       ${settings.databaseUrl ? 'PostgreSQL (DATABASE_URL)' : settings.directory}`,
  ];
  if (!(await hasDemo(app.database)))
    return [
      ...lines,
      '',
      '    bin/serai admin --help    the first super admin',
      '    bin/serai tenant create <slug> --name … --owner-email …   the first business',
      '',
    ];
  const width = Math.max(...demoPeople.map(({ email }) => email.length));
  const [shop] = demoPeople;
  const channel = await shopChannel(app);
  return [
    ...lines,
    '',
    '  Demo sign-ins (POST /v1/auth/sign-in)',
    ...demoPeople.map(({ tenant, email, password, says }) => `    ${tenant.padEnd(12)} ${email.padEnd(width)}  ${password}  ${says}`),
    `    ${'platform'.padEnd(12)} ${demoAdmin.email.padEnd(width)}  ${demoAdmin.password}  super admin, POST /platform/v1/auth/sign-in`,
    ...(channel ? ['', `  Practice shop   ${url}${channel.webhook_path}   secret ${channel.secret}`] : []),
    ...demoTenants.flatMap(({ slug, suspended }) => (suspended ? ['', `  ${slug} is suspended: what providers post to it waits.`] : [])),
    '',
    '  Try next',
    '    bin/serai demo order      a signed webhook becomes a delivered, booked parcel',
    '    bin/serai tenant list     every business here',
    `    curl -s ${url}/v1/auth/sign-in -H 'content-type: application/json' \\`,
    `      -d '{"tenant":"${shop!.tenant}","email":"${shop!.email}","password":"${shop!.password}"}'`,
    '',
  ];
}
