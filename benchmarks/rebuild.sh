#!/usr/bin/env bash
# Rebuilds every projection of the answering side from a store of a million facts while verdicts are asked for, and writes a table
# and a plot to benchmarks/results/. Takes a quarter of an hour, most of it for the projections that are not fast.
#
#   benchmarks/rebuild.sh [facts, default 1000000]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

facts=${1:-1000000}
. benchmarks/common.sh
trap 'rm -rf "$home"' EXIT

"$java" -Xmx3g -cp "$classpath" io.keyledger.benchmarks.Rebuild "$home/place" "$facts" \
  > "$home/load" 2> "$home/log" || { tail -n 50 "$home/load" "$home/log" >&2; exit 1; }
grep 'has caught up' "$home/log" >&2 || true

result=benchmarks/results/$today-rebuild.md
{
  echo "# Rebuilding projections, $today"
  echo
  echo "$(machine), PostgreSQL with fsync on the same machine. Of four keys all are issued under a name, two are rotated and one is revoked: twelve facts. One thread asks one validator for verdicts all the while, and a second validator starts with the first rebuild; key-lookup-again is the same without it. A verdict is wrong if it is not the one that is known for that secret."
  echo
  echo "| | facts | seconds | facts/s | verdicts meanwhile | wrong | unanswered |"
  echo "|---|---|---|---|---|---|---|"
  sed -n 's/^\([a-z-]*\) \([0-9-]*\) \([0-9.]*\) \([0-9-]*\) \([0-9]*\) \([0-9]*\) \([0-9]*\)$/| \1 | \2 | \3 | \4 | \5 | \6 | \7 |/p' "$home/load"
} > "$result"
awk '$1 != "second-validator" && $2 ~ /^[0-9]+$/ { printf "facts\t%s\t%s\n", $1, $4 }' "$home/load" |
  chart "$result" "Rebuilding projections" "facts a second"
cat "$result"
