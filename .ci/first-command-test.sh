#!/usr/bin/env bash
# Tests the first command of the README: ./mvnw spring-boot:run in the root starts Keyledger, and it ends when told to.
# Takes a free port and a temporary data directory. Arguments are handed on to mvnw, for example -o.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
lab=$(mktemp -d)
log=$lab/console.log
data=$lab/data
started=
seconds_to_start=600
seconds_to_end=90
passed=0
failed=0

# Its process group and no other: Maven, and the program it has started.
end_it() { [ -z "$started" ] || kill -"$1" -- "-$started" 2>/dev/null; }
trap 'end_it KILL; rm -rf "$lab"' EXIT
trap 'exit 1' INT TERM

# check CLAIM CONDITION...: counts, and shows what was said where the claim does not hold.
check() {
  local claim=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED %s: %s\n' "$claim" "$*"
    tail -n 40 "$log" | sed 's/^/    said: /'
  fi
}
runs() { kill -0 -- "-$started" 2>/dev/null; }
says_ready() { grep -q '^Keyledger is ready at ' "$log"; }
is_gone() { ! runs; }
# within SECONDS CONDITION: asks again until it holds or the time is up.
within() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.5
  done
}
ready_or_gone() { says_ready || is_gone; }
answers() { [ "$(curl -sS -o "$lab/answer" -w '%{http_code}' --max-time 30 "$2" 2>>"$log")" = "$1" ]; }
is_ready() { answers 200 "$url/actuator/health/readiness"; }
knows_itself() { answers 200 "$url/.well-known/openid-configuration" && grep -qF "\"issuer\":\"$url\"" "$lab/answer"; }

cd "$root" || exit 1
set -m
./mvnw -B "$@" spring-boot:run "-Dspring-boot.run.arguments=--server.port=0 --keyledger.data=$data" \
  >"$log" 2>&1 </dev/null &
started=$!
set +m

within "$seconds_to_start" ready_or_gone
check "Keyledger says within $seconds_to_start seconds that it is ready" says_ready
url=$(sed -n 's/^Keyledger is ready at \([^ ]*\) .*/\1/p' "$log" | head -n 1)
if [ -n "$url" ]; then
  check 'it is ready' within 30 is_ready
  check 'its identity provider is named after where it listens' knows_itself
  check 'its data are where it was told to keep them' test -s "$data/initial-credentials.json"
  end_it TERM
  check "it ends within $seconds_to_end seconds" within "$seconds_to_end" is_gone
  check 'its database ends with it' test ! -e "$data/postgres/postmaster.pid"
fi

printf 'first command: %d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
