# Where hooksight's time goes under load: processor by thread, then functions by thread.

# Thread, user and system ticks, one line each.
thread_ticks() {
    awk '{ name = $0; sub(/^[^(]*\(/, "", name); sub(/\) .*/, "", name); gsub(/ /, "_", name); id = $1
           sub(/.*\) /, ""); print id, name, $12, $13 }' /proc/"${pid[hooksight]}"/task/*/stat 2>/dev/null
}

# A round more, which does not count.
profile() { # CONNECTIONS
    local connections=$1 before first rounds_measured
    rounds_measured=$(<"$work/results")
    say "profile at $connections connections"
    before=$(thread_ticks)
    first=$(newest_id)
    if perf record -q -F 997 -e cpu-clock -o "$work/perf.data" -- true 2>/dev/null; then
        perf record -q -F 997 -e cpu-clock -o "$work/perf.data" -p "${pid[hooksight]}" -- sleep "$seconds" &
        drive hooksight "$connections" "$seconds"
        wait $!
    else
        echo "perf does not run here (Debian: linux-perf; Ubuntu: linux-tools-generic), so only the threads are told"
        drive hooksight "$connections" "$seconds"
    fi
    { sed 's/^/before /' <<<"$before"; thread_ticks | sed 's/^/after /'; } |
        awk -v n=$(($(newest_id) - first)) '
            $1 == "before" { user[$2] = $4; system_[$2] = $5 }
            $1 == "after" && $4 + $5 - user[$2] - system_[$2] > 5 {
                printf "    %-24s %6.1f µs/request in the program, %6.1f in the kernel\n", $3 ":" $2,
                    ($4 - user[$2]) * 10000 / n, ($5 - system_[$2]) * 10000 / n
            }'
    [[ ! -s $work/perf.data ]] || perf report -i "$work/perf.data" --stdio --sort pid,dso,symbol --percent-limit 0.5 2>"$work/perf.log" |
        grep -E '^ +[0-9]' | swift demangle --simplified | sed -E 's/ +$//' | cut -c1-150
    printf '%s\n' "$rounds_measured" >"$work/results"
}
