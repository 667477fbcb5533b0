#!/usr/bin/env bash
# Measures a verdict in process beside one bare HMAC-SHA-256, with JMH. Takes about ten minutes and up to 8 GiB of memory.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

. benchmarks/common.sh
trap 'rm -rf "$home"' EXIT

for threads in 1 2; do
  "$java" -cp "$classpath" org.openjdk.jmh.Main VerdictBenchmark -t "$threads" -prof gc -rf csv -rff "$home/$threads.csv" >&2
done
"$java" -Djava.awt.headless=true -cp "$classpath" io.keyledger.benchmarks.VerdictReport \
  "benchmarks/results/$today-verdict" \
  "$(machine)" \
  "$home/1.csv" "$home/2.csv"
