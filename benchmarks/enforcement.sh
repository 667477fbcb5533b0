#!/usr/bin/env bash
# Measures how long it takes until a revocation is enforced where both sides and one validator are one process, and writes a
# table and a plot to benchmarks/results/. Needs the packaged jar (./mvnw package), curl, and a JDK 25 as JAVA_HOME or on the PATH. Takes
# about two minutes and stops by itself; what it starts listens on the loopback address only.
#
#   benchmarks/enforcement.sh [revocations, default 1000]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

revocations=${1:-1000}
. benchmarks/common.sh
port=${KEYLEDGER_BENCHMARK_PORT:-18098}
jar=standalone/target/keyledger.jar
[ -f "$jar" ] || { echo "Run ./mvnw package first." >&2; exit 1; }

server=
stop() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$home"
}
trap stop EXIT

"$java" -jar "$jar" --server.port="$port" --keyledger.data="$home/data" > "$home/console.log" 2>&1 &
server=$!
until [ "$(curl -s -o "$home/answer" -w '%{http_code}' "http://localhost:$port/actuator/health/readiness")" = 200 ]; do
  kill -0 "$server" || { cat "$home/console.log" >&2; exit 1; }
  sleep 0.1
done

"$java" -cp "$classpath" io.keyledger.benchmarks.EnforcementLoad \
  "$home/data/initial-credentials.json" 1000 "$revocations" > "$home/load"

result=benchmarks/results/$today-enforcement.md
{
  echo "# Enforcement in one process, $today"
  echo
  echo "$(machine), PostgreSQL with fsync on the same machine. Keys are revoked one after the other, over HTTP, after 1,000 in order to warm up."
  echo
  echo "| what | revocations | p50 ms | p99 ms | longest ms |"
  echo "|---|---|---|---|---|"
  awk '$1 == "enforcement" { print "| from the commit until the validator has confirmed it (`enforcement.elapsed`) | " $2 " | " $3 " | " $4 " | " $5 " |" }
       $1 == "call" { print "| the whole call, as its client sees it | " $2 " | " $3 " | " $4 " | " $5 " |" }' "$home/load"
} > "$result"
awk '$1 == "enforcement" || $1 == "call" { print $1 "\tp50\t" $3; print $1 "\tp99\t" $4 }' "$home/load" |
  chart "$result" "Enforcement in one process" "milliseconds"
cat "$result"
