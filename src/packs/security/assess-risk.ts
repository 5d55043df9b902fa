import type { Context } from '#kernel/context';
import { schedule } from '#kernel/events';
import { riskFacts } from './queries/risk-facts.ts';
import { riskRules } from './rules/risk.ts';
import type { Severity } from './violations.ts';
import { raiseViolation } from './violations.ts';

/** Entries are written at the end of transactions that may take a while: what was looked at last is looked at again. */
const overlap = 10 * 60_000;
const firstLook = 3_600_000;
/** As the audit trail counts risk, from 0 to 100. */
const scores: Readonly<Record<Severity, number>> = { low: 25, medium: 50, high: 80, critical: 95 };

/**
 * Looks at the audit trail since the last time with every risk rule. What is found is a violation, once however often it is looked at,
 * and an entry of the trail with its score. Returns how many were new.
 */
export async function assessRisk(context: Context): Promise<number> {
  const { tx, now } = context;
  // One at a time: the next one finds what this one wrote.
  const state = await tx.maybe<{ assessed_until: Date | null; is_news: boolean }>`
    select assessed_until, assessed_until is null or exists (
      select 1 from audit_entries where occurred_at > assessed_until - interval '10 minutes') as is_news
    from risk_assessments for update skip locked`;
  if (!state?.is_news) return 0;
  const from = new Date(state.assessed_until ? state.assessed_until.getTime() - overlap : now.getTime() - firstLook);
  const facts = await riskFacts(context, from, now, state.assessed_until === null);
  let raised = 0;
  for (const rule of riskRules) {
    for (const finding of rule.find(facts)) {
      const { user_id: userId, title, because, severity, key, metadata } = finding;
      const violation = await raiseViolation(context, {
        type: 'suspicious_activity',
        kind: rule.name,
        severity,
        description: title,
        reasons: because,
        userId,
        ip: null,
        userAgent: null,
        path: null,
        blocked: false,
        metadata: { rule: rule.name, because, ...metadata },
        once: key,
      });
      if (!violation) continue;
      raised++;
      context.audit({
        action: 'security_violations.found',
        resource: 'security_violations',
        resourceId: violation,
        category: 'security',
        description: title,
        severity,
        riskScore: scores[severity],
        affectedUserIds: [userId],
        metadata: { rule: rule.name, because },
      });
    }
  }
  await tx.exec`update risk_assessments set assessed_until = ${now}`;
  return raised;
}

export const assessRisks = schedule({
  name: 'security.assess_risks',
  cron: '*/5 * * * *',
  async perform(world) {
    await world.transaction(async (context) => void (await assessRisk(context)));
  },
});
