# The stream and waits: nothing is missed through broken connections and kills, how late a reader is, what readers and waits
# cost the capture rate. Scripts/bench.d/stream has the clients.

stream_clients=$root/Scripts/bench.d/stream

# Holds clients while load is driven; what they ask for is the rest.
with_held() { # NAME SECONDS CLIENTS…
    local held
    coproc HELD { exec python3 "$stream_clients/hold.py" "${@:3}" 2>"$work/held.log"; }
    held=$HELD_PID
    pid[held]=$held
    read -r _ <&"${HELD[0]}" || die "the clients did not start: $(tail -n 3 "$work/held.log")"
    drive hooksight 256 "$2" "$1"
    stop held
}

# The rate with clients beside the rate without, in turns.
report_cost() { # NAME WHAT GOAL
    awk -v with="$(column "$1" 256 3)" -v without="$(column "$1-without" 256 3)" -v what="$2" -v goal="$3" \
        'BEGIN { printf "%s: %.0f captures/s beside %.0f without: ratio %.2f (goal %s)\n", what, with, without, with / without, goal }'
}

bench_stream() { # ROUNDS SECONDS
    local round
    say "a reader through 200 broken connections and 20 kill -9"
    python3 "$stream_clients/follow.py" "$build_dir/release/hooksight" "$work"
    start_hooksight
    say "how late a reader is at 1,000 captures/s"
    python3 "$stream_clients/latency.py" "${port[hooksight]}" "${port[inspector]}" "$((2 * $2))" 1000
    say "races of events and waits: ${BENCH_RACES:-100000}"
    python3 "$stream_clients/races.py" "${port[hooksight]}" "${port[inspector]}" "${BENCH_RACES:-100000}"
    say "1,000 open waits"
    for ((round = 0; round < $1; round++)); do
        drive hooksight 256 "$2" waits-without
        with_held waits "$2" waits "${port[inspector]}" 1000
    done
    report_cost waits "1,000 open waits" 0.95
    say "200 readers of the stream, 20 of them stuck, at 1,000 captures/s"
    coproc HELD { exec python3 "$stream_clients/hold.py" readers "${port[inspector]}" 200 20 2>"$work/held.log"; }
    pid[held]=$HELD_PID
    read -r _ <&"${HELD[0]}" || die "the readers did not start: $(tail -n 3 "$work/held.log")"
    python3 "$stream_clients/latency.py" "${port[hooksight]}" "${port[inspector]}" "$((2 * $2))" 1000
    stop held
    stop hooksight
}
