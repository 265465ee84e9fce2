# A long queue to a target that is down, beside idle targets: what it costs receiving, and the lists that show it.

bench_queue() { # DELIVERIES ROUNDS SECONDS
    local round dead idle waiting
    start_echo
    dead=$(free_port 14950)
    say "$1 pending deliveries to a target that is down, and four idle targets"
    idle=(--forward "name=idle1,path=/idle1 127.0.0.1:${port[echo]}" --forward "name=idle2,path=/idle2 127.0.0.1:${port[echo]}"
        --forward "name=idle3,path=/idle3 127.0.0.1:${port[echo]}" --forward "name=idle4,path=/idle4 127.0.0.1:${port[echo]}")
    start_hooksight --store "$work/queue.sqlite" --forward "name=dead 127.0.0.1:$dead" "${idle[@]}"
    fill_up_to "$1"
    waiting=$(newest_id)
    answer_time "deliveries, newest" '/deliveries' 10
    answer_time "deliveries pending" '/deliveries?state=pending' 10
    answer_time "deliveries failed (none)" '/deliveries?state=failed' 10
    answer_time "deliveries to the target that is down" '/deliveries?target=dead' 10
    answer_time "deliveries to an idle target (none)" '/deliveries?target=idle1' 10
    answer_time "deliveries of a provider" '/deliveries?provider=omnisales' 10
    answer_time "deliveries of another provider (none)" '/deliveries?provider=stripe&state=pending' 10
    answer_time "captures with a pending delivery" '/captures?delivery=pending' 10
    answer_time "captures with a failed delivery (none)" '/captures?delivery=failed' 10
    answer_time "captures failed, of a provider (none)" '/captures?delivery=failed&provider=omnisales' 10
    answer_time "captures pending, of another provider (none)" '/captures?delivery=pending&provider=stripe' 10
    for ((round = 0; round < $2; round++)); do
        stop hooksight
        start_hooksight --store "$work/queue.sqlite" --forward "name=dead 127.0.0.1:$dead" "${idle[@]}"
        drive hooksight 32 "$3" long-queue
        stop hooksight
        start_hooksight --forward "name=dead 127.0.0.1:$dead" "${idle[@]}"
        drive hooksight 32 "$3" short-queue
    done
    stop hooksight
    stop echo
    awk -v long="$(column long-queue 32 3)" -v short="$(column short-queue 32 3)" -v n="$waiting" 'BEGIN {
        printf "behind %d pending deliveries: %.0f captures/s beside %.0f without them: ratio %.2f (goal 0.90)\n",
            n, long, short, long / short }'
}
