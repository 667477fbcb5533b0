#!/usr/bin/env bash
# Measures Keyledger beside pgbench in one run, and writes tables and plots to benchmarks/results/. Needs the packaged jar
# (./mvnw package), pgbench on the PATH, curl, and a JDK 25 as JAVA_HOME or on the PATH. Takes about ten minutes and stops
# by itself; what it starts listens on the loopback address only.
#
#   benchmarks/issue.sh [seconds a step, default 20]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

step=${1:-20}
. benchmarks/common.sh
port=${KEYLEDGER_BENCHMARK_PORT:-18099}
jar=standalone/target/keyledger.jar
[ -f "$jar" ] || { echo "Run ./mvnw package first." >&2; exit 1; }

server=
stop() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=
  fi
}
trap 'stop; rm -rf "$home"' EXIT

# start: starts Keyledger and prints the milliseconds until it is ready.
start() {
  local begin ready
  begin=$(date +%s%N)
  "$java" -jar "$jar" --server.port="$port" --keyledger.data="$home/data" >> "$home/console.log" 2>&1 &
  server=$!
  until [ "$(curl -s -o "$home/answer" -w '%{http_code}' "http://localhost:$port/actuator/health/readiness")" = 200 ]; do
    kill -0 "$server" || { cat "$home/console.log" >&2; exit 1; }
    sleep 0.02
  done
  ready=$(date +%s%N)
  started=$(((ready - begin) / 1000000))
}

# rss PID...: resident memory of these processes in MiB.
rss() {
  ps -o rss= -p "$(echo "$*" | tr ' ' ',')" | awk '{ sum += $1 } END { printf "%d", sum / 1024 }'
}

start
first=$started
stop
start
later=$started
sleep 20
postmaster=$(head -n 1 "$home/data/postgres/postmaster.pid")
jvm_idle=$(rss "$server")
postgres_idle=$(rss "$postmaster" $(pgrep -P "$postmaster"))

"$java" -cp "$classpath" io.keyledger.benchmarks.IssueLoad \
  "$home/data/initial-credentials.json" "$step" 1 16 64 > "$home/load"

"$java" -cp "$classpath" io.keyledger.benchmarks.LargeOrganization \
  "$home/data/initial-credentials.json" 10000 2000 > "$home/large"

# The same PostgreSQL, the same two rows a transaction in a table of the same shape, in one statement: what is cheapest.
export PGHOST=127.0.0.1 PGPORT PGUSER=postgres PGPASSWORD PGDATABASE=keyledger
PGPORT=$(sed -n 4p "$home/data/postgres/postmaster.pid")
PGPASSWORD=$(cat "$home/data/postgres-superuser")
psql -q -v ON_ERROR_STOP=1 <<'SQL'
create schema bench;
create table bench.event (
    position bigserial primary key, event_id uuid not null unique, stream text not null, stream_kind text not null,
    sequence bigint not null, type text not null, revision text not null, at timestamptz not null,
    payload json not null, metadata json not null, unique (stream, sequence));
SQL
cat > "$home/two-rows.sql" <<'SQL'
insert into bench.event (event_id, stream, stream_kind, sequence, type, revision, at, payload, metadata)
select gen_random_uuid(), gen_random_uuid()::text, kind, 0, 'keyledger.' || kind, '1', now(),
       json_build_object('text', repeat('x', size)), json_build_object('context', repeat('y', 200))
from (values ('KeyIssued', 700), ('KeyNameTaken', 300)) as row (kind, size);
SQL
: > "$home/pgbench"
for clients in 1 16 64; do
  psql -q -c 'truncate bench.event'
  pgbench -n -M prepared -f "$home/two-rows.sql" -c "$clients" -j 2 -T "$step" 2> "$home/pgbench.log" |
    awk -v clients="$clients" '/^tps/ { printf "%d %.0f\n", clients, $3 }' >> "$home/pgbench"
done

machine="$(machine), PostgreSQL $(psql -At -c 'show server_version')"
caution="One run on a machine that does other things too: compare ratios, not figures."

result=benchmarks/results/$today-large-organization.md
{
  echo "# Issuing keys in a large organization, $today"
  echo
  echo "$machine. $caution"
  echo
  echo "One client issues keys in turn in an organization that was just registered and in one with 10,000 member changes (5,000 members)."
  echo
  echo "| organization | keys | p50 ms | p99 ms | errors |"
  echo "|---|---|---|---|---|"
  tail -n +2 "$home/large" | awk '{ printf "| %s | %s | %s | %s | %s |\n", $1, $2, $3, $4, $5 }'
  echo
  awk '$1 == "fresh" { m = $3; t = $4 } $1 == "large" { printf "Ratio large to fresh: p50 %.2f, p99 %.2f.\n", $3 / m, $4 / t }' "$home/large"
} > "$result"
awk '$1 == "fresh" || $1 == "large" { print $1 "\tp50\t" $3; print $1 "\tp99\t" $4 }' "$home/large" |
  chart "$result" "Issuing keys in a large organization" "milliseconds"
cat "$result"

result=benchmarks/results/$today-issue.md
{
  echo "# Issuing keys beside pgbench, $today"
  echo
  echo "$machine, $step s a step. $caution"
  echo
  echo "| what | value |"
  echo "|---|---|"
  echo "| first start until ready | $first ms |"
  echo "| later start until ready | $later ms |"
  echo "| resident memory after 20 s of idleness: Keyledger's JVM | $jvm_idle MiB |"
  echo "| resident memory after 20 s of idleness: PostgreSQL, shared pages counted for each process | $postgres_idle MiB |"
  echo
  echo "| clients | issue commands/s over HTTP | p50 ms | p99 ms | errors | pgbench, the same two durable rows: transactions/s | ratio |"
  echo "|---|---|---|---|---|---|---|"
  tail -n +2 "$home/load" | while read -r clients rate median tail errors; do
    peer=$(awk -v clients="$clients" '$1 == clients { print $2 }' "$home/pgbench")
    echo "| $clients | $rate | $median | $tail | $errors | $peer | $(awk -v a="$rate" -v b="$peer" 'BEGIN { printf "%.0f %%", 100 * a / b }') |"
  done
} > "$result"
{
  awk 'NR > 1 { print "issue commands over HTTP\t" $1 " clients\t" $2 }' "$home/load"
  awk '{ print "pgbench\t" $1 " clients\t" $2 }' "$home/pgbench"
} | chart "$result" "Issuing keys beside pgbench" "a second"
cat "$result"
