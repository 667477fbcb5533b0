#!/usr/bin/env bash
# Tests ./mvnw with stubs only: a Java that knows its version, a Maven that tells how it was called, an archive of our
# own. Nothing is fetched, nothing outside a temporary directory is written. Every case runs in each shell at hand.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
passed=0
failed=0
tools="sh env sed tr cat cp mv rm mkdir mktemp tar gzip printf sha512sum uname sleep ls"

# check CLAIM CONDITION...: counts, and shows what mvnw said where the claim does not hold.
check() {
  local claim=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED [%s] %s: %s\n' "$shell" "$claim" "$*"
    sed 's/^/    out: /' "$case/out"
    sed 's/^/    err: /' "$case/err"
  fi
}
status_is() { [ "$status" -eq "$1" ]; }
says() { grep -qF -- "$1" "$case/out"; }
complains() { grep -qF -- "$1" "$case/err"; }
is_one_sentence() { [ "$(wc -l <"$case/err")" -eq 1 ] && [ ! -s "$case/out" ]; }
is_silent() { [ ! -s "$case/err" ]; }
maven_never_ran() { [ ! -e "$case/maven-ran" ]; }
nothing_is_kept() { [ -z "$(ls -A "$case/home dir/.m2/wrapper/dists" 2>/dev/null)" ]; }
one_maven_is_kept() { [ "$(ls -A "$case/home dir/.m2/wrapper/dists" | wc -l)" -eq 1 ]; }

# stub_java HOME VERSION [jre]: the release file is left out, so that the version has to be asked for.
stub_java() {
  mkdir -p "$1/bin"
  cat >"$1/bin/java" <<STUB
#!/bin/sh
case \$* in *-XshowSettings*) echo "    java.home = $1" >&2 ;; esac
echo 'openjdk version "$2" 2026-01-01' >&2
STUB
  chmod +x "$1/bin/java"
  [ "${3:-jdk}" = jre ] || { cp "$1/bin/java" "$1/bin/javac"; }
}

# stub_maven FILE VERSION: answers --version as Maven does, in colour; otherwise tells how it was called.
stub_maven() {
  mkdir -p "$(dirname "$1")"
  cat >"$1" <<STUB
#!/bin/sh
if [ "\$*" = --version ]; then
  printf '\033[1mApache Maven $2 (abc)\033[m\nMaven home: /x\n'
  exit 0
fi
: >"$case/maven-ran"
echo "maven $2"
for argument in "\$@"; do echo "argument <\$argument>"; done
echo "JAVA_HOME=<\${JAVA_HOME:-}> JAVA25_HOME=<\${JAVA25_HOME:-}>"
exit \${MAVEN_STUB_EXIT:-0}
STUB
  chmod +x "$1"
}

# A fresh home, a PATH with the plain tools alone, and no Java or Maven anywhere.
new_case() {
  case=$lab/$shell/$1
  mkdir -p "$case/home dir" "$case/path" "$case/jvm"
  : >"$case/out"
  : >"$case/err"
  local tool
  for tool in $tools; do ln -s "$(command -v "$tool")" "$case/path/$tool"; done
  script=$root/mvnw
}

# run [VARIABLE=VALUE...] -- ARGUMENTS: runs mvnw in the case's world; a hang counts as a failure.
run() {
  local settings=()
  while [ "$1" != -- ]; do
    settings+=("$1")
    shift
  done
  shift
  timeout 30 env -i PATH="$case/path" HOME="$case/home dir" MVNW_JDK_DIRS="$case/jvm" MVNW_ARCHIVE_URL="file://$case/none" \
    "${settings[@]}" "$shell_path" "$script" "$@" >"$case/out" 2>"$case/err"
  status=$?
}

# An archive with a stub in it, and a copy of mvnw that differs in the pinned checksum alone.
our_own_archive() {
  local name
  name=apache-maven-$(sed -n 's/^maven_version=//p' "$root/mvnw")
  stub_maven "$case/$name/bin/mvn" 3.9.99
  tar -czf "$case/archive.tar.gz" -C "$case" "$name"
  script=$case/mvnw
  sed "s/^maven_sha512=.*/maven_sha512=$(sha512sum <"$case/archive.tar.gz" | cut -c1-128)/" "$root/mvnw" >"$script"
  check 'only the pinned checksum differs' test "$(diff "$root/mvnw" "$script" | grep -c '^>')" -eq 1
}

an_installed_maven_is_used() {
  stub_java "$case/jvm/jdk-25" 25.0.3
  stub_maven "$case/path/mvn" "$1"
  run -- -B verify '-Dname=two words'
  check "an installed Maven $1 is used" says "maven $1"
  check 'arguments arrive whole' says 'argument <-Dname=two words>'
  check 'nothing is said' is_silent
  check 'nothing is fetched' nothing_is_kept
  run MAVEN_STUB_EXIT=7 -- verify
  check "Maven's exit code is passed on" status_is 7
}

