# What a store of a million captures costs: the capture rate beside an empty store's, lists, searches, and check --captures.

# So many captures are in the store before anything is measured.
scale_captures=${BENCH_CAPTURES:-1000000}

# Posts until a capture with this id is stored.
fill_up_to() { # ID
    while (($(newest_id) < $1)); do
        BENCH_DISTINCT=$distinct BENCH_FIRST=$(($(newest_id) * 2)) wrk -t1 -c256 -d2s --timeout 10s \
            -s "$root/Scripts/bench.d/post.lua" "http://127.0.0.1:${port[hooksight]}/" >/dev/null ||
            die "wrk could not send to hooksight"
    done
}

# The middle of five answers of the inspector, in milliseconds; prints NAME too.
answer_time() { # NAME PATH GOAL_MS
    local i
    for ((i = 0; i < 5; i++)); do
        curl -fsS -o "$work/answer" -w '%{time_total}\n' "http://127.0.0.1:${port[inspector]}$2" || die "no answer to $2"
    done | median | awk -v name="$1" -v goal="$3" \
        '{ printf "    %-44s %8.1f ms (goal %d)%s\n", name, $1 * 1000, goal, ($1 * 1000 > goal) ? "  TOO SLOW" : "" }'
}

bench_scale() { # STORE ROUNDS SECONDS
    local file=$1 stored
    scale_file=$1
    start_hooksight --store "$file" --keep-bytes none
    say "filling a store with $scale_captures captures"
    # The oldest capture holds a text that no other has.
    curl -fsS -o /dev/null -H 'X-Seq: oldest-of-all-7f3a' -d '{}' "http://127.0.0.1:${port[hooksight]}/first"
    fill_up_to "$scale_captures"
    stored=$(newest_id)
    query_times "$stored"
    command_times "$stored"
    answer_time "path of nearly all" '/captures?path=/webhooks/omni' 100
    answer_time "path that is the oldest's" '/captures?path=/first' 3000
    answer_time "text that is nowhere" '/captures?q=nowhere-at-all-91c2' 3000
    grep -q '"captures":\[\]' <(tr -d '\n ' <"$work/answer") || die "a text that is nowhere was found"
    ! grep -q '"complete":false' <(tr -d '\n ' <"$work/answer") || echo "    TOO SLOW: the search ended early"
    answer_time "text of the oldest capture" '/captures?q=oldest-of-all-7f3a' 3000
    grep -q '"id":1,' <(tr -d '\n ' <"$work/answer") || echo "    the text of the oldest capture was NOT found"
    check_rate "$file" "$stored"
    bench_rates "$file" "$2" "$3"
}

# check --captures beside a running listener, captures of one provider by number.
check_rate() { # STORE CAPTURES
    local began taken
    began=${EPOCHREALTIME/[.,]/}
    "$build_dir/release/hooksight" check --captures --store "$1" >"$work/check.log" 2>&1 || true
    taken=$((${EPOCHREALTIME/[.,]/} - began))
    tail -n 1 "$work/check.log"
    awk -v n="$2" -v us="$taken" \
        'BEGIN { printf "check --captures: %d in %.1f s, %.0f/s (goal 50,000)\n", n, us / 1e6, n / us * 1e6 }'
}

# Full and empty store take turns, so that the machine's mood is the same for both.
bench_rates() { # STORE ROUNDS SECONDS
    local round
    for ((round = 0; round < $2; round++)); do
        stop hooksight
        start_hooksight --store "$1" --keep-bytes none
        distinct=1 drive hooksight 256 "$3" full-store
        stop hooksight
        start_hooksight --keep-bytes none
        distinct=1 drive hooksight 256 "$3" empty-store
    done
    stop hooksight
    awk -v full="$(column full-store 256 3)" -v empty="$(column empty-store 256 3)" -v mib="$(($(stat -c %s "$1") >> 20))" \
        -v fullcpu="$(column full-store 256 6)" -v emptycpu="$(column empty-store 256 6)" 'BEGIN {
        printf "store of %d MiB: %.0f captures/s beside %.0f on an empty one: ratio %.2f (goal 0.90); processor %.1f and %.1f µs\n",
            mib, full, empty, full / empty, fullcpu, emptycpu }'
}
