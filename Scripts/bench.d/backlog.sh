# A backlog of deliveries to an app that was down: how fast it goes once the app is there, and in how much memory.

# Posts until so many deliveries wait; prints how many.
fill_backlog() { # DELIVERIES
    while (($(target_number pending) < $1)); do
        wrk -t1 -c256 -d2s --timeout 10s -s "$root/Scripts/bench.d/post.lua" "http://127.0.0.1:${port[hooksight]}/" \
            >/dev/null || die "wrk could not send to hooksight"
    done
    target_number pending
}

bench_backlog() { # DELIVERIES
    local waiting before began ended most
    stop hooksight
    stop echo
    start_hooksight --forward "name=echo 127.0.0.1:${port[echo]}" --parallel 32
    waiting=$(fill_backlog "$1")
    before=$(memory VmRSS)
    # The greatest size from here on.
    echo 5 >"/proc/${pid[hooksight]}/clear_refs"
    start_echo "${port[echo]}"
    began=${EPOCHREALTIME/[.,]/}
    # Each look counts all deliveries, so there is not one right after the other.
    while (($(target_number pending) > 0)); do sleep 0.1; done
    ended=${EPOCHREALTIME/[.,]/}
    most=$(memory VmHWM)
    awk -v n="$waiting" -v us="$((ended - began))" -v before="$before" -v most="$most" -v now="$(memory VmRSS)" 'BEGIN {
        printf "backlog: %d deliveries gone in %.1f s (%.0f/s); memory %.1f MiB before, at most %.1f MiB, then %.1f MiB\n",
            n, us / 1e6, n / us * 1e6, before / 1024, most / 1024, now / 1024 }'
}
