#!/usr/bin/env bash
# Measures verdicts over HTTP beside peers, all behind the same load generator in one run, and writes a table and a plot to
# benchmarks/results/. Needs ./mvnw package, a JDK 25, and Debian's wrk, nginx with libnginx-mod-http-lua, lua-cjson and
# lua-nginx-redis, redis-server and psql. Everything listens on loopback and stops by itself.
#
#   benchmarks/http.sh [seconds a measurement, default 10] [rounds, default 3]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

seconds=${1:-10}
rounds=${2:-3}
. benchmarks/common.sh
jar=standalone/target/keyledger.jar
[ -f "$jar" ] || { echo "Run ./mvnw package first." >&2; exit 1; }
management=18110 verdicts=18111 empty=18112 lua=18113 introspection=18114

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
empty_process=$!
started+=("$empty_process")
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

# recorded TARGET PROCESS: the same load once more, after everything was measured, with a flight recorder on board.
recorded() {
  local jcmd=${JAVA_HOME:+$JAVA_HOME/bin/}jcmd
  "$jcmd" "$2" JFR.start name=load settings=profile 'jdk.ThreadCPULoad#period=1s' > "$home/jcmd.log"
  load "$1" "$seconds" > "$home/recorded-$1"
  "$jcmd" "$2" JFR.dump name=load filename="$home/$1.jfr" >> "$home/jcmd.log"
  "$jcmd" "$2" JFR.stop name=load >> "$home/jcmd.log"
}
recorded empty-handler "$empty_process"
recorded verdict-port "${started[0]}"
recorded introspection "${started[-1]}"

# median TARGET COLUMN
median() {
  awk -v column="$2" '{ print $column }' "$home/measured-$1" | sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}
# ratio TARGET OTHER COLUMN
ratio() {
  awk -v a="$(median "$1" "$3")" -v b="$(median "$2" "$3")" 'BEGIN { printf "%.2f", a / b }'
}

result=benchmarks/results/$today-http.md
{
  echo "# Verdicts over HTTP beside peers, $today"
  echo
  echo "$(machine); wrk with 1 thread and 32 connections on the same machine, $seconds s a measurement, medians of $rounds rounds in which the targets take turns, after a warm-up of $seconds s each. 1,000 keys or tokens. Compare ratios, not figures."
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
for target in $targets; do
  printf 'requests\t%s\t%s\n' "$target" "$(median "$target" 1)"
done | chart "$result" "Verdicts over HTTP beside peers" "requests a second"
for target in empty-handler verdict-port introspection; do
  "$java" -cp "$classpath" io.keyledger.benchmarks.Profile "$home/$target.jfr" "Where the time goes: $target" >> "$result"
done
cat "$result"
