#!/usr/bin/env bash
# Measures verdicts over HTTP beside peers, all behind the same load generator in one run, and writes a table to
# benchmarks/results/. Needs ./mvnw package, a JDK 25, and Debian's wrk, nginx with libnginx-mod-http-lua, lua-cjson and
# lua-nginx-redis, redis-server and psql. Everything listens on loopback and stops by itself.
#
#   benchmarks/http.sh [seconds a measurement, default 10] [rounds, default 3]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

seconds=${1:-10}
rounds=${2:-3}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jar=standalone/target/keyledger.jar
[ -f "$jar" ] && [ -f benchmarks/target/classpath ] || { echo "Run ./mvnw package first." >&2; exit 1; }
classpath=benchmarks/target/classes:$(cat benchmarks/target/classpath)
management=18110 verdicts=18111 empty=18112 lua=18113 introspection=18114

home=$(mktemp -d)
chmod 755 "$home"
started=()
stop() {
  for process in "${started[@]}"; do
    kill "$process" 2>/dev/null || true
  done
  wait 2>/dev/null || true
  rm -rf "$home"
}
trap stop EXIT

# awaited FILE TEXT: waits until the program that was started last has said something.
awaited() {
  local tries=0
  until grep -q "$2" "$1" 2>/dev/null; do
    tries=$((tries + 1))
    kill -0 "${started[-1]}" 2> /dev/null && [ "$tries" -lt 1200 ] || { tail -n 50 "$1" >&2; exit 1; }
    sleep 0.1
  done
}

"$java" -jar "$jar" --server.port=$management --keyledger.verdict.port=$verdicts --keyledger.data="$home/data" \
  > "$home/keyledger.log" 2>&1 &
started+=($!)
until [ "$(curl -s -o /dev/null -w '%{http_code}' "http://localhost:$management/actuator/health/readiness")" = 200 ]; do
  kill -0 "${started[0]}" || { cat "$home/keyledger.log" >&2; exit 1; }
  sleep 0.1
done
"$java" -cp "$classpath" io.keyledger.benchmarks.VerdictBodies "$home/data/initial-credentials.json" 1000 \
  "$home/verify" "$home/redis"
caller=$(sed -n 's/.*"validatorKey" *: *"\([^"]*\)".*/\1/p' "$home/data/initial-credentials.json")

"$java" -cp "$classpath" io.keyledger.query.validation.EmptyPort $empty > "$home/empty.log" 2>&1 &
started+=($!)
awaited "$home/empty.log" "^ready"

redis-server --port 0 --unixsocket "$home/redis.sock" --save '' --dir "$home" > "$home/redis.log" 2>&1 &
started+=($!)
awaited "$home/redis.log" "eady to accept connections"
redis-cli -s "$home/redis.sock" --pipe < "$home/redis" > /dev/null
chmod 777 "$home/redis.sock"
sed "s#@HOME@#$home#g; s#@PORT@#$lua#" benchmarks/nginx/nginx.conf > "$home/nginx.conf"
nginx -c "$home/nginx.conf" -e "$home/nginx-error.log" > "$home/nginx.log" 2>&1 &
started+=($!)

export PGPASSWORD
PGPASSWORD=$(cat "$home/data/postgres-superuser")
port=$(sed -n 4p "$home/data/postgres/postmaster.pid")
psql -q -h 127.0.0.1 -p "$port" -U postgres -d postgres -c 'create database introspection'
"$java" -cp "$classpath" io.keyledger.benchmarks.peer.IntrospectionServer $introspection \
  "jdbc:postgresql://127.0.0.1:$port/introspection?user=postgres&password=$PGPASSWORD" "$home/tokens" \
  > "$home/introspection.log" 2>&1 &
started+=($!)
awaited "$home/introspection.log" "^ready "

# load TARGET SECONDS: one measurement; prints requests a second, p50, p99 and failures.
load() {
  local url file=$home/verify credentials="Bearer $caller" type=application/json
  case $1 in
    verdict-port) url=http://127.0.0.1:$verdicts/v1/keys/verify ;;
    empty-handler) url=http://127.0.0.1:$empty/v1/keys/verify ;;
    management-port) url=http://localhost:$management/v1/keys/verify ;;
    nginx-lua-redis) url=http://127.0.0.1:$lua/v1/keys/verify ;;
    introspection)
      url=http://127.0.0.1:$introspection/oauth2/introspect
      file=$home/tokens
      credentials="Basic $(printf 'validator:of-a-benchmark' | base64)"
      type=application/x-www-form-urlencoded
      ;;
  esac
  wrk -t1 -c32 -d"$2"s --latency -s benchmarks/wrk/bodies.lua "$url" -- "$file" "$credentials" "$type" |
    sed -n 's/^RESULT //p'
}

targets="empty-handler verdict-port management-port nginx-lua-redis introspection"
for target in $targets; do
  load "$target" "$seconds" > "$home/warm-$target"
done
for round in $(seq "$rounds"); do
  for target in $targets; do
    load "$target" "$seconds" >> "$home/measured-$target"
  done
done

# median TARGET COLUMN
median() {
  awk -v column="$2" '{ print $column }' "$home/measured-$1" | sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}
# ratio TARGET OTHER COLUMN
ratio() {
  awk -v a="$(median "$1" "$3")" -v b="$(median "$2" "$3")" 'BEGIN { printf "%.2f", a / b }'
}

result=benchmarks/results/$(date -u +%Y-%m-%d)-http.md
{
  echo "# Verdicts over HTTP beside peers, $(date -u +%Y-%m-%d)"
  echo
  echo "$(nproc) cores, $(awk '/MemTotal/ { printf "%d GiB", $2 / 1048576 }' /proc/meminfo), $("$java" -version 2>&1 | sed -n 2p); wrk with 1 thread and 32 connections on the same machine, $seconds s a measurement, medians of $rounds rounds in which the targets take turns, after a warm-up of $seconds s each. 1,000 keys or tokens. Compare ratios, not figures."
  echo
  echo "| target | requests/s | p50 ms | p99 ms | failed |"
  echo "|---|---|---|---|---|"
  for target in $targets; do
    echo "| $target | $(median "$target" 1) | $(median "$target" 2) | $(median "$target" 3) | $(median "$target" 4) |"
  done
  echo
  echo "| the verdict port | ratio | target |"
  echo "|---|---|---|"
  echo "| throughput to an empty handler on the same server | $(ratio verdict-port empty-handler 1) | at least 0.85 |"
  echo "| p99 to an empty handler on the same server | $(ratio verdict-port empty-handler 3) | at most 1.3 |"
  echo "| throughput to nginx, Lua and Redis | $(ratio verdict-port nginx-lua-redis 1) | at least 2 |"
  echo "| throughput to introspection by Spring Authorization Server | $(ratio verdict-port introspection 1) | at least 15 |"
  echo "| throughput to the management port | $(ratio verdict-port management-port 1) | |"
} > "$result"
cat "$result"
