import { once } from 'node:events';
import { Command, CommanderError } from 'commander';
import { outsideDirectory, outsideIn } from '#kernel/audit';
import { keyRing, keysFrom } from '#kernel/crypto';
import type { Connection } from './client.ts';
import { type Settings, settingsOf } from './settings.ts';
import type { Terminal } from './tenant.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);
const complain = (line: string) => void process.stderr.write(`${line}\n`);

/** Everything that can be said on the command line. Each verb loads only what it needs. Returns the exit status. */
export async function run(args: readonly string[]): Promise<number> {
  let status = 0;
  const program = new Command('serai')
    .description('The operations backend for businesses that move goods, people and services.')
    .option('--data <directory>', 'keys, files and the embedded database (default: .data, or SERAI_DATA)')
    .addHelpText('after', '\nDATABASE_URL moves it to a PostgreSQL server; without it everything is in the data directory.')
    .exitOverride();
  const settings = (): Settings => settingsOf(program.opts(), process.env);
  program
    .command('start')
    .description('Serve the API and do the work behind it')
    .option('--data <directory>', 'see above')
    .option('--port <number>', 'where to listen', wholeNumber, wholeNumber(process.env.PORT ?? '3000'))
    .option('--host <address>', 'on which address; 0.0.0.0 for all', process.env.HOST ?? '127.0.0.1')
    .option('--role <role>', 'api, worker or both; one of two needs DATABASE_URL', oneOf('api', 'worker', 'both'), 'both')
    .option('--demo', 'make demo businesses, also where there is something already', false)
    .action(async (options) => {
      const { start, makeLog } = await import('./start.ts');
      const running = await start(
        { ...settingsOf({ ...program.opts(), ...options }, process.env), ...options, print },
        makeLog(process.env),
      );
      const [signal] = await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
      complain(`${signal ?? 'Stop'}: finishing what is in hand; once more ends at once.`);
      for (const again of ['SIGTERM', 'SIGINT']) process.once(again, () => process.exit(130));
      const late = setTimeout(() => {
        complain('Something did not end in time.');
        process.exit(1);
      }, 30_000);
      late.unref();
      await running.stop();
      process.exit(0);
    });

  program
    .command('migrate')
    .description('Bring the shared schema and every tenant, or one, up to date; start does it too')
    .argument('[slug]', 'only this tenant')
    .option('--status', 'only say what has run, what is waiting and what failed', false)
    .action(async (slug: string | undefined, options: { status: boolean }) => {
      const { migrate } = await import('./migrate.ts');
      status = await migrate(settings(), slug, options.status, print);
    });

  const { tenantVerbs } = await import('./tenant.ts');
  const { superAdminVerbs } = await import('./super-admin.ts');
  const { eventsVerbs } = await import('./events.ts');
  const { keysVerbs } = await import('./keys.ts');
  const { exportsVerbs } = await import('./exports.ts');
  const open: Pick<Connection, 'close'>[] = [];
  const terminal: Terminal = {
    print,
    async client() {
      const { connect } = await import('./client.ts');
      const connection = await connect(settings());
      open.push(connection);
      return connection.client;
    },
  };
  program.addCommand(tenantVerbs(terminal));
  program.addCommand(superAdminVerbs(terminal));
  program.addCommand(eventsVerbs(terminal));
  program.addCommand(keysVerbs(terminal));
  program.addCommand(exportsVerbs(terminal));
  const { auditVerbs } = await import('./audit.ts');
  program.addCommand(
    auditVerbs({
      ...terminal,
      exit(code) {
        status = code;
      },
      outside() {
        return outsideIn(outsideDirectory(process.env, settings().directory));
      },
      async keys() {
        return keyRing(keysFrom(process.env, settings().directory));
      },
      async database() {
        if (!settings().databaseUrl) return undefined;
        const { openInstallation } = await import('../installation.ts');
        const { database } = await openInstallation(settings());
        open.push({ close: () => database.close() });
        return database;
      },
    }),
  );

  const { demoVerbs } = await import('./demo.ts');
  const { demoShop, demoPassword } = await import('../demo/cast.ts');
  program.addCommand(
    demoVerbs({
      print,
      async running() {
        const { holderOf } = await import('./lock.ts');
        const { databaseUrl, directory } = settings();
        return databaseUrl ? undefined : (holderOf(directory)?.url ?? undefined);
      },
      signIn: { tenant: demoShop.slug, email: demoShop.owner.email, password: demoPassword },
    }),
  );

  program
    .command('openapi')
    .description("Print the API's description (OpenAPI 3.1)")
    .action(async () => {
      const { readFileSync } = await import('node:fs');
      print(readFileSync(new URL('../../generated/openapi.json', import.meta.url), 'utf8').trimEnd());
    });

  program
    .command('generate')
    .description('Write generated/ from the migrations')
    .option('--check', 'only say what is stale', false)
    .action(async ({ check }: { check: boolean }) => {
      const { generate } = await import('./generate.ts');
      const stale = await generate(check);
      print(stale.length ? `${check ? 'Stale' : 'Written'}: ${stale.join(', ')}` : 'generated/ is fresh.');
      if (check && stale.length) status = 1;
    });

  try {
    for (const command of [program, ...program.commands, ...program.commands.flatMap((each) => each.commands)]) command.exitOverride();
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    // Commander has said what was wrong itself.
    if (error instanceof CommanderError) return error.exitCode;
    complain(explain(error));
    return 1;
  } finally {
    for (const connection of open) await connection.close();
  }
}

/** A refusal in its own words; anything else whole, because it is a defect. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError) return [error.message, ...error.errors.map(explain)].join('\n');
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return `The database cannot be reached: ${error.message || code}`;
  return process.env.DEBUG ? (error.stack ?? error.message) : error.message;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new CommanderError(2, 'serai.port', `${text} is not a port.`);
  return Number(text);
}

const oneOf =
  (...allowed: string[]) =>
  (text: string): string => {
    if (!allowed.includes(text)) throw new CommanderError(2, 'serai.choice', `${text} is none of ${allowed.join(', ')}.`);
    return text;
  };
