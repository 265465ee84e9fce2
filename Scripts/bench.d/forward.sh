# What handing on costs, and how fast it is: the echo is the app.

# A number of the only target: succeeded attempts, or a state of its deliveries.
target_number() { inspect /targets | tr -d '\n ' | sed -nE "s/.*\"$1\":([0-9]+).*/\\1/p"; }

bench_forwarding() { # ROUNDS SECONDS
    local round began ended taken waiting
    for ((round = 0; round < $1; round++)); do
        stop hooksight
        start_hooksight
        drive hooksight 32 "$2" alone
        stop hooksight
        start_hooksight --forward "name=echo 127.0.0.1:${port[echo]}" --parallel 32
        drive hooksight 32 "$2" handing-on
        taken=$(target_number succeeded)
        waiting=$(target_number pending)
        began=${EPOCHREALTIME/[.,]/}
        while (($(target_number pending) > 0)); do :; done
        ended=${EPOCHREALTIME/[.,]/}
        echo "$taken $2" >>"$work/forwards"
        awk -v n="$taken" -v s="$2" -v w="$waiting" -v us="$((ended - began))" -v kb="$(memory VmRSS)" 'BEGIN {
            printf "    %.0f/s handed on meanwhile; %d waited at the end, gone in %.1f s; %.1f MiB\n", n / s, w, us / 1e6, kb / 1024 }'
    done
    report_forwarding
}

report_forwarding() {
    local alone beside taken
    alone=$(column alone 32 3)
    beside=$(column handing-on 32 3)
    taken=$(awk '{ print $1 / $2 }' "$work/forwards" | median)
    awk -v a="$alone" -v b="$beside" -v t="$taken" 'BEGIN {
        printf "handing on: %.0f captures/s without, %.0f with: ratio %.2f (goal 0.65); %.0f handed on/s: ratio %.2f (goal 0.50)\n", a, b, b / a, t, t / a }'
}
