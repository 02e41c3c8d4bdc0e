#!/usr/bin/env bash
# Mutation testing of one folder of the core: how many small breaks of its code do the unit tests notice?
# Usage: build/mutation.sh FOLDER [TESTS...]   as in: build/mutation.sh Compensation Tests.Compensation. CompensationSpec
#   FOLDER is below src/SalesMetrics; TESTS are parts of the full names of the tests to run. Laws (*Properties) are left out: they take too long for thousands of
#   mutants, so what is printed is a lower bound. Needs the SDK, NuGet and jq; about 25 minutes of two cores for Compensation.
# dotnet-stryker makes the mutants and their list. It would start a test host for each, which takes hours, so it is given no test to run, and build/mutants.cs runs them.
# Prints the score, then every survivor with place and replacement; text (string mutations) is left out.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$1; shift
tests=("$@"); [ ${#tests[@]} -gt 0 ] || tests=("Tests.$folder.")
work=${MUTATION_WORK:-$(mktemp -d)}
mkdir -p "$work"
stryker=$work/tools/dotnet-stryker
[ -x "$stryker" ] || dotnet tool install dotnet-stryker --version 5.1.0 --tool-path "$work/tools" > /dev/null
if [ ! -d "$work/repo" ]; then
  git clone -q . "$work/repo"
  # Mutated code breaks style and analyzers.
  sed -i 's|<TreatWarningsAsErrors>true|<RunAnalyzers>false</RunAnalyzers><TreatWarningsAsErrors>false|; s|<EnforceCodeStyleInBuild>true|<EnforceCodeStyleInBuild>false|' \
    "$work/repo/Directory.Build.props"
fi

bin=$work/repo/artifacts/bin/SalesMetrics.Tests/release
cat > "$work/stryker.json" <<E2
{ "stryker-config": {
  "project": "SalesMetrics.csproj", "test-projects": ["$work/repo/tests/SalesMetrics.Tests/SalesMetrics.Tests.csproj"], "configuration": "Release",
  "mutate": ["**/$folder/**/*.cs"], "ignore-mutations": ["string"], "coverage-analysis": "perTest", "concurrency": 2, "reporters": ["json"],
  "test-case-filter": "FullyQualifiedName~Tests.CurrencyTests" } }
E2

# The assembly with all mutants stands beside the tests only while Stryker runs.
rm -f "$work/stryker.done"
(
  while [ ! -e "$work/stryker.done" ]; do
    if grep -qs MutantControl "$bin/SalesMetrics.dll"; then cp "$bin/SalesMetrics.dll" "$work/copy.dll" && mv "$work/copy.dll" "$work/mutated.dll"; fi
    sleep 1
  done
) &
(cd "$work/repo/tests/SalesMetrics.Tests" && "$stryker" -f "$work/stryker.json" -O "$work/stryker" > "$work/stryker.log" 2>&1) || { tail -20 "$work/stryker.log"; touch "$work/stryker.done"; exit 1; }
touch "$work/stryker.done"; wait

dotnet build -c Release build/mutants.cs -o "$work/mutants" -v quiet -clp:NoSummary > "$work/build.log" || { cat "$work/build.log"; exit 1; }
cp "$work/mutated.dll" "$bin/SalesMetrics.dll"
cp "$work/mutants/mutants.dll" "$bin/"
report=$work/stryker/reports/mutation-report.json
{ printf '+%s\n' "${tests[@]}"; printf -- '-Properties\n-llocat\n'; } > "$work/rules"
run() { (cd "$bin" && dotnet exec --depsfile SalesMetrics.Tests.deps.json --runtimeconfig SalesMetrics.Tests.runtimeconfig.json mutants.dll "$@"); }
list='[.files | to_entries[] | select(.key | contains("/'$folder'/")) | .key as $file | .value.mutants[] | . + {file: ($file | sub(".*/src/SalesMetrics/"; ""))}]'
jq -r "$list"' | .[] | select(.status == "NoCoverage" or .status == "Survived" or .status == "Killed") | .id' "$report" > "$work/ids"
run cover "$work/rules" "$work/cover"
rm -f "$work/results" "$work/fresh"; touch "$work/fresh"
run test "$work/cover" "$work/ids" "$work/results"
awk -F'\t' '$2 == "S" { print $1 }' "$work/results" > "$work/survivors"
run fresh "$work/cover" "$work/survivors" "$work/fresh"

jq -r "$list"' | .[] | [.id, .file, .location.start.line, .mutatorName, (.replacement | gsub("\\s+"; " "))] | @tsv' "$report" > "$work/places"
awk -F'\t' '
  FILENAME ~ /results$/ { said[$1] = $2; next }
  FILENAME ~ /fresh$/ { if ($2 != "S") said[$1] = "K"; next }
  $1 in said { count[said[$1]]++; all++; if (said[$1] ~ /[SN]/) left = left "\n" said[$1] " " $2 ":" $3 " " $4 ": " $5 }
  END { printf "%d mutants: %d killed, %d without end, %d survived, %d that no test comes by; score %.1f %%\n%s\n", all, count["K"], count["T"], count["S"], count["N"], \
    100 * (count["K"] + count["T"]) / all, left }' "$work/results" "$work/fresh" "$work/places"
