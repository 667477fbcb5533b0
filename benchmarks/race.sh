#!/usr/bin/env bash
# Races verifications against the answers of revocations on two validator processes of a fleet of four, and writes a table and a plot to
# benchmarks/results/: how many were accepted that must not be, when they began, and how long enforcement took across processes. It is the
# test RaceIT, with more of it. A million takes some minutes.
#
#   benchmarks/race.sh [verifications, default 1000000]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

verifications=${1:-1000000}
. benchmarks/common.sh
trap 'rm -rf "$home"' EXIT

./mvnw -B -q -pl standalone -am verify -Dit.test=RaceIT -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false \
  -Dfailsafe.failIfNoSpecifiedTests=false -Dpit.skip -Dkeyledger.race.verifications="$verifications" \
  -Dkeyledger.race.results="$home/load" > "$home/log" 2>&1 || { tail -n 50 "$home/log" >&2; exit 1; }

# told WORD: what the test says of it.
told() {
  awk -v word="$1" '$1 == word { printf "%.'"${2:-0}"'f", $2 }' "$home/load"
}

result=benchmarks/results/$today-race.md
{
  echo "# Verifications raced against revocations, $today"
  echo
  echo "$(machine). Two deciding and two answering sides as processes of their own and PostgreSQL with fsync on the same machine. Each key was accepted by both validators a moment before it was revoked; $(told raced) verifications on four connections, each sent within 5 ms after one of $(told revocations) answers had been read, a hundred at once on each, and judged at some time before its own answer was read."
  echo
  echo "| what | |"
  echo "|---|---|"
  echo "| accepted although revoked | $(told stale) |"
  echo "| answers without a verdict | $(told without) |"
  echo "| from the commit until both validators have confirmed it, p50 | $(told p50 2) ms |"
  echo "| p99 | $(told p99 2) ms |"
  echo "| longest | $(told most 2) ms |"
  awk '$1 == "sent" { printf "| sent %d to %d ms after the answer | %d |\n", $2 - 1, $2, $3 }
    $1 == "read" { printf "| answer read %s ms after it | %d |\n", $2 == 21 ? "more than 20" : $2 - 1 " to " $2, $3 }' "$home/load"
} > "$result"
awk '$1 == "sent" && $2 <= 5 { printf "sent\t%d to %d ms\t%d\n", $2 - 1, $2, $3 }
  $1 == "read" && $2 <= 20 { printf "answer read\t%d to %d ms\t%d\n", $2 - 1, $2, $3 }' "$home/load" |
  chart "$result" "After the answer of a revocation" "verifications"
cat "$result"
