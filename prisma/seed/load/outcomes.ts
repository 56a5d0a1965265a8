import type pg from 'pg';

/** What reports count of the cases of a load, in one statement: what the triggers would have kept, case by case, had they been on. */
export async function keepOutcomes(client: pg.Client, from: string, to: string): Promise<void> {
  await client.query(
    `INSERT INTO case_outcome (case_id, number, plan_id, payer, line_of_business, urgency, received_at, due_at, decided_at, notified_at, kind,
       extended, retrospective, drug, follows, policy_id, policy_version, reviewer_id)
     SELECT c.id, c.number, c.plan_id, c.payer, c.line_of_business, c.urgency, c.received_at, c.due_at, e.at, n.at, e.kind, c.extended,
       c.retrospective, false, '', c.policy_id, c.policy_version, c.assignee_id
     FROM (SELECT case_id, kind, decided_at AS at FROM decision WHERE case_id BETWEEN $1 AND $2
       UNION ALL SELECT case_id, 'withdrawn', at FROM event WHERE type = 'case-withdrawn' AND case_id BETWEEN $1 AND $2) e
     JOIN "case" c ON c.id = e.case_id
     LEFT JOIN (SELECT case_id, CASE WHEN bool_and(first IS NOT NULL) THEN max(first) END AS at FROM (
         SELECT l.case_id, l.recipient, min(v.delivered_at) AS first FROM letter l LEFT JOIN delivery v ON v.letter_id = l.id
         WHERE l.notice = 'decision' AND l.case_id BETWEEN $1 AND $2 GROUP BY 1, 2) r GROUP BY case_id) n ON n.case_id = c.id`,
    [from, to],
  );
}