an_old_maven_is_passed_over() {
  stub_java "$case/jvm/jdk-25" 25.0.3
  stub_maven "$case/path/mvn" "$1"
  our_own_archive
  run "MVNW_ARCHIVE_URL=file://$case/archive.tar.gz" -- verify
  check "instead of Maven $1 the pinned one runs" says 'maven 3.9.99'
}

without_maven_the_pinned_one_is_fetched_once() {
  stub_java "$case/jvm/jdk-25" 25
  our_own_archive
  run "MVNW_ARCHIVE_URL=file://$case/archive.tar.gz" -- verify
  check 'the pinned Maven runs' says 'maven 3.9.99'
  check 'one Maven and no leftover is kept' one_maven_is_kept
  rm "$case/archive.tar.gz"
  run -- verify
  check 'the second time needs no archive' says 'maven 3.9.99'
  check 'the second time says nothing' is_silent
}

a_tampered_archive_is_refused() {
  stub_java "$case/jvm/jdk-25" 25.0.3
  our_own_archive
  script=$root/mvnw
  run "MVNW_ARCHIVE_URL=file://$case/archive.tar.gz" -- verify
  check 'a wrong checksum is an error' status_is 1
  check 'it says so' complains 'is not the expected Apache Maven'
  check 'nothing of it is kept' nothing_is_kept
  check 'nothing of it runs' maven_never_ran
}

an_archive_without_a_checking_tool_is_refused() {
  stub_java "$case/jvm/jdk-25" 25.0.3
  our_own_archive
  rm "$case/path/sha512sum"
  run "MVNW_ARCHIVE_URL=file://$case/archive.tar.gz" -- verify
  check 'what cannot be checked is an error' status_is 1
  check 'it names the tools' complains 'neither sha512sum nor shasum nor openssl'
  check 'nothing unchecked is kept' nothing_is_kept
  check 'nothing unchecked runs' maven_never_ran
}

an_archive_out_of_reach_is_an_error() {
  stub_java "$case/jvm/jdk-25" 25.0.3
  run -- verify
  check 'an unreachable archive is an error' status_is 1
  check 'it says what to do' complains 'install Maven 3.8 or newer'
  check 'nothing is left over' nothing_is_kept
}

builds_starting_together_share_one_maven() {
  stub_java "$case/jvm/jdk-25" 25.0.3
  our_own_archive
  local pids=() pid one worst=0
  for one in 1 2 3 4 5 6; do
    timeout 30 env -i PATH="$case/path" HOME="$case/home dir" MVNW_JDK_DIRS="$case/jvm" \
      MVNW_ARCHIVE_URL="file://$case/archive.tar.gz" "$shell_path" "$script" verify >"$case/out.$one" 2>"$case/err" &
    pids+=("$!")
  done
  for pid in "${pids[@]}"; do wait "$pid" || worst=$?; done
  status=$worst
  check 'all of them run' status_is 0
  check 'one Maven and no leftover is kept' one_maven_is_kept
  check 'it does not hold a second one' test -z "$(find "$case/home dir/.m2/wrapper/dists" -mindepth 2 -type d -name 'apache-maven-*' -o -mindepth 2 -type d -name mvnw)"
}

without_a_jdk25_nothing_is_built() {
  stub_java "$case/jvm/jdk-17" 17.0.15
  stub_java "$case/jvm/jdk-26" 26
  stub_java "$case/jvm/jdk-8" 1.8.0_402
  stub_java "$case/jvm/jre-25" 25.0.3 jre
  ln -s "$case/jvm/jdk-17/bin/java" "$case/path/java"
  stub_maven "$case/path/mvn" 3.9.9
  run -- verify
  check 'a missing JDK 25 is an error' status_is 1
  check 'it is named' complains 'a JDK 25 has to be installed'
  check 'the way out is named' complains 'JAVA25_HOME='
  check 'it is one sentence' is_one_sentence
  check 'Maven does not start' maven_never_ran
  run -- --version
  check '--version needs no JDK 25' says 'Apache Maven 3.9.9'
  run -- -h
  check '-h needs no JDK 25' says 'argument <-h>'
}

without_any_java_one_sentence_says_so() {
  stub_maven "$case/path/mvn" 3.9.9
  run -- verify
  check 'no Java at all is an error' status_is 1
  check 'the JDK is named' complains 'a JDK 25 has to be installed'
  check 'it is one sentence' is_one_sentence
  run -- --version
  check 'also for --version' is_one_sentence
  check 'Maven does not start' maven_never_ran
}

