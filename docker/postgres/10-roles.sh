#!/bin/sh
# Makes Keyledger's two roles and its database at the first start of the container. The owner migrates and owns; the
# application's role may connect and nothing more, until a migration grants it something.
set -eu

secrets=${KEYLEDGER_SECRETS:-/run/secrets}

for role in owner app; do
  if ! [ -s "$secrets/$role-password" ] || ! [ -r "$secrets/$role-password" ]; then
    echo "keyledger: the secret $role-password is missing, empty or unreadable; docker-compose.yml says how to make it." >&2
    exit 1
  fi
done

# psql reads the passwords itself, so that they stand in no command line. A statement that fails would be logged with the
# password in it, hence the first line. Everything is one transaction except the database, which cannot be made in one.
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres \
  --set=owner_file="$secrets/owner-password" --set=app_file="$secrets/app-password" <<'SQL'
SET log_min_error_statement = panic;
SET log_statement = none;
SET password_encryption = 'scram-sha-256';
\set owner_password `tr -d '\r\n' < :'owner_file'`
\set app_password `tr -d '\r\n' < :'app_file'`

BEGIN;
CREATE ROLE keyledger_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD :'owner_password';
CREATE ROLE keyledger_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD :'app_password';
COMMIT;

CREATE DATABASE keyledger OWNER keyledger_owner;

-- Every role may connect to every database and make temporary tables there unless this is taken away.
REVOKE ALL ON DATABASE keyledger FROM PUBLIC;
REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC;
GRANT CONNECT ON DATABASE keyledger TO keyledger_app;

\connect keyledger
REVOKE ALL ON SCHEMA public FROM PUBLIC;
SQL
