#!/usr/bin/env bash
# Measures how long an answering side takes until it is ready with so many secrets, and what memory it takes then, and writes a table
# and a plot to benchmarks/results/. Ten million secrets need 8 GiB of disk and some minutes to be made.
#
#   benchmarks/load.sh [most of the heap, default 4g] [numbers of secrets, default 1000 1000000 10000000]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

heap=${1:-4g}
[ $# -gt 1 ] && shift && sizes=("$@") || sizes=(1000 1000000 10000000)
. benchmarks/common.sh
port=${KEYLEDGER_BENCHMARK_PORT:-18130}
trap 'rm -rf "$home"' EXIT

for secrets in "${sizes[@]}"; do
  echo "$secrets secrets …" >&2
  "$java" -cp "$classpath" io.keyledger.benchmarks.IndexLoad \
    "$home/$secrets" "$secrets" "$heap" "$port" > "$home/log" 2>&1 || { tail -n 50 "$home/log" >&2; exit 1; }
  tail -n 1 <(grep -E '^[0-9]+ [0-9.]+ [0-9.]+ [0-9]+ [0-9]+$' "$home/log") >> "$home/load"
  rm -rf "${home:?}/$secrets"
done

result=benchmarks/results/$today-load.md
{
  echo "# Starting with many secrets, $today"
  echo
  echo "$(machine), -Xmx$heap, PostgreSQL on the same machine, its table read before. One secret for each key, a name of at most 12 characters, 1,000 organizations. From the start of the process until its readiness probe answered 200; the time of its processors includes the start of the application. Heap in use after a full collection; bytes a secret are what it has beyond the smallest row of this table, digest and name included."
  echo
  echo "| secrets | seconds until ready | of its processors | unready answers before | heap in use, MiB | bytes a secret |"
  echo "|---|---|---|---|---|---|"
  awk 'NR == 1 { least = $5; fewest = $1 }
    { bytes = NR == 1 ? "" : sprintf("%.0f", ($5 - least) * 1048576 / ($1 - fewest)); print "| " $1 " | " $2 " | " $3 " | " $4 " | " $5 " | " bytes " |" }' "$home/load"
} > "$result"
awk '{ print "until ready\t" $1 " secrets\t" $2; print "of its processors\t" $1 " secrets\t" $3 }' "$home/load" |
  chart "$result" "Starting with many secrets" "seconds"
cat "$result"
