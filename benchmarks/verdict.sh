#!/usr/bin/env bash
# Measures a verdict in process beside one bare HMAC-SHA-256, with JMH. Takes about ten minutes and up to 8 GiB of memory.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
[ -f benchmarks/target/classpath ] || { echo "Run ./mvnw package first." >&2; exit 1; }
classpath=benchmarks/target/classes:$(cat benchmarks/target/classpath)
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

for threads in 1 2; do
  "$java" -cp "$classpath" org.openjdk.jmh.Main VerdictBenchmark -t "$threads" -prof gc -rf csv -rff "$home/$threads.csv" >&2
done
"$java" -Djava.awt.headless=true -cp "$classpath" io.keyledger.benchmarks.VerdictReport \
  "benchmarks/results/$(date -u +%Y-%m-%d)-verdict" \
  "$(nproc) cores, $(awk '/MemTotal/ { printf "%d GiB", $2 / 1048576 }' /proc/meminfo), $("$java" -version 2>&1 | sed -n 2p)" \
  "$home/1.csv" "$home/2.csv"
