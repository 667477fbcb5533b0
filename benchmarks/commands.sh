#!/usr/bin/env bash
# Measures issue, rotate and revoke commands in process beside pgbench with the same number of durable rows a transaction on the
# same PostgreSQL, and writes a table to benchmarks/results/. Needs pgbench on the PATH.
#
#   benchmarks/commands.sh [seconds a step, default 15]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

step=${1:-15}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
[ -f benchmarks/target/classpath ] || { echo "Run ./mvnw package first." >&2; exit 1; }
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

"$java" -cp "benchmarks/target/classes:$(cat benchmarks/target/classpath)" io.keyledger.benchmarks.CommandLoad "$home" "$step" \
  benchmarks/pgbench/one-row.sql benchmarks/pgbench/two-rows.sql 1 16 64 > "$home/load" 2> "$home/log" ||
  { tail -n 50 "$home/load" "$home/log" >&2; exit 1; }

result=benchmarks/results/$(date -u +%Y-%m-%d)-commands.md
{
  echo "# Commands beside pgbench, $(date -u +%Y-%m-%d)"
  echo
  echo "$(nproc) cores, $(awk '/MemTotal/ { printf "%d GiB", $2 / 1048576 }' /proc/meminfo), $("$java" -version 2>&1 | sed -n 2p), PostgreSQL with fsync on the same machine; $step s a step after a warm-up of twice that for each command. Commands are decided in process, with the projections of the deciding side; pgbench inserts as many rows in one prepared statement a transaction. Compare ratios, not figures."
  echo
  echo "| command | clients | commands/s | p50 ms | p99 ms | pgbench: transactions/s | ratio |"
  echo "|---|---|---|---|---|---|---|"
  grep -E '^(issue|rotate|revoke) ' "$home/load" |
    awk '{ printf "| %s | %s | %s | %s | %s | %s | %.0f %% |\n", $1, $2, $3, $4, $5, $6, 100 * $3 / $6 }'
} > "$result"
cat "$result"