a_jdk25_is_found_in() {
  local home=$1
  stub_java "$case/jvm/jdk-17" 17.0.15
  stub_java "$home" 25.0.3
  ln -s "$case/jvm/jdk-17/bin/java" "$case/path/java"
  stub_maven "$case/path/mvn" 3.9.9
  run "${@:2}" -- verify
  check "a JDK 25 in ${home#"$case"/} is handed to the build" says "JAVA25_HOME=<$home>"
}

the_first_jdk25_is_taken() {
  stub_java "$case/jvm/jdk-25" 25.0.3
  a_jdk25_is_found_in "$case/chosen" "JAVA25_HOME=$case/chosen" "JAVA_HOME=$case/jvm/jdk-25"
}

a_release_file_saves_asking() {
  stub_java "$case/jvm/jdk" 17.0.1
  printf 'IMPLEMENTOR="X"\nJAVA_VERSION="25.0.3"\n' >"$case/jvm/jdk/release"
  stub_maven "$case/path/mvn" 3.9.9
  run -- verify
  check 'the release file tells the version' says "JAVA25_HOME=<$case/jvm/jdk>"
}

the_java_on_the_path_is_found_behind_its_link() {
  stub_java "$case/odd/jdk" 25.0.3
  ln -s "$case/odd/jdk/bin/java" "$case/path/java"
  stub_maven "$case/path/mvn" 3.9.9
  run -- verify
  check 'a JDK 25 on the PATH is handed to the build' says "JAVA25_HOME=<$case/odd/jdk>"
  check 'JAVA_HOME is left alone' says 'JAVA_HOME=<>'
}

toolchains_xml_is_read() {
  mkdir -p "$case/home dir/.m2"
  printf '<toolchains>\n <jdkHome>\n</jdkHome>\n  <jdkHome> %s </jdkHome>\n</toolchains>\n' "$case/odd/jdk" \
    >"$case/home dir/.m2/toolchains.xml"
  a_jdk25_is_found_in "$case/odd/jdk"
}

maven_gets_a_java() {
  stub_java "$case/jvm/jdk-11" 11.0.2
  stub_java "$case/jvm/jdk-25" 25.0.3
  stub_maven "$case/path/mvn" 3.9.9
  run -- verify
  check 'without a Java of its own Maven runs on the JDK 25' says "JAVA_HOME=<$case/jvm/jdk-25>"
  run "JAVA_HOME=$case/gone" -- verify
  check 'a dangling JAVA_HOME is mended' says "JAVA_HOME=<$case/jvm/jdk-25>"
  run "JAVA_HOME=$case/jvm/jdk-11" -- verify
  check 'a JAVA_HOME too old for the plugins is mended' says "JAVA_HOME=<$case/jvm/jdk-25>"
  stub_java "$case/jvm/jdk-17" 17.0.15
  run "JAVA_HOME=$case/jvm/jdk-17" -- verify
  check 'a JAVA_HOME of 17 is left alone' says "JAVA_HOME=<$case/jvm/jdk-17>"
}

all_cases() {
  local version place
  for version in 3.8.7 3.9.16 3.10.0 4.0.0; do new_case "new-$version" && an_installed_maven_is_used "$version"; done
  for version in 3.6.3 3.0 2.2.1; do new_case "old-$version" && an_old_maven_is_passed_over "$version"; done
  new_case fetched && without_maven_the_pinned_one_is_fetched_once
  new_case tampered && a_tampered_archive_is_refused
  new_case unchecked && an_archive_without_a_checking_tool_is_refused
  new_case out-of-reach && an_archive_out_of_reach_is_an_error
  new_case together && builds_starting_together_share_one_maven
  new_case no-jdk25 && without_a_jdk25_nothing_is_built
  new_case no-java && without_any_java_one_sentence_says_so
  for place in jvm/temurin jvm/mac.jdk/Contents/Home 'home dir/.sdkman/candidates/java/25.0.3-tem' 'home dir/.jdks/jdk'; do
    new_case "in-${place//[ \/]/-}" && a_jdk25_is_found_in "$case/$place"
  done
  new_case by-java-home && a_jdk25_is_found_in "$case/odd/jdk" "JAVA_HOME=$case/odd/jdk"
  new_case by-java25-home && a_jdk25_is_found_in "$case/odd dir/jdk" "JAVA25_HOME=$case/odd dir/jdk"
  new_case chosen && the_first_jdk25_is_taken
  new_case release-file && a_release_file_saves_asking
  new_case on-the-path && the_java_on_the_path_is_found_behind_its_link
  new_case toolchains && toolchains_xml_is_read
  new_case maven-java && maven_gets_a_java
}

for shell in dash bash ksh busybox; do
  shell_path=$(command -v "$shell") || continue
  if [ "$shell" = busybox ]; then
    printf '#!/bin/sh\nexec %s sh "$@"\n' "$shell_path" >"$lab/busybox-sh"
    chmod +x "$lab/busybox-sh"
    shell_path=$lab/busybox-sh
  fi
  all_cases
done

printf 'mvnw: %d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
