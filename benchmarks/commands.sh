#!/usr/bin/env bash
# Measures issue, rotate and revoke commands in process beside pgbench with the same number of durable rows a transaction on the
# same PostgreSQL, and writes a table and a plot to benchmarks/results/. Needs pgbench on the PATH.
#
#   benchmarks/commands.sh [seconds a step, default 15]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

step=${1:-15}
. benchmarks/common.sh
trap 'rm -rf "$home"' EXIT

"$java" -cp "$classpath" io.keyledger.benchmarks.CommandLoad "$home" "$step" \
  benchmarks/pgbench/one-row.sql benchmarks/pgbench/two-rows.sql 1 16 64 > "$home/load" 2> "$home/log" ||
  { tail -n 50 "$home/load" "$home/log" >&2; exit 1; }

result=benchmarks/results/$today-commands.md
{
  echo "# Commands beside pgbench, $today"
  echo
  echo "$(machine), PostgreSQL with fsync on the same machine; $step s a step after a warm-up of four times that for each command. Commands are decided in process, with the projections of the deciding side; pgbench inserts as many rows in one prepared statement a transaction. Compare ratios, not figures."
  echo
  echo "| command | clients | commands/s | p50 ms | p99 ms | pgbench: transactions/s | ratio |"
  echo "|---|---|---|---|---|---|---|"
  grep -E '^(issue|rotate|revoke) ' "$home/load" |
    awk '{ printf "| %s | %s | %s | %s | %s | %s | %.0f %% |\n", $1, $2, $3, $4, $5, $6, 100 * $3 / $6 }'
} > "$result"
grep -E '^(issue|rotate|revoke) ' "$home/load" |
  awk '{ printf "%s\t%s clients\t%.1f\n", $1, $2, 100 * $3 / $6 }' |
  chart "$result" "Commands beside pgbench" "% of its transactions"
for command in issue rotate revoke; do
  "$java" -cp "$classpath" io.keyledger.benchmarks.Profile "$home/$command.jfr" "Where the time goes: $command, 64 clients" >> "$result"
  cat "$home/$command.statements" >> "$result"
done
cat "$result"
