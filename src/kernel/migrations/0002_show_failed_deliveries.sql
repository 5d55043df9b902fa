create view failed_deliveries with (security_invoker = true) as
select md5(d.event_id::text || ' ' || d.reaction)::uuid as id,
       d.event_id,
       e.type as event_type,
       e.subject,
       d.reaction,
       d.state,
       d.attempts,
       d.error,
       e.occurred_at,
       d.updated_at
  from event_deliveries d
  join events e on e.id = d.event_id
 where d.state <> 'done';

comment on view failed_deliveries is 'Events that a reaction has not handled yet: waiting for another attempt, or given up (dead letters).';
comment on column failed_deliveries.id is 'The same for the same event and reaction.';
comment on column failed_deliveries.event_id is 'The event.';
comment on column failed_deliveries.event_type is 'Name of the fact.';
comment on column failed_deliveries.subject is 'What the event is about, as <resource>/<id>.';
comment on column failed_deliveries.reaction is 'Name of the reaction.';
comment on column failed_deliveries.state is 'failed: will be tried again; dead: given up, replay it; pending: asked to run again.';
comment on column failed_deliveries.attempts is 'How often it was tried.';
comment on column failed_deliveries.error is 'Last error, shortened.';
comment on column failed_deliveries.occurred_at is 'When the event became true.';
comment on column failed_deliveries.updated_at is 'When it was last tried or asked for.';
