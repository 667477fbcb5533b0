-- Runs as the owner role. The application role reads and writes rows; it changes no table.
grant usage on schema command to ${applicationRole};

create table command.due_date (
    side         text        not null,
    key_id       text        not null,
    kind         text        not null check (kind in ('EXPIRY', 'OVERLAP')),
    organization text        not null,
    due_at       timestamptz not null,
    primary key (side, key_id, kind)
) partition by list (side);

create table command.due_date_a partition of command.due_date for values in ('a');
create table command.due_date_b partition of command.due_date for values in ('b');
create index due_date_by_time on command.due_date (side, due_at, key_id, kind);
create index due_date_by_organization on command.due_date (side, organization);

comment on table command.due_date is 'What will happen to keys by time alone and is not on record yet.';

grant select, insert, update, delete on command.due_date to ${applicationRole};

-- The form that db-scheduler asks for: one row, the recurring task, and who is at it.
create table command.scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_by_time on command.scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on command.scheduled_tasks (last_heartbeat);

grant select, insert, update, delete on command.scheduled_tasks to ${applicationRole};
