-- What the embedded identity provider knows, and how far the first start has come. Passwords and client secrets are
-- kept as salted hashes only.

create table installation.client (
    client_id   text primary key,
    name        text not null,
    secret_hash text not null
);

create table installation.account (
    subject       uuid primary key,
    username      text not null unique,
    password_hash text not null
);

create table installation.installation (
    only_row        boolean     primary key default true check (only_row),
    issuer          text        not null,
    organization_id text        not null,
    completed_at    timestamptz
);

grant usage on schema installation to ${applicationRole};
grant select, insert on installation.client, installation.account to ${applicationRole};
grant select, insert on installation.installation to ${applicationRole};
grant update (completed_at) on installation.installation to ${applicationRole};
