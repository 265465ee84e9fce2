# The JSON reader beside Foundation's, the validator beside Python's, and the judging of one event; no sockets.
# Scripts/bench.d/json is the program that measures; peers.py measures the validators that BENCH_PYTHON finds.

json_bench=$root/Scripts/bench.d/json

bench_json() { # ROUNDS SECONDS
    local suites=${HOOKSIGHT_SUITES:-$root/../shared/suites} python=${BENCH_PYTHON:-python3} material=$work/json
    mkdir -p "$material"
    [[ -d $suites/json-schema/tests ]] || say "no official suites at $suites (HOOKSIGHT_SUITES): their texts are left out"
    "$json_program" prepare "$root" "$suites" "$build_dir/release/hooksight" "$material"
    note_machine
    say "JSON: reading, validating, judging; the best of $1 rounds of $2 s for each figure"
    "$json_program" measure "$material" "$1" "$2" >"$work/json-results"
    if command -v "$python" >/dev/null; then
        "$python" "$json_bench/peers.py" "$material" "$1" "$2" >>"$work/json-results"
    else
        printf 'missing\t%s\n' "$python" >>"$work/json-results"
    fi
    report_reading
    report_validating
    report_judging
}

build_json() {
    say "building the JSON bench"
    swift build "${swift_flags[@]}" "${release_flags[@]}" --product json-bench
    json_program=$build_dir/release/json-bench
}

report_reading() {
    say "reading, MB/s (10⁶ bytes); the ratio is JSONText to JSONSerialization"
    echo "JSONText: checked in full and indexed; JSONDocument: the same, keeping the bytes; read out: and a String or Double made of every value"
    echo "JSONSerialization: a tree of objects; JSONDecoder: into a recursive enum of any value"
    awk -F '\t' '
        $1 == "read" { if (!($2 in bytes)) texts[++n] = $2; bytes[$2] = $3; rate[$2, $4] = $3 / $5 / 1e6 }
        END {
            printf "%-12s %9s %9s %13s %9s %18s %12s %7s\n", "text", "bytes", "JSONText", "JSONDocument", "read out", "JSONSerialization", "JSONDecoder", "ratio"
            for (i = 1; i <= n; i++) {
                t = texts[i]; ratio = rate[t, "JSONText"] / rate[t, "JSONSerialization"]
                if (i == 1 || ratio < least) least = ratio
                printf "%-12s %9d %9.0f %13.0f %9.0f %18.1f %12.1f %7.1f\n", t, bytes[t], rate[t, "JSONText"],
                    rate[t, "JSONDocument"], rate[t, "JSONText, read out"], rate[t, "JSONSerialization"], rate[t, "JSONDecoder"], ratio
            }
            printf "the least ratio is %.1f (goal 1.0)\n", least
        }' "$work/json-results"
}

report_validating() {
    say "validating, parsing left out: validations/s; the ratio is the time beside jsonschema-rs"
    echo "hooksight: valid or not; report: with every error and undocumented member; the others: is_valid, called from Python"
    echo "the ratio counts against jsonschema-rs only what it takes longer than the loop and a call that judges nothing"
    awk -F '\t' '
        $1 == "missing" { print $2 " is not installed, left out" }
        $1 == "left out" { print $2 ": left out of " $3 ": " $4 }
        $1 == "validate" {
            if (!($2 in count)) sets[++n] = $2
            count[$2] = $3; valid[$2, $4] = $5; time[$2, $4] = $6
        }
        $1 == "call" { call[$2, $4] = $5 }
        function rate(set, who,   persecond) {
            if (!((set, who) in time)) return "-"
            persecond = count[set] / time[set, who]
            return sprintf(persecond < 10 ? "%.2f" : "%.0f", persecond)
        }
        END {
            printf "%-18s %9s %10s %10s %14s %11s %7s\n", "set", "instances", "hooksight", "report", "jsonschema-rs", "jsonschema", "ratio"
            for (i = 1; i <= n; i++) {
                s = sets[i]; ratio = "-"; peer = "jsonschema-rs"
                if ((s, "hooksight") in time && (s, peer) in time) {
                    net = time[s, peer] - call[s, peer]
                    ratio = net > 0 ? sprintf("%.2f", time[s, "hooksight"] / net) : "?"
                    if (ratio + 0 > worst) worst = ratio
                }
                printf "%-18s %9d %10s %10s %14s %11s %7s\n", s, count[s], rate(s, "hooksight"), rate(s, "report"), rate(s, peer), rate(s, "jsonschema"), ratio
                for (key in valid) {
                    split(key, part, SUBSEP)
                    if (part[1] == s && (s, "hooksight") in valid && valid[key] != valid[s, "hooksight"])
                        printf "warning: %s: %s finds %d valid, hooksight %d\n", s, part[2], valid[key], valid[s, "hooksight"]
                }
            }
            if (worst) printf "the greatest ratio is %.2f (goal 2.00)\n", worst
        }' "$work/json-results"
    echo "samples: each by the schema of its event; documents: the built-in provider documents by theirs; meta-…: every schema of the"
    echo "official suite by its meta-schema; catalogue, coordinates, posts: one large instance each, made for this"
}

report_judging() {
    awk -F '\t' '
        $1 == "judge" { told = told sprintf("%s %s %.2f", told == "" ? "" : ",", $2, $4 * 1e6); bytes = $3 }
        END { printf "==> judging one event of %d bytes, µs:%s\n", bytes, told }' "$work/json-results"
    echo "all: the stages as the receiver runs them, with the event and the headers read and the findings put together"
}
