import { startApp } from '../src/app.ts';

/** The API alone in a process of its own, as it would run: the parent measures it from outside. */
const [databaseUrl, directory, role = 'api'] = process.argv.slice(2);
const unlimited = 1e9;
const app = await startApp({
  databaseUrl: databaseUrl!,
  directory: directory!,
  role: role as 'api',
  rates: { actor: unlimited, tenant: unlimited, address: unlimited, businesses: false },
});
await app.server.listen({ port: 0, host: '127.0.0.1' });
process.send!({ port: (app.server.server.address() as { port: number }).port });
process.on('message', (message) => {
  if (message === 'memory') process.send!({ rss: process.memoryUsage().rss });
});
process.on('disconnect', () => void app.close().then(() => process.exit(0)));
