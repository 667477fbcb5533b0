#!/usr/bin/env bash
# Starts standalone until it says that it is ready, and ends it then: by that time keyring, organizations, first Owner
# and a key for validators are there. Later runs find everything done. Arguments: the jar, and what to hand on to it.
set -u

exec 3< <(exec java -jar "$@" 2>&1)
running=$!
trap 'kill "$running" 2>/dev/null' TERM INT
ready=1
while read -r line; do
  printf '%s\n' "$line"
  case $line in
    # At the start of a line for people, further on in one that is JSON.
    *'Keyledger is ready at '*)
      ready=0
      kill "$running"
      ;;
  esac
done <&3
exit "$ready"
