import { type Context, command, Type } from '#kernel/command';
import { copyRefused, manyCopies, repeatedCopies } from '../rules/refusals.ts';
import { raiseViolation } from '../violations.ts';

const attempts = ['copy', 'cut', 'drag', 'save', 'print', 'screenshot'] as const;
type Attempt = (typeof attempts)[number];

/** The setting of the person's policy that refuses an attempt, and what it says then. */
const refusedBy: Record<Attempt, readonly [setting: string, value: boolean]> = {
  copy: ['can_copy_data', false],
  cut: ['can_copy_data', false],
  drag: ['can_copy_data', false],
  save: ['block_keyboard_shortcuts', true],
  print: ['can_print', false],
  screenshot: ['blur_on_print_screen', true],
};

/**
 * POST /v1/security/report-copy. A console says that it refused its own person something: nobody is reported by somebody else. Once a
 * minute, per person and kind of record, it is a violation; again and again it raises an alert. What the business allows is none.
 */
export const reportCopy = command({
  on: 'security',
  verb: 'report-copy',
  target: 'collection',
  access: 'self',
  permission: null,
  summary: 'Say that the console refused to copy, cut, save or print what it shows.',
  input: Type.Object(
    {
      attempt: Type.Enum(attempts, { description: 'What was tried.' }),
      resource: Type.Optional(
        Type.String({ pattern: '^[a-z][a-z0-9-]{0,99}$', description: 'What was on the screen, by path word, such as orders.' }),
      ),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    counted: Type.Boolean({ description: 'Whether it is a violation of its own: not twice in a minute, nor where it is allowed.' }),
  }),
  async run(context, { attempt, resource }) {
    const [setting, value] = refusedBy[attempt];
    if (context.actor.policy?.[setting] !== value) return { counted: false };
    const { now } = context;
    const shown = resource && context.resources.named(resource) ? resource : null;
    const made = await raiseViolation(context, {
      ...copyRefused,
      path: shown && `/${shown}`,
      metadata: { attempt, resource: shown },
      once: `${shown ?? 'a page'} ${Math.floor(now.getTime() / 60_000)}`,
    });
    if (made) await watchRepetition(context);
    return { counted: made !== undefined };
  },
});

async function watchRepetition(context: Context): Promise<void> {
  const { tx, actor, now } = context;
  const { count } = await tx.one<{ count: number }>`
    select count(*)::int as count from security_violations
    where user_id = ${actor.id} and violation_type = 'copy_attempt' and severity = 'low' and created_at > ${new Date(now.getTime() - 3_600_000)}`;
  if (count < manyCopies) return;
  await raiseViolation(context, {
    ...repeatedCopies,
    path: null,
    reasons: [`${count} refused attempts to copy or print within an hour`],
    metadata: { count },
  });
}
